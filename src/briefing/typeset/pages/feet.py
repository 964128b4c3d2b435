"""The foot of a page: its footnotes below a short rule, and those that come from the page before."""

from collections import deque

from briefing.typeset.fit import EPS, feet_within, height
from briefing.typeset.galley import Footing, Galley
from briefing.typeset.pages.draft import Draft, put


def place_feet(page: Draft, notes: deque[Galley], reached: float, footing: Footing) -> None:
    """Puts the footnotes that wait below the text, which has reached y; what has no room goes on waiting.

    They take what the text has left, so that those of a page which ends early need not go on overleaf."""
    notes.extend(page.feet)
    if not notes:
        return
    place, empty = page.place, reached <= page.place.top + EPS
    if made := feet_within(notes, place.bottom - reached, footing.gap, empty):
        y = place.top + footing.gap if empty else place.bottom - height(made)
        if footing.rule:
            page.paths.append(footing.rule.moved(place.text, y - footing.gap / 2))
        put(made, place.text, y, page, False, "foot")
