"""Paragraphs: pieces of text -> set lines, whose runs are finished strings of glyphs. Points.

The work is done elsewhere: words.py gathers, breaking.py finds the lines' ends. Here lines are made of words: a line's
words are joined by the space of their font, and runs of both directions are put where they are seen (UAX #9, L2).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.typeset.galley import Ink, Link, Note, Run
from briefing.typeset.text.bidi import visual_order
from briefing.typeset.text.breaking import balanced, greedy, total_fit
from briefing.typeset.text.pieces import Forced, Para, Part, Picture, Piece, Pin, SetLine, Slot
from briefing.typeset.text.shaping import Look
from briefing.typeset.text.words import AFTER, APART, BEFORE, Seg, Words, gather

__all__ = ["Forced", "Look", "Para", "Part", "Picture", "Piece", "Pin", "SetLine", "Slot", "set_lines"]


class Atom(NamedTuple):
    """What stands on a line and is not divided further; `lead` is the width of the space before its first word,
    `inner` that of its words and the spaces between them, in a run that has both and the space after it."""

    seg: Seg
    run: Run | None
    lead: float
    inner: float


def set_lines(pieces: Sequence[Part], measure: float, para: Para) -> list[SetLine]:
    """The lines of a paragraph, `measure` wide at most unless one letter is wider; [] if there is nothing in it.

    Raises Failed with all the characters that no face has (missing-glyph)."""
    out: list[SetLine] = []
    parts = _between_breaks(pieces)
    for number, part in enumerate(parts):
        indent = para.indent if not number else 0.0
        words = gather(part, measure, para, indent)
        if words is None:
            lines = _empty(part, number < len(parts) - 1)
        else:
            breaker = balanced if para.balance else total_fit if para.rag else greedy
            lines = list(_lines(words, breaker(words.chain, measure), number < len(parts) - 1))
        out += [_aligned(line, measure, para.align, 0.0 if k else indent) for k, line in enumerate(lines)]
    return out


def _between_breaks(pieces: Sequence[Part]) -> list[list[Part]]:
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


def _aligned(line: SetLine, measure: float, align: str, indent: float) -> SetLine:
    if align == "left":
        return line._replace(x=indent) if indent else line
    gap = measure - line.width
    return line._replace(x=gap if align == "right" else (gap + indent) / 2)


def _lines(words: Words, ends: Sequence[int], broken: bool) -> Iterator[SetLine]:
    """The lines that end at `ends`; the last one is `broken` if more is to follow after a forced break."""
    first, pin, n = 0, 0, len(words.words)
    for end in ends:
        atoms = list(_atoms(words, first, end))
        if words.placed:
            runs, width, xs = _placed(atoms, words.base)
        else:
            runs = [atom.run for atom in atoms if atom.run]
            width, xs = words.ends[end] - words.starts[first], None
        notes: list[Note] = [*_links(atoms, xs)] if any(atom.seg.link for atom in atoms) else []
        if xs:
            notes += _pictures(atoms, xs)
        while pin < len(words.pins) and (words.pins[pin][0] < end or end == n):
            notes.append(words.pins[pin][1])
            pin += 1
        after = width
        if runs:
            width -= runs[-1].font.tracking
        if broken if end == n else words.gaps[end - 1]:
            _spaced(runs, words, end, after)
        yield SetLine(tuple(runs), width, 0.0, tuple(notes))
        first = end


def _atoms(words: Words, first: int, end: int) -> Iterator[Atom]:
    """The line from word `first` to word `end` (exclusive), in reading order, without the space at its end."""
    segs, firsts, count = words.segs, words.firsts, len(words.segs)
    s, a = bisect_right(firsts, first) - 1, first
    while a < end:
        seg = segs[s]
        s += 1
        b = min(firsts[s], end) if s < count else end
        inner = words.ends[b] - (words.positions[a] if a > first else words.starts[a])
        lead = a > first and seg.space == BEFORE
        if a > first and seg.space == APART and seg.apart:
            yield _atom(seg.apart, (), True, False, 0.0)
        if seg.slot:
            yield Atom(seg, Run(seg.node, seg.font, "", "", seg.slot.width, slot=seg.slot), 0.0, seg.slot.width)
        elif seg.picture:
            yield Atom(seg, None, 0.0, inner)
        else:
            own = words.words[a:b]
            own = _merged(own, a, words.joined) if seg.parted else own
            trail = b < end and segs[s].space == AFTER
            if seg.level % 2:  # a run for each word, so that a reader who takes glyphs as they come has them in order
                last = len(own) - 1
                yield from (_atom(seg, (word,), lead and not k, trail or k < last, 0.0) for k, word in enumerate(own))
            else:
                yield _atom(seg, own, lead, trail, inner)
        a = b


def _merged(own: Sequence[str], at: int, joined: frozenset[int]) -> list[str]:
    """Words put together again whose parts stand on one line."""
    out = list(own[:1])
    for k, word in enumerate(own[1:], at + 1):
        if k in joined:
            out[-1] += word
        else:
            out.append(word)
    return out


def _atom(seg: Seg, own: Sequence[str], lead: bool, trail: bool, inner: float) -> Atom:
    """A run of words with the spaces that belong to it; a right-to-left word is shaped with its spaces."""
    font, text = seg.font, " ".join(own)
    if lead:
        text = " " + text
    if trail:
        text += " "
    space = font.space if lead else 0.0
    if seg.level % 2:
        code, width = font.backwards[text]
        inner = width - space - (font.space if trail else 0.0)
        return Atom(seg, Run(seg.node, font, text, f"({code})", width, 0.0, True), space, inner)
    code = font.blank.join(map(font.code.__getitem__, own))
    if lead:
        code = font.blank + code
    if trail:
        code += font.blank
    width = space + inner + (font.space if trail else 0.0)
    return Atom(seg, Run(seg.node, font, text, f"({code})", width), space, inner)


def _width(atom: Atom) -> float:
    return atom.run.width if atom.run else atom.inner


def _placed(atoms: Sequence[Atom], base: int) -> tuple[list[Run], float, list[float]]:
    """Runs in reading order, each shifted to where it is seen -> runs, the line's width, where each atom stands."""
    xs, x = [0.0] * len(atoms), 0.0
    for k in visual_order([atom.seg.level for atom in atoms]):
        xs[k] = x
        x += _width(atoms[k])
    runs, pen = list[Run](), 0.0
    for atom, at in zip(atoms, xs, strict=True):
        if atom.run:
            shift = at - pen
            runs.append(atom.run._replace(shift=shift if abs(shift) > 1e-6 else 0.0))
            pen += atom.run.width
    return runs, x, xs


def _links(atoms: Sequence[Atom], xs: Sequence[float] | None) -> Iterator[Link]:
    """One box for each stretch of a link on the line, without the spaces around it."""
    x, box, last = 0.0, None, ""
    for k, atom in enumerate(atoms):
        left = xs[k] if xs else x
        x = left + _width(atom)
        target = atom.seg.link
        if target:
            left += x - left - atom.lead - atom.inner if atom.seg.level % 2 else atom.lead
            box, done = _extended(box if target == last else None, atom, left), box if target != last else None
            if done:
                yield done
        elif box:
            yield box
            box = None
        last = target
    if box:
        yield box


def _extended(box: Link | None, atom: Atom, left: float) -> Link:
    if box is None:
        return Link(atom.seg.node, left, atom.inner, atom.seg.link)
    start = min(box.x, left)
    return box._replace(x=start, width=max(box.x + box.width, left + atom.inner) - start)


def _pictures(atoms: Sequence[Atom], xs: Sequence[float]) -> Iterator[Note]:
    for atom, x in zip(atoms, xs, strict=True):
        if atom.seg.picture:
            yield Ink(tuple(path.moved(x, 0.0)._replace(node=atom.seg.node if path.node < 0 else path.node)
                            for path in atom.seg.picture.paths))


def _spaced(runs: list[Run], words: Words, end: int, after: float) -> None:
    """The space at a line's end, so that its last word stays apart from the next line's when the page is read; where
    runs were moved it stands at `after`, or on the left of a line that runs to the left."""
    s = bisect_right(words.firsts, end - 1) - 1
    seg = words.segs[s]
    if seg.slot or seg.picture:
        owner = words.segs[s + 1] if s + 1 < len(words.segs) else seg
        owner = owner.apart or owner
        if owner.font:
            runs.append(Run(owner.node, owner.font, " ", f"({owner.font.blank})", owner.font.space))
    elif (run := runs[-1]).actual:
        runs[-1] = run._replace(text=run.text + " ")
    elif words.placed:
        x = -run.font.space if words.base else after
        shift = x - sum(run.width for run in runs)
        runs.append(Run(run.node, run.font, " ", f"({run.font.blank})", run.font.space, shift))
    else:
        runs[-1] = run._replace(text=run.text + " ", code=run.code[:-1] + run.font.blank + ")",
                                width=run.width + run.font.space)
