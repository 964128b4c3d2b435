"""Slides (S1 to S4)."""

from collections.abc import Iterator

from briefing.layout.doc import Element, plain
from briefing.typeset.rules.reading import Laid, Reading, span_of
from briefing.typeset.rules.rule import Finding, at_line

TITLE, STATEMENT, LABEL, CAPTION = 32.0, 24.0, 18.0, 16.0  # points
WORDS, POINTS = 40, 7
HEADLINE_WORDS, HEADLINE_LINES = 15, 2
EPS = 0.01


def small_slides(reading: Reading) -> Iterator[Finding]:
    """S1: text that the last row cannot read."""
    for line in reading.lines:
        what, least = _kind(line)
        if line.size < least - EPS:
            yield at_line(line, f"{what} of {line.size:g} points; {least:g} is the least")


def _kind(line: Laid) -> tuple[str, float]:
    block = line.block
    if line.flow == "furniture" or block is None or line.within("strip", "clock"):
        return "text", CAPTION
    if block.name == "h1":
        return "a title", TITLE
    if block.name == "dt":
        return "a label", LABEL
    if block.name in ("p", "td") and not block.get("role"):
        return "a statement", STATEMENT
    return "text", CAPTION


def full_slides(reading: Reading) -> Iterator[Finding]:
    """S2: a slide with more than can be said about it; titles, labels and statements count, captions and names not."""
    for page in reading.pages.pages:
        lines = [line for line in reading.on(page) if _kind(line)[1] > CAPTION]
        words = sum(len(line.text.split()) for line in lines)
        points = {element.number for line in lines for element in line.chain if element.name in ("li", "dd", "event")}
        if lines and words > WORDS:
            yield Finding(page.number, span_of(lines[0]), f"a slide of {words} words; {WORDS} are the most")
        if lines and len(points) > POINTS:
            yield Finding(page.number, span_of(lines[0]), f"a slide of {len(points)} points; {POINTS} are the most")


def long_headlines(reading: Reading) -> Iterator[Finding]:
    """S3: a headline that is no sentence any more; the theme may give a role more lines (`question-lines`)."""
    for paragraph in reading.paragraphs:
        block = paragraph.block
        if block.name != "h1":
            continue
        words = len(plain(block).split())
        most = max(HEADLINE_LINES, reading.theme.style(block.get("role") or "h1").lines)
        if words > HEADLINE_WORDS:
            yield at_line(paragraph.first, f"a headline of {words} words; {HEADLINE_WORDS} are the most")
        if len(paragraph.lines) > most:
            yield at_line(paragraph.first, f"a headline of {len(paragraph.lines)} lines; {most} are the most")


def twin_titles(reading: Reading) -> Iterator[Finding]:
    """S4: two slides of one title."""
    seen: dict[str, Element] = {}
    for paragraph in reading.paragraphs:
        if paragraph.block.name == "h1":
            title = " ".join(plain(paragraph.block).split()).casefold()
            if title in seen:
                yield at_line(paragraph.first, "another slide has the same title")
            seen[title] = paragraph.block
