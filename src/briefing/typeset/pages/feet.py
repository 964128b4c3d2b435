"""The foot of a page: its footnotes below a short rule, and those that come from the page before."""

from collections import deque
from math import inf
from typing import NamedTuple

from briefing.typeset.fit import EPS, Feet, fit, height
from briefing.typeset.galley import Galley, Path
from briefing.typeset.items import trim
from briefing.typeset.pages.draft import Draft, put


class Footing(NamedTuple):
    """How footnotes stand: the `share` of a page that they may take, the `gap` above them, and the rule in its middle,
    its origin the left end."""

    share: float = 0.45
    gap: float = 14.0
    rule: Path | None = None


def place_feet(page: Draft, notes: deque[Galley], reached: float, footing: Footing) -> None:
    """Puts the footnotes that wait below the text, which has reached y; what has no room goes on waiting.

    They take what the text has left, so that those of a page which ends early need not go on overleaf."""
    notes.extend(page.feet)
    if not notes:
        return
    place, empty = page.place, reached <= page.place.top + EPS
    foot, pieces = Feet(inf, footing.gap), list[Galley]()
    while notes and not foot.left:
        galley = notes.popleft()
        at = foot.take(galley, place.bottom - reached, True) or 0
        if not at and empty and not pieces:  # something has to go on a page
            at = fit(galley, 0, place.bottom - reached - footing.gap).at
        pieces.append(galley[:at] if at == len(galley) else trim(galley[:at]))
        if rest := trim(galley[at:]):
            notes.appendleft(rest)
    if made := tuple(item for piece in pieces for item in piece):
        y = place.top + footing.gap if empty else place.bottom - height(made)
        if footing.rule:
            page.paths.append(footing.rule.moved(place.text, y - footing.gap / 2))
        put(made, place.text, y, page, False, "foot")
