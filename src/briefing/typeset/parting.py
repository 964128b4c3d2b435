"""Rows, columns and footnotes in two parts: what goes on a page, and what is left. Points.

All of it rests on `fit`, and `fit` on it, so it is given along.
"""

from collections import deque
from collections.abc import Callable, Sequence
from math import ceil, inf
from typing import NamedTuple

from briefing.typeset.cuts import EPS, LEAST, Cut, Sheet
from briefing.typeset.galley import EJECT, NEVER, Columns, Galley, Glue, Item, Line, Penalty, Row
from briefing.typeset.items import feet, footless, lines, loose, trim
from briefing.typeset.slices import parts

FAR = 3_000.0  # points: higher than any page
CHOSEN = 3  # lines on each side of a break in a row that is parted by choice, where it would fit on a page
HAIR = 0.1  # points: so much less room, and the last line has none
Fit = Callable[[Sequence[Item], int, float, Sheet], Cut]


def height(items: Sequence[Item], fit: Fit) -> float:
    """The height of a galley set in one piece, glue at its natural size and columns balanced.

    Of columns that are higher than any page it says no more than that: to balance them to their end again on every
    page would cost the square of their length."""
    total = 0.0
    for item in items:
        if isinstance(item, Line | Row):
            total += item.height + item.depth
        elif isinstance(item, Glue):
            total += item.space
        elif isinstance(item, Columns):
            made = None if _far(item) else in_columns(item, inf, inf, True, fit)
            total += made[0].height if made else FAR
    return total


def divided(row: Row, room: float, full: float, must: bool, fit: Fit) -> tuple[Row, Row] | None:
    """A row in two, the first part `room` points high at most, each cell cut by itself; None if it cannot be cut there.

    Two lines at least of a cell that is cut stand on each side, three of the longest one if the row has a `short` (an
    entry, or a long row of a table), with the line that says that it goes on, unless something `must` be taken."""
    white, inner = row.height - max((height(cell, fit) for _, cell in row.cells), default=0.0), room - row.pad[1]
    first, rest, sheet = list[Galley](), list[Galley](), Sheet(min(full, inner) if must else full, must, heads=False)
    again = row.again if len(row.cells) == 1 else ()
    longest = max((lines(cell) for _, cell in row.cells), default=0) if row.short < inf else inf
    for _, cell in row.cells:
        cut: Cut | None = Cut(len(cell))
        if height(cell, fit) > inner + EPS:
            cut = fairly(cell, inner, sheet, must, fit, CHOSEN - lines(again) if lines(cell) >= longest else LEAST)
        if not cut:
            return None
        first.append(tuple(cell[:cut.at]) + ((cut.part,) if cut.part else ()))
        left = trim(((cut.rest, *cell[cut.at + 1:])) if cut.rest else cell[cut.at:])
        rest.append((Glue(row.pad[0], keep=True), *left) if left and row.pad[0] else left)
    if not any(map(lines, first)) or not any(map(lines, rest)):
        return None
    if again:
        rest = [(Row(height(again, fit), 0.0, 0.0, ((0.0, again),), flow="head"), *rest[0])]
    above = max(height(trim(piece), fit) for piece in first) + row.pad[1]
    below = _rounded(max(height(piece, fit) for piece in rest), white, row)
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


def fairly(items: Galley, room: float, sheet: Sheet, must: bool, fit: Fit, least: int = LEAST) -> Cut | None:
    """A cut with so many lines at least on each side; `must` takes another where there is none."""
    cut = fit(items, 0, room, sheet)
    while cut.part and cut.rest:
        taken = (*items[:cut.at], cut.part)
        if must or (lines(taken) >= least and lines((cut.rest, *items[cut.at + 1:])) >= least):
            return cut
        if lines(taken) <= least:
            return None
        cut = fit(items, 0, height(taken, fit) - HAIR, sheet)
    at = cut.at
    while at > 0 and lines(items[at:]) < least:
        at -= 1
    while at > 0 and (isinstance(before := items[at - 1], Penalty) and before.cost >= NEVER):
        at -= 1
    if lines(items[:at]) >= least and lines(items[at:]) >= least:
        return cut._replace(at=at)
    return cut if must and lines(items[:cut.at]) else None


class Feet:
    """The foot of a page while it is filled: the room that footnotes take, and whether one has to go on overleaf."""

    def __init__(self, share: float, gap: float, fit: Fit) -> None:
        self.share, self.gap, self.fit, self.used, self.left = share, gap, fit, 0.0, False

    @property
    def below(self) -> float:
        return self.used + self.gap if self.used else 0.0

    def take(self, galley: Galley, room: float, must: bool) -> int | None:
        """How many items of a note go on the page, within `room` points of it; None if it should not begin here.

        One that `must` begin may be left to the next page, and all are that come after one which goes on there."""
        if self.left:
            return 0
        spare, tall, at = min(self.share, room) - self.gap - self.used, height(galley, self.fit), len(galley)
        if tall > spare + EPS:
            cut = fairly(galley, spare, Sheet(fresh=False), False, self.fit)
            at, self.left = cut.at if cut else 0, True
            if not at and not must:
                return None
        self.used += tall if at == len(galley) else height(trim(galley[:at]), self.fit)
        return at

    def copy(self) -> "Feet":
        made = Feet(self.share, self.gap, self.fit)
        made.used, made.left = self.used, self.left
        return made


def feet_within(waiting: deque[Galley], room: float, gap: float, must: bool, fit: Fit) -> Galley:
    """The footnotes that go into `room` points, one at least if it `must`; the others go on waiting."""
    foot, pieces = Feet(inf, gap, fit), list[Galley]()
    while waiting and not foot.left:
        galley = waiting.popleft()
        at = foot.take(galley, room, True) or 0
        if not at and must and not pieces:
            at = fit(galley, 0, room - gap, Sheet()).at
        pieces.append(galley[:at] if at == len(galley) else trim(galley[:at]))
        if rest := trim(galley[at:]):
            waiting.appendleft(rest)
    return tuple(item for piece in pieces for item in piece)


class _Column(NamedTuple):
    """What one of several columns holds: text, and footnotes below it."""

    text: Galley
    feet: Galley = ()


class _Filled(NamedTuple):
    """Columns filled one after the other, where the last one ends, the footnotes that had no room, and whether one
    went over to another column."""

    columns: list[_Column]
    cut: Cut
    waiting: tuple[Galley, ...] = ()
    over: bool = False


def in_columns(columns: Columns, room: float, full: float, must: bool, fit: Fit) -> tuple[Row, Columns | None] | None:
    """What of columns goes into `room` points, as a row of them, and the columns that are left; None if nothing goes.

    They are as high as each other if all that is left goes in, unless they are filled one after the other."""
    columns = columns if room < inf else _unbroken(columns)
    items, count = _ahead(columns, columns.number * room)
    filled = _filled(columns, items, room, Sheet(full, must, heads=False), fit)
    at, cut = columns.start, filled.cut
    whole = cut.at == len(items) and not cut.rest and at + count >= len(columns.galley) and not filled.waiting
    if not whole and not _enough(filled.columns, must):
        return None
    made = filled.columns
    if whole and (columns.level or room == inf):
        made = _level(columns, items, room, False, fit) or _level(columns, items, room, True, fit) or made
    tall = max((_tall(column, columns, fit) for column in made), default=0.0)
    if not cut.over:  # white space may end below; feet stand at that of the page
        tall = room if not whole and any(column.feet for column in made) else min(tall, room)
    step = columns.measure + columns.gap
    between = [k * step - columns.gap / 2 for k in range(1, len(made))] if columns.rule else []
    rules = tuple(columns.rule._replace(ops=(("M", x, 0.0), ("L", x, tall))) for x in between if columns.rule)
    cells = tuple((k * step, _footed(column, tall, columns, fit)) for k, column in enumerate(made))
    row = Row(tall, 0.0, columns.x, cells, (), columns.wide, rules)
    return row, None if whole else columns._replace(start=at + cut.at, begun=cut.rest, waiting=filled.waiting)


def _enough(made: Sequence[_Column], must: bool) -> bool:
    """Whether columns that go on overleaf hold anything, and two lines in the first one unless they `must`."""
    said = [lines((*column.text, *column.feet)) for column in made]
    return any(said) and (must or said[0] >= LEAST)


def _far(columns: Columns) -> bool:
    """Whether what is left of columns is higher than any page."""
    items, _ = _ahead(columns, columns.number * FAR)
    return sum(item.height + item.depth for item in items if isinstance(item, Line | Row)) > columns.number * FAR


def _unbroken(columns: Columns) -> Columns:
    """What is left of columns without forced breaks: where there is no page, nothing can begin one."""
    left = columns.galley[columns.start:]
    left = (columns.begun, *left[1:]) if columns.begun else left
    whole = tuple(item for item in left if not (isinstance(item, Penalty) and item.cost <= EJECT))
    return columns._replace(galley=whole, start=0, begun=None)


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


def _filled(columns: Columns, items: Sequence[Item], room: float, sheet: Sheet, fit: Fit,
            share: float | None = None) -> _Filled:
    """Columns filled one after the other with items; `share` is that of footnotes, if it is not the columns' own."""
    out, at, over, items = list[_Column](), 0, 0.0, list(items)
    rest = {0: columns.begun} if columns.begun else dict[int, Item]()
    waiting, footing, goes = deque(columns.waiting), columns.footing, False
    if footing:
        sheet = sheet._replace(share=(footing.share if share is None else share) * room, gap=footing.gap)
    for number in range(columns.number):
        while at < len(items) and loose(items[at]):
            at += 1
        if at == len(items) and not waiting:
            break
        fresh, goes = sheet.fresh and not number, goes or (number > 0 and bool(waiting))
        cut = fit(items, at, room, sheet._replace(fresh=fresh, carry=tuple(waiting)))
        text, notes = trim(items[at:cut.at]) + ((cut.part,) if cut.part else ()), Galley()
        if footing:
            waiting.extend(feet(text, margins=False))
            empty = fresh and not text
            notes = feet_within(waiting, room - height(text, fit), footing.gap, empty, fit) if waiting else ()
        if not text and not notes:
            break
        out.append(_Column(text, notes))
        at, over = cut.at, max(over, cut.over)
        if cut.rest:
            items[at] = rest[at] = cut.rest
    return _Filled(out, Cut(at, rest=rest.get(at), over=over), tuple(waiting), goes)


def _level(columns: Columns, items: Sequence[Item], room: float, parts: bool, fit: Fit) -> list[_Column]:
    """The columns of least height that hold everything, to half a point, and footnotes in `parts` only if they may be;
    [] if none do."""
    tall, sheet = height(trim(items), fit), Sheet(heads=False)
    if columns.footing:
        tall += sum(height(note, fit) + columns.footing.gap for note in (*columns.waiting, *feet(items, margins=False)))
    low, high, best = tall / columns.number, min(room, tall), list[_Column]()
    for _ in range(24):
        middle = high if not best else (low + high) / 2
        made, cut, waiting, over = _filled(columns, items, middle, sheet, fit, 1.0)
        held = cut.at == len(items) and not cut.rest and not waiting and (parts or not over)
        if held and all(_tall(column, columns, fit) <= middle + EPS for column in made):
            best, high = made, middle
        elif not best:
            return []
        else:
            low = middle
        if high - low <= 0.5:
            break
    return best


def _tall(column: _Column, columns: Columns, fit: Fit) -> float:
    below = height(column.feet, fit) + columns.footing.gap if column.feet and columns.footing else 0.0
    return height(column.text, fit) + below


def _footed(column: _Column, tall: float, columns: Columns, fit: Fit) -> Galley:
    """A column's items, its footnotes below a rule at its foot."""
    if not columns.footing:
        return column.text
    text = tuple(map(footless, column.text))  # where none has room here, they wait for the next column
    if not column.feet:
        return text
    gap, rule, white = columns.footing.gap, columns.footing.rule, max(tall - _tall(column, columns, fit), 0.0)
    paths = (rule.moved(0.0, gap / 2),) if rule else ()
    notes = Row(gap + height(column.feet, fit), 0.0, 0.0, ((0.0, (Glue(gap, keep=True), *column.feet)),), paths=paths,
                flow="foot")
    return (*text, Glue(white, keep=True), notes)
