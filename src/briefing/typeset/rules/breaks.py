"""What a page break may not part (T6, T7, T8), and what it leaves (T14)."""

from collections.abc import Iterator
from itertools import pairwise

from briefing.layout.doc import Element
from briefing.typeset.rules.reading import Laid, Paragraph, Reading
from briefing.typeset.rules.rule import Finding, at_line

HEADINGS = ("h1", "h2", "h3", "h4")
FLOWS = ("text", "float")
AFTER_HEADING = 2  # lines
LAST_PAGE = 0.25  # of the live area's height
WHOLE = 0.9  # of a page: what is higher may be parted


def lonely_lines(reading: Reading) -> Iterator[Finding]:
    """T6: too few lines of a paragraph before or after a break."""
    least = reading.profile.together
    for paragraph in reading.paragraphs:
        if len(paragraph.parts) < 2 or _repeated(paragraph):
            continue
        for part, where in ((paragraph.parts[0], "before"), (paragraph.parts[-1], "after")):
            if len(part) < least:
                number = "one line" if len(part) == 1 else f"{len(part)} lines"
                yield at_line(part[0], f"{number} of a paragraph {where} a break, where {least} should stand")


def _repeated(paragraph: Paragraph) -> bool:
    """The head of a table is set again on each of its pages."""
    return any(element.name == "tr" and element.get("head") for element in paragraph.first.chain)


def lonely_headings(reading: Reading) -> Iterator[Finding]:
    """T7: a heading with fewer than two lines below it on its page, though more of its part follow; or with none."""
    ends: dict[int, int] = {}  # the last page on which an element has text, by its number
    for line in reading.lines:
        if line.flow in FLOWS:
            ends |= {element.number: max(line.page.number, ends.get(element.number, 0)) for element in line.chain}
    for paragraph in reading.paragraphs:
        if paragraph.block.name not in HEADINGS:
            continue
        last = paragraph.last
        below = sum(_below(last, line) for line in reading.on(last.page))
        later = last.page.number < max((ends.get(element.number, 0) for element in last.chain[:-1][-1:]), default=0)
        if below < AFTER_HEADING and (later or not below):
            yield at_line(last, f"a heading has {below or 'no'} line{'' if below == 1 else 's'} below it on its page")


def _below(heading: Laid, line: Laid) -> bool:
    left, _, right, _ = heading.box
    beside = line.box[2] <= left or line.box[0] >= right
    return line.flow in FLOWS and line.y > heading.y and not beside


def parted(reading: Reading) -> Iterator[Finding]:
    """T8: what is to be kept together, and stands on two pages although it goes on one."""
    kept: dict[int, tuple[Element, list[Laid]]] = {}
    for line in reading.lines:
        for element in line.chain:
            if _kept(element):
                kept.setdefault(element.number, (element, []))[1].append(line)
    for element, lines in kept.values():
        pages = {line.page.number: [other for other in lines if other.page is line.page] for line in lines}
        tall = sum(max(line.box[3] for line in on) - min(line.box[1] for line in on) for on in pages.values())
        place = reading.places[lines[0].page.number]
        if len(pages) > 1 and tall < WHOLE * (place.bottom - place.top):
            yield at_line(lines[0], f"<{element.name}> is to be kept together, and stands on {len(pages)} pages")


def _kept(element: Element) -> bool:
    box = element.name == "aside" and not element.get("role").startswith("margin")
    return box or element.get("keep") == "together"


def left_behind(reading: Reading) -> Iterator[Finding]:
    """T8: what is held to what follows, and ends its page."""
    flow = [paragraph for paragraph in reading.paragraphs if paragraph.first.flow == "text"]
    for paragraph, follows in pairwise(flow):
        block = paragraph.block
        held = (block.get("keep") or reading.theme.style(block.get("role") or block.name).keep) == "next"
        apart = paragraph.last.page.number < follows.first.page.number
        if held and apart and block.name not in HEADINGS and _beside(paragraph, follows):
            yield at_line(paragraph.last, "this belongs to what follows, which stands on the next page")


def _beside(paragraph: Paragraph, follows: Paragraph) -> bool:
    """Whether the second stands in what holds the first, and no page is begun between them."""
    around, there = paragraph.first.chain[:-1], follows.first.chain
    begun = any(element.get("break") for element in there[len(around):])
    return there[:len(around)] == around and not begun


def short_last_page(reading: Reading) -> Iterator[Finding]:
    """T14: a last page with next to nothing on it."""
    if len(reading.pages.pages) < 2:
        return
    page = reading.pages.pages[-1]
    place = reading.places[page.number]
    reached = max((line.box[3] for line in reading.on(page) if line.flow != "furniture"), default=place.top)
    share = (reached - place.top) / (place.bottom - place.top)
    if share < LAST_PAGE:
        yield Finding(page.number, None, f"the last page is filled to {share:.0%}; {LAST_PAGE:.0%} or more looks meant")
