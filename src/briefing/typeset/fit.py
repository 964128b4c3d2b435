"""How high galleys are, and how far one goes on a page: the only breaker, for pages, columns and cells alike."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.typeset.galley import EJECT, NEVER, Columns, Frame, Galley, Glue, Item, Line, Penalty, Row, Side

EPS = 0.01  # points; what rounding may leave over
SLACK = 0.12  # share of the page left empty that costs as much as 100 points of penalty
SIDE_GAP = 7.0  # points between two margin notes
SIDE_STEP = 7.0  # margin notes move down in steps of half a line
Sides = Sequence[tuple[float, Galley]]  # margin notes, each with its top


def height(items: Sequence[Item]) -> float:
    """The height of a galley set in one piece, glue at its natural size."""
    total = 0.0
    for item in items:
        if isinstance(item, Line | Row):
            total += item.height + item.depth
        elif isinstance(item, Glue):
            total += item.space
        elif isinstance(item, Columns):
            total += balanced(item)
    return total


def trim(items: Sequence[Item]) -> Galley:
    """Without white space and penalties at either end; white space that keeps stays."""
    first, last = 0, len(items)
    while first < last and _loose(items[first]):
        first += 1
    while last > first and _loose(items[last - 1]):
        last -= 1
    return tuple(items[first:last])


def _loose(item: Item) -> bool:
    return isinstance(item, Penalty) or (isinstance(item, Glue) and not item.keep)


def first_baseline(items: Sequence[Item]) -> float:
    """From the galley's top down to the baseline of its first line of text; its height where it has none."""
    y = 0.0
    for item in items:
        if isinstance(item, Line):
            if item.runs:
                return y + item.height
            y += item.height + item.depth
        elif isinstance(item, Row):
            below = [first_baseline(cell) for _, cell in item.cells if any(isinstance(it, Line | Row) for it in cell)]
            return y + min(below, default=item.height)
        elif isinstance(item, Glue):
            y += item.space
        elif isinstance(item, Columns):
            return y + first_baseline(item.galley)
    return y


class Cut(NamedTuple):
    """Where a page ends: the index of its first item that did not go on; `forced` where a penalty ejected."""

    at: int
    forced: bool = False
    columns: bool = False


class Break(NamedTuple):
    at: int
    cost: float
    used: float


def fit(items: Sequence[Item], start: int, room: float, fresh: bool = True, above: Sides = ()) -> Cut:
    """How far a galley goes within `room` points, from `start` on.

    Walks forward until the room is full and looks back for the cheapest legal break: its own cost, and the cube of
    the hole that it leaves. Columns end the walk: their own height depends on the room that is left. A page that is
    not `fresh` may end at once; one that is takes something, even if it does not fit. `above` are the page's margin
    notes so far, their tops counted from here."""
    used, begun, boxed, sides = 0.0, not fresh, False, list(above)
    legal: list[Break] = [] if fresh else [Break(start, 0, 0.0)]
    for k in range(start, len(items)):
        item = items[k]
        if isinstance(item, Line | Row):
            if boxed:
                legal.append(Break(k, 0, used))
            if item.wide:
                used = max(used, foot(sides))
            if k == start and isinstance(item, Row):
                used += height(item.head)
            if used + item.height + item.depth > room + EPS:
                return Cut(_cheapest(legal, room, max(k, start + 1)))
            for note in item.notes:
                if isinstance(note, Side):
                    sides.append((used + first_baseline((item,)) - first_baseline(note.galley), note.galley))
            used, begun, boxed = used + item.height + item.depth, True, True
        elif isinstance(item, Glue):
            if boxed:
                legal.append(Break(k, 0, used))
            if begun or item.keep:
                used += item.space
            boxed = False
        elif isinstance(item, Penalty):
            if item.cost <= EJECT:
                return Cut(k + 1, forced=True)
            if item.cost < NEVER and begun:
                legal.append(Break(k, item.cost, used))
            boxed = False
        elif isinstance(item, Columns):
            first = next((it.height + it.depth for it in item.galley if isinstance(it, Line | Row)), 0.0)
            if used + first > room + EPS and legal:
                return Cut(_cheapest(legal, room, k))
            return Cut(k, columns=True)
    return Cut(len(items))


def _cheapest(legal: Sequence[Break], room: float, otherwise: int) -> int:
    """The break of least cost, of equals the last; `otherwise` where there is none."""
    best, least = otherwise, float("inf")
    for point in reversed(legal):
        slack = 100 * ((room - point.used) / (SLACK * max(room, EPS))) ** 3
        if slack >= least:
            break
        if slack + point.cost < least:
            best, least = point.at, slack + point.cost
    return best


def down(sides: Sides) -> list[tuple[float, Galley]]:
    """Margin notes beside their lines, each moved down in half lines until it clears the one above."""
    out, floor = list[tuple[float, Galley]](), float("-inf")
    for top, galley in sides:
        while top < floor - EPS:
            top += SIDE_STEP
        out.append((top, galley))
        floor = top + height(galley) + SIDE_GAP
    return out


def foot(sides: Sides) -> float:
    """Where a full-width item may start: below the margin notes so far."""
    return max((top + height(galley) for top, galley in down(sides)), default=float("-inf"))


def split(items: Sequence[Item], room: float) -> list[Galley]:
    """A galley in pieces of at most `room` points, in order."""
    out, start = list[Galley](), 0
    while start < len(items):
        cut = max(fit(items, start, room).at, start + 1)
        if piece := trim(items[start:cut]):
            out.append(piece)
        start = cut
    return out


def balanced(columns: Columns) -> float:
    """The least height at which a galley goes into its columns, to half a point."""
    items = trim(columns.galley)
    low, high = height(items) / columns.number, height(items)
    while high - low > 0.5:
        middle = (low + high) / 2
        pieces = split(items, middle)
        if len(pieces) <= columns.number and all(height(piece) <= middle + EPS for piece in pieces):
            high = middle
        else:
            low = middle
    return max(map(height, split(items, high)), default=0.0)


def frames(items: Sequence[Item]) -> list[Frame]:
    return [item for item in items if isinstance(item, Frame)]
