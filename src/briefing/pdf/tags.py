"""The structure tree into the file: a structure element for each Tag that has content, and from each mark and each
link's annotation the way back to it (ISO 32000-1, 14.7; ISO 14289-1, 7).

Structure elements exist in great numbers: they are numbered in reading order, so that each can name its kids, and then
written in that order, each at once as finished bytes.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import count

from briefing.layout.doc import Element
from briefing.pdf.alternatives import TICK, alternative, boxes
from briefing.pdf.backend import Array, Dictionary, Name, Reference, literal, text
from briefing.pdf.links import Annotation, Leaves
from briefing.pdf.marks import Mark, Marks
from briefing.pdf.painting import number
from briefing.pdf.structure import Structure, Tag
from briefing.pdf.writer import File, reference

CELLS = ("TH", "TD")  # a table has as many of them in each row, empty ones too
FORMS = (b"Decimal", b"LowerAlpha", b"LowerRoman")  # of numbered lists, by how many are around
ROLES = {"Aside": "Div"}  # what PDF 1.7 does not know, as what it knows (14.7.3)


class _Tree:
    """What is known when the tree is written: the numbers of structure elements by their Tags' places, 0 for a Tag of
    which nothing is on a page."""

    def __init__(self, file: File, structure: Structure, marks: Marks, leaves: Leaves,
                 annotations: Sequence[Annotation]) -> None:
        self.structure, self.marks, self.leaves = structure, marks, leaves
        self.links: dict[int, list[Annotation]] = {}
        for annotation in annotations:
            assert annotation.tag
            self.links.setdefault(annotation.tag.index, []).append(annotation)
        figures = {segment: tag for segment, tag in enumerate(structure.segments) if tag.kind == "Figure"}
        drawn = {node: figures[of] for node, of in structure.owners.items() if of in figures} if figures else {}
        self.boxes = boxes(leaves.pages, drawn) if drawn else {}
        self.notes: dict[str, Reference] = {}
        self.root = file.reserve()
        living = _living(structure.tags, [*(structure.segments[segment].index for segment in marks.of), *self.links])
        following = count(file.reserve(living.count(True)))
        self.numbers = [next(following) if alive else 0 for alive in living]
        self.named = list(map(reference, self.numbers))


def _living(tags: Sequence[Tag], marked: Sequence[int]) -> list[bool]:
    """Whether anything of each Tag is on a page: the Tags that are `marked`, and all that they are in. The root lives
    in any case."""
    living = [True] + [False] * (len(tags) - 1)
    for index in marked:
        while not living[index]:
            living[index] = True
            index = tags[index].parent
    for tag in tags:
        if tag.kind in CELLS and living[tag.parent]:
            living[tag.index] = True
    return living


def embed(file: File, structure: Structure, marks: Marks, leaves: Leaves,
          annotations: Sequence[Annotation]) -> Reference:
    """A reference to the structure tree's root."""
    tree = _Tree(file, structure, marks, leaves, annotations)
    for tag, own in zip(structure.tags, tree.numbers, strict=True):
        if own:
            file.put(own, _element(tag, tree))
    root = {
        "Type": Name("StructTreeRoot"),
        "RoleMap": Dictionary({kind: Name(known) for kind, known in ROLES.items()}),
        "K": tree.named[0],
        "ParentTree": file.add(_parents(tree, annotations)),
        "ParentTreeNextKey": len(leaves.pages) + len(annotations),
    }
    if tree.notes:
        names = [part for key in sorted(tree.notes) for part in (literal(key), tree.notes[key])]
        root["IDTree"] = file.add(Dictionary({"Names": Array(names)}))
    file.put(tree.root, Dictionary(root))
    return reference(tree.root)


def _element(tag: Tag, tree: _Tree) -> bytes:
    """The structure element of a Tag: its type, its parent, the page on which it begins if it has marks of its own, its
    kids, and what it says beside them."""
    of, pages, named = tree.marks.of, tree.leaves.references, tree.named
    found: list[Mark | Tag] = []
    for kid in tag.kids:
        if isinstance(kid, int):
            found += of.get(kid, ())
        elif tree.numbers[kid.index]:
            found.append(kid)
    if tag.kind == "Link" and len(found) > 1 and _of(tag) == "tocitem":
        found.sort(key=lambda kid: _first(kid, tree))  # its number and its page, on both sides of the title, are one
    page, kids = -1, []
    for each in found:
        if isinstance(each, Tag):
            kids.append(named[each.index])
            continue
        if page < 0:
            page = each.page
        kids.append(b"%d" % each.number if each.page == page else  # on the element's own page its number is enough
                    b"<</Type/MCR/Pg %b/MCID %d>>" % (pages[each.page], each.number))
    if tag.index in tree.links:
        links = tree.links[tag.index]
        page = links[0].page if page < 0 else page
        kids += [b"<</Type/OBJR%b/Obj %b>>" % (b"" if link.page == page else b"/Pg %b" % pages[link.page],
                                               link.reference) for link in links]
    return b"<</S/%b/P %b%b%b%b>>" % (
        tag.kind.encode(),
        named[tag.parent] if tag.index else reference(tree.root),
        b"/Pg %b" % pages[page] if page >= 0 else b"",
        _said(tag, tag.element, tree) if tag.element else b"",
        b"/K[%b]" % b" ".join(kids) if len(kids) > 1 else b"/K %b" % kids[0] if kids else b"",
    )


def _of(tag: Tag) -> str:
    return tag.element.name if tag.element else ""


def _first(kid: Mark | Tag, tree: _Tree) -> Mark:
    """The first mark of a Tag that has some; a mark is its own."""
    if isinstance(kid, Mark):
        return kid
    below = [mark for segment in kid.kids if isinstance(segment, int) for mark in tree.marks.of.get(segment, ())]
    return min([*below, *(_first(each, tree) for each in kid.kids
                          if isinstance(each, Tag) and tree.numbers[each.index])])


def _said(tag: Tag, el: Element, tree: _Tree) -> bytes:
    """What an element says beside its kids: language, what stands for it, its identifier, its attributes."""
    lang, say = el.get("lang"), SAYS.get(tag.kind)
    said = say(tag, el, tree) if say else b""
    return b"/Lang%b%b" % (literal(lang), said) if lang else said


def _figure(tag: Tag, el: Element, tree: _Tree) -> bytes:
    said = b"/Alt%b" % text(alternative(el))
    if tag in tree.boxes:
        box = " ".join(map(number, tree.boxes[tag])).encode()
        said += b"/A<</O/Layout/Placement/Block/BBox[%b]>>" % box
    return said


def _note(tag: Tag, el: Element, tree: _Tree) -> bytes:
    key = f"note-{el.get('number')}"
    tree.notes[key] = tree.named[tag.index]
    return b"/ID%b" % literal(key)


def _cell(tag: Tag, el: Element, tree: _Tree) -> bytes:
    """A cell's attributes (ISO 32000-1, 14.8.5.7); a head says of which cells, as ISO 14289-1, 7.5, asks."""
    said = b"/Scope/%b" % tag.scope.encode() if tag.scope else b""
    for key, over in ((b"/ColSpan", tag.columns), (b"/RowSpan", tag.rows)):
        if over > 1:
            said += b"%b %d" % (key, over)
    return b"/A<</O/Table%b>>" % said if said else b""


def _list(tag: Tag, el: Element, tree: _Tree) -> bytes:
    """How a list is numbered, by the numbered lists that it is in."""
    if el.name != "ol":
        return b""
    around = 0
    while tag.index:
        tag = tree.structure.tags[tag.parent]
        around += _of(tag) == "ol"
    return b"/A<</O/List/ListNumbering/%b>>" % FORMS[around % len(FORMS)]


def _span(tag: Tag, el: Element, tree: _Tree) -> bytes:
    return b"/ActualText%b" % text(TICK) if el.name == "tick" else b""


SAYS: Mapping[str, Callable[[Tag, Element, _Tree], bytes]] = {
    "Figure": _figure, "Note": _note, "TH": _cell, "TD": _cell, "L": _list, "Span": _span}


def _parents(tree: _Tree, annotations: Sequence[Annotation]) -> bytes:
    """The parent tree: by a page's index the elements of its marks, by an annotation's key its element."""
    of = [tree.named[tag.index] for tag in tree.structure.segments]
    rows = [b"%d[%b]" % (page, b" ".join([of[segment] for segment in marked]))
            for page, marked in enumerate(tree.marks.pages)]
    rows += [b"%d %b" % (annotation.key, tree.named[annotation.tag.index])
             for annotation in annotations if annotation.tag]
    return b"<</Nums[%b]>>" % b" ".join(rows)
