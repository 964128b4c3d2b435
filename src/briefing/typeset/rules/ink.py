"""Where ink may stand (T13, P1, P2, P3), measured from runs and paths alone."""

from collections.abc import Iterator, Sequence

from briefing.layout.theme_values import MM
from briefing.typeset.galley import Image, Page
from briefing.typeset.rules.boxes import Box, Letters, bounds, inks
from briefing.typeset.rules.reading import Laid, Reading
from briefing.typeset.rules.rule import Finding, at_line, shown

LEEWAY = 0.5  # points that ink may stand over an edge, or over other ink: half a rule
TAILS, DEPTH = 0.125, 0.3  # of the size: how far boxes of Arabic letters reach into each other, and below a page's foot
EDGE = 6.5 * MM  # what ordinary printers leave white
INNER = {True: 25 * MM, False: 16 * MM}  # punched sheets, and books of half the size
SMALL = 200 * MM  # points; pages narrower than this are not punched


def off_area(reading: Reading) -> Iterator[Finding]:
    """T13: text or a picture beside the text block of its page, on a screen beside the page."""
    body = reading.theme.style("body")
    leeway = LEEWAY + (body.size if body.hang else 0.0)  # signs that hang stand outside
    for line in reading.lines:
        left, top, right, bottom = live_area(reading, line.page, line.flow)
        deep = DEPTH * line.size if _backwards(line) else 0.0
        if (over := _over(line.box, (left, top, right, bottom + deep))) > leeway:
            yield at_line(line, f"text stands {over:.1f} points outside the page’s live area")
    for page in reading.pages.pages:
        for image in page.images:
            if (over := _over(_box(image), live_area(reading, page, "text"))) > LEEWAY:
                yield Finding(page.number, None, f"{image.name} stands {over:.1f} points outside the page’s live area")


def _over(box: Box, area: Box) -> float:
    return max(area[0] - box[0], area[1] - box[1], box[2] - area[2], box[3] - area[3])


def _box(image: Image) -> Box:
    return image.x, image.y, image.x + image.width, image.y + image.height


def live_area(reading: Reading, page: Page, flow: str) -> Box:
    """Where a flow may stand: within the text block; what is repeated, or hangs outside, within the page."""
    place = reading.places[page.number]
    if reading.profile.screen or flow in ("furniture", "number"):
        return 0.0, 0.0, page.width, page.height
    return place.block, place.top, place.block + reading.theme.length("block-width"), place.bottom


def overlapping(reading: Reading) -> Iterator[Finding]:
    """T13: two lines that share a place, or a line and a picture."""
    for page in reading.pages.pages:
        for line in reading.on(page):
            for image in page.images:
                if _meet(line.box, _box(image)):
                    yield at_line(line, f"text stands on {image.name}")
        for upper, lower in overlaps(reading.on(page), reading.known):
            yield at_line(lower, f"text stands on “{shown(upper.text)}”")


def overlaps(lines: Sequence[Laid], known: Letters) -> Iterator[tuple[Laid, Laid]]:
    """Pairs of lines of one page whose letters share more than the leeway, by a sweep from top to bottom."""
    open_lines = list[Laid]()
    for line in sorted(lines, key=lambda line: line.box[1]):
        open_lines = [other for other in open_lines if other.box[3] - LEEWAY > line.box[1]]
        for other in open_lines:
            leeway = TAILS * line.size if _backwards(line) and _backwards(other) else LEEWAY
            if _meet(other.box, line.box) and any(
                    _meet(a, b, leeway) for a in inks(other.placed, known) for b in inks(line.placed, known)):
                yield other, line
        open_lines.append(line)


def _backwards(line: Laid) -> bool:
    """Whether it has words from right to left."""
    return any(run.actual for run in line.placed.runs)


def _meet(one: Box, other: Box, leeway: float = LEEWAY) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > LEEWAY and min(one[3], other[3]) - max(one[1], other[1]) > leeway


def off_paper(reading: Reading) -> Iterator[Finding]:
    """P1: pages of another size than the paper."""
    wanted = reading.theme.length("page-width"), reading.theme.length("page-height")
    for page in reading.pages.pages:
        if abs(page.width - wanted[0]) > LEEWAY or abs(page.height - wanted[1]) > LEEWAY:
            yield Finding(page.number, None, f"the page is {page.width:.1f} × {page.height:.1f} points, the paper "
                                             f"{wanted[0]:.1f} × {wanted[1]:.1f}")


def near_the_edge(reading: Reading) -> Iterator[Finding]:
    """P2: ink where a printer prints nothing."""
    for line in reading.lines:
        if (near := _white(line.box, line.page.width, line.page.height)) < EDGE - LEEWAY:
            yield at_line(line, f"text stands {near / MM:.1f} mm from the edge; printers leave 6.5 mm white")
    for page in reading.pages.pages:
        nearest = min((_white(bounds(path), page.width, page.height) for path in page.paths), default=EDGE)
        if nearest < EDGE - LEEWAY:
            yield Finding(page.number, None, f"a rule or ground reaches to {nearest / MM:.1f} mm from the edge; "
                                             "printers leave 6.5 mm white")


def _white(box: Box, width: float, height: float) -> float:
    return min(box[0], box[1], width - box[2], height - box[3])


def narrow_binding(reading: Reading) -> Iterator[Finding]:
    """P3: the margin on the binding side, which is the top of landscape pages."""
    turned = reading.theme.word("orientation") == "landscape"
    for page in reading.pages.pages[:2] if reading.profile.bound else ():
        place, width = reading.places[page.number], reading.theme.length("block-width")
        inner = place.block if place.recto else page.width - place.block - width
        inner, key, narrow = (place.top, "top", page.height) if turned else (inner, "inner", page.width)
        least = INNER[narrow > SMALL]
        if inner < least - LEEWAY:
            yield Finding(page.number, None, f"the margin on the binding side is {inner / MM:.1f} mm; {least / MM:.0f} "
                                             "are needed", f"make `{key}` larger")
