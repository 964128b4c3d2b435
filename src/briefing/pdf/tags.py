"""The structure tree into the file: a structure element for each Tag that has content, and from each mark and each
link's annotation the way back to it (ISO 32000-1, 14.7; ISO 14289-1, 7).

Structure elements exist in great numbers: their bytes are written here, and ReportLab numbers them.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from briefing.pdf.alternatives import TICK, alternative, boxes
from briefing.pdf.backend import Array, Dictionary, Document, Name, Ready, Reference, literal, number_of, text, written
from briefing.pdf.links import Annotation, Leaves
from briefing.pdf.marks import Mark, Marks
from briefing.pdf.structure import Structure, Tag

FORMS = ("Decimal", "LowerAlpha", "LowerRoman")  # of numbered lists, by how many are around
ROLES = {"Aside": "Div"}  # what PDF 1.7 does not know, as what it knows (14.7.3)


class _Tree:
    """What is known while the tree is written."""

    def __init__(self, document: Document, structure: Structure, marks: Marks, leaves: Leaves,
                 annotations: Sequence[Annotation]) -> None:
        self.document, self.marks = document, marks
        self.pages = [number_of(document, leaf) for leaf in leaves.references]
        self.links: dict[Tag, list[Annotation]] = {}
        for annotation in annotations:
            assert annotation.tag
            self.links.setdefault(annotation.tag, []).append(annotation)
        figures = {node: tag for node, segment in structure.owners.items()
                   if (tag := structure.segments[segment]).kind == "Figure"}
        self.boxes = boxes(leaves.pages, figures)
        self.made: dict[Tag, Reference] = {}
        self.notes: dict[str, Reference] = {}
        self.living: set[Tag] = set()
        self.live(structure.root)

    def live(self, tag: Tag) -> bool:
        """Whether anything of a Tag is on a page; all of which this is so are `living`."""
        alive = [kid in self.marks.of if isinstance(kid, int) else self.live(kid) for kid in tag.kids]
        if tag in self.links or any(alive):
            self.living.add(tag)
        return tag in self.living


def embed(document: Document, structure: Structure, marks: Marks, leaves: Leaves,
          annotations: Sequence[Annotation]) -> Reference:
    """A reference to the structure tree's root. Each annotation is told its key in the parent tree; those of pages are
    their indices."""
    tree = _Tree(document, structure, marks, leaves, annotations)
    root = Dictionary({"Type": Name("StructTreeRoot"), "RoleMap": Dictionary({k: Name(v) for k, v in ROLES.items()})})
    reference = document.Reference(root)
    root["K"] = _element(structure.root, number_of(document, reference), tree, 0)
    root["ParentTree"] = document.Reference(Ready(_parents(tree, structure, annotations)))
    root["ParentTreeNextKey"] = len(leaves.pages) + len(annotations)
    if tree.notes:
        names = [part for key in sorted(tree.notes) for part in (literal(key), tree.notes[key])]
        root["IDTree"] = document.Reference(Dictionary({"Names": Array(names)}))
    return reference


def _element(tag: Tag, parent: int, tree: _Tree, lists: int) -> Reference:
    """The structure element of a Tag and all below it; `lists` are the numbered ones around it."""
    made = Ready(b"")
    reference = tree.made[tag] = tree.document.Reference(made)
    number = number_of(tree.document, reference)
    page, kids = _kids(tag, number, tree, lists + (_of(tag) == "ol"))
    at = b"/Pg %d 0 R" % tree.pages[page] if page is not None else b""
    more = b"".join(b"/%b %b" % (key.encode(), written(value, tree.document))
                    for key, value in _entries(tag, reference, tree, lists))
    inner = b"/K %b" % kids[0] if len(kids) == 1 else b"/K[%b]" % b" ".join(kids) if kids else b""
    made.data = b"<</S/%b/P %d 0 R%b%b%b>>" % (tag.kind.encode(), parent, at, more, inner)
    return reference


def _of(tag: Tag) -> str:
    return tag.element.name if tag.element else ""


def _kids(tag: Tag, number: int, tree: _Tree, lists: int) -> tuple[int | None, list[bytes]]:
    """The page (its index) on which a Tag begins, if it has marks of its own, and its kids as the file has them."""
    found: list[Mark | Tag] = []
    for kid in tag.kids:
        if isinstance(kid, int):
            found += tree.marks.of.get(kid, ())
        elif kid.kind in ("TH", "TD") or kid in tree.living:  # a table has as many cells in each row, empty ones too
            found.append(kid)
    if _of(tag) == "tocitem":  # its number and its page are one segment, on both sides of the title
        found.sort(key=lambda kid: _first(kid, tree))
    links = tree.links.get(tag, ())
    page = next((kid.page for kid in found if isinstance(kid, Mark)), links[0].page if links else None)
    out = [_mark(kid, page, tree) if isinstance(kid, Mark) else written(
        _element(kid, number, tree, lists), tree.document) for kid in found]
    return page, out + [_object(link, page, tree) for link in links]


def _first(kid: Mark | Tag, tree: _Tree) -> Mark:
    """The first mark of a Tag that has some; a mark is its own."""
    if isinstance(kid, Mark):
        return kid
    below = [mark for segment in kid.kids if isinstance(segment, int) for mark in tree.marks.of.get(segment, ())]
    return min([*below, *(_first(each, tree) for each in kid.kids if isinstance(each, Tag) and each in tree.living)])


def _mark(mark: Mark, page: int | None, tree: _Tree) -> bytes:
    """A marked-content reference; on the element's own page its number is enough."""
    if mark.page == page:
        return b"%d" % mark.number
    return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (tree.pages[mark.page], mark.number)


def _object(link: Annotation, page: int | None, tree: _Tree) -> bytes:
    at = b"" if link.page == page else b"/Pg %d 0 R" % tree.pages[link.page]
    return b"<</Type/OBJR%b/Obj %b>>" % (at, written(link.reference, tree.document))


def _entries(tag: Tag, reference: Reference, tree: _Tree, lists: int) -> Iterator[tuple[str, Any]]:
    """What an element says beside its kids: language, what stands for it, its identifier, its attributes."""
    el = tag.element
    if el is None:
        return
    if lang := el.get("lang"):
        yield "Lang", literal(lang)
    if tag.kind == "Figure":
        yield "Alt", text(alternative(el))
        if tag in tree.boxes:
            box = Array([round(value, 2) for value in tree.boxes[tag]])
            yield "A", Dictionary({"O": Name("Layout"), "BBox": box, "Placement": Name("Block")})
    elif tag.kind == "Note":
        key = f"note-{el.get('number')}"
        tree.notes[key] = reference
        yield "ID", literal(key)
    elif tag.kind in ("TH", "TD"):
        if attributes := _cell(tag):
            yield "A", Dictionary({"O": Name("Table"), **attributes})
    elif el.name == "ol":
        yield "A", Dictionary({"O": Name("List"), "ListNumbering": Name(FORMS[lists % len(FORMS)])})
    elif el.name == "tick":
        yield "ActualText", text(TICK)


def _cell(tag: Tag) -> dict[str, Any]:
    """A cell's attributes (ISO 32000-1, 14.8.5.7); a head says of which cells, as ISO 14289-1, 7.5, asks."""
    found: dict[str, Any] = {"Scope": Name(tag.scope)} if tag.scope else {}
    return found | {key: count for key, count in (("ColSpan", tag.columns), ("RowSpan", tag.rows)) if count > 1}


def _parents(tree: _Tree, structure: Structure, annotations: Sequence[Annotation]) -> bytes:
    """The parent tree: by a page's index the elements of its marks, then the element of each annotation."""
    def named(tag: Tag) -> bytes:
        return written(tree.made[tag], tree.document)

    rows = [b"%d[%b]" % (page, b" ".join(named(structure.segments[segment]) for segment in marked))
            for page, marked in enumerate(tree.marks.pages)]
    for key, annotation in enumerate(annotations, len(rows)):
        annotation.entries["StructParent"] = key
        assert annotation.tag
        rows.append(b"%d %b" % (key, named(annotation.tag)))
    return b"<</Nums[%b]>>" % b" ".join(rows)
