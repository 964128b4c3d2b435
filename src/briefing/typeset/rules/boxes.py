"""Where the ink of lines and drawings stands, measured anew from their letters: no part of what set them is asked."""

from collections.abc import Iterator

import uharfbuzz as hb

from briefing.typeset.galley import Path, Placed, Run
from briefing.typeset.text.faces import Face, Made

SPACES = " \t\n\u00a0\u2002\u2003\u2009\u202f"

Box = tuple[float, float, float, float]  # left, top, right, bottom in points
Letters = Made[tuple[Face, str, bool], tuple[Box, ...]]


def letters() -> Letters:
    """The box of each letter of a word, in ems from its start on the baseline, by face, word and direction."""
    return Made(_shaped)


def _shaped(word: tuple[Face, str, bool]) -> tuple[Box, ...]:
    face, text, backwards = word
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if backwards else "ltr"
    buffer.guess_segment_properties()
    hb.shape(face.font, buffer)
    out, pen, em = list[Box](), 0.0, face.k / 1000
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True):
        extents = face.font.get_glyph_extents(info.codepoint)
        if extents and extents.height:
            left, top = pen + position.x_offset + extents.x_bearing, -(position.y_offset + extents.y_bearing)
            out.append((left * em, top * em, (left + extents.width) * em, (top - extents.height) * em))
        pen += position.x_advance
    return tuple(out)


def extents(placed: Placed) -> Iterator[tuple[Run, float, float]]:
    """Each run that shows something, with the left and right end of its letters along the line, from its start."""
    pen = 0.0
    for run in placed.runs:
        shown = run.text.strip(SPACES)
        if shown:
            start, width, space = pen + run.shift, run.width, run.scale * run.font.space
            lead = (len(run.text) - len(run.text.lstrip(" "))) * space
            tail = (len(run.text) - len(run.text.rstrip(" "))) * space
            if not run.width:  # hangs before its line: a bullet, a number
                width = run.font.width[run.text.rstrip(" ")] + lead + tail
            elif shown.isdigit():  # a page number in a slot, which is as wide as it was guessed
                width = run.font.width[shown] + lead + tail
            left, right = (tail, lead) if run.actual else (lead, tail)
            yield run, start + left, start + width - right
        pen += run.width


def boxes(placed: Placed, known: Letters) -> list[Box]:
    """The box of each run that shows something, turned as its line is."""
    out, x, y = list[Box](), placed.x, placed.y
    for run, start, end in extents(placed):
        tops, bottoms = [0.0], [0.0]
        for word in run.text.split():
            tops += [box[1] for box in known[run.font.face, word, run.actual]]
            bottoms += [box[3] for box in known[run.font.face, word, run.actual]]
        above, below = run.font.rise - min(tops) * run.font.size, max(bottoms) * run.font.size - run.font.rise
        if placed.turn == 90:
            out.append((x - above, y - end, x + below, y - start))
        elif placed.turn == -90:
            out.append((x - below, y + start, x + above, y + end))
        else:
            out.append((x + start, y - above, x + end, y + below))
    return out


def inks(placed: Placed, known: Letters) -> Iterator[Box]:
    """The box of each letter of a level line; that of each run where the line is turned."""
    if placed.turn:
        yield from boxes(placed, known)
        return
    for run, start, end in extents(placed):
        words = run.text.split()
        scale, size, y = run.scale, run.font.size, placed.y - run.font.rise
        wide = [run.font.width[word] * scale if len(words) > 1 else end - start for word in words]
        space = (end - start - sum(wide)) / max(1, len(words) - 1)
        x = placed.x + start
        for word, width in zip(words, wide, strict=True):
            for left, top, right, bottom in known[run.font.face, word, run.actual]:
                yield x + left * size * scale, y + top * size, x + right * size * scale, y + bottom * size
            x += width + space


def around(found: list[Box]) -> Box:
    """The box that holds them all."""
    lefts, tops, rights, bottoms = zip(*found, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def bounds(path: Path) -> Box:
    """The box of a drawing, half its stroke included."""
    xs, ys = list[float](), list[float]()
    for kind, *numbers in path.ops:
        values = [float(n) for n in numbers]
        if kind == "R":
            x, y, width, height = values
            xs, ys = [*xs, x, x + width], [*ys, y, y + height]
        else:
            xs, ys = [*xs, *values[::2]], [*ys, *values[1::2]]
    half = path.weight / 2 if path.stroke else 0.0
    return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half
