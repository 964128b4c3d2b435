"""The margin column: notes beside their lines, pushed down, a little up at the foot, then over to the next page, where
they take what that page's own leave."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf
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
Numbered = deque[tuple[int, Waiting]]


def late(queue: Queue, room: float) -> float:
    """How far down from the top notes of the pages before reach, at most `room`; minus infinity if there are none."""
    reached = -inf
    for note in queue:
        if note.side.floats:
            continue
        reached = max(reached, -SIDE_GAP) + SIDE_GAP + height(_galley(note, False))
        if reached > room:
            return room
    return reached


class _Note(NamedTuple):
    """A note, or what of it stands on a page, with its top there; `wanted` is the top beside its line; `number` is that
    in the order of the text."""

    number: int
    top: float
    wanted: float
    galley: Galley


class _Made(NamedTuple):
    """Notes with their tops, and those by number that have no room: what is left of them."""

    put: list[_Note]
    left: dict[int, Waiting]


def place_sides(page: Draft, queue: Queue) -> None:
    """Puts the notes that wait, and the page's own; those that find no room go on waiting.

    The column is in stretches, parted by what stands across the page. A note stands in the stretch of its line or
    further down, whole unless it is higher than a page. One that would pass the foot of its stretch ends there, and
    pushes those above it up in turn, each until its last line stands beside its own line of the text.

    Notes of the pages before stand first, unless they push the page's own from their lines: then some stand where those
    leave room, which does a reader no harm, since their heads name the page of their lines. Which notes have room on
    the page is the same. All are put in the order of the text."""
    number = page.place.number
    for top, side in page.sides:
        queue.append(Waiting(side, top, number))
        if side.anchor:
            page.anchors.append((side.anchor, top))
    notes, stretches = dict(enumerate(queue)), list(_stretches(page))
    bound = [k for k, note in notes.items() if not _floats(note, page)]
    made = _arranged(notes, bound, stretches, page)
    if _pushed(made) > EPS and notes[bound[0]].page < number:
        made = _yielding(notes, bound, stretches, page, made)
    for note in sorted(made.put, key=lambda note: (note.number, note.top)):
        put(note.galley, page.place.side, note.top, page, False, "margin")
    queue.clear()
    queue.extend(made.left[k] for k in sorted(made.left))


def _pushed(made: _Made) -> float:
    """How far below their lines notes stand, all together."""
    return sum(max(note.top - note.wanted, 0.0) for note in made.put)


def _yielding(notes: Mapping[int, Waiting], bound: Sequence[int], stretches: Sequence[tuple[float, float]], page: Draft,
              strict: _Made) -> _Made:
    """Notes that were arranged in the order of the text, late ones first, with as many of the late ones below others as
    it takes to have those near to their lines."""
    placed = {note.number for note in strict.put}
    if placed & strict.left.keys():  # one higher than a page goes on overleaf: it has all that is left of this one
        return strict
    over = {k: strict.left[k] for k in bound if k in strict.left}
    here, held = [k for k in bound if k in placed], {k: note for k, note in notes.items() if k not in over}
    late = [k for k in here if notes[k].page < page.place.number]
    best = strict
    for first in range(len(late) - 1, -1, -1):
        if notes[late[first]].begun:
            break
        made = _arranged(held, [*late[:first], *here[len(late):]], stretches, page)
        if made.left.keys() <= strict.left.keys() and _pushed(made) < _pushed(best) - EPS:
            best = made._replace(left=made.left | over)
    return best


def _arranged(notes: Mapping[int, Waiting], bound: Sequence[int], stretches: Sequence[tuple[float, float]],
              page: Draft) -> _Made:
    """Notes by number in stretches of the column; those that are not `bound` to their order float, after the others."""
    held, out = set(bound), list[_Note]()
    waiting, floating = (deque((k, note) for k, note in notes.items() if (k in held) == kept) for kept in (True, False))
    for top, bottom in stretches:
        placed = _settled(_taken(waiting, top, bottom, page), top, bottom)
        out += [*placed, *_floated(floating, _gaps(placed, top, bottom), page)]
    return _Made(out, dict((*waiting, *floating)))


def _stretches(page: Draft) -> Iterator[tuple[float, float]]:
    top = page.place.top
    for above, below in sorted(page.bars):
        if above > top:
            yield top, above
        top = max(top, below)
    if page.place.bottom > top:
        yield top, page.place.bottom


def _taken(queue: Numbered, top: float, bottom: float, page: Draft) -> list[_Note]:
    """The notes that go into a stretch of the column, each with the top that it would like."""
    out, floor = list[_Note](), top
    while queue:
        number, note = queue[0]
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
        at = max(note.top, top) if own else top
        out.append(_Note(number, at, at if own else inf, trim(galley[:cut])))
        floor = highest + height(out[-1].galley) + SIDE_GAP
        queue.popleft()
        if rest := trim(galley[cut:]):
            queue.appendleft((number, note._replace(begun=rest)))
            break
    return out


def _rise(galley: Galley) -> float:
    """How far up, negative, a note may go from beside its line: until its last baseline is level with its first."""
    deep = galley[-1].depth if isinstance(galley[-1], Line) else 0.0
    return min(first_baseline(galley) + deep - height(galley), 0.0)


def _settled(taken: Sequence[_Note], top: float, bottom: float) -> list[_Note]:
    """Notes in a stretch of the column, each where it stands."""
    tops, floor = list[float](), -inf
    for note in taken:
        tops.append(clear(note.top, floor))
        floor = tops[-1] + height(note.galley) + SIDE_GAP
    ceiling = bottom
    for k in range(len(taken) - 1, -1, -1):
        tops[k] = max(top, min(tops[k], ceiling - height(taken[k].galley)))
        ceiling = tops[k] - SIDE_GAP
    return [note._replace(top=at) for at, note in zip(tops, taken, strict=True)]


def _gaps(placed: Sequence[_Note], top: float, bottom: float) -> Iterator[tuple[float, float]]:
    """What notes leave free of a stretch, white between them apart."""
    for note in placed:
        yield top, note.top - SIDE_GAP
        top = note.top + height(note.galley) + SIDE_GAP
    yield top, bottom


def _floated(queue: Numbered, gaps: Iterable[tuple[float, float]], page: Draft) -> Iterator[_Note]:
    """Notes that float, in the first gaps that hold them; they wait no more."""
    for top, bottom in gaps:
        for number, note in list(queue):
            own = note.page == page.place.number
            galley = _galley(note, own)
            at, tall = (max(top, note.top) if own else top), height(galley)
            if own and note.top < bottom < at + tall and tall <= bottom - top + EPS:
                at = bottom - tall  # a little above its line, if the gap reaches there
            if at + tall <= bottom + EPS:
                yield _Note(number, at, inf, galley)
                queue.remove((number, note))
                top = at + tall + SIDE_GAP


def _floats(note: Waiting, page: Draft) -> bool:
    """Whether a note leaves its place to others: one that is higher than a page would never find room."""
    tallest = max(height(note.side.galley), height(note.side.late))
    return note.side.floats and tallest <= page.place.bottom - page.place.top


def _galley(note: Waiting, own: bool) -> Galley:
    """What of a note is to be set: all of it on its `own` page, else as one that is late, or what is left of it."""
    return note.begun or (note.side.galley if own else note.side.late or note.side.galley)
