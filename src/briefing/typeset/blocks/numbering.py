"""Line numbers beside a source text: every fifth line, or as the section says, on the binding side."""

from collections.abc import Iterator, Sequence
from itertools import count

from briefing.layout.doc import Element, walk
from briefing.typeset.blocks.context import Context, look
from briefing.typeset.blocks.paragraphs import number_gaps
from briefing.typeset.galley import Galley, Hang, Item, Line, Row
from briefing.typeset.text.lines import Para, Piece, set_lines

HEADS = ("h1", "h2", "h3", "h4", "caption")  # what is no line of the text


def number_lines(items: Galley, el: Element, context: Context) -> Galley:
    """A section's galley with numbers at its lines of text. Its headings and captions do not count, nor do sections in
    it that count for themselves, tables, boxes and columns. Numbers replace those of paragraphs."""
    every, counted = int(el.get("lines")), count(1)
    left_out = frozenset(_left_out(el))

    def numbered(items: Sequence[Item]) -> Iterator[Item]:
        for item in items:
            if isinstance(item, Line) and item.runs and item.runs[-1].node not in left_out:
                n = next(counted)
                notes = tuple(note for note in item.notes if not isinstance(note, Hang))
                yield item._replace(notes=(*notes, _hanging(str(n), context)) if n % every == 0 else notes)
            elif isinstance(item, Row) and len(item.cells) == 1 and not item.paths:  # what is only kept together
                ((x, cell),) = item.cells
                yield item._replace(cells=((x, tuple(numbered(cell))),))
            else:
                yield item

    return tuple(numbered(items))


def _left_out(el: Element) -> Iterator[int]:
    """The nodes whose lines do not count."""
    for child in el.children:
        if not isinstance(child, Element):
            continue
        if child.name in HEADS or (child.name == "section" and child.get("lines")):
            yield from (node.number for node in walk(child))
        else:
            yield from _left_out(child)


def _hanging(text: str, context: Context) -> Hang:
    style = context.theme.style("line-number")
    (line,) = set_lines([Piece(text, look(style), -1)], 100.0, Para("left", 0.0, False, context.faces))
    return Hang(line.runs, line.width, *number_gaps("line-number", context))
