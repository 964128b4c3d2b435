"""Paragraphs: pieces of text -> set lines, whose runs are finished strings of glyphs. Points.

The work is done elsewhere: words.py gathers, breaking.py and justification.py find the lines' ends, runs.py and
atoms.py make runs of words. Here lines are put together, and stand where their paragraph is aligned.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from briefing.typeset.galley import Note
from briefing.typeset.text.atoms import runs_seen
from briefing.typeset.text.breaking import Chain, balanced, greedy, total_fit
from briefing.typeset.text.hyphenation import Hyphens
from briefing.typeset.text.justification import JUSTIFIED, RAGGED, TRIALS, Give, fitted, given
from briefing.typeset.text.pieces import Forced, Para, Part, Picture, Piece, Pin, SetLine, Slot
from briefing.typeset.text.runs import runs_of
from briefing.typeset.text.shaping import Look
from briefing.typeset.text.words import Words, gather

__all__ = ["Forced", "Hyphens", "Look", "Para", "Part", "Picture", "Piece", "Pin", "SetLine", "Slot", "set_lines"]

MOST = 3.0  # of itself: a space that would have to grow by more is a hole of an em; its line stays ragged


def set_lines(pieces: Sequence[Part], measure: float, para: Para) -> list[SetLine]:
    """The lines of a paragraph, `measure` wide at most unless one letter is wider; [] if there is nothing in it.

    Raises Failed with all the characters that no face has (missing-glyph)."""
    out: list[SetLine] = []
    parts = _between_breaks(pieces)
    for number, part in enumerate(parts):
        indent = para.indent if not number else 0.0
        found = _broken(part, measure, para, indent)
        more = number < len(parts) - 1
        out += _lines(*found, measure, para, indent, more) if found else _empty(part, more)
    return out


def _broken(part: Sequence[Part], measure: float, para: Para, indent: float) -> tuple[Words, Sequence[int]] | None:
    """A paragraph's words, and each line's end; None if it has no words."""
    give, simply = _give(para) if para.align == "justify" else RAGGED, _simply(para)
    words = gather(part, measure, para, indent, simply is greedy)
    if words is None:
        return None
    if simply:
        return words, simply(words.chain, measure)
    whole = words
    for trial in TRIALS:
        if trial.hyphenate and para.hyphens and words is whole:
            words = gather(part, measure, para, indent, True) or whole
        if ends := fitted(words.chain, measure, give, trial):
            return words, ends
    return words, greedy(words.chain, measure)


def _give(para: Para) -> Give:
    return JUSTIFIED._replace(glyphs=para.expand)


def _simply(para: Para) -> Callable[[Chain, float], list[int]] | None:
    """The breaker that needs one trial, if one will do; text whose lines are balanced is neither justified nor
    hyphenated."""
    if para.balance:
        return balanced
    if not para.total:
        return greedy
    return None if para.hyphens or para.align == "justify" else total_fit


def _between_breaks(pieces: Sequence[Part]) -> Sequence[Sequence[Part]]:
    if Forced not in map(type, pieces):
        return [pieces] if pieces else []
    parts: list[list[Part]] = [[]]
    for piece in pieces:
        if isinstance(piece, Forced):
            parts.append([])
        else:
            parts[-1].append(piece)
    return parts if parts[-1] else parts[:-1]


def _empty(part: Sequence[Part], broken: bool) -> list[SetLine]:
    """A line without text, for a forced break or for notes that have no word to go with."""
    notes = tuple(piece.note for piece in part if isinstance(piece, Pin))
    return [SetLine((), 0.0, 0.0, notes)] if notes or broken else []


def _lines(words: Words, ends: Sequence[int], measure: float, para: Para, indent: float,
           broken: bool) -> Iterator[SetLine]:
    """The lines that end at `ends`; the last one is `broken` if more is to follow after a forced break."""
    first, pin, n = 0, 0, len(words.words)
    give = _give(para) if para.align == "justify" and not para.balance else None
    flush = para.align in ("left", "justify") and not words.base and not para.hang
    for end in ends:
        stretch, scale = _filled(words, first, end, measure, indent, give) if give and end < n else (0.0, 1.0)
        closed = broken if end == n else words.gaps[end - 1] > 0.0
        runs, width, found = (runs_seen if words.placed else runs_of)(words, first, end, stretch, scale, closed)
        notes: list[Note] = [*found]
        while pin < len(words.pins) and (words.pins[pin][0] < end or end == n):
            notes.append(words.pins[pin][1])
            pin += 1
        x = indent if flush else _x(words, first, end, width, measure, para, indent)
        yield SetLine(tuple(runs), width, x, tuple(notes))
        first, indent = end, 0.0


def _filled(words: Words, first: int, end: int, measure: float, indent: float, give: Give) -> tuple[float, float]:
    """-> by how much of themselves a line's spaces have to grow to fill the measure, and how wide its letters are, in
    shares of themselves; (0, 1) where that would be too much."""
    whites, fixed, font = words.chain.whites, 0.0, None
    white, natural = whites[end - 1] - whites[first], words.ends[end] - words.starts[first]
    for seg in words.segs[bisect_right(words.firsts, first) - 1:bisect_right(words.firsts, end - 1)]:
        fixed += seg.slot.width if seg.slot else seg.picture.width if seg.picture else 0.0
        font = seg.font
    room = measure - indent + words.lefts.get(first, 0.0) + words.rights.get(end, 0.0)
    natural -= font.tracking if font else 0.0
    stretch, glyphs = given(room - natural, white, natural - white - fixed, give)
    return (stretch, 1 + glyphs) if stretch <= MOST else (0.0, 1.0)


def _x(words: Words, first: int, end: int, width: float, measure: float, para: Para, indent: float) -> float:
    """Where a line starts; signs that hang stand outside."""
    align = "right" if para.align == "justify" and words.base else para.align
    left, right = words.lefts.get(first, 0.0), words.rights.get(end, 0.0)
    if align in ("left", "justify"):
        return indent - left
    gap = measure - width
    return gap + right if align == "right" else (gap + indent + right - left) / 2
