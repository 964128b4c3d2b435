"""paginate(galley, placement) -> drafts of pages: knows lines, rows, glue, penalties and inserts, and no element."""

from collections import deque
from collections.abc import Callable, Sequence
from math import inf
from typing import NamedTuple

from briefing.typeset.cuts import Cut, Sheet
from briefing.typeset.fit import EPS, fit, head_of, height
from briefing.typeset.galley import (
    CLUB,
    EJECT,
    LEAVE,
    RECTO,
    Columns,
    Footing,
    Galley,
    Glue,
    Heading,
    Item,
    Line,
    Penalty,
    Placement,
    Row,
)
from briefing.typeset.items import lines, loose, owners, trim
from briefing.typeset.pages.draft import Draft, put
from briefing.typeset.pages.entries import FILLED, settled
from briefing.typeset.pages.feet import place_feet
from briefing.typeset.pages.margin import Queue, late, place_sides
from briefing.typeset.slices import raised

FOOTING = Footing()


class TooTall(Exception):
    """A line is higher than a page, or a row that has nothing to be split: by `over` points. `node` owns text in it."""

    def __init__(self, node: int, over: float) -> None:
        self.node, self.over = node, over
        super().__init__(node, over)


class _Waiting(NamedTuple):
    """What earlier pages had no room for."""

    feet: deque[Galley]
    sides: Queue


def paginate(galley: Sequence[Item], placement: Callable[[int], Placement], footing: Footing = FOOTING) -> list[Draft]:
    """Pages of a galley; `placement(number)` says where page `number` (from 1) holds its columns.

    Where a recto is forced on a verso, that page stays empty but for notes that wait. The last pages may hold nothing
    but such notes. Raises TooTall."""
    items, start, recto, pages = list(galley), 0, False, list[Draft]()
    waiting, known = _Waiting(deque(), deque()), 0

    def room(number: int) -> float:
        place = placement(number)
        return place.bottom - place.top

    while True:
        start, recto = _skipped(items, start, recto)
        if pages and start == len(items) and not waiting.feet and not waiting.sides:
            return pages
        number = len(pages) + 1
        page = Draft(placement(number))
        pages.append(page)
        recto = recto and not page.place.number % 2
        y = page.place.top
        if start < len(items) and not recto:
            if start >= known:
                known = _settle(items, start, number, room, footing)
            start, recto, y = _fill(items, start, page, room(number + 1), waiting, footing)
        if number == 1:
            items[start:] = [Glue(0.0) if item == Penalty(LEAVE) else item for item in items[start:]]
            known = start  # what stands behind one of those is in the same part now
        place_feet(page, waiting.feet, y, footing)
        place_sides(page, waiting.sides)


def _settle(items: list[Item], start: int, number: int, room: Callable[[int], float], footing: Footing) -> int:
    """Has each row that might be parted held together or to be parted, from the top of page `number` to the next forced
    break; -> the index after that."""
    end = next((k + 1 for k in range(start, len(items)) if _forced(items[k])), len(items))
    part = items[start:end]
    if any(isinstance(item, Row) and 0 < item.short < inf for item in part):
        items[start:end] = settled(part, number, room, footing)
    return end


def _forced(item: Item) -> bool:
    return isinstance(item, Penalty) and item.cost <= EJECT


def _skipped(items: Sequence[Item], start: int, recto: bool) -> tuple[int, bool]:
    """Past what is nothing at the top of a page; -> the index there, and whether it is to be a recto."""
    while start < len(items) and loose(item := items[start]):
        recto = recto or (isinstance(item, Penalty) and item.cost <= RECTO)
        start += 1
    return start, recto


def _fill(items: list[Item], start: int, page: Draft, full: float, waiting: _Waiting, footing: Footing,
          ) -> tuple[int, bool, float]:
    """Puts as much text on a page as goes; -> the index at which the next page starts, whether that has to be a recto,
    and the y reached. What is left of an item that was split takes its place."""
    place = page.place
    room = place.bottom - place.top
    sheet = Sheet(full, True, footing.share * room, footing.gap, waiting.feet, late(waiting.sides, room))
    cut = _shared(items, start, room, fit(items, start, room, sheet),
                  Sheet(full, True, footing.share * full, footing.gap))
    if not (cut.forced or cut.part) and (box := _box(items, cut.at)) is not None:
        taken = _taken(items, start, cut)
        spare = room - height(taken) - _again(taken, full) - cut.below
        if at := _floated(items, cut.at, box, spare, sheet._replace(share=max(sheet.share - cut.below, 0.0), carry=())):
            cut = cut._replace(at=at, forced=True)
    taken = _taken(items, start, cut)
    if cut.over > EPS:
        raise TooTall(next(owners(taken), -1), cut.over)
    pushed = {k - start: by for k, by in cut.pushed.items() if k < cut.at + bool(cut.part)}
    left = room - cut.below - sum(pushed.values()) - _again(taken, full)
    ready = _stretched(_evened(taken, left), left)
    y = put(ready, place.text, place.top, page, True, "text", pushed)
    if cut.rest:
        items[cut.at] = cut.rest
    return cut.at, cut.recto, y - _white(ready)


def _shared(items: Sequence[Item], start: int, room: float, cut: Cut, overleaf: Sheet) -> Cut:
    """The page ends earlier if the next one, the last before a forced break, would hold next to nothing, and rows can
    go over to it: at the last break that leaves it a quarter. Text that runs on is left where it is."""
    if cut.forced or cut.part or cut.rows or cut.at == len(items):
        return cut
    least = FILLED * overleaf.full
    end = _ending(items, cut.at, least)
    if not end or not 0 < _left(items, cut.at, end, overleaf) < least:
        return cut
    for point in reversed(cut.legal):
        if not start < point.at < cut.at or point.cost >= CLUB:
            continue
        left = _left(items, point.at, end, overleaf)
        if left >= least:
            rows = isinstance(trim(items[point.at:end])[0], Row)
            may = rows and left < inf and point.used + point.below >= FILLED * room
            return cut._replace(at=point.at, below=point.below) if may else cut
    return cut


def _left(items: Sequence[Item], at: int, end: int, sheet: Sheet) -> float:
    """How much of a page stands on it from the item `at` to the one at `end`; infinite if that takes more than one."""
    cut = fit(items, at, sheet.full, sheet)
    if cut.part or cut.at < end:
        return inf
    text = trim(items[at:end])
    return height(text) + _again(text, sheet.full) + sum(cut.pushed.values()) + cut.below


def _ending(items: Sequence[Item], at: int, most: float) -> int:
    """Where the next forced break is, or the end, if no more than `most` points stand before it; else 0."""
    for k in range(at, len(items)):
        item = items[k]
        if _forced(item):
            return k
        if isinstance(item, Columns):
            return 0
        most -= item.height + item.depth if isinstance(item, Line | Row) else 0.0
        if most < 0:
            return 0
    return len(items)


def _taken(items: Sequence[Item], start: int, cut: Cut) -> list[Item]:
    out = [cut.rows.get(k, items[k]) for k in range(start, cut.at)] if cut.rows else list(items[start:cut.at])
    return [*out, cut.part] if cut.part else out


def _again(items: Sequence[Item], full: float) -> float:
    """The height of the head of a table that is set again above what goes on a page."""
    first = next((item for item in items if isinstance(item, Line | Row | Columns)), None)
    return height(head_of(first, full)) if isinstance(first, Row) else 0.0


def _white(items: Sequence[Item]) -> float:
    """The white space at the end of a page's text, which footnotes may have."""
    last = len(items)
    while last and loose(items[last - 1]):
        last -= 1
    return height(items[last:])


def _box(items: Sequence[Item], at: int) -> int | None:
    """The box that floats, by number, if nothing but white stands before it from `at` on."""
    k = next((k for k in range(at, len(items)) if not isinstance(items[k], Glue | Penalty)), len(items))
    return k if k < len(items) and isinstance(row := items[k], Row) and row.floats else None


def _floated(items: list[Item], at: int, box: int, room: float, sheet: Sheet) -> int:
    """Where the page would end before a box that floats: lets the text after it fill the page; -> where it ends, or 0.

    Only text before the next heading or box goes before it, and two lines of it at least."""
    after = box + 1
    while after < len(items) and isinstance(items[after], Glue):
        after += 1
    end = next((e for e in range(after, len(items)) if _stops(items[e])), len(items))
    cut = fit(items[after:end], 0, room, sheet) if after < end else Cut(0)
    text = items[after:after + cut.at]
    if lines(text) < 2 or height(trim(text)) + cut.below > room + EPS:
        return 0
    items[at:after + cut.at] = [*text, *items[at:after]]
    return at + cut.at


def _stops(item: Item) -> bool:
    """What the text that goes before a floating box may not pass."""
    if isinstance(item, Line):
        return any(isinstance(note, Heading) for note in item.notes)
    return isinstance(item, Row | Columns) or _forced(item)


def _evened(items: list[Item], room: float) -> list[Item]:
    """With rows that are to be even raised to one height, the lowest first, as far as there is room to spare."""
    tall = {k: item.height for k, item in enumerate(items) if isinstance(item, Row) and item.even}
    spare = room - height(items) if tall else 0.0
    while tall:
        k = min(tall, key=tall.__getitem__)
        row = items[k]
        assert isinstance(row, Row)
        if spare < row.even - EPS or tall[k] + row.even > max(tall.values()) + EPS:
            break
        tall[k], spare = tall[k] + row.even, spare - row.even
    return [raised(item, tall[k]) if k in tall and isinstance(item, Row) else item
            for k, item in enumerate(items)] if tall else items


def _stretched(items: list[Item], room: float) -> list[Item]:
    """With the room that is left over shared by the glue that stretches."""
    stretch = sum(item.stretch for item in items if isinstance(item, Glue))
    if not stretch:
        return items
    last = max(k for k, item in enumerate(items)
               if not isinstance(item, Penalty) and (not isinstance(item, Glue) or item.stretch))
    spare = max(0.0, room - height(items[:last + 1]))
    return [item._replace(space=item.space + spare * item.stretch / stretch, keep=True)
            if isinstance(item, Glue) and item.stretch else item for item in items]
