"""Sizes, slants and scripts (T1, T2, T11, T12, T15, T16)."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from briefing.typeset.galley import Run
from briefing.typeset.rules.boxes import extents
from briefing.typeset.rules.reading import Laid, Paragraph, Reading
from briefing.typeset.rules.rule import Finding, at_line

STEP = 1.2  # from one level of headings to the next
LEVELS = ("h1", "h2", "h3")
ARABIC = (1.1, 1.3)  # of the Latin beside it
EPS = 0.01
MARKS = ".,;:!?()[]“”‘’\"'/–—… "


def small_body(reading: Reading) -> Iterator[Finding]:
    """T1: running text in a size that its readers cannot do with."""
    profile = reading.profile
    for paragraph in _once(reading.running()):
        size = paragraph.size
        if size < profile.least - EPS:
            yield at_line(paragraph.first, f"running text of {size:g} points; {profile.least:g} is the least")
        elif size > profile.most + EPS:
            yield at_line(paragraph.first, f"running text of {size:g} points; {profile.most:g} is the most")
        elif size < profile.ideal - EPS:
            yield at_line(paragraph.first, f"running text of {size:g} points; {profile.ideal:g} is better")


def _once(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """The first paragraph of each size."""
    seen = set[float]()
    for paragraph in paragraphs:
        if paragraph.size not in seen:
            seen.add(paragraph.size)
            yield paragraph


def small_text(reading: Reading) -> Iterator[Finding]:
    """T2: any text below the least size; each face and size once."""
    body = reading.theme.style("body").size
    least, seen = reading.profile.smallest or body, set[object]()
    for line in reading.lines:
        for run, _, _ in extents(line.placed):
            if run.font.size < least - EPS and not run.font.rise and run.font not in seen:
                seen.add(run.font)
                yield at_line(line, f"text of {run.font.size:g} points; {least:g} is the least")


def even_headings(reading: Reading) -> Iterator[Finding]:
    """T11: levels of headings that a reader cannot tell by their size."""
    found: dict[str, list[Paragraph]] = {name: [] for name in LEVELS}
    for paragraph in reading.paragraphs:
        if paragraph.block.name in LEVELS and paragraph.first.flow == "text":
            found[paragraph.block.name].append(paragraph)
    there = [name for name in LEVELS if found[name]]
    for upper, lower in pairwise(there):
        least = min(paragraph.size for paragraph in found[upper])
        for paragraph in found[lower][:1]:
            if least < STEP * paragraph.size - EPS:
                yield at_line(paragraph.first, f"{upper} has {least:g} points and {lower} {paragraph.size:g}; "
                                               f"each should be {STEP:g} times the next")


def long_italics(reading: Reading) -> Iterator[Finding]:
    """T12: italics over more than a line of running text, where they are off in any; capitals over too many words.

    A long title in a list of works may be in italics all the same."""
    most = reading.profile.italics
    for paragraph in reading.running() if most else reading.paragraphs:
        measure = max(line.box[2] - line.box[0] for line in paragraph.lines)
        longest, at = _slanted(paragraph.lines)
        if longest > most * measure + EPS:
            yield at_line(at, f"italics of {longest / measure:.1f} lines; {most} is the most")
    for paragraph in reading.paragraphs:
        lines = paragraph.lines
        words = max(map(_capitals, lines))
        if words > reading.profile.capitals:
            yield at_line(lines[0], f"{words} words in capitals; {reading.profile.capitals} are the most")


def _capitals(line: Laid) -> int:
    """The most words in capitals that follow each other on a line."""
    row = best = 0
    for word in line.text.split():
        letters = word.strip(MARKS)
        row = row + 1 if len(letters) > 1 and letters.isalpha() and letters.isupper() else 0
        best = max(best, row)
    return best


def _slanted(lines: list[Laid]) -> tuple[float, Laid]:
    """The longest stretch of italics, in points along its lines, and the line on which it begins."""
    best, best_at, total, begun = 0.0, lines[0], 0.0, lines[0]
    for line in lines:
        for run, left, right in extents(line.placed):
            if "Italic" not in run.font.face.name:
                total = 0.0
                continue
            begun = begun if total else line
            total += right - left
            if total > best:
                best, best_at = total, begun
    return best, best_at


def arabic_sizes(reading: Reading) -> Iterator[Finding]:
    """T15: Arabic beside Latin letters that is not a little larger than they are."""
    seen = set[object]()
    for line in reading.lines:
        latin = max((run.font.size for run in line.placed.runs if _has(run, "LATIN")), default=0.0)
        for run in line.placed.runs:
            if latin and _has(run, "ARABIC") and (run.font, latin) not in seen:
                seen.add((run.font, latin))
                ratio = run.font.size / latin
                if not ARABIC[0] - EPS <= ratio <= ARABIC[1] + EPS:
                    yield at_line(line, f"Arabic of {ratio:.2f} times the Latin beside it; {ARABIC[0]} to {ARABIC[1]}")


def _has(run: Run, script: str) -> bool:
    return any(c.isalpha() and unicodedata.name(c, "").startswith(script) for c in run.text)


def unset_characters(reading: Reading) -> Iterator[Finding]:
    """T16: characters that their face has not, and Arabic that was not shaped from right to left."""
    for line in reading.lines:
        for run in line.placed.runs:
            words = run.text.replace("\u00ad", "").split()
            if "\ufffd" in run.text or not all(map(run.font.face.covers, words)):
                yield at_line(line, f"{run.font.face.name} lacks a character")
            elif not run.actual and any(unicodedata.bidirectional(c) in ("R", "AL") for c in run.text):
                yield at_line(line, "text from right to left is set from left to right")
