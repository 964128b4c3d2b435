"""Columns: filled one after the other, balanced where they end, their footnotes below them. Points."""

from collections import deque
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from briefing.typeset.cuts import EPS, LEAST, Breaker, Cut, Sheet
from briefing.typeset.footnotes import feet_within
from briefing.typeset.galley import EJECT, Columns, Galley, Glue, Item, Line, Penalty, Row
from briefing.typeset.items import feet, footless, lines, loose, trim

FAR = 3_000.0  # points: columns that are higher, as no page is (A3 has 1191), are only said to be so high


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


def in_columns(columns: Columns, room: float, full: float, must: bool,
               by: Breaker) -> tuple[Row, Columns | None] | None:
    """What of columns goes into `room` points, as a row of them, and the columns that are left; None if nothing goes.

    They are as high as each other if all that is left goes in, unless they are filled one after the other."""
    columns = columns if room < inf else _unbroken(columns)
    items, count = _ahead(columns, columns.number * room)
    filled = _filled(columns, items, room, Sheet(full, must, heads=False), by)
    at, cut = columns.start, filled.cut
    whole = cut.at == len(items) and not cut.rest and at + count >= len(columns.galley) and not filled.waiting
    if not whole and not _enough(filled.columns, must):
        return None
    made = filled.columns
    if whole and (columns.level or room == inf):
        made = _level(columns, items, room, False, by) or _level(columns, items, room, True, by) or made
    tall = max((_tall(column, columns, by) for column in made), default=0.0)
    if not cut.over:  # white space may end below; feet stand at that of the page
        tall = room if not whole and any(column.feet for column in made) else min(tall, room)
    step = columns.measure + columns.gap
    between = [k * step - columns.gap / 2 for k in range(1, len(made))] if columns.rule else []
    rules = tuple(columns.rule._replace(ops=(("M", x, 0.0), ("L", x, tall))) for x in between if columns.rule)
    cells = tuple((k * step, _footed(column, tall, columns, by)) for k, column in enumerate(made))
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


def _filled(columns: Columns, items: Sequence[Item], room: float, sheet: Sheet, by: Breaker,
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
        cut = by.fit(items, at, room, sheet._replace(fresh=fresh, carry=tuple(waiting)))
        text, notes = trim(items[at:cut.at]) + ((cut.part,) if cut.part else ()), Galley()
        if footing:
            waiting.extend(feet(text, margins=False))
            empty = fresh and not text
            notes = feet_within(waiting, room - by.height(text), footing.gap, empty, by) if waiting else ()
        if not text and not notes:
            break
        out.append(_Column(text, notes))
        at, over = cut.at, max(over, cut.over)
        if cut.rest:
            items[at] = rest[at] = cut.rest
    return _Filled(out, Cut(at, rest=rest.get(at), over=over), tuple(waiting), goes)


def _level(columns: Columns, items: Sequence[Item], room: float, parts: bool, by: Breaker) -> list[_Column]:
    """The columns of least height that hold everything, to half a point, and footnotes in `parts` only if they may be;
    [] if none do."""
    tall, sheet = by.height(trim(items)), Sheet(heads=False)
    if columns.footing:
        tall += sum(by.height(note) + columns.footing.gap for note in (*columns.waiting, *feet(items, margins=False)))
    low, high, best = tall / columns.number, min(room, tall), list[_Column]()
    for _ in range(24):
        middle = high if not best else (low + high) / 2
        made, cut, waiting, over = _filled(columns, items, middle, sheet, by, 1.0)
        held = cut.at == len(items) and not cut.rest and not waiting and (parts or not over)
        if held and all(_tall(column, columns, by) <= middle + EPS for column in made):
            best, high = made, middle
        elif not best:
            return []
        else:
            low = middle
        if high - low <= 0.5:
            break
    return best


def _tall(column: _Column, columns: Columns, by: Breaker) -> float:
    below = by.height(column.feet) + columns.footing.gap if column.feet and columns.footing else 0.0
    return by.height(column.text) + below


def _footed(column: _Column, tall: float, columns: Columns, by: Breaker) -> Galley:
    """A column's items, its footnotes below a rule at its foot."""
    if not columns.footing:
        return column.text
    text = tuple(map(footless, column.text))  # where none has room here, they wait for the next column
    if not column.feet:
        return text
    gap, rule, white = columns.footing.gap, columns.footing.rule, max(tall - _tall(column, columns, by), 0.0)
    paths = (rule.moved(0.0, gap / 2),) if rule else ()
    notes = Row(gap + by.height(column.feet), 0.0, 0.0, ((0.0, (Glue(gap, keep=True), *column.feet)),), paths=paths,
                flow="foot")
    return (*text, Glue(white, keep=True), notes)


def tallness(columns: Columns, by: Breaker) -> float:
    """How high columns are in one piece, balanced.

    Of columns that are higher than any page it says no more than that: to balance them to their end again on every
    page would cost the square of their length."""
    made = None if _far(columns) else in_columns(columns, inf, inf, True, by)
    return made[0].height if made else FAR
