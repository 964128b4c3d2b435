"""A line in both directions, or with pictures: its words -> runs in reading order, and where each is seen (UAX #9, L2).

Lines that run from left to right are set in runs.py.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.typeset.galley import Ink, Link, Note, Run
from briefing.typeset.text.bidi import visual_order
from briefing.typeset.text.faces import SOFT_HYPHEN
from briefing.typeset.text.gathering import AFTER, APART, BEFORE, Seg
from briefing.typeset.text.runs import merged, run_of, unscaled
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


def runs_seen(words: Words, first: int, end: int, stretch: float, scale: float,
              closed: bool) -> tuple[list[Run], float, list[Note]]:
    """As `runs_of`; its notes are links and pictures."""
    atoms = list(_atoms(words, first, end, unscaled(stretch, scale)))
    atoms = [_scaled(atom, scale) for atom in atoms] if scale != 1.0 else atoms
    runs, width, xs = _placed(atoms)
    notes = [*_links(atoms, xs), *_pictures(atoms, xs)]
    tracking = runs[-1].font.tracking * runs[-1].scale if runs else 0.0
    if closed:
        _close(runs, words, end, width)
    return runs, width - tracking, notes


def _scaled(atom: Atom, scale: float) -> Atom:
    """Pictures and numbers that are filled in later stay as they are."""
    run = atom.run
    if run is None or run.slot:
        return atom
    run = run._replace(width=run.width * scale, scale=scale)
    return Atom(atom.seg, run, *(scale * x for x in (atom.lead, atom.inner, atom.width, atom.shift)))


def _atoms(words: Words, first: int, end: int, stretch: float) -> Iterator[Atom]:
    segs, firsts = words.segs, words.firsts
    s, a = bisect_right(firsts, first) - 1, first
    while a < end:
        seg = segs[s]
        s += 1
        b = min(firsts[s], end)
        inner = words.ends[b] - (words.positions[a] if a > first else words.starts[a])
        lead = a > first and seg.space == BEFORE
        if a > first and seg.space == APART and seg.apart:
            blank = seg.apart
            yield (_backward(blank, "", True, False, stretch) if blank.level % 2 else
                   _forward(blank, (), 0.0, True, False, stretch))
        if seg.slot:
            width = seg.slot.width
            yield Atom(seg, Run(seg.node, seg.font, "", "", width, slot=seg.slot), 0.0, width, width)
        elif seg.picture:
            yield Atom(seg, None, 0.0, inner, inner)
        else:
            own = words.words[a:b]
            own = merged(own, a, words.joined) if seg.parted else own
            trail = b < end and segs[s].space == AFTER
            if seg.level % 2:  # a run for each word, so that a reader who takes glyphs as they come has them in order
                last = len(own) - 1
                yield from (_backward(seg, word, lead and not k, trail or k < last, stretch)
                            for k, word in enumerate(own))
            else:
                if b == end and b in words.soft:
                    own = [*own[:-1], own[-1] + SOFT_HYPHEN]
                yield _forward(seg, own, inner, lead, trail, stretch)
        a = b


def _forward(seg: Seg, own: Sequence[str], inner: float, lead: bool, trail: bool, stretch: float) -> Atom:
    run, space = run_of(seg.font, seg.node, own, inner, lead, trail, stretch), seg.font.space * (1 + stretch)
    return Atom(seg, run, space if lead else 0.0, run.width - space * (lead + trail), run.width)


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


def _placed(atoms: Sequence[Atom]) -> tuple[list[Run], float, list[float]]:
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


def _links(atoms: Sequence[Atom], xs: Sequence[float]) -> Iterator[Link]:
    """One box for each stretch of a link on the line, without the spaces around it."""
    box, last = None, ""
    for left, atom in zip(xs, atoms, strict=True):
        target = atom.seg.link
        if target:
            left += atom.width - atom.lead - atom.inner if atom.seg.level % 2 else atom.lead
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


def _close(runs: list[Run], words: Words, end: int, width: float) -> None:
    """The space at a line's end, on the left of a line that runs to the left."""
    s = bisect_right(words.firsts, end - 1) - 1
    seg = words.segs[s]
    if seg.slot or seg.picture:
        owner = words.segs[s + 1] if s + 1 < len(words.segs) else seg
        owner = owner.apart or owner
        if owner.font:
            runs.append(run_of(owner.font, owner.node, (), 0.0, True, False))
    elif (run := runs[-1]).actual:
        runs[-1] = run._replace(text=run.text + " ")
    else:
        x = -run.font.space if words.base else width
        shift = x - sum(run.width for run in runs)
        runs.append(Run(run.node, run.font, " ", f"({run.font.blank})", run.font.space, shift))
