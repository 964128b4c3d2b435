"""A line's words -> runs with finished strings of glyphs, in reading order, and where each is seen (UAX #9, L2).

A line's words are joined by the space of their font, stretched or shrunk by one share of itself on the whole line.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.typeset.galley import Run
from briefing.typeset.text.bidi import visual_order
from briefing.typeset.text.faces import SOFT_HYPHEN
from briefing.typeset.text.gathering import AFTER, APART, BEFORE, Seg
from briefing.typeset.text.words import Words


class Atom(NamedTuple):
    """What stands on a line and is not divided further, `width` wide; `lead` is the width of the space before its
    first word, `inner` that of its words and the spaces between them, in a run that has both and the space after it.
    `shift` is white on the left of its glyphs."""

    seg: Seg
    run: Run | None
    lead: float
    inner: float
    width: float
    shift: float = 0.0


def atoms_of(words: Words, first: int, end: int, stretch: float, scale: float) -> Iterator[Atom]:
    """The line from word `first` to word `end` (exclusive), in reading order, without the space at its end; its spaces
    are wider by `stretch` of themselves, its letters `scale` times as wide as they are."""
    if scale == 1.0:
        return _atoms(words, first, end, stretch)
    return (_scaled(atom, scale) for atom in _atoms(words, first, end, (1 + stretch) / scale - 1))


def _scaled(atom: Atom, scale: float) -> Atom:
    """Pictures and numbers that are filled in later stay as they are."""
    run = atom.run
    if run is None or run.slot:
        return atom
    run = run._replace(width=run.width * scale, scale=scale)
    return Atom(atom.seg, run, *(scale * x for x in (atom.lead, atom.inner, atom.width, atom.shift)))


def _atoms(words: Words, first: int, end: int, stretch: float) -> Iterator[Atom]:
    segs, firsts, count = words.segs, words.firsts, len(words.segs)
    s, a = bisect_right(firsts, first) - 1, first
    while a < end:
        seg = segs[s]
        s += 1
        b = min(firsts[s], end) if s < count else end
        inner = words.ends[b] - (words.positions[a] if a > first else words.starts[a])
        lead = a > first and seg.space == BEFORE
        if a > first and seg.space == APART and seg.apart:
            blank = seg.apart
            yield (_backward(blank, "", True, False, stretch) if blank.level % 2 else
                   _atom(blank, (), True, False, 0.0, stretch))
        if seg.slot:
            width = seg.slot.width
            yield Atom(seg, Run(seg.node, seg.font, "", "", width, slot=seg.slot), 0.0, width, width)
        elif seg.picture:
            yield Atom(seg, None, 0.0, inner, inner)
        else:
            own = words.words[a:b]
            own = _merged(own, a, words.joined) if seg.parted else own
            trail = b < end and segs[s].space == AFTER
            if seg.level % 2:  # a run for each word, so that a reader who takes glyphs as they come has them in order
                last = len(own) - 1
                yield from (_backward(seg, word, lead and not k, trail or k < last, stretch)
                            for k, word in enumerate(own))
            else:
                if b == end and b in words.soft:
                    own = [*own[:-1], own[-1] + SOFT_HYPHEN]
                yield _atom(seg, own, lead, trail, inner, stretch)
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


def _atom(seg: Seg, own: Sequence[str], lead: bool, trail: bool, inner: float, stretch: float) -> Atom:
    """A run of words with the spaces that belong to it; `inner` is its width without stretch."""
    font = seg.font
    text, space, blank = " ".join(own), font.space, font.blank
    if stretch:
        space += stretch * font.space
        blank = font.blank_of(space)
        inner += (len(own) - 1) * stretch * font.space if own else 0.0
    code = blank.join(map(font.code.__getitem__, own))
    width, before = inner, 0.0
    if lead:
        text, code, width, before = " " + text, blank + code, width + space, space
    if trail:
        text, code, width = text + " ", code + blank, width + space
    return Atom(seg, Run(seg.node, font, text, f"({code})", width), before, inner, width)


def _backward(seg: Seg, word: str, lead: bool, trail: bool, stretch: float) -> Atom:
    """A right-to-left word, shaped with its spaces, which stand on the other side; moves within it would part joined
    letters, so white that its spaces have not stands beside it."""
    font = seg.font
    text = (" " if lead else "") + word + (" " if trail else "")
    code, glyphs = font.backwards[text]
    space = font.space * (1 + stretch)
    inner = font.backwards[word][1]
    width = inner + space * (lead + trail)
    more = (width - glyphs) / (lead + trail) if lead or trail else 0.0
    return Atom(seg, Run(seg.node, font, text, f"({code})", glyphs, 0.0, True), space if lead else 0.0, inner, width,
                more if trail else 0.0)


def placed(atoms: Sequence[Atom]) -> tuple[list[Run], float, list[float]]:
    """Runs in reading order, each shifted to where it is seen -> runs, the line's width, where each atom stands."""
    xs, x = [0.0] * len(atoms), 0.0
    for k in visual_order([atom.seg.level for atom in atoms]):
        xs[k] = x
        x += atoms[k].width
    runs, pen = list[Run](), 0.0
    for atom, at in zip(atoms, xs, strict=True):
        if atom.run:
            shift = at + atom.shift - pen
            runs.append(atom.run._replace(shift=shift if abs(shift) > 1e-6 else 0.0))
            pen += atom.run.width
    return runs, x, xs
