"""QR codes (ISO/IEC 18004) beside printed addresses: black on white whatever the theme, with their quiet zone."""

from collections.abc import Sequence

from briefing.layout.doc import Element
from briefing.typeset.blocks.context import Context, Measure
from briefing.typeset.blocks.flow import around
from briefing.typeset.galley import Galley, Ink, Line, Path

MM = 72 / 25.4
QUIET = 4  # modules of white on every side: 18004, 6.3.8
WIDTH, MODULE = 22 * MM, 0.5 * MM  # how wide a code is, its zone aside, unless it says more; a module at least
BLACK, WHITE = "#000000", "#ffffff"


def set_qr(el: Element, measure: Measure, context: Context) -> Galley:
    """One line as high as the code with its quiet zone; wider than asked where its modules would be too small.

    The dark modules stand flush with the text above and below them: the zone hangs out at their left."""
    rows = modules(el.get("href"))
    asked = context.measure(el.get("width")) if el.get("width") else WIDTH
    side = max(asked / len(rows), MODULE)
    wide = (len(rows) + 2 * QUIET) * side
    paths = (Path((("R", 0.0, -wide, wide, wide),), fill=WHITE, node=el.number),
             Path(drawn(rows, side), fill=BLACK, node=el.number).moved(0.0, -wide))
    line = Line(wide, 0.0, measure[0] - QUIET * side, (), (Ink(paths),))
    return around((line,), el, el.get("role") or "qr", context)


def modules(text: str) -> list[list[bool]]:
    """The code's rows of dark and light modules, at the error correction level M (15 %)."""
    import segno  # only where a code is printed

    made = segno.make(text, error="m", micro=False, boost_error=False)
    return [[bool(module) for module in row] for row in made.matrix]


def drawn(rows: Sequence[Sequence[bool]], side: float) -> tuple[tuple[str | float, ...], ...]:
    """A rectangle for each run of dark modules of a row; all in one path, so that no seams are seen between them."""
    out = list[tuple[str | float, ...]]()
    for y, row in enumerate(rows, QUIET):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                out.append(("R", (QUIET + x) * side, y * side, (end - x) * side, side))
            x = end + 1
    return tuple(out)
