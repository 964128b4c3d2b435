"""Which entries go on overleaf: the fewest pages first, then as few parted entries and as little white as may be."""

from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import NamedTuple

from briefing.typeset.cuts import EPS, Cut, Sheet
from briefing.typeset.fit import fit, height
from briefing.typeset.galley import Footing, Galley, Item, Row
from briefing.typeset.items import loose

BORNE = 2.0  # times the white at which an entry may be parted: so much on a page costs as much as an entry parted
FILLED, HALF = 0.25, 0.5  # of a page: what stands on a last page at least, and on the one before it
TRIED, MOST = 8, 32  # ways of filling so many pages that are followed; at most, to fill the last page better


class _Way(NamedTuple):
    """Pages filled up to the item `at`, of which `rest` is left: what they cost, of which the `white` of the last one,
    which entries they part, and which share of that and of the one `before` it is `used`."""

    at: int = 0
    rest: Item | None = None
    cost: float = 0.0
    white: float = 0.0
    parted: tuple[int, ...] = ()
    used: float = inf
    before: float = inf

    @property
    def reach(self) -> tuple[int, float]:
        return self.at, -height((self.rest,)) if self.rest else -inf

    @property
    def balanced(self) -> bool:
        """Whether the last page holds more than next to nothing, and not at the cost of the one before it."""
        return self.used >= FILLED and self.before >= HALF


def settled(items: Sequence[Item], number: int, room: Callable[[int], float], footing: Footing) -> list[Item]:
    """With each row that might be parted either held together or to be parted where it stands.

    The first of them begins page `number`; `room` says how much a page has, if nothing waits from the pages before.
    Found page by page: from each way to fill so many pages, the next one is filled with its last row whole, and again
    with that row parted; a way that reaches less far than another and costs more is given up, but taken up again if the
    last page would hold next to nothing."""
    whole = [_whole(item, room(number + 1)) for item in items]
    borne = BORNE * min(item.short for item in items if isinstance(item, Row) and 0 < item.short < inf)

    def longer(ways: Sequence[_Way], page: int) -> list[_Way]:
        sheet = Sheet(room(page + 1), True, footing.share * room(page), footing.gap)
        return [longer for way in ways for longer in _next(whole, items, way, room(page), sheet, borne)]

    def best(ways: Sequence[_Way]) -> _Way | None:
        done = (way for way in ways if all(map(loose, whole[way.at:])))
        return min(done, key=lambda way: (not way.balanced, way.cost - way.white), default=None)

    before, ways = list[_Way](), [_Way()]
    while ways and not (found := best(ways)):
        before, ways, number = ways, longer(_best(ways), number), number + 1
    if not ways or not found:
        return whole
    if not found.balanced:
        found = best([found, *longer(before[:MOST], number - 1)]) or found
    return [item._replace(short=0.0) if isinstance(item, Row) and k in found.parted else item
            for k, item in enumerate(whole)]


def _whole(item: Item, room: float) -> Item:
    """Held together, if it might be parted; one that is higher than a later page begins where it stands."""
    if not (isinstance(item, Row) and 0 < item.short < inf):
        return item
    return item._replace(short=inf if item.height + item.depth <= room + EPS else 0.0)


def _next(whole: list[Item], items: Sequence[Item], way: _Way, room: float, sheet: Sheet,
          borne: float) -> Iterator[_Way]:
    """One more page: up to an entry that has no room, and with a part of that."""
    page = whole if way.rest is None else [*whole[:way.at], way.rest, *whole[way.at + 1:]]
    cut = fit(page, way.at, room, sheet)
    if cut.at <= way.at and not cut.part:
        return
    yield _longer(way, page, cut, room, borne)
    k = next((k for k in range(cut.at, len(items)) if not loose(items[k])), len(items))
    if not cut.part and way.at < k < len(items) and isinstance(row := items[k], Row) and 0 < row.short < inf:
        parted = fit([*page[:k], row._replace(short=0.0), *page[k + 1:]], way.at, room, sheet)
        if parted.part and parted.at == k:
            longer = _longer(way, page, parted, room, borne)
            yield longer._replace(cost=longer.cost + 1.0, parted=(*way.parted, k))


def _longer(way: _Way, page: Sequence[Item], cut: Cut, room: float, borne: float) -> _Way:
    taken: Galley = (*page[way.at:cut.at], *((cut.part,) if cut.part else ()))
    used = height(taken)
    white = (max(room - used - cut.below, 0.0) / borne) ** 2
    return _Way(cut.at, cut.rest, way.cost + white, white, way.parted, used / room, way.used)


def _best(ways: list[_Way]) -> list[_Way]:
    """Those that no other one outdoes, in reach and in cost."""
    kept, least = list[_Way](), inf
    for way in sorted(ways, key=lambda way: (way.reach, -way.cost), reverse=True):
        if way.cost < least:
            kept, least = [*kept, way], way.cost
    return kept[:TRIED]
