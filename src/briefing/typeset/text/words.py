"""A paragraph's pieces -> its words, with widths as prefix sums, and who owns them.

A word is what stands between two places where a line may end, or a part of it in another font. Words of one piece
and font form a Seg. A space belongs to exactly one run: to the piece that has it, to the first if both have one.
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from operator import add
from typing import Any, NamedTuple

from briefing.diagnostics import CONTENT, Diagnostic, Failed, Span, at, error
from briefing.typeset.galley import Note, PageRef
from briefing.typeset.text.bidi import RTL, base_level, levels
from briefing.typeset.text.breaking import Chain
from briefing.typeset.text.faces import SPACES, Font, named
from briefing.typeset.text.opportunities import DEAR, may_break, parts
from briefing.typeset.text.overlong import grown, loosen
from briefing.typeset.text.pieces import Para, Part, Picture, Piece, Pin, Slot
from briefing.typeset.text.shaping import DASHES, Cast, Stretch, cast

TIGHT, AFTER, BEFORE, APART = range(4)  # the space before a Seg: none, the last Seg's, its own, one with another owner
OBJECT = "\ufffc"  # a slot or a picture, where the directions of text are found
NARROW = 50 / 25.4 * 72  # points: in a narrower column a citation may stand alone (look/print.md, section 1)
SHORT, EMS = 0.15, 3.0  # a single word narrower than this share of the measure, or so many ems, is no last line
WORD = re.compile(f"[^{SPACES}]+")


class Seg(NamedTuple):
    """Words from `start` on, up to the next Seg, of one font, owner and direction. `space` is whose the space before
    it is, `apart` that space's own Seg; `slot` or `picture` stand in place of words; `parted`: see Words.joined."""

    start: int
    font: Font
    node: int
    link: str = ""
    level: int = 0
    space: int = TIGHT
    apart: "Seg | None" = None
    slot: PageRef | None = None
    picture: Picture | None = None
    parted: bool = False

    def width(self, word: str) -> float:
        return self.font.backwards[word][1] if self.level % 2 else self.font.width[word]


class Words(NamedTuple):
    """`positions` of words if all stood on one line, one more than words; `starts` and `ends` of a line that begins
    or ends at a word; `gaps` after words; `joined` words continue the one before; `pins` are (word, note)."""

    words: Sequence[str]
    positions: Sequence[float]
    starts: Sequence[float]
    ends: Sequence[float]
    gaps: Sequence[float]
    segs: Sequence[Seg]
    firsts: Sequence[int]
    joined: frozenset[int]
    pins: Sequence[tuple[int, Note]]
    base: int
    placed: bool
    chain: Chain


class Gatherer:
    """Collects words from pieces, in order. `barred` are words before which no line may start, `kept` those of pieces
    that are kept whole; `joined` ones continue the word before, and are that much wider at the start of a line."""

    def __init__(self, mixed: bool) -> None:
        self.mixed = mixed
        self.words: list[str] = []
        self.widths: list[float] = []
        self.gaps: list[float] = []
        self.segs: list[Seg] = []
        self.pins: list[tuple[int, Note]] = []
        self.joined: dict[int, float] = {}
        self.barred: set[int] = set()
        self.kept: set[int] = set()
        self.dear: dict[int, float] = {}
        self.space = TIGHT  # whose the space since the last word is
        self.apart: Seg | None = None
        self.keeps = self.keeping = False  # whether the last word and the space since belong to kept pieces

    def text(self, stretch: Stretch, piece: Piece, plain: bool) -> None:
        """Adds a stretch of a piece; `plain` text has no dashes and no spaces but those that collapse."""
        text, font = stretch.text, stretch.font
        found = text.split() if plain else WORD.findall(text)
        seg = Seg(len(self.words), font, piece.node, piece.link, stretch.level)
        if not found:
            if text:
                self._white(seg, piece.keep)
            return
        self._open(seg, text[0] in SPACES, piece.keep, found[0])
        if plain or piece.keep or stretch.level % 2:
            self._add(found, seg)
        else:
            self._dashed(found, seg)
        if piece.keep:
            self.barred.update(range(seg.start + 1, len(self.words)))
            self.kept.update(range(seg.start, len(self.words)))
        self.keeps = self.keeping = piece.keep
        self.space, self.apart = AFTER, None
        if text[-1] not in SPACES:
            self.space, self.gaps[-1] = TIGHT, 0.0

    def thing(self, seg: Seg, width: float) -> None:
        """Adds a slot or a picture."""
        self._open(seg, False, False, OBJECT)
        self.words.append("")
        self.widths.append(width)
        self.gaps.append(0.0)
        self.space, self.keeps = TIGHT, False

    def _white(self, seg: Seg, kept: bool) -> None:
        """White space between two pieces: the last one's, or its own where that cannot have it."""
        if not self.words or self.space != TIGHT:
            return
        last = self.segs[-1]
        if self.mixed or last.slot or last.picture:
            self.space, self.apart = APART, seg
        else:
            self.space = AFTER
        self.gaps[-1] = (self.apart or last).font.space
        self.keeping = kept

    def _open(self, seg: Seg, lead: bool, kept: bool, first: str) -> None:
        """Begins a Seg: whose is the space before it, and may a line start with it?"""
        space, start = self.space, seg.start
        if not start:
            self.segs.append(seg)
            return
        if space == TIGHT and lead:
            space, self.gaps[-1], self.keeping = BEFORE, seg.font.space, kept
        if space != TIGHT:
            if kept and self.keeps and self.keeping:
                self.barred.add(start)
        elif kept or self.keeps or not may_break(self.words[-1], first):
            self.barred.add(start)
        else:
            self.dear[start] = DEAR.get(self.words[-1][-1], 0.0) ** 2
        self.segs.append(seg._replace(space=space, apart=self.apart if space == APART else None))

    def _add(self, found: Sequence[str], seg: Seg) -> None:
        self.words += found
        self.widths += map(seg.width, found) if seg.level % 2 else map(seg.font.width.__getitem__, found)
        self.gaps += [seg.font.space] * len(found)

    def _dashed(self, found: Sequence[str], seg: Seg) -> None:
        """Adds words, each cut after its hyphens; no line starts with a dash that stands alone."""
        start = 0
        for k in [k for k, word in enumerate(found) if not DASHES.isdisjoint(word)]:
            if found[k] in ("–", "—"):
                self.barred.add(len(self.words) + k - start)
            cut = parts(found[k])
            if len(cut) > 1:
                self._add(found[start:k], seg)
                self._parted(cut, seg)
                start = k + 1
        self._add(found[start:], seg)

    def _parted(self, cut: Sequence[str], seg: Seg) -> None:
        """Adds the parts of one word; each is as wide as it makes the whole wider, kerning included."""
        self.segs[-1] = self.segs[-1]._replace(parted=True)
        first, gaps = len(self.words), [0.0] * (len(cut) - 1) + [seg.font.space]
        for k, (part, width, more) in enumerate(grown(cut, seg), first):
            self.words.append(part)
            self.widths.append(width)
            if k > first:
                self.joined[k] = more
                self.dear[k] = DEAR.get(self.words[k - 1][-1], 0.0) ** 2
        self.gaps += gaps


def gather(pieces: Sequence[Part], measure: float, para: Para, indent: float) -> Words | None:
    """The words of a paragraph; None if it has none. Failed with all characters that no face has."""
    ready = [(part, _seen(part, para)) for part in pieces]
    mixed = any(isinstance(part, Piece) and not seen[1] and RTL.search(part.text) for part, seen in ready)
    base, directions = _directions(pieces, para) if mixed else (0, None)
    out, wrong, at_char = Gatherer(mixed), list[Diagnostic](), 0
    for part, (fonts, simple, plain) in ready:
        if isinstance(part, Piece):
            here = directions[at_char:at_char + len(part.text)] if directions else None
            if simple and not mixed:
                out.text(Stretch(part.text, fonts.first), part, plain)
            else:
                stretches, missing = fonts.divide(part.text, here)
                wrong += complaints(part, missing)
                for stretch in stretches:
                    out.text(stretch, part, False)
            at_char += len(part.text)
        elif isinstance(part, Pin):
            out.pins.append((len(out.words), part.note))
        else:
            level = directions[at_char] if directions else 0
            _thing(out, part, fonts, level)
            at_char += 1
    if wrong:
        raise Failed(wrong, CONTENT)
    return _words(out, base, measure, indent) if out.words else None


def _seen(part: Part, para: Para) -> tuple[Any, bool, bool]:
    """-> the fonts of a part's look, whether its characters are simple, and plain (see Cast)."""
    if isinstance(part, Piece):
        fonts, chars = cast(part.look, para.faces), set(part.text)
        plain = chars <= fonts.plain
        return fonts, plain or chars <= fonts.simple, plain
    return (cast(part.look, para.faces), True, True) if isinstance(part, Slot) else (None, True, True)


def _directions(pieces: Sequence[Part], para: Para) -> tuple[int, list[int]]:
    """-> the base level and the level of each character; a slot counts as a digit. A paragraph that is aligned left
    runs to the right as soon as it has Latin letters: an Arabic term may open it."""
    text = "".join(part.text if isinstance(part, Piece) else "0" if isinstance(part, Slot) else OBJECT
                   for part in pieces if not isinstance(part, Pin))
    base = base_level(text, para.align == "left")
    return base, levels(text, base)


def _thing(out: Gatherer, part: Part, fonts: Cast, level: int) -> None:
    start = len(out.words)
    if isinstance(part, Slot):
        slot = PageRef(part.target, fonts.first.width["0" * part.digits], digits=part.digits)
        out.thing(Seg(start, fonts.first, part.node, part.link, level, slot=slot), slot.width)
    elif isinstance(part, Picture):
        nothing: Any = None  # a picture has no font, and is never asked for one
        out.thing(Seg(start, nothing, part.node, "", level, picture=part), part.width)


def complaints(piece: Piece, missing: Sequence[tuple[int, str]]) -> list[Diagnostic]:
    """One for each run of characters that no face of the piece has, at its place."""
    runs: list[tuple[int, str]] = []
    for where, char in missing:
        if runs and runs[-1][0] + len(runs[-1][1]) == where:
            runs[-1] = (runs[-1][0], runs[-1][1] + char)
        else:
            runs.append((where, char))
    hint = f"the faces are {', '.join(piece.look.faces)}; name one that has it in the theme, or write it otherwise"
    return [error("missing-glyph", place(piece, where, len(chars)), f"no face has {named(chars)}", hint)
            for where, chars in runs]


def place(piece: Piece, where: int, width: int) -> Span | None:
    """Where a piece's character stands. Reckoned only where the span is that of the first character, or of as many
    characters as the piece has, on one line; else the whole span: a citation, say, is not printed as it was written."""
    span = piece.span
    if span is None or span.end[0] != span.line or span.end[1] - span.column not in (1, len(piece.text)):
        return span
    return at(span.file, span.line, span.column + where, width)


def _words(out: Gatherer, base: int, measure: float, indent: float) -> Words:
    """Everything summed up. Words and kept pieces that are wider than the measure are opened first."""
    out.gaps[-1] = 0.0
    out.barred.discard(0)
    loosen(out, measure, indent)
    widths, n = out.widths, len(out.words)
    positions = [0.0, *accumulate(map(add, widths, out.gaps))]
    ends = [0.0, *map(add, positions, widths)]
    starts = positions
    if out.joined:
        starts = positions.copy()
        for k, more in out.joined.items():
            starts[k] -= more
    barred = out.barred
    breaks: Sequence[int] = [k for k in range(1, n) if k not in barred] if barred else range(1, n)
    chain = Chain(starts, ends, [*breaks, n], indent, out.dear, _alone(out, breaks, positions, measure))
    placed = out.mixed or any(seg.picture for seg in out.segs)
    return Words(out.words, positions, starts, ends, out.gaps, out.segs, [seg.start for seg in out.segs],
                 frozenset(out.joined), out.pins, base, placed, chain)


def _alone(out: Gatherer, breaks: Sequence[int], positions: Sequence[float], measure: float) -> set[int]:
    """Words that should not start the last line: a short one, or a kept piece with nothing before it."""
    alone: set[int] = set()
    font = out.segs[-1].font
    if breaks and positions[-1] - positions[breaks[-1]] < max(SHORT * measure, EMS * font.size if font else 0.0):
        alone.add(breaks[-1])
    if out.kept and measure >= NARROW:
        for k in reversed(breaks):
            if k not in out.kept:
                break
            alone.add(k)
    return alone
