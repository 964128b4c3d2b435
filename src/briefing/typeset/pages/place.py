"""Where a page holds its columns: recto and verso, from the theme's measures."""

from collections.abc import Callable

from briefing.layout.theme import Theme
from briefing.typeset.galley import Placement


def placements(theme: Theme) -> Callable[[int], Placement]:
    """-> function of a page's number. All keys in points; the first page may begin higher (`first-top`).

    Where pages are `facing`, the margin column stands outside: right on a recto (odd) page, left on a verso."""
    width, tall = theme.length("page-width"), theme.length("page-height")
    top, inner = theme.length("top"), theme.length("inner")
    measure, block = theme.length("text-width"), theme.length("block-width")
    bottom = top + theme.length("text-height")
    first = theme.length("first-top", top)

    def place(number: int) -> Placement:
        recto = number % 2 == 1 or not theme.flag("facing")
        left = inner if recto else width - inner - block
        side = left + block - theme.length("margin-width") if recto else left
        text = left if recto else left + block - measure
        return Placement(number, width, tall, text, side, left, measure, first if number == 1 else top, bottom, recto)
    return place
