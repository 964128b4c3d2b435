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
        if note.side.floats:
            continue
        reached = max(reached, -SIDE_GAP) + SIDE_GAP + height(_galley(note, False))
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
    bound = deque(note for note in queue if not _floats(note, page))
    floating = deque(note for note in queue if _floats(note, page))
    for top, bottom in _stretches(page):
        placed = _settle(_taken(bound, top, bottom, page), top, bottom, page)
        _float(floating, _gaps(placed, top, bottom), page)
    queue.clear()
    queue.extend([*bound, *floating])


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
        galley = _galley(note, own)
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


def _settle(taken: list[tuple[float, Galley]], top: float, bottom: float, page: Draft) -> list[tuple[float, float]]:
    """Puts notes in a stretch of the column; -> from where to where each stands."""
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
    return [(at, at + height(galley)) for at, (_, galley) in zip(tops, taken, strict=True)]


def _gaps(placed: list[tuple[float, float]], top: float, bottom: float) -> Iterator[tuple[float, float]]:
    """What notes leave free of a stretch, white between them apart."""
    for above, below in placed:
        yield top, above - SIDE_GAP
        top = below + SIDE_GAP
    yield top, bottom


def _float(queue: Queue, gaps: Iterator[tuple[float, float]], page: Draft) -> None:
    """Puts notes that float into the first gaps that hold them."""
    for top, bottom in gaps:
        for note in list(queue):
            own = note.page == page.place.number
            galley = _galley(note, own)
            at, tall = (max(top, note.top) if own else top), height(galley)
            if own and note.top < bottom < at + tall and tall <= bottom - top + EPS:
                at = bottom - tall  # a little above its line, if the gap reaches there
            if at + tall <= bottom + EPS:
                put(galley, page.place.side, at, page, False, "margin")
                queue.remove(note)
                top = at + tall + SIDE_GAP


def _floats(note: Waiting, page: Draft) -> bool:
    """Whether a note leaves its place to others: one that is higher than a page would never find room."""
    tallest = max(height(note.side.galley), height(note.side.late))
    return note.side.floats and tallest <= page.place.bottom - page.place.top


def _galley(note: Waiting, own: bool) -> Galley:
    """What of a note is to be set: all of it on its `own` page, else as one that is late, or what is left of it."""
    return note.begun or (note.side.galley if own else note.side.late or note.side.galley)
