"""Words one after the other, as pieces bring them: Segs, whose the spaces are, and before which words no line starts.

A word is what stands between two places where a line may end, or a part of it in another font. Words of one piece
and font form a Seg. A space belongs to exactly one run: to the piece that has it, to the first if both have one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.typeset.galley import Note, PageRef
from briefing.typeset.text.faces import SOFT_HYPHEN, SPACES, Font
from briefing.typeset.text.hyphenation import Hyphens, Syllables, may_be_hyphenated
from briefing.typeset.text.nobreak import TIES, bound, tied
from briefing.typeset.text.opportunities import DASHES, DEAR, may_break, parts
from briefing.typeset.text.overlong import grown
from briefing.typeset.text.pieces import Picture, Piece
from briefing.typeset.text.shaping import Stretch

TIGHT, AFTER, BEFORE, APART = range(4)  # the space before a Seg: none, the last Seg's, its own, one with another owner
OBJECT = "\ufffc"  # a slot or a picture, where the directions of text are found
WORD = re.compile(f"[^{SPACES}]+")
CAPITAL = 0.3  # of the measure: what a hyphen costs in a word that opens a sentence, and may be a name
BRACKET = 0.1  # of the measure: what a line costs that starts with a citation
HYPHENS = frozenset("-\u2010")  # at a line's end, as good as those that we draw


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


class Gatherer:
    """Collects words from pieces, in order. `barred` are words before which no line may start, `kept` those of pieces
    that are kept whole; `joined` ones continue the word before, and are that much wider at the start of a line; before
    `soft` ones a line ends with a hyphen that is so wide, before `hyphened` ones with any."""

    def __init__(self, mixed: bool, hyphens: Hyphens | None = None) -> None:
        self.mixed, self.hyphens = mixed, hyphens
        self.words: list[str] = []
        self.widths: list[float] = []
        self.gaps: list[float] = []
        self.segs: list[Seg] = []
        self.pins: list[tuple[int, Note]] = []
        self.joined: dict[int, float] = {}
        self.soft: dict[int, float] = {}
        self.hyphened: set[int] = set()
        self.barred: set[int] = set()
        self.kept: set[int] = set()
        self.dear: dict[int, float] = {}
        self.space = TIGHT  # whose the space since the last word is
        self.apart: Seg | None = None
        self.drawn = False  # whether there is a picture
        self.keeps = self.keeping = False  # whether the last word and the space since belong to kept pieces

    def ordinary(self, found: Sequence[str], widths: Sequence[float], piece: Piece, font: Font) -> None:
        """Adds the words of a piece within which no line may end: what most text is."""
        text, _, node, link, _, kept, _ = piece
        words, start = self.words, len(self.words)
        space, apart = self._joint(font, text[0] in SPACES, kept, found[0]) if start else (TIGHT, None)
        self.segs.append(Seg(start, font, node, link, 0, space, apart))
        if not kept and any(map(TIES.__getitem__, found)):
            for k, cost in bound(found):
                self._tie(start + k, cost)
        words += found
        self.widths += widths
        self.gaps += [font.space] * len(found)
        self._close(start, text, kept)

    def text(self, stretch: Stretch, piece: Piece, plain: bool, syllables: Syllables | None = None) -> None:
        """Adds a stretch of a piece; `plain` text has no dashes and no spaces but those that collapse; `syllables`
        are those of its language, if its words may be hyphenated."""
        text, font, start = stretch.text, stretch.font, len(self.words)
        found = text.split() if plain else WORD.findall(text)
        if not found:
            if text:
                self._white(Seg(start, font, piece.node, piece.link, stretch.level), piece.keep)
            return
        space, apart = self._joint(font, text[0] in SPACES, piece.keep, found[0]) if start else (TIGHT, None)
        seg = Seg(start, font, piece.node, piece.link, stretch.level, space, apart)
        self.segs.append(seg)
        if piece.keep or stretch.level % 2:
            self._add(found, seg)
        else:
            self._cut(found, seg, plain, syllables)
        self._close(start, text, piece.keep)

    def thing(self, seg: Seg, width: float) -> None:
        """Adds a slot or a picture."""
        if seg.start:
            space, apart = self._joint(seg.font, False, False, "0" if seg.slot else OBJECT)
            seg = seg._replace(space=space, apart=apart)
        self.segs.append(seg)
        self.drawn = self.drawn or seg.picture is not None
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

    def _joint(self, font: Font, lead: bool, kept: bool, first: str) -> "tuple[int, Seg | None]":
        """Where a Seg follows on another: may a line start with it? -> whose the space before it is, and that space's
        own Seg, if it has one."""
        start, space, last = len(self.words), self.space, self.words[-1]
        if space == TIGHT and lead:
            space, self.gaps[-1], self.keeping = BEFORE, font.space, kept
        if space != TIGHT:
            if (kept and self.keeps and self.keeping) or tied(last, first):
                self.barred.add(start)
            elif kept and first[0] == "[":
                self.dear[start] = BRACKET ** 2
        elif kept or self.keeps or not may_break(last, first):
            self.barred.add(start)
        else:
            self._price(start)
        return space, self.apart if space == APART else None

    def _close(self, start: int, text: str, kept: bool) -> None:
        """After a piece's words: is it kept whole, and whose is the space after it?"""
        if kept:
            self.barred.update(range(start + 1, len(self.words)))
            self.kept.update(range(start, len(self.words)))
        self.keeps = self.keeping = kept
        self.apart = None
        if text[-1] in SPACES:
            self.space = AFTER
        else:
            self.space, self.gaps[-1] = TIGHT, 0.0

    def _tie(self, k: int, cost: float) -> None:
        """No line starts with word `k`, or at a cost."""
        if cost:
            self.dear[k] = cost ** 2
        else:
            self.barred.add(k)

    def _price(self, k: int) -> None:
        """What a line end within a word costs, by the sign that it is after."""
        sign = self.words[k - 1][-1]
        self.dear[k] = DEAR.get(sign, 0.0) ** 2
        if sign in HYPHENS:
            self.hyphened.add(k)

    def _add(self, found: Sequence[str], seg: Seg) -> None:
        self.words += found
        self.widths += map(seg.width, found) if seg.level % 2 else map(seg.font.width.__getitem__, found)
        self.gaps += [seg.font.space] * len(found)

    def _cut(self, found: Sequence[str], seg: Seg, plain: bool, syllables: Syllables | None) -> None:
        """Adds words, each cut where a line may end within it; no line starts with one that is tied to the last."""
        ties = dict(bound(found))
        dashed = [] if plain else [k for k, word in enumerate(found) if not DASHES.isdisjoint(word)]
        cuts = {k: (cut, False) for k in dashed if len(cut := parts(found[k])) > 1}
        if syllables is not None:
            cuts.update((k, (cut, True)) for k, cut in self._hyphenated(found, seg, syllables))
        if not ties and not cuts:
            self._add(found, seg)
            return
        start = 0
        for k in sorted({*ties, *cuts}):
            if k in ties:
                self._tie(len(self.words) + k - start, ties[k])
            if k in cuts:
                self._add(found[start:k], seg)
                self._parted(*cuts[k], seg)
                start = k + 1
        self._add(found[start:], seg)

    def _hyphenated(self, found: Sequence[str], seg: Seg,
                    syllables: Syllables) -> Iterator[tuple[int, tuple[str, ...]]]:
        last = self.words[-1] if self.words else None
        for k, word in enumerate(found):
            cut = syllables[word]
            if cut and self.hyphens and may_be_hyphenated(word, found[k - 1] if k else last, self.hyphens) and (
                    k or seg.start == 0 or self.gaps[-1]):  # what touches the piece before it is a part of a word
                yield k, cut

    def _parted(self, cut: Sequence[str], soft: bool, seg: Seg) -> None:
        """Adds the parts of one word; each is as wide as it makes the whole wider, kerning included."""
        self.segs[-1] = self.segs[-1]._replace(parted=True)
        first, gaps, whole = len(self.words), [0.0] * (len(cut) - 1) + [seg.font.space], ""
        for k, (part, width, more) in enumerate(grown(cut, seg), first):
            self.words.append(part)
            self.widths.append(width)
            if k > first:
                self.joined[k] = more
                if soft:
                    self.soft[k] = seg.width(whole + SOFT_HYPHEN) - seg.width(whole)
                    self.hyphened.add(k)
                    if cut[0] != cut[0].lower() and not (self.hyphens and self.hyphens.names):
                        self.dear[k] = CAPITAL ** 2
                else:
                    self._price(k)
            whole += part
        self.gaps += gaps
