"""How high galleys are, and how far one goes on a page: the only breaker, for pages, columns, cells and footnotes."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil, inf

from briefing.typeset import columns, footnotes, parting
from briefing.typeset.cuts import EPS, LEAST, Break, Breaker, Cut, Sheet
from briefing.typeset.footnotes import Feet
from briefing.typeset.galley import (
    CLUB,
    EJECT,
    NEVER,
    RECTO,
    Columns,
    Foot,
    Frame,
    Galley,
    Glue,
    Heading,
    Item,
    Line,
    Note,
    Penalty,
    Row,
    Side,
)
from briefing.typeset.items import feet, first_baseline, frames, notes_of, trim

__all__ = ["EPS", "SIDE_GAP", "Cut", "Sheet", "feet_within", "first_baseline", "fit", "frames", "height", "in_columns",
           "trim"]

SLACK = 0.12  # share of the page left empty that costs as much as 100 points of penalty
CELL = Sheet()
SIDE_GAP = 7.0  # points between two margin notes
SIDE_STEP = 7.0  # margin notes move down in steps of half a line
PUSH = 0.25  # share of the room by which notes from the page before may push down what stands across the page


def height(items: Sequence[Item]) -> float:
    """The height of a galley set in one piece, glue at its natural size and columns balanced."""
    total = 0.0
    for item in items:
        if isinstance(item, Line | Row):
            total += item.height + item.depth
        elif isinstance(item, Glue):
            total += item.space
        elif isinstance(item, Columns):
            total += columns.tallness(item, BY)
    return total


def in_columns(item: Columns, room: float = inf) -> tuple[Row, Columns | None] | None:
    """What of columns goes into `room` points, as a row, and the columns that are left; None if nothing goes in."""
    return columns.in_columns(item, room, inf, True, BY)


def feet_within(waiting: deque[Galley], room: float, gap: float, must: bool) -> Galley:
    """The footnotes that go into `room` points, one at least if it `must`; the others go on waiting."""
    return footnotes.feet_within(waiting, room, gap, must, BY)


def fit(items: Sequence[Item], start: int, room: float, sheet: Sheet = CELL) -> Cut:
    """How far a galley goes within `room` points, from `start` on.

    Walks forward until the room is full and looks back for the cheapest legal break: its own cost, and the cube of
    the hole that it leaves. Lines take their footnotes with them, and the room that those need."""
    walk = _Walk(room, sheet, start)
    for k in range(start, len(items)):
        if cut := _STEPS[type(items[k])](walk, k, items[k]):
            return cut._replace(rows=walk.rows, pushed=walk.pushed, legal=walk.legal)
    return Cut(len(items), below=walk.feet.below, rows=walk.rows, pushed=walk.pushed)


BY = Breaker(fit, height)
Made = tuple[Row, Item | None]


class _Walk:
    """A page while `fit` walks over it. `after` counts lines since what is held to them, `floor` is the foot of the
    margin notes so far, `top` says that nothing stands on the page yet, `white` that space counts."""

    def __init__(self, room: float, sheet: Sheet, start: int) -> None:
        self.room, self.sheet, self.start = room, sheet, start
        self.feet = Feet(sheet.share, sheet.gap, BY)
        for note in sheet.carry:
            self.feet.take(note, inf, True)
            if self.feet.left:
                break
        free = not sheet.fresh or self.feet.used > 0
        self.legal = [Break(start, 0, 0.0, self.feet.below)] if free else list[Break]()
        self.used, self.boxed, self.top, self.after = 0.0, False, sheet.fresh, LEAST
        self.begun = self.white = not sheet.fresh
        self.floor, self.rows, self.pushed = sheet.late, dict[int, Row](), dict[int, float]()

    def line(self, k: int, item: Line) -> Cut | None:
        self._may(k)
        if item.wide:
            self._across(k, item.height + item.depth)
        need = self.used + item.height + item.depth
        if need + self.feet.below > self.room + EPS:
            return self._full(k, need)
        if item.notes:
            if not self._carry(((item.height, note) for note in item.notes), need):
                return self._full(k, need)
            if any(isinstance(note, Heading) for note in item.notes):
                self.after = -1
        self._stands(need, 1 if item.height + item.depth > 0 else 0)
        return None

    def row(self, k: int, item: Row) -> Cut | None:
        self._may(k)
        if item.wide:
            self._across(k, item.height + item.depth)
        again = self.top and self.sheet.heads
        before = self.used + (height(head_of(item, self.sheet.full)) if again else 0.0)
        need = before + item.height + item.depth
        if need + self.feet.below > self.room + EPS:
            return self._part(k, item, before) or self._full(k, need)
        if not self._carry(notes_of(item), need):
            return self._full(k, need)
        self._stands(need, LEAST)
        return None

    def columns(self, k: int, item: Columns) -> Cut | None:
        self._may(k)
        if item.wide:
            self._across(k, 0.0)
        must, spare = self.top and not self.legal, self.room - self.used - self.feet.below
        made = self._shared(spare, must, lambda room: columns.in_columns(item, room, self.sheet.full, must, BY))
        if not made:
            return self._full(k, self.room)
        over = max(made[0].height - spare, 0.0)
        if made[1] or over > EPS:
            return Cut(k, part=made[0], rest=made[1], below=self.feet.below, over=over)
        self.rows[k] = made[0]
        self._stands(self.used + made[0].height, LEAST)
        return None

    def glue(self, k: int, item: Glue) -> None:
        self._may(k)
        self.white = self.white or item.keep
        if self.white:
            self.used += item.space
        self.boxed = False

    def penalty(self, k: int, item: Penalty) -> Cut | None:
        if item.cost <= EJECT:
            return Cut(k + 1, forced=True, recto=item.cost <= RECTO, below=self.feet.below)
        if item.cost < NEVER and self.begun:
            self.boxed = True
            self._may(k, item.cost)
        elif item.cost >= NEVER and self.after < LEAST:
            self.after = 0
        self.boxed = False
        return None

    def frame(self, k: int, item: Frame) -> None:
        self._carry(notes_of(item), self.used)

    def _may(self, k: int, cost: float = 0) -> None:
        """A break may be here, and costs more so near below a heading."""
        if self.boxed:
            cost = max(cost, CLUB) if self.after < LEAST else cost
            self.legal.append(Break(k, cost, self.used, self.feet.below))

    def _stands(self, reached: float, count: int) -> None:
        self.used, self.begun, self.white, self.boxed, self.top = reached, True, True, True, False
        self.after = min(self.after + count, LEAST)

    def _across(self, k: int, tall: float) -> None:
        """What stands across the page begins below the margin notes; those go on below it if that would cost much."""
        over, late = self.floor - self.used, self.sheet.late > 0
        if over <= 0:
            return
        fits = self.used + over + tall + self.feet.below <= self.room + EPS
        if self.top or (late and over > PUSH * self.room) or not (fits or self.legal):
            self.floor += tall
        else:
            self.pushed[k], self.used = over, self.floor

    def _carry(self, notes: Iterable[tuple[float, Note]], need: float) -> bool:
        """Takes the notes of an item that ends at `need`; False if its footnotes want the next page."""
        for down, note in notes:
            if isinstance(note, Side) and not note.floats:
                top = self.used + down - first_baseline(note.galley)
                self.floor = clear(top, self.floor + SIDE_GAP) + height(note.galley)
            if self.sheet.share and isinstance(note, Foot | Side):
                for galley in (note.galley,) if isinstance(note, Foot) else feet(note.galley):
                    if self.feet.take(galley, self.room - need, not self.legal) is None:
                        return False
        return True

    def _part(self, k: int, row: Row, before: float) -> Cut | None:
        """A row as far as it goes, if it may be split."""
        tall = before - self.used + row.height + row.depth
        must = self.top and not self.legal and self.sheet.full < inf
        empty = self.room - self.used - self.feet.below
        if not (empty > row.short or must or tall > self.sheet.full + EPS):
            return None
        spare, full = self.room - before - self.feet.below, self.sheet.full
        made = self._shared(spare, must, lambda room: parting.divided(row, room, full, must, BY))
        return Cut(k, part=made[0], rest=made[1], below=self.feet.below) if made else None

    def _shared(self, spare: float, must: bool, make: Callable[[float], Made | None]) -> Made | None:
        """What goes into `spare` points less what its own footnotes take."""
        made = make(spare)
        if not made or not self.sheet.share or not (notes := list(feet((made[0],)))):
            return made
        trial = self.feet.copy()
        for galley in notes:
            trial.take(galley, inf, True)
        less = make(spare - trial.below + self.feet.below)
        if less:
            self.feet = trial
        return less or (made if must else None)

    def _full(self, k: int, need: float) -> Cut:
        """The break of least cost, of equals the last; where none is legal, before what does not fit."""
        best, least = None, inf
        for point in reversed(self.legal):
            empty = (self.room - point.used - point.below) / (SLACK * max(self.room, EPS))
            slack = 100 * max(empty, 0.0) ** 3
            if slack >= least:
                break
            if slack + point.cost < least:
                best, least = point, slack + point.cost
        if best:
            return Cut(best.at, below=best.below)
        at = max(k, self.start + 1)
        return Cut(at, below=self.feet.below, over=need - self.room if at > k else 0.0)


_STEPS: Mapping[type, Callable[..., Cut | None]] = {
    Line: _Walk.line, Row: _Walk.row, Columns: _Walk.columns, Glue: _Walk.glue, Penalty: _Walk.penalty,
    Frame: _Walk.frame,
}


def clear(top: float, floor: float) -> float:
    """Where a margin note stands that is moved down in half lines until it clears the one above."""
    return top + SIDE_STEP * max(0, ceil((floor - top - EPS) / SIDE_STEP)) if floor > top + EPS else top


def head_of(row: Row, full: float) -> tuple[Row, ...]:
    """The rows that are set again above one; none if they would take half a page."""
    return row.head if height(row.head) <= full / 2 else ()
