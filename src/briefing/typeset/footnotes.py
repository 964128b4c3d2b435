"""Footnotes in parts: what of them goes on a page or below a column, and what waits. Points."""

from collections import deque
from math import inf

from briefing.typeset.cuts import EPS, Breaker, Sheet
from briefing.typeset.galley import Galley
from briefing.typeset.items import trim
from briefing.typeset.parting import fairly


class Feet:
    """The foot of a page while it is filled: the room that footnotes take, and whether one has to go on overleaf."""

    def __init__(self, share: float, gap: float, by: Breaker) -> None:
        self.share, self.gap, self.by, self.used, self.left = share, gap, by, 0.0, False

    @property
    def below(self) -> float:
        return self.used + self.gap if self.used else 0.0

    def take(self, galley: Galley, room: float, must: bool) -> int | None:
        """How many items of a note go on the page, within `room` points of it; None if it should not begin here.

        One that `must` begin may be left to the next page, and all are that come after one which goes on there."""
        if self.left:
            return 0
        spare, tall, at = min(self.share, room) - self.gap - self.used, self.by.height(galley), len(galley)
        if tall > spare + EPS:
            cut = fairly(galley, spare, Sheet(fresh=False), False, self.by)
            at, self.left = cut.at if cut else 0, True
            if not at and not must:
                return None
        self.used += tall if at == len(galley) else self.by.height(trim(galley[:at]))
        return at

    def copy(self) -> "Feet":
        made = Feet(self.share, self.gap, self.by)
        made.used, made.left = self.used, self.left
        return made


def feet_within(waiting: deque[Galley], room: float, gap: float, must: bool, by: Breaker) -> Galley:
    """The footnotes that go into `room` points, one at least if it `must`; the others go on waiting."""
    foot, pieces = Feet(inf, gap, by), list[Galley]()
    while waiting and not foot.left:
        galley = waiting.popleft()
        at = foot.take(galley, room, True) or 0
        if not at and must and not pieces:
            at = by.fit(galley, 0, room - gap, Sheet()).at
        pieces.append(galley[:at] if at == len(galley) else trim(galley[:at]))
        if rest := trim(galley[at:]):
            waiting.appendleft(rest)
    return tuple(item for piece in pieces for item in piece)
