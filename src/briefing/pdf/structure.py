"""The Doc as PDF's structure types: a Tag for each element that has one, in the order in which a person reads
(ISO 32000-1, 14.8.4). Nothing here knows of pages or marks.

A Tag's kids are Tags and segments. A segment is a number for text of one owner without another Tag in it; it is what
marks on pages are counted by, so a paragraph without links has one segment, over however many lines and pages.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from briefing.layout.doc import ELEMENTS, Element, Str, walk
from briefing.layout.grid import spans, spots

# What stands on the page and is no content: nothing of it is read, and no margin note belongs to it. A sign for how
# sure a date is says what its label says, in the timeline and in the key.
SILENT = frozenset({"rule", "space", "lines", "answer", "mark", "definitions", "furniture"})
APART = ("number", "foot")  # flows of a page in which a node's own text is what numbers it
SCOPES = {"row": "Row", "col": "Column"}


@dataclass(slots=True, eq=False)
class Tag:
    """A structure element in the making: its type; its place among all Tags, in reading order, and its parent's; the
    element that it is of; its kids in reading order. `scope` says of which cells a TH is the head, Row or Column,
    `columns` and `rows` how many a cell covers."""

    kind: str
    index: int
    parent: int
    element: Element | None = None
    kids: "list[Tag | int]" = field(default_factory=list)
    scope: str = ""
    columns: int = 1
    rows: int = 1


class Structure(NamedTuple):
    """A document's Tags, each before its kids, the root first. `segments` says whose each segment is, `owners` the
    segment of a node's text; `numbers` are those of nodes that stand apart from it: what numbers a paragraph, and a
    footnote's figure at the foot. `links` are the Tags of links by the nodes of their text; `silent` nodes have no
    place here."""

    tags: Sequence[Tag]
    segments: Sequence[Tag]
    owners: Mapping[int, int]
    numbers: Mapping[int, int]
    links: Mapping[int, Tag]
    silent: AbstractSet[int]


def structure(root: Element) -> Structure:
    """The structure of a Doc."""
    planner = _Planner()
    top = Tag("Document", 0, 0, root)
    planner.tags.append(top)
    planner.blocks([root] if root.name != "doc" else root.children, top)
    return Structure(planner.tags, planner.segments, planner.owners, planner.numbers, planner.links, planner.silent)


class _Planner:
    """What `structure` finds on its way down."""

    def __init__(self) -> None:
        self.tags: list[Tag] = []
        self.segments: list[Tag] = []
        self.owners: dict[int, int] = {}
        self.numbers: dict[int, int] = {}
        self.links: dict[int, Tag] = {}
        self.silent: set[int] = set()

    def under(self, tag: Tag, kind: str, element: Element | None = None) -> Tag:
        """A new Tag as a Tag's last kid."""
        made = Tag(kind, len(self.tags), tag.index, element)
        self.tags.append(made)
        tag.kids.append(made)
        return made

    def segment(self, tag: Tag) -> int:
        """The segment at a Tag's end, a new one where a Tag stands there."""
        kids = tag.kids
        if kids and isinstance(last := kids[-1], int):
            return last
        kids.append(made := len(self.segments))
        self.segments.append(tag)
        return made

    def own(self, element: Element, tag: Tag) -> Tag:
        """Text that the typesetter makes for an element, such as a list's numbers, belongs to a Tag."""
        self.owners[element.number] = self.segment(tag)
        return tag

    def blocks(self, children: Sequence[Element | Str], tag: Tag) -> None:
        """Children of what holds blocks, or text.

        Margin notes come after what they stand beside: a heading is read before its notes, a term before its
        definition. In the Doc they come before it, since they go with its first line."""
        notes: list[Element] = []
        for child in children:
            if isinstance(child, Str):
                self.owners[child.number] = self.segment(tag)
            elif (name := child.name) in SILENT:
                self.silent.update(node.number for node in walk(child))
                continue
            elif name == "aside" and child.get("role").startswith("margin"):
                notes.append(child)
                continue
            else:
                TAGGED.get(name, plain)(child, tag, self)
            while notes:
                aside(notes.pop(0), tag, self)
        for note in notes:
            aside(note, tag, self)


def plain(el: Element, tag: Tag, planner: _Planner) -> None:
    """An element of one Tag; of none, unless it is in another language: then its children are its parent's."""
    kind = ELEMENTS[el.name]
    role = kind.role
    if not el.get("lang"):
        role = "" if role == "Span" else role
    elif not role:
        role = "Span" if kind.inline else "Div"
    below = planner.under(tag, role, el) if role else tag
    if kind.inline or kind.holds == "inline":
        planner.own(el, below)
    planner.blocks(el.children, below)


def group(el: Element, tag: Tag, planner: _Planner) -> None:
    """A group; one that is read by columns has rows of cells, and the first cells of all rows come first."""
    if el.get("read") != "columns":
        plain(el, tag, planner)
        return
    rows = [[cell for cell in row.children if isinstance(cell, Element)] for row in el.children
            if isinstance(row, Element)]
    below = planner.under(tag, "Div", el) if el.get("lang") else tag
    for column in zip_longest(*rows):
        planner.blocks([cell for cell in column if cell], below)


def paragraph(el: Element, tag: Tag, planner: _Planner) -> None:
    """A paragraph; its number, which hangs outside, comes first and is no part of its text."""
    made = planner.under(tag, "P", el)
    if el.get("number"):
        planner.numbers[el.number] = planner.segment(planner.under(made, "Lbl"))
    planner.blocks(el.children, made)


def item(el: Element, tag: Tag, planner: _Planner) -> None:
    """An item of a list, or an event, whose date is its label."""
    made = planner.under(tag, "LI", el)
    planner.own(el, planner.under(made, "Lbl"))
    planner.blocks(el.children, planner.under(made, "LBody"))


def timeline(el: Element, tag: Tag, planner: _Planner) -> None:
    """The key of the signs, and after it the list of events: a list holds nothing but its items."""
    planner.blocks([child for child in el.children if isinstance(child, Element) and child.name == "key"], tag)
    planner.blocks([child for child in el.children if isinstance(child, Element) and child.name == "event"],
                   planner.under(tag, "L", el))


def labels(el: Element, tag: Tag, planner: _Planner) -> None:
    """<dl>: an item for each label and its text."""
    made, entry = planner.under(tag, "L", el), None
    for child in el.children:
        if not isinstance(child, Element):
            continue
        if child.name == "dt" or entry is None:
            entry = planner.under(made, "LI")
        plain(child, entry, planner)


def table(el: Element, tag: Tag, planner: _Planner) -> None:
    """Rows in a head and a body; the caption comes first."""
    made = planner.under(tag, "Table", el)
    parts = [child for child in el.children if isinstance(child, Element)]
    planner.blocks([part for part in parts if part.name == "caption"], made)
    rows = [part for part in parts if part.name == "tr"]
    heads = next((k for k, row in enumerate(rows) if not row.get("head")), len(rows))
    for kind, some in (("THead", rows[:heads]), ("TBody", rows[heads:])):
        if not some:
            continue
        below = planner.under(made, kind)
        for row, places in zip(some, spots([spans(row) for row in some]), strict=True):
            cells = planner.under(below, "TR", row)
            planner.blocks(row.children, cells)
            for cell, spot in zip((kid for kid in cells.kids if isinstance(kid, Tag)), places, strict=True):
                cell.columns, cell.rows = spot.columns, spot.rows
                if cell.kind == "TH" and cell.element:
                    cell.scope = SCOPES[cell.element.get("scope") or ("col" if row.get("head") else "row")]


def aside(el: Element, tag: Tag, planner: _Planner) -> None:
    """A box or a margin note. Of a note that went over to another page, “(page 3)” leads back, and comes first."""
    made = planner.under(tag, "Aside", el)
    if el.get("role").startswith("margin"):
        planner.links[el.number] = planner.own(el, planner.under(planner.under(made, "P"), "Link"))
    planner.blocks(el.children, made)


def footnote(el: Element, tag: Tag, planner: _Planner) -> None:
    """The figure in the text, which leads to the note; and the note where it is anchored."""
    planner.links[el.number] = planner.own(el, planner.under(planner.under(tag, "Reference"), "Link"))
    made = planner.under(tag, "Note", el)
    planner.numbers[el.number] = planner.segment(planner.under(made, "Lbl"))
    planner.blocks(el.children, made)


def link(el: Element, tag: Tag, planner: _Planner) -> None:
    """A link, to which all that is in it leads."""
    made = planner.own(el, planner.under(tag, "Link", el))
    planner.links.update((node.number, made) for node in walk(el))
    planner.blocks(el.children, made)


def entry(el: Element, tag: Tag, planner: _Planner) -> None:
    """A line of the contents: number, title and page. All of it is a link."""
    made = planner.under(planner.under(planner.under(tag, "TOCI"), "Reference"), "Link", el)
    planner.links[el.number] = planner.own(el, made)
    planner.blocks(el.children, made)


def scale(el: Element, tag: Tag, planner: _Planner) -> None:
    """What stands at its low end, its numbers, what stands at its high end."""
    made = planner.under(tag, "Div", el)
    planner.blocks(el.children[:1], made)
    planner.own(el, planner.under(made, "P"))
    planner.blocks(el.children[1:], made)


def figure(el: Element, tag: Tag, planner: _Planner) -> None:
    """A picture or a drawing, with what is lettered in it."""
    planner.blocks(el.children, planner.own(el, planner.under(tag, "Figure", el)))


def bar(el: Element, tag: Tag, planner: _Planner) -> None:
    """A bar is an item of a list; its number is no label but what the item says."""
    planner.blocks(el.children, planner.under(planner.under(tag, "LI", el), "LBody"))


def passages(el: Element, tag: Tag, planner: _Planner) -> None:
    """A row of a strip chart is an item of a list: what it is of, and after that its cells, a figure."""
    body = planner.under(planner.under(tag, "LI", el), "LBody")
    planner.blocks(el.children, body)
    planner.own(el, planner.under(body, "Figure", el))


def tick(el: Element, tag: Tag, planner: _Planner) -> None:
    """A box to tick, which reads as one."""
    planner.own(el, planner.under(tag, "Span", el))


TAGGED: Mapping[str, Callable[[Element, Tag, _Planner], None]] = {
    "div": group, "p": paragraph, "li": item, "event": item, "timeline": timeline, "dl": labels, "table": table,
    "aside": aside, "footnote": footnote, "a": link, "pageref": link, "tocitem": entry, "scale": scale,
    "picture": figure, "strip": figure, "clock": figure, "network": figure, "map": figure, "qr": figure,
    "periods": figure, "bar": bar, "passages": passages, "tick": tick,
}
