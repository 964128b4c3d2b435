"""Where a table's cells stand: spans to rows and columns, in numbers only (HTML, 4.9.12.1: forming a table)."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.layout.doc import Element
from briefing.layout.draft import Draft


class Spot(NamedTuple):
    """The place of a cell: its first row and column, counted from 0, and how many of each it covers."""

    row: int
    column: int
    rows: int
    columns: int


def spots(rows: Sequence[Sequence[tuple[int, int]]]) -> list[list[Spot]]:
    """The place of each cell of each row; a cell is given as (columns, rows) that it covers.

    A cell goes to the first column that no cell above reaches down into; none reaches below the last row."""
    if all(cell == (1, 1) for row in rows for cell in row):
        return [[Spot(y, x, 1, 1) for x, _ in enumerate(row)] for y, row in enumerate(rows)]
    taken: set[tuple[int, int]] = set()
    out = list[list[Spot]]()
    for y, row in enumerate(rows):
        made, x = list[Spot](), 0
        for columns, down in row:
            while any((y, x + k) in taken for k in range(columns)):
                x += 1
            spot = Spot(y, x, min(down, len(rows) - y), columns)
            taken.update((y + j, x + k) for j in range(spot.rows) for k in range(columns))
            made.append(spot)
            x += columns
        out.append(made)
    return out


def spans(row: Element | Draft) -> list[tuple[int, int]]:
    """The (columns, rows) that each cell of a row covers."""
    return [(int(cell.get("colspan") or 1), int(cell.get("rowspan") or 1)) for cell in row.children
            if isinstance(cell, Element | Draft)]


def width(rows: Sequence[Sequence[Spot]]) -> int:
    """How many columns the rows have together."""
    return max((spot.column + spot.columns for row in rows for spot in row), default=0)


def bands(rows: Sequence[Sequence[Spot]]) -> list[tuple[int, int]]:
    """Rows that hang together by cells that cover several, as (first, last exclusive)."""
    out, first, last = list[tuple[int, int]](), 0, 0
    for y, row in enumerate(rows):
        if y == last and y:
            out.append((first, y))
            first = y
        last = max([last, y + 1, *(spot.row + spot.rows for spot in row)])
    return [*out, (first, len(rows))] if rows else out
