"""A paragraph's pieces -> its words, with widths as prefix sums, and who owns them."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import add
from typing import Any, NamedTuple

from briefing.diagnostics import CONTENT, Diagnostic, Failed, Span, at, error
from briefing.typeset.galley import Note, PageRef
from briefing.typeset.text.bidi import RTL, base_level, levels
from briefing.typeset.text.breaking import Chain
from briefing.typeset.text.faces import OWN, PLAIN, SOFT_HYPHEN, Faces, named
from briefing.typeset.text.gathering import OBJECT, Gatherer, Seg
from briefing.typeset.text.hanging import LEFT, RIGHT
from briefing.typeset.text.hyphenation import Syllables, syllables
from briefing.typeset.text.overlong import loosen
from briefing.typeset.text.pieces import Para, Part, Picture, Piece, Pin, Slot
from briefing.typeset.text.shaping import Cast, Stretch, cast

NARROW = 50 / 25.4 * 72  # points: in a narrower column a citation may stand alone (look/print.md, section 1)
SHORT, EMS = 0.15, 3.0  # a single word narrower than this share of the measure, or so many ems, is no last line


class Words(NamedTuple):
    """`positions` of words if all stood on one line, one more than words; `starts` and `ends` of a line that begins
    or ends at a word; `gaps` after words; `firsts` are the first word of each seg, and the number of words; `joined`
    words continue the one before, and a line that ends before a `soft` one has a hyphen there; `pins` are (word, note);
    `lefts` and `rights` are how far a line that begins or ends at a word hangs over its edges."""

    words: Sequence[str]
    positions: Sequence[float]
    starts: Sequence[float]
    ends: Sequence[float]
    gaps: Sequence[float]
    segs: Sequence[Seg]
    firsts: Sequence[int]
    joined: frozenset[int]
    soft: frozenset[int]
    pins: Sequence[tuple[int, Note]]
    base: int
    placed: bool
    lefts: Mapping[int, float]
    rights: Mapping[int, float]
    chain: Chain


def gather(pieces: Sequence[Part], measure: float, para: Para, indent: float, hyphenate: bool = False) -> Words | None:
    """The words of a paragraph; None if it has none. They are cut into syllables if we are to `hyphenate`.

    Failed with all characters that no face has."""
    text = "".join([part.text for part in pieces if type(part) is Piece])
    mixed = not text.isascii() and bool(RTL.search(text))
    base, directions = _directions(pieces, para) if mixed else (0, None)
    out, wrong, at_char = Gatherer(mixed, para.hyphens), list[Diagnostic](), 0
    for part in pieces:
        if isinstance(part, Piece):
            end = at_char + len(part.text)
            here, cuts = directions[at_char:end] if directions else None, _syllables(part, para) if hyphenate else None
            if told := _text(out, part, cast(part.look, para.faces), here, cuts):
                wrong += told
            at_char = end
        elif isinstance(part, Pin):
            out.pins.append((len(out.words), part.note))
        else:
            _thing(out, part, directions[at_char] if directions else 0, para.faces)
            at_char += 1
    if wrong:
        raise Failed(wrong, CONTENT)
    return _words(out, base, measure, indent, para) if out.words else None


def _syllables(piece: Piece, para: Para) -> Syllables | None:
    if not para.hyphens or not para.faces.face(piece.look.faces[0]).covers("-"):
        return None
    return syllables(piece.lang or para.lang, para.hyphens)


def _text(out: Gatherer, piece: Piece, fonts: Cast, directions: Sequence[int] | None,
          cuts: Syllables | None) -> Sequence[Diagnostic]:
    """Adds a piece; -> a complaint for each run of its characters that no face has."""
    text = piece.text
    if directions is None:
        if cuts is None and (text.isascii() or fonts.kind(text) == PLAIN):  # else split() finds no-break spaces too
            found = text.split()
            widths = [*map(fonts.ordinary.__getitem__, found)]
            if found and min(widths) >= 0.0:
                out.ordinary(found, widths, piece, fonts.first)
                return ()
        if (kind := fonts.kind(text)) < OWN:
            out.text(Stretch(text, fonts.first), piece, kind == PLAIN, cuts)
            return ()
    stretches, missing = fonts.divide(text, directions)
    for stretch in stretches:
        out.text(stretch, piece, False, cuts)
    return complaints(piece, missing) if missing else ()


def _directions(pieces: Sequence[Part], para: Para) -> tuple[int, list[int]]:
    """-> the base level and the level of each character; a slot counts as a digit. A paragraph that is aligned left
    runs to the right as soon as it has Latin letters: an Arabic term may open it."""
    text = "".join(part.text if isinstance(part, Piece) else "0" if isinstance(part, Slot) else OBJECT
                   for part in pieces if not isinstance(part, Pin))
    base = base_level(text, para.align in ("left", "justify"))
    return base, levels(text, base)


def _thing(out: Gatherer, part: Part, level: int, faces: Faces) -> None:
    start = len(out.words)
    if isinstance(part, Slot):
        font = cast(part.look, faces).first
        slot = PageRef(part.target, font.width["0" * part.digits], digits=part.digits)
        out.thing(Seg(start, font, part.node, part.link, level, slot=slot), slot.width)
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


def _words(out: Gatherer, base: int, measure: float, indent: float, para: Para) -> Words:
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
        for k, more in out.soft.items():
            ends[k] += more
    breaks: Sequence[int] = range(1, n)
    if out.barred:
        breaks = list(breaks)
        for k in sorted(out.barred, reverse=True):
            del breaks[k - 1]
    lefts, rights = _hanging(out, indent) if para.hang else ({}, {})
    chain = Chain([x + lefts.get(k, 0.0) for k, x in enumerate(starts)] if lefts else starts,
                  [x - rights.get(k, 0.0) for k, x in enumerate(ends)] if rights else ends,
                  [*breaks, n], indent, out.dear, _alone(out, breaks, positions, measure),
                  [0.0, *accumulate(out.gaps)] if para.align == "justify" else (), out.soft, out.hyphened)
    placed = out.mixed or out.drawn
    return Words(out.words, positions, starts, ends, out.gaps, out.segs, [*(seg[0] for seg in out.segs), n],
                 frozenset(out.joined), frozenset(out.soft), out.pins, base, placed, lefts, rights, chain)


def _hanging(out: Gatherer, indent: float) -> tuple[dict[int, float], dict[int, float]]:
    """How far a line hangs over its left edge if a word begins it, and over its right one if it ends before a word;
    nothing hangs over an indent, nor where text runs to the left."""
    lefts, rights = dict[int, float](), dict[int, float]()
    for seg, after in zip(out.segs, [*(seg.start for seg in out.segs[1:]), len(out.words)], strict=True):
        if seg.level % 2 or seg.slot or seg.picture:
            continue
        for k in range(seg.start, after):
            word = out.words[k]
            if word[0] in LEFT and (k or not indent):
                lefts[k] = LEFT[word[0]] * seg.width(word[0])
            if k + 1 in out.soft:
                rights[k + 1] = RIGHT[SOFT_HYPHEN] * out.soft[k + 1]
            elif word[-1] in RIGHT:
                rights[k + 1] = RIGHT[word[-1]] * seg.width(word[-1])
    return lefts, rights


def _alone(out: Gatherer, breaks: Sequence[int], positions: Sequence[float], measure: float) -> set[int]:
    """Words that should not start the last line: a short one, or a kept piece with nothing before it."""
    alone: set[int] = set()
    font = out.segs[-1].font
    for k in reversed(breaks):  # nor a part of a word that was hyphenated
        if k not in out.joined:
            break
        if k in out.soft:
            alone.add(k)
    least = max(SHORT * measure, EMS * font.size if font else 0.0)
    may = measure < NARROW and breaks and breaks[-1] in out.kept
    if breaks and not may and positions[-1] - positions[breaks[-1]] < least:
        alone.add(breaks[-1])
    if out.kept and measure >= NARROW:
        for k in reversed(breaks):
            if k not in out.kept:
                break
            alone.add(k)
    return alone
