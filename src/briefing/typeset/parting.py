"""Rows in two parts: what goes on a page, and what is left. Points."""

from math import ceil, inf

from briefing.typeset.cuts import EPS, LEAST, Breaker, Cut, Sheet
from briefing.typeset.galley import NEVER, Galley, Glue, Penalty, Row
from briefing.typeset.items import lines, trim
from briefing.typeset.slices import parts

CHOSEN = 3  # lines on each side of a break in a row that is parted by choice, where it would fit on a page
HAIR = 0.1  # points: so much less room, and the last line has none


def divided(row: Row, room: float, full: float, must: bool, by: Breaker) -> tuple[Row, Row] | None:
    """A row in two, the first part `room` points high at most, each cell cut by itself; None if it cannot be cut there.

    Two lines at least of a cell that is cut stand on each side, three of the longest one if the row has a `short` (an
    entry, or a long row of a table), with the line that says that it goes on, unless something `must` be taken."""
    white, inner = row.height - max((by.height(cell) for _, cell in row.cells), default=0.0), room - row.pad[1]
    first, rest, sheet = list[Galley](), list[Galley](), Sheet(min(full, inner) if must else full, must, heads=False)
    again = row.again if len(row.cells) == 1 else ()
    longest = max((lines(cell) for _, cell in row.cells), default=0) if row.short < inf else inf
    for _, cell in row.cells:
        cut: Cut | None = Cut(len(cell))
        if by.height(cell) > inner + EPS:
            cut = fairly(cell, inner, sheet, must, by, CHOSEN - lines(again) if lines(cell) >= longest else LEAST)
        if not cut:
            return None
        first.append(tuple(cell[:cut.at]) + ((cut.part,) if cut.part else ()))
        left = trim(((cut.rest, *cell[cut.at + 1:])) if cut.rest else cell[cut.at:])
        rest.append((Glue(row.pad[0], keep=True), *left) if left and row.pad[0] else left)
    if not any(map(lines, first)) or not any(map(lines, rest)):
        return None
    if again and row.begun and lines(first[0]) <= lines(again):
        return None  # nothing would be said but that it goes on
    if again:
        rest = [(Row(by.height(again), 0.0, 0.0, ((0.0, again),), flow="head"), *rest[0])]
    above = max(by.height(trim(piece)) for piece in first) + row.pad[1]
    below = _rounded(max(by.height(piece) for piece in rest), white, row)
    upper, lower = parts(row.paths, row.height, above, below)
    xs = [x for x, _ in row.cells]
    return (row._replace(height=above, cells=tuple(zip(xs, map(trim, first), strict=True)), paths=upper),
            row._replace(height=below, cells=tuple(zip(xs, rest, strict=True)), paths=lower, notes=(), floats=False,
                         begun=True))


def _rounded(tall: float, white: float, row: Row) -> float:
    """The height of what is left of a row: `tall` points of cells, and the white below them."""
    if not row.grid:
        return tall + white
    white -= max(white - row.pad[1], 0.0) % row.grid  # which was rounded up as well
    return row.grid * ceil((tall + white - EPS) / row.grid)


def fairly(items: Galley, room: float, sheet: Sheet, must: bool, by: Breaker, least: int = LEAST) -> Cut | None:
    """A cut with so many lines at least on each side; `must` takes another where there is none."""
    cut = by.fit(items, 0, room, sheet)
    while cut.part and cut.rest:
        taken = (*items[:cut.at], cut.part)
        if must or (lines(taken) >= least and lines((cut.rest, *items[cut.at + 1:])) >= least):
            return cut
        if lines(taken) <= least:
            return None
        cut = by.fit(items, 0, by.height(taken) - HAIR, sheet)
    at = cut.at
    while at > 0 and lines(items[at:]) < least:
        at -= 1
    while at > 0 and (isinstance(before := items[at - 1], Penalty) and before.cost >= NEVER):
        at -= 1
    if lines(items[:at]) >= least and lines(items[at:]) >= least:
        return cut._replace(at=at)
    return cut if must and lines(items[:cut.at]) else None
