"""Rows, columns and footnotes in two parts: what goes on a page, and what is left. Points.

All of it rests on `fit`, and `fit` on it, so it is given along.
"""

from collections.abc import Callable, Sequence
from math import inf

from briefing.typeset.cuts import EPS, LEAST, Cut, Sheet
from briefing.typeset.galley import NEVER, Columns, Galley, Glue, Item, Line, Penalty, Row
from briefing.typeset.items import lines, loose, trim
from briefing.typeset.slices import parts

Fit = Callable[[Sequence[Item], int, float, Sheet], Cut]


def height(items: Sequence[Item], fit: Fit) -> float:
    """The height of a galley set in one piece, glue at its natural size and columns balanced."""
    total = 0.0
    for item in items:
        if isinstance(item, Line | Row):
            total += item.height + item.depth
        elif isinstance(item, Glue):
            total += item.space
        elif isinstance(item, Columns) and (made := in_columns(item, inf, inf, True, fit)):
            total += made[0].height
    return total


def divided(row: Row, room: float, full: float, must: bool, fit: Fit) -> tuple[Row, Row] | None:
    """A row in two, the first part `room` points high at most, each cell cut by itself; None if it cannot be cut there.

    Two lines at least of a cell that is cut stand on each side, unless something `must` be taken."""
    white, inner = row.height - max((height(cell, fit) for _, cell in row.cells), default=0.0), room - row.pad[1]
    first, rest, sheet = list[Galley](), list[Galley](), Sheet(min(full, inner) if must else full, must)
    for _, cell in row.cells:
        cut: Cut | None = Cut(len(cell))
        if height(cell, fit) > inner + EPS:
            cut = fairly(cell, inner, sheet, must, fit)
        if not cut:
            return None
        first.append(tuple(cell[:cut.at]) + ((cut.part,) if cut.part else ()))
        left = trim(((cut.rest, *cell[cut.at + 1:])) if cut.rest else cell[cut.at:])
        rest.append((Glue(row.pad[0], keep=True), *left) if left and row.pad[0] else left)
    if not any(map(lines, first)) or not any(map(lines, rest)):
        return None
    above = max(height(trim(piece), fit) for piece in first) + row.pad[1]
    below = max(height(piece, fit) for piece in rest) + white
    upper, lower = parts(row.paths, row.height, above, below)
    xs = [x for x, _ in row.cells]
    return (row._replace(height=above, cells=tuple(zip(xs, map(trim, first), strict=True)), paths=upper),
            row._replace(height=below, cells=tuple(zip(xs, rest, strict=True)), paths=lower, notes=(), floats=False,
                         begun=True))


def fairly(items: Galley, room: float, sheet: Sheet, must: bool, fit: Fit) -> Cut | None:
    """A cut with two lines at least on each side; `must` takes another where there is none."""
    cut = fit(items, 0, room, sheet)
    if cut.part and cut.rest:
        return cut if cut.part and (must or lines((*items[:cut.at], cut.part)) >= LEAST) else None
    at = cut.at
    while at > 0 and lines(items[at:]) < LEAST:
        at -= 1
    while at > 0 and (isinstance(before := items[at - 1], Penalty) and before.cost >= NEVER):
        at -= 1
    if lines(items[:at]) >= LEAST and lines(items[at:]) >= LEAST:
        return cut._replace(at=at)
    return cut if must and lines(items[:cut.at]) else None


def in_columns(columns: Columns, room: float, full: float, must: bool, fit: Fit) -> tuple[Row, Columns | None] | None:
    """What of columns goes into `room` points, as a row of them, and the columns that are left; None if nothing goes.

    They are as high as each other if all that is left goes in."""
    at, total = columns.start, len(columns.galley)
    items, count = _ahead(columns, columns.number * room)
    pieces, cut = _filled(items, columns.number, room, Sheet(full, must), fit)
    whole = cut.at == len(items) and not cut.rest and at + count >= total
    if not whole and not any(map(lines, pieces)):
        return None
    if whole:
        pieces = _level(items, columns.number, room, fit) or pieces
    tall, step = max((height(piece, fit) for piece in pieces), default=0.0), columns.measure + columns.gap
    tall = tall if cut.over else min(tall, room)  # white space may end below
    between = [k * step - columns.gap / 2 for k in range(1, len(pieces))] if columns.rule else []
    rules = tuple(columns.rule._replace(ops=(("M", x, 0.0), ("L", x, tall))) for x in between if columns.rule)
    row = Row(tall, 0.0, 0.0, tuple((k * step, piece) for k, piece in enumerate(pieces)), (), columns.wide, rules)
    return row, None if whole else columns._replace(start=at + cut.at, begun=cut.rest)


def _ahead(columns: Columns, room: float) -> tuple[list[Item], int]:
    """The items that may go into `room` points, and some more, so that a page costs what stands on it."""
    items, total, more = list[Item](), 0.0, 0
    for k in range(columns.start, len(columns.galley)):
        item = columns.begun if k == columns.start and columns.begun else columns.galley[k]
        items.append(item)
        total += item.height + item.depth if isinstance(item, Line | Row) else 0.0
        more += total > room
        if more > 20:
            break
    return items, len(items)


def _filled(items: list[Item], number: int, room: float, sheet: Sheet, fit: Fit) -> tuple[list[Galley], Cut]:
    """Columns filled one after the other, and where the last one ends."""
    pieces, at, over, items, rest = list[Galley](), 0, 0.0, list(items), dict[int, Item]()
    for column in range(number):
        while at < len(items) and loose(items[at]):
            at += 1
        if at == len(items):
            break
        cut = fit(items, at, room, sheet._replace(fresh=sheet.fresh and not column))
        piece = trim(items[at:cut.at]) + ((cut.part,) if cut.part else ())
        if not piece:
            break
        pieces.append(piece)
        at, over = cut.at, max(over, cut.over)
        if cut.rest:
            items[at] = rest[at] = cut.rest
    return pieces, Cut(at, rest=rest.get(at), over=over)


def _level(items: list[Item], number: int, room: float, fit: Fit) -> list[Galley]:
    """The columns of least height that hold everything, to half a point; [] if none do."""
    tall = height(trim(items), fit)
    low, high, best = tall / number, min(room, tall), list[Galley]()
    for _ in range(24):
        middle = high if not best else (low + high) / 2
        pieces, cut = _filled(items, number, middle, Sheet(), fit)
        if cut.at == len(items) and not cut.rest and all(height(piece, fit) <= middle + EPS for piece in pieces):
            best, high = pieces, middle
        elif not best:
            return []
        else:
            low = middle
        if high - low <= 0.5:
            break
    return best
