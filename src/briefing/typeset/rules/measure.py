"""How running text fills its lines (T3, T4, T5, T9, T10, T17)."""

from collections.abc import Iterator
from itertools import pairwise

from briefing.typeset.galley import Placed
from briefing.typeset.rules.reading import Laid, Paragraph, Reading
from briefing.typeset.rules.rule import Finding, at_line

GRID_ERROR = 0.5  # points
JUSTIFIED = 55  # characters a line, under which no text should be justified
SPACE = (0.8, 1.5)  # of the normal word space
FULL, SHORT, ALONE = 0.95, 2 / 3, 0.1  # of the measure: a full line, a line too short beside it, a word too short alone
COLUMN = 40  # characters a line, under which a long word may leave a hole that nothing fills
HYPHENS = ("\u00ad", "\u2010")
EPS = 0.01
WHOLE_LINES = 10  # fewer say nothing of a mean


def line_lengths(reading: Reading) -> Iterator[Finding]:
    """T3: the mean number of characters a line, of all running text of one size in one width."""
    groups: dict[tuple[bool, float, str], list[Paragraph]] = {}
    for paragraph in _latin(reading):
        key = (paragraph.first.within("columns"), paragraph.size, _text_role(paragraph.first))
        groups.setdefault(key, []).append(paragraph)
    for (column, _, _), paragraphs in groups.items():
        full = [len(line.text.strip()) for paragraph in paragraphs for line in paragraph.lines[:-1]]
        low, high = reading.profile.column if column else reading.profile.line
        mean = sum(full) / len(full)
        if len(full) >= WHOLE_LINES and not low <= mean <= high:
            yield at_line(paragraphs[0].first, f"lines of {mean:.0f} characters on average; {low:g} to {high:g}")


def _latin(reading: Reading) -> list[Paragraph]:
    """Running text without paragraphs in Arabic, which is larger and keeps the leading of the Latin around it."""
    return [p for p in reading.running() if not any(run.actual for run in p.first.placed.runs[:1])]


def _text_role(line: Laid) -> str:
    return next((element.get("text") for element in reversed(line.chain) if element.get("text")), "")


def leadings(reading: Reading) -> Iterator[Finding]:
    """T4: the distance of baselines in running text, each size and leading once."""
    low, high = reading.profile.leading
    seen = set[tuple[float, float]]()
    for paragraph in _latin(reading):
        for part in paragraph.parts:
            for upper, lower in pairwise(part):
                pitch = round(lower.y - upper.y, 2)
                share = pitch / paragraph.size
                if (paragraph.size, pitch) not in seen and not low - EPS <= share <= high + EPS:
                    yield at_line(lower, f"a leading of {pitch:g} on {paragraph.size:g} points is {share:.2f}; "
                                         f"{low:g} to {high:g}")
                seen.add((paragraph.size, pitch))


def off_grid(reading: Reading) -> Iterator[Finding]:
    """T5: running text that does not stand on the grid of the body's leading; all but the body itself on half of it."""
    style = reading.theme.style("body")
    for paragraph in reading.running():
        for part in paragraph.parts:
            line = part[0]
            place = reading.places[line.page.number]
            if abs((line.y - part[-1].y) / max(1, len(part) - 1) + style.leading) > EPS:
                continue  # of another leading
            loose = line.within("li", "row", "columns", "blockquote") or _text_role(line)
            grid = style.leading / 2 if loose else style.leading
            base = place.bottom - reading.theme.length("text-height") + 0.75 * style.leading
            error = (line.y - base + grid / 2) % grid - grid / 2
            if abs(error) > GRID_ERROR:
                yield at_line(line, f"a baseline {abs(error):.1f} points off the grid")


def hyphens(reading: Reading) -> Iterator[Finding]:
    """T9: too many lines in a row that end in a hyphen; any, where hyphens are off."""
    for paragraph in reading.paragraphs:
        most, row = reading.profile.hyphens, 0
        for line in paragraph.lines:
            row = row + 1 if hyphenated(line.placed) else 0
            if row == most + 1:
                yield at_line(line, f"{row} lines in a row end in a hyphen" if most else "a hyphen where they are off")


def hyphenated(placed: Placed) -> bool:
    """Whether a word was parted at the line's end."""
    return "".join(run.text for run in placed.runs).rstrip(" ").endswith(HYPHENS)


def word_space(placed: Placed) -> float | None:
    """The mean space between a line's words as a share of the normal one; None for a line of one word.

    What a run's words leave of its width is white; words from right to left keep their white outside their runs."""
    white = normal = 0.0
    runs = [run for run in placed.runs if run.text and run.width and not run.actual and not run.slot]
    for k, run in enumerate(runs):
        words = run.text.split(" ")
        own = run.width - run.scale * sum(map(run.font.width.__getitem__, words))
        count = len(words) - 1
        if k == len(runs) - 1 and run.text.endswith(" "):  # at the line's end it is not stretched
            own, count = own - run.scale * run.font.space, count - 1
        white, normal = white + own, normal + count * run.font.space
    return white / normal if normal else None


def stretched(reading: Reading) -> Iterator[Finding]:
    """T10: justified lines that are too loose, too tight, or too short to be justified."""
    low, high = SPACE
    for paragraph in reading.paragraphs:
        if paragraph.block.name != "p":
            continue
        spaces = [(line, space) for line in paragraph.lines if (space := word_space(line.placed)) is not None]
        spaces = [(line, space) for line, space in spaces if abs(space - 1) > EPS]
        for line, space in spaces:
            if not low - EPS <= space <= high + EPS:
                yield at_line(line, f"word spaces of {space:.0%} of the normal one; {low:.0%} to {high:.0%}")
        full = [len(line.text.strip()) for line in paragraph.lines[:-1]]
        if spaces and len(full) > 1 and sum(full) / len(full) < JUSTIFIED:
            yield at_line(paragraph.first, f"justified in lines of {sum(full) / len(full):.0f} characters; "
                                           f"under {JUSTIFIED} they become holes")


def rag(reading: Reading) -> Iterator[Finding]:
    """T17: ragged running text with a line far shorter than a full one beside it, or one short word at its end."""
    for paragraph in reading.running():
        lines = paragraph.lines
        forced = any(getattr(child, "name", "") == "br" for child in paragraph.block.children)
        justified = any(abs((word_space(line.placed) or 1.0) - 1.0) > EPS for line in lines)
        if forced or justified or sum(len(line.text.strip()) for line in lines[:-1]) < COLUMN * (len(lines) - 1):
            continue
        reach = reaches(paragraph)
        shares = [length / max(reach) for length in reach]
        for k, share in enumerate(shares[:-1]):
            beside = [shares[n] for n in (k - 1, k + 1) if 0 <= n < len(lines) - 1]
            if share < SHORT and max(beside, default=0.0) >= FULL:
                yield at_line(lines[k], f"a line of {share:.0%} of the measure beside a full one")
        last = lines[-1]
        if " " not in last.text.strip() and last.box[2] - last.box[0] < ALONE * max(reach):
            yield at_line(last, "one short word on a line of its own")


def reaches(paragraph: Paragraph) -> list[float]:
    """How far each line goes from the edge at which lines begin: the left one, or the right one in Arabic."""
    out = list[float]()
    for part in paragraph.parts:
        left, right = min(line.box[0] for line in part), max(line.box[2] for line in part)
        backwards = any(run.actual for run in paragraph.first.placed.runs[:1])
        out += [right - line.box[0] if backwards else line.box[2] - left for line in part]
    return out
