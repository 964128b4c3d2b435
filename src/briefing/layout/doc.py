"""Doc: what is to be printed, as a small tree with HTML's element names and a few that print needs.

A Doc knows nothing of pages, faces or PDF; every writer starts from it. `ELEMENTS` is the whole vocabulary: to add an
element, add a row here and a `set_…` function in `typeset/`. Every block has a stable id made of its place (layout,
content id, field, block number), and every node a number in reading order, by which marks on a page find their owner.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from briefing.diagnostics import Span

Holds = Literal["blocks", "inline", "nothing", "items"]


class Kind(NamedTuple):
    """What an element may hold and say, and must say (`needs`); `role` is its PDF structure type; "" if it has none,
    and its children belong to what is around it."""

    holds: Holds
    attributes: tuple[str, ...]
    role: str
    inline: bool = False
    within: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


HEADINGS = ("h1", "h2", "h3", "h4")
# Taken by every block: `role` names its style in the theme, `text` the style of the paragraphs below it, `keep` says
# together or next, `place` and `of` make ids, `anchor` is the name by which `to=` finds it.
COMMON = ("role", "text", "keep", "place", "of", "anchor", "lang", "wide", "before", "after")

ELEMENTS: Mapping[str, Kind] = {
    "doc": Kind("blocks", ("title", "define"), "Document"),
    "section": Kind("blocks", ("break", "title", "define", "numbering", "guide", "lines"), "Sect"),
    "div": Kind("blocks", ("define", "guide", "read", "continued"), ""),
    "definitions": Kind("blocks", (), ""),
    "furniture": Kind("blocks", ("slot", "pages"), "", needs=("slot",)),
    "slide": Kind("blocks", ("title",), "Sect"),
    "frame": Kind("blocks", ("left", "top", "width"), "", needs=("left", "top", "width")),
    "aside": Kind("blocks", ("height", "float"), "Aside"),
    "blockquote": Kind("blocks", (), "BlockQuote"),
    "row": Kind("items", ("columns", "gap", "align", "continued"), ""),
    "cell": Kind("blocks", ("align", "height"), "", within=("row",)),
    "columns": Kind("blocks", ("count", "gap", "rule", "balance", "footnotes"), ""),
    "h1": Kind("inline", ("number", "level"), "H1"),
    "h2": Kind("inline", ("number",), "H2"),
    "h3": Kind("inline", ("number",), "H3"),
    "h4": Kind("inline", ("number",), "H4"),
    "p": Kind("inline", ("number", "first"), "P"),
    "caption": Kind("inline", (), "Caption", within=("table", "figure")),
    "ul": Kind("items", ("loose",), "L"),
    "ol": Kind("items", ("start", "loose"), "L"),
    "li": Kind("blocks", (), "LI", within=("ul", "ol")),
    "dl": Kind("items", (), "L"),
    "dt": Kind("inline", ("disputed",), "Lbl", within=("dl",)),
    "dd": Kind("blocks", (), "LBody", within=("dl",)),
    "table": Kind("items", ("columns", "zebra", "gap", "even"), "Table"),
    "tr": Kind("items", ("head", "continued"), "TR", within=("table",)),
    "th": Kind("inline", ("scope", "colspan", "rowspan", "align", "weight"), "TH", within=("tr",)),
    "td": Kind("blocks", ("colspan", "rowspan", "align"), "TD", within=("tr",)),
    "figure": Kind("blocks", (), "Div"),
    "picture": Kind("nothing", ("src", "alt", "width"), "Figure", needs=("src", "alt")),
    "timeline": Kind("items", (), "L"),
    "key": Kind("blocks", (), "", within=("timeline",)),
    "event": Kind("blocks", ("date", "certainty", "importance", "day", "until"), "LI", False, ("timeline", "axis"),
                  ("date", "certainty")),
    "axis": Kind("items", ("lens",), "L"),
    "strip": Kind("blocks", ("from", "begin", "end"), "Figure", needs=("from", "begin", "end")),
    "periods": Kind("items", ("title", "scale", "alt"), "Figure", needs=("title", "scale", "alt")),
    "period": Kind("inline", ("kind", "from", "begin", "end", "until", "says"), "", False, ("periods",), ("kind",)),
    "network": Kind("items", ("alt", "form"), "Figure", needs=("alt",)),
    "node": Kind("inline", ("name", "side"), "", within=("network",), needs=("name",)),
    "tie": Kind("inline", ("from", "to", "kind", "limited", "unsure"), "", False, ("network",), ("from", "to", "kind")),
    "sample": Kind("inline", ("kind", "limited"), "", within=("network",)),
    "bars": Kind("items", (), "L"),
    "bar": Kind("blocks", ("value", "doubtful"), "LI", within=("bars",), needs=("value",)),
    "coverage": Kind("items", ("cited",), "L"),
    "passages": Kind("blocks", ("cells", "alt", "prefix"), "LI", within=("coverage",), needs=("cells", "alt")),
    "map": Kind("items", ("alt",), "Figure", needs=("alt",)),
    "area": Kind("inline", ("points", "disputed"), "", within=("map",), needs=("points",)),
    "spot": Kind("inline", ("point",), "", within=("map",), needs=("point",)),
    "qr": Kind("nothing", ("href", "alt", "width"), "Figure", needs=("href", "alt")),
    "lines": Kind("nothing", ("count", "pitch"), ""),
    "answer": Kind("nothing", ("height",), "", needs=("height",)),
    "scale": Kind("blocks", ("count",), "Div"),
    "rule": Kind("nothing", ("weight", "colour", "dash", "width"), ""),
    "space": Kind("nothing", ("lines", "fill", "fixed"), ""),
    "clock": Kind("nothing", ("minutes",), "Figure", needs=("minutes",)),
    "toc": Kind("items", ("of",), "TOC", needs=("of",)),
    "tocitem": Kind("inline", ("to", "number"), "TOCI", within=("toc",)),
    "footnote": Kind("blocks", (), "Note", True),
    "em": Kind("inline", (), "", True),
    "strong": Kind("inline", (), "", True),
    "span": Kind("inline", ("keep",), "Span", True),
    "cite": Kind("inline", (), "", True),
    "a": Kind("inline", ("href", "to", "soft"), "Link", True),
    "br": Kind("nothing", (), "", True),
    "pageref": Kind("nothing", ("to",), "Link", True, needs=("to",)),
    "page": Kind("nothing", (), "", True),
    "pages": Kind("nothing", (), "", True),
    "running": Kind("nothing", ("of",), "", True, needs=("of",)),
    "mark": Kind("nothing", ("kind",), "", True, needs=("kind",)),
    "tick": Kind("nothing", (), "Span", True),
}


class Str(NamedTuple):
    """A stretch of text within an inline element; `number` is its place in reading order."""

    text: str
    span: Span
    number: int = -1


@dataclass(frozen=True, slots=True)
class Element:
    """One node of the Doc. `attributes` holds only what was given; ids and numbers are made when it is read."""

    name: str
    attributes: Mapping[str, str]
    children: tuple["Element | Str", ...]
    span: Span
    id: str = ""
    number: int = -1

    def get(self, key: str, default: str = "") -> str:
        return self.attributes.get(key, default)

    def parts(self, name: str = "") -> "list[Element]":
        """The elements right below it; of one name only, if it is given."""
        return [child for child in self.children if isinstance(child, Element) and name in ("", child.name)]


@dataclass(frozen=True, slots=True)
class Doc:
    """The whole document. `facts` are texts, "" where the pack does not say: title, subject, author, keywords, lang,
    licence, version, as_of (EDTF), edition (its id), level (the audience's title), and the kind of its layout."""

    root: Element
    facts: Mapping[str, str] = field(default_factory=dict)


def walk(node: Element) -> Iterator[Element | Str]:
    """Every node in reading order, the root first."""
    waiting: list[Element | Str] = [node]
    while waiting:
        below = waiting.pop()
        yield below
        if isinstance(below, Element):
            waiting.extend(reversed(below.children))


def plain(node: Element | Str) -> str:
    """The text below a node, as it reads; margin notes, footnotes and definitions within it are left out."""
    if isinstance(node, Str):
        return node.text
    if node.name == "br":
        return " "
    aside = ("aside", "footnote")
    return "".join(plain(child) for child in node.children if not (isinstance(child, Element) and child.name in aside))


def dump(node: Element | Str, indent: int = 0, ids: bool = True) -> str:
    """XML that a person can read: blocks on lines of their own, inline content run in."""
    from xml.sax.saxutils import escape, quoteattr  # with it come sockets, TLS and mail, which no build needs

    if isinstance(node, Str):
        return escape(node.text)
    pad, kind = "  " * indent, ELEMENTS[node.name]
    given = {**({"id": node.id} if ids and node.id and not kind.inline else {}), **node.attributes}
    start = node.name + "".join(f" {key}={quoteattr(value)}" for key, value in given.items())
    if not node.children:
        return f"<{start}/>" if kind.inline else f"{pad}<{start}/>\n"
    if kind.holds == "inline":
        inner = "".join(dump(child, indent + 1, ids).strip() if _is_block(child) else dump(child, 0, ids)
                        for child in node.children)
        return f"<{start}>{inner}</{node.name}>" if kind.inline else f"{pad}<{start}>{inner}</{node.name}>\n"
    inner = "".join(dump(child, indent + 1, ids) for child in node.children)
    if kind.inline:
        return f"<{start}>{inner.strip()}</{node.name}>"
    return f"{pad}<{start}>\n{inner}{pad}</{node.name}>\n"


def _is_block(node: Element | Str) -> bool:
    return isinstance(node, Element) and not ELEMENTS[node.name].inline
