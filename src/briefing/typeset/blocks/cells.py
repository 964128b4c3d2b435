"""The cells of a table: where they stand, how wide their columns are, and each set to its width."""

import re
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from briefing.layout.doc import Element
from briefing.layout.grid import Spot, spans, spots, width
from briefing.typeset.blocks.context import Context
from briefing.typeset.blocks.extents import UNBOUNDED, extent_of, extent_of_line
from briefing.typeset.blocks.flow import set_flow
from briefing.typeset.blocks.inline import pieces
from briefing.typeset.blocks.paragraphs import stack
from briefing.typeset.blocks.widths import Ask, Given, column_widths
from briefing.typeset.fit import EPS, trim
from briefing.typeset.galley import Galley, Line
from briefing.typeset.text.lines import Para, set_lines

POINT = "."  # the alignment of numbers by their decimal points
# The last point, or the last comma if it does not part thousands.
MARK = re.compile(r"[.](?=\d*[^.\d]*$)|,(?!\d{3}(?:\D|$))(?=\d*[^,\d]*$)")
Placed = tuple[Element, Spot]
Reach = tuple[float, float]  # left and right of a decimal point


class Cell(NamedTuple):
    """A cell, set at its x to its columns' width, without the white above and below it."""

    spot: Spot
    x: float
    items: Galley


class Grid(NamedTuple):
    """The cells of each row, and x and width of each column."""

    rows: Sequence[Sequence[Cell]]
    edges: Sequence[tuple[float, float]]


def place(rows: Sequence[Element], heads: int) -> list[list[Placed]]:
    """Each row's cells with their places. Cells of the first `heads` rows do not reach into the others."""
    found = spots([spans(row) for row in rows[:heads]])
    found += [[spot._replace(row=spot.row + heads) for spot in row] for row in spots([spans(r) for r in rows[heads:]])]
    return [[(cell, spot) for cell, spot in zip((c for c in row.children if isinstance(c, Element)), made, strict=True)]
            for row, made in zip(rows, found, strict=True)]


def set_cells(columns: str, rows: Sequence[Sequence[Placed]], measure: float, inset: float, context: Context,
              gap: str = "") -> Grid:
    """The cells of a table whose `columns` are given as `20mm 2* auto`, or not at all; `inset` on both sides, `gap`
    between columns if it is not the theme's."""
    count = width([[spot for _, spot in row] for row in rows])
    white = context.measure(gap) if gap else context.length("table-gap")
    between = min(white, (measure - 2 * inset) / max(1, 2 * count))
    given = [_given(word, context) for word in columns.split()[:count]]
    given += [Given()] * (count - len(given))
    numbers = {spot: items for cell, spot in chain(*rows) if cell.get("align") == POINT
               if cell.name == "td" and (items := _cell(cell, UNBOUNDED, context)) and _points(items)}
    asks = [_ask(cell, spot, context) for cell, spot in chain(*rows) if spot not in numbers
            ] if any(column.by_content for column in given) else []
    reach = _reach(numbers)
    asks += [Ask(column, over, left + right, left + right) for (column, over), (left, right) in reach.items()]
    edges, x = list[tuple[float, float]](), inset
    for column in column_widths(given, asks, between, measure - 2 * inset):
        edges.append((x, column))
        x += column + between
    out = list[list[Cell]]()
    for row in rows:
        out.append([_set(cell, spot, edges, context, numbers.get(spot), reach.get((spot.column, spot.columns)))
                    for cell, spot in row])
    return Grid(out, edges)


def _given(word: str, context: Context) -> Given:
    if word.endswith("*"):
        return Given(share=int(word[:-1] or 1))
    return Given() if word == "auto" else Given(points=context.measure(word))


def _ask(cell: Element, spot: Spot, context: Context) -> Ask:
    if cell.name == "td":
        found = extent_of(cell.children, context.below(cell, "td"))
    else:
        style = context.theme.style("th", context.step)
        found = extent_of_line(pieces(cell, style, context), style, context)
    return Ask(spot.column, spot.columns, *found)


def _set(cell: Element, spot: Spot, edges: Sequence[tuple[float, float]], context: Context, number: Galley | None,
         reach: Reach | None) -> Cell:
    (x, _), (last, wide) = edges[spot.column], edges[spot.column + spot.columns - 1]
    room = last + wide - x
    if number and reach and sum(reach) <= room + EPS:
        return Cell(spot, x, _aligned(number, room - reach[1]))
    return Cell(spot, x, trim(_cell(cell, room, context)))


def _cell(cell: Element, room: float, context: Context) -> Galley:
    """A cell's content. In a column of numbers, what is no number stands at the right, and so does its head."""
    align = cell.get("align")
    if cell.name == "td":
        below = context.below(cell, "td")
        if align:
            below = below.other(align="left" if room == UNBOUNDED else "right" if align == POINT else align)
        return trim(set_flow(cell.children, (0.0, room), below))
    style = context.theme.style("th", context.step)
    para = Para("right" if align == POINT else align or "left", 0.0, False, context.faces)
    return stack(set_lines(pieces(cell, style, context), room, para), 0.0, style)


# Numbers below each other ------------------------------------------------------------------------------------------


def _points(items: Galley) -> list[Reach]:
    """How far each line reaches left and right of its decimal point; [] unless all is lines with digits."""
    lines = [item for item in items if isinstance(item, Line)]
    if len(lines) < len(items) or not all(any(map(str.isdigit, _text(line))) for line in lines):
        return []
    return [_point(line) for line in lines]


def _text(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def _point(line: Line) -> Reach:
    """A whole number has its point after its last digit; a unit, or a note, follows it."""
    text, pen, wide = _text(line), 0.0, sum(run.width for run in line.runs)
    mark = MARK.search(text.rstrip())
    digits = mark.start() if mark else max(k for k, char in enumerate(text) if char.isdigit()) + 1
    for run in line.runs:
        if digits <= len(run.text):
            left = pen + run.font.run(run.node, run.text[:digits]).width
            return left, wide - left
        pen, digits = pen + run.width, digits - len(run.text)
    return wide, 0.0


def _reach(numbers: Mapping[Spot, Galley]) -> dict[tuple[int, int], Reach]:
    """The farthest that any number reaches left and right of its point, by first column and how many it covers."""
    out = dict[tuple[int, int], Reach]()
    for spot, items in numbers.items():
        for left, right in _points(items):
            farthest = out.get((spot.column, spot.columns), (0.0, 0.0))
            out[spot.column, spot.columns] = max(left, farthest[0]), max(right, farthest[1])
    return out


def _aligned(items: Galley, at: float) -> Galley:
    """Lines moved so that their decimal points stand at x."""
    moved = zip(items, _points(items), strict=True)
    return tuple(item._replace(x=at - left) if isinstance(item, Line) else item for item, (left, _) in moved)
