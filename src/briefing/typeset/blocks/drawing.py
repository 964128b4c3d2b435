"""What is drawn as vectors: rules, signs for how sure a date is, a clock's dial. Points, y downwards."""

from math import cos, pi, sin

from briefing.layout.theme import Theme
from briefing.typeset.galley import Path

TICK = 0.75  # points: the weight of what is to be ticked; a copier keeps it
DASH = (1.4, 1.2)  # of the line of a date that is disputed or unclear, in its weights
STANCES = ("supports", "rejects", "qualifies")
USES = ("full", "half", "none")
FILLED = 0.4  # how much of a cell is filled that is half full
WHITE = 1.0  # points between what fills a cell and its frame, at most
KAPPA = 0.5523  # control points of a quarter circle: 4/3 (sqrt 2 - 1)
Ops = tuple[tuple[str | float, ...], ...]


def level(x: float, y: float, width: float, colour: str, weight: float, dash: tuple[float, ...] = ()) -> Path:
    """A level rule, its middle at y."""
    return Path((("M", x, y), ("L", x + width, y)), stroke=colour, weight=weight, dash=dash)


def circle(x: float, y: float, r: float) -> Ops:
    """A circle about (x, y) as four Bézier curves."""
    k = KAPPA * r
    return (("M", x + r, y), ("C", x + r, y + k, x + k, y + r, x, y + r), ("C", x - k, y + r, x - r, y + k, x - r, y),
            ("C", x - r, y - k, x - k, y - r, x, y - r), ("C", x + k, y - r, x + r, y - k, x + r, y), ("Z",))


def diamond(x: float, y: float, r: float) -> Ops:
    return (("M", x, y - r), ("L", x + r, y), ("L", x, y + r), ("L", x - r, y), ("Z",))


def date_mark(certainty: str, x: float, y: float, theme: Theme) -> tuple[Path, ...]:
    """The sign for how sure a date is, its centre at (x, y): disc, open disc, diamond, dashed disc."""
    ink, paper = theme.colour("date-mark-colour", "ink"), theme.colour("paper")
    r, weight = theme.length("date-mark-diameter") / 2, theme.length("date-mark-weight", 1.0)
    if certainty == "day":
        return (Path(circle(x, y, r), fill=ink),)
    if certainty == "approximate":
        return (Path(diamond(x, y, r * 1.1), fill=paper, stroke=ink, weight=weight),)
    dash = () if certainty in ("month", "year") else tuple(weight * each for each in DASH)
    return (Path(circle(x, y, r - weight / 2), fill=paper, stroke=ink, weight=weight, dash=dash),)


def stance_mark(stance: str, x: float, y: float, theme: Theme) -> tuple[Path, ...]:
    """The sign for where somebody stands on a claim, its centre at (x, y): a filled disc supports, a ring with a cross
    rejects, a half-filled ring qualifies."""
    ink, paper, r = theme.colour("ink"), theme.colour("paper"), theme.length("date-mark-diameter") / 2
    weight = r / 4
    ring = Path(circle(x, y, r - weight / 2), fill=paper, stroke=ink, weight=weight)
    if stance == "supports":
        return (Path(circle(x, y, r), fill=ink),)
    if stance == "rejects":
        arm = 0.5 * r
        across = (("M", x - arm, y - arm), ("L", x + arm, y + arm), ("M", x - arm, y + arm), ("L", x + arm, y - arm))
        return ring, Path(across, stroke=ink, weight=1.2 * weight)
    k = KAPPA * r
    half = (("M", x, y - r), ("C", x - k, y - r, x - r, y - k, x - r, y), ("C", x - r, y + k, x - k, y + r, x, y + r),
            ("Z",))
    return ring, Path(half, fill=ink)


def use_cell(use: str, x: float, y: float, wide: float, tall: float, theme: Theme) -> tuple[Path, ...]:
    """A cell for a paragraph, its top left at (x, y): full, filled from below, or empty. What fills it stands off from
    the frame, so that full cells side by side can be counted."""
    ink = theme.colour("ink")
    frame = Path((("R", x, y, wide, tall),), stroke=ink, weight=0.5)
    if use == "none":
        return (frame,)
    white = min(WHITE, wide / 8)
    high = (1.0 if use == "full" else FILLED) * (tall - 2 * white)
    return Path((("R", x + white, y + tall - white - high, wide - 2 * white, high),), fill=ink), frame


def sign(kind: str, size: float, theme: Theme) -> tuple[float, tuple[Path, ...]]:
    """A mark within a line: its width, and paths about the middle of the x-height; origin on the baseline. Those of
    dates and of uses are followed by their words, the one of a stance stands by itself."""
    wide = theme.length("date-mark-diameter")
    if kind in USES:
        tall = 1.05 * size
        return 1.4 * tall + 5.0, use_cell(kind, 0.25, 0.1 * size - tall, 1.4 * tall, tall, theme)
    if kind in STANCES:
        return wide, stance_mark(kind, wide / 2, -0.33 * size, theme)
    return wide + 5.0, date_mark(kind, wide / 2, -0.33 * size, theme)


def box(edge: float, colour: str) -> Path:
    """A square to tick, `edge` wide outside, its foot on the baseline; origin on the baseline, at its left."""
    return Path((("R", TICK / 2, TICK / 2 - edge, edge - TICK, edge - TICK),), stroke=colour, weight=TICK)


def dial(minutes: int, x: float, y: float, theme: Theme) -> tuple[Path, ...]:
    """A clock of 60 ticks about (x, y), the first `minutes` of them long."""
    radius, out = 112.0, []
    for k in range(60):
        on = k < min(minutes, 60)
        inner = radius - (30.0 if on else 10.0)
        a = 2 * pi * k / 60
        tick = ("M", x + inner * sin(a), y - inner * cos(a)), ("L", x + radius * sin(a), y - radius * cos(a))
        out.append(Path(tick, stroke=theme.colour("accent" if on else "quiet"), weight=5.0 if on else 1.0))
    return tuple(out)
