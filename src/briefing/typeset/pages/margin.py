"""The margin column: notes beside their lines, pushed down, a little up at the foot, then over to the next page."""

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from briefing.typeset.fit import EPS, SIDE_GAP, clear, fit, height
from briefing.typeset.galley import Galley, Line, Side
from briefing.typeset.items import first_baseline, trim
from briefing.typeset.pages.draft import Draft, put


class Waiting(NamedTuple):
    """A note that has no place yet: `top` is that of its line on page `page`; `begun` is what is left of a long one."""

    side: Side
    top: float
    page: int
    begun: Galley = ()


Queue = deque[Waiting]


def late(queue: Queue, room: float) -> float:
    """How far down from the top notes of the pages before reach, at most `room`; minus infinity if there are none."""
    reached = float("-inf")
    for note in queue:
        reached = max(reached, -SIDE_GAP) + SIDE_GAP + height(note.begun or note.side.late or note.side.galley)
        if reached > room:
            return room
    return reached


def place_sides(page: Draft, queue: Queue) -> None:
    """Puts the notes that wait, and the page's own after them; those that find no room go on waiting.

    The column is in stretches, parted by what stands across the page. A note stands in the stretch of its line or
    further down, whole unless it is higher than a page. One that would pass the foot of its stretch ends there, and
    pushes those above it up in turn, each until its last line stands beside its own line of the text."""
    number = page.place.number
    for top, side in page.sides:
        queue.append(Waiting(side, top, number))
        if side.anchor:
            page.anchors.append((side.anchor, top))
    for top, bottom in _stretches(page):
        _settle(_taken(queue, top, bottom, page), top, bottom, page)


def _stretches(page: Draft) -> Iterator[tuple[float, float]]:
    top = page.place.top
    for above, below in sorted(page.bars):
        if above > top:
            yield top, above
        top = max(top, below)
    if page.place.bottom > top:
        yield top, page.place.bottom


def _taken(queue: Queue, top: float, bottom: float, page: Draft) -> list[tuple[float, Galley]]:
    """The notes that go into a stretch of the column, each with the top that it would like."""
    out, floor = list[tuple[float, Galley]](), top
    while queue:
        note = queue[0]
        own = note.page == page.place.number and not note.begun
        if own and note.top >= bottom:
            break
        galley = note.begun or (note.side.galley if own else note.side.late or note.side.galley)
        tall = height(galley)
        highest = max(floor, note.top + _rise(galley) if own else top)
        room = bottom - highest
        if tall > room + EPS and (out or tall <= page.place.bottom - page.place.top):
            break
        cut = fit(galley, 0, room).at if tall > room + EPS else len(galley)
        out.append((max(note.top, top) if own else top, trim(galley[:cut])))
        floor = highest + height(out[-1][1]) + SIDE_GAP
        queue.popleft()
        if rest := trim(galley[cut:]):
            queue.appendleft(note._replace(begun=rest))
            break
    return out


def _rise(galley: Galley) -> float:
    """How far up, negative, a note may go from beside its line: until its last baseline is level with its first."""
    deep = galley[-1].depth if isinstance(galley[-1], Line) else 0.0
    return min(first_baseline(galley) + deep - height(galley), 0.0)


def _settle(taken: list[tuple[float, Galley]], top: float, bottom: float, page: Draft) -> None:
    tops, floor = list[float](), float("-inf")
    for at, galley in taken:
        tops.append(clear(at, floor))
        floor = tops[-1] + height(galley) + SIDE_GAP
    ceiling = bottom
    for k in range(len(taken) - 1, -1, -1):
        tops[k] = max(top, min(tops[k], ceiling - height(taken[k][1])))
        ceiling = tops[k] - SIDE_GAP
    for at, (_, galley) in zip(tops, taken, strict=True):
        put(galley, page.place.side, at, page, False, "margin")
