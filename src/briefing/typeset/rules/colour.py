"""Contrast and what becomes of colours on paper (C1, C2, C4, C5, C6). Contrast is that of WCAG 2.2, section 1.4.3."""

from collections.abc import Iterator

from briefing.typeset.galley import Run
from briefing.typeset.rules.boxes import Box, bounds, extents
from briefing.typeset.rules.reading import Laid, Reading
from briefing.typeset.rules.rule import Finding, at_line

CONTRAST, CONTRAST_LARGE = 4.5, 3.0
LARGE, LARGE_BOLD = 18.0, 14.0  # points
GREY = 0x59  # the lightest grey of text on paper
TINT = (7.0, 15.0)  # per cent of black in a ground below text
RULE = 0.5  # points
REVERSED = 12.0  # points of light text on a dark ground
DARK = 50.0  # per cent of black from which a ground is dark
BOLD = ("SemiBold", "Bold", "ExtraBold", "Black")
EPS = 0.01


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb."""
    red, green, blue = (_linear(int(colour[k:k + 2], 16) / 255) for k in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def black(colour: str) -> float:
    """Per cent of black that a copier makes of a colour (the luma of ITU-R BT.601)."""
    red, green, blue = (int(colour[k:k + 2], 16) for k in (1, 3, 5))
    return 100 - (0.299 * red + 0.587 * green + 0.114 * blue) / 2.55


def ground_of(line: Laid, paper: str) -> str:
    """The colour below the middle of a line: the last rectangle that was filled there, else the paper."""
    x, y = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2
    found = paper
    for path in line.page.paths:
        if path.fill and path.ops[0][0] == "R" and _holds(bounds(path), x, y):
            found = path.fill
    return found


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _coloured(reading: Reading) -> Iterator[tuple[Laid, Run, str]]:
    """Each face, size and colour on each ground once, where it stands first."""
    seen, paper = set[object](), reading.theme.colour("paper", "#ffffff")
    for line in reading.lines:
        ground = ground_of(line, paper)
        for run, _, _ in extents(line.placed):
            if (run.font, ground) not in seen:
                seen.add((run.font, ground))
                yield line, run, ground


def faint(reading: Reading) -> Iterator[Finding]:
    """C1: text that stands out too little from its ground."""
    for line, run, ground in _coloured(reading):
        bold = run.font.face.name.rpartition("-")[2].removesuffix("Italic") in BOLD
        large = run.font.size >= (LARGE_BOLD if bold else LARGE)
        least, found = CONTRAST_LARGE if large else CONTRAST, contrast(run.font.colour, ground)
        if found < least - EPS:
            yield at_line(line, f"{run.font.colour} on {ground} has a contrast of {found:.2f}; {least:g} is the least")


def light_grey(reading: Reading) -> Iterator[Finding]:
    """C2: grey text that a copier loses."""
    for line, run, ground in _coloured(reading):
        parts = {run.font.colour[k:k + 2] for k in (1, 3, 5)}
        if len(parts) == 1 and int(min(parts), 16) > GREY and black(ground) < DARK:
            yield at_line(line, f"text in {run.font.colour}; on paper #595959 is the lightest grey")


def tints(reading: Reading) -> Iterator[Finding]:
    """C4: grounds below text that a copier loses or turns into dirt."""
    seen = {reading.theme.colour("paper", "#ffffff")}
    for line in reading.lines:
        ground = ground_of(line, reading.theme.colour("paper", "#ffffff"))
        if ground not in seen:
            seen.add(ground)
            if not TINT[0] <= black(ground) <= TINT[1] and black(ground) < DARK:
                yield at_line(line, f"a ground of {black(ground):.0f} % black; {TINT[0]:g} to {TINT[1]:g} %")


def thin_rules(reading: Reading) -> Iterator[Finding]:
    """C5: rules too thin to be printed."""
    for page in reading.pages.pages:
        thin = [path.weight for path in page.paths if path.stroke and path.weight < RULE - EPS]
        if thin:
            yield Finding(page.number, None, f"a rule of {min(thin):g} points; {RULE:g} is the least")


def reversed_text(reading: Reading) -> Iterator[Finding]:
    """C6: small light text on a dark ground."""
    for line, run, ground in _coloured(reading):
        if luminance(run.font.colour) > luminance(ground) and run.font.size < REVERSED - EPS:
            yield at_line(line, f"light text of {run.font.size:g} points on a dark ground; {REVERSED:g} is the least")
