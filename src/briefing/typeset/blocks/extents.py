"""How wide content would be: its longest word, and all of it on one line. Points."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.layout.doc import ELEMENTS, Element, Str
from briefing.layout.theme import Style
from briefing.typeset.blocks.context import Context
from briefing.typeset.blocks.inline import Part, pieces
from briefing.typeset.text.lines import Forced, Para
from briefing.typeset.text.words import gather

UNBOUNDED = 1e6  # points: a measure that no text fills


class Extent(NamedTuple):
    """`least`: the longest word; `most`: the longest line if none is broken."""

    least: float = 0.0
    most: float = 0.0

    def beside(self, other: "Extent") -> "Extent":
        """Of two that stand one below the other."""
        return Extent(max(self.least, other.least), max(self.most, other.most))

    def within(self, room: float) -> "Extent":
        return Extent(self.least + room, self.most + room)


def extent_of(children: Sequence[Element | Str], context: Context) -> Extent:
    """Of blocks one below the other."""
    found = Extent()
    for child in children:
        if isinstance(child, Element) and not child.get("role").startswith("margin"):
            found = found.beside(_block(child, context))
    return found


def _block(el: Element, context: Context) -> Extent:
    if ELEMENTS[el.name].holds == "inline":
        style = context.style(el)
        return extent_of_line(pieces(el, style, context), style, context, 0.0 if el.get("first") else style.indent)
    below = context.below(el)
    if el.name in ("ul", "ol"):
        return extent_of(el.children, below).within(context.length(f"{el.get('role') or 'list'}-indent"))
    if el.name == "picture":
        width = context.measure(el.get("width")) if el.get("width") else UNBOUNDED  # as wide as there is room for
        return Extent(0.0, width)
    return extent_of(el.children, below)


def extent_of_line(parts: Sequence[Part], style: Style, context: Context, indent: float = 0.0) -> Extent:
    """Of a paragraph's pieces."""
    found = Extent()
    for part in _lines(parts):
        words = gather(part, UNBOUNDED, Para("left", indent, False, context.faces), indent)
        if words is None:
            continue
        starts, ends, breaks = words.chain.starts, words.chain.ends, words.chain.breaks
        longest = max(ends[to] - starts[at] for at, to in zip([0, *breaks], breaks, strict=False))
        found, indent = found.beside(Extent(longest, ends[-1] - starts[0]).within(indent)), 0.0
    return found


def _lines(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """The pieces between forced breaks."""
    line = list[Part]()
    for part in parts:
        if isinstance(part, Forced):
            yield line
            line = []
        else:
            line.append(part)
    yield line
