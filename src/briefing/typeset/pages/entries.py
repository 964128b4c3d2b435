"""Which entries go on overleaf: the fewest pages first, then as few parted entries and as little white as may be."""

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from briefing.typeset.cuts import EPS, Cut, Sheet
from briefing.typeset.fit import fit, height
from briefing.typeset.galley import Galley, Item, Row
from briefing.typeset.items import loose

BORNE = 2.0  # times the white at which an entry may be parted: so much on a page costs as much as an entry parted
FILLED = 0.25  # of a page: what stands on a last page at least
TRIED, MOST = 8, 32  # ways of filling so many pages that are followed; at most, to fill the last page better


class _Way(NamedTuple):
    """Pages filled up to the item `at`, of which `rest` is left: what they cost, of which the `white` of the last one,
    which entries they part, and how full that and the one `before` it are."""

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

    def balanced(self, room: float) -> bool:
        """Whether the last page holds more than next to nothing, and not at the cost of the one before it."""
        return self.used >= FILLED * room and self.before >= room / 2


def settled(items: Sequence[Item], room: float, sheet: Sheet) -> list[Item]:
    """With each row that might be parted either held together or to be parted where it stands.

    `room` is that of a page, on which nothing waits from the pages before. Found page by page: from each way to fill so
    many pages, the next one is filled with its last row whole, and again with that row parted; a way that reaches less
    far than another and costs more is given up, but taken up again if the last page would hold next to nothing."""
    whole = [_whole(item, room) for item in items]
    short = min(item.short for item in items if isinstance(item, Row) and 0 < item.short < inf)

    def longer(ways: Sequence[_Way]) -> list[_Way]:
        return [longer for way in ways for longer in _next(whole, items, way, room, sheet, BORNE * short)]

    def best(ways: Sequence[_Way]) -> _Way | None:
        done = (way for way in ways if all(map(loose, whole[way.at:])))
        return min(done, key=lambda way: (not way.balanced(room), way.cost - way.white), default=None)

    before, ways = list[_Way](), [_Way()]
    while ways and not (found := best(ways)):
        before, ways = ways, longer(_best(ways))
    if not ways or not found:
        return whole
    if not found.balanced(room):
        found = best([found, *longer(before[:MOST])]) or found
    return [item._replace(short=0.0) if isinstance(item, Row) and k in found.parted else item
            for k, item in enumerate(whole)]


def _whole(item: Item, room: float) -> Item:
    """Held together, if it might be parted; one that is higher than a page begins where it stands."""
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
    return _Way(cut.at, cut.rest, way.cost + white, white, way.parted, used, way.used)


def _best(ways: list[_Way]) -> list[_Way]:
    """Those that no other one outdoes, in reach and in cost."""
    kept, least = list[_Way](), inf
    for way in sorted(ways, key=lambda way: (way.reach, -way.cost), reverse=True):
        if way.cost < least:
            kept, least = [*kept, way], way.cost
    return kept[:TRIED]
