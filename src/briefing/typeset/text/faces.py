"""Faces by HarfBuzz: metrics, and words shaped once, with their PDF strings. A Face counts in thousandths of an em.

A word's TJ contents are finished when it is shaped, and kept with its width, so that a line is `blank.join(codes)`.
A code (CID) is the glyph's own number; a glyph that must be read in two ways gets a second code. Codes are given in
the order in which words are shaped, so a `Faces` belongs to one edition: its bytes depend on nothing set before.
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import uharfbuzz as hb

from briefing.diagnostics import CONTENT, LAYOUT, Failed, error, nearest
from briefing.typeset.galley import Run
from briefing.typeset.text.opportunities import DASHES

CLUSTERS = hb.BufferClusterLevel.MONOTONE_CHARACTERS  # marks keep a text of their own: no holes in ToUnicode
ESCAPES = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\", 0x0D: "\\r"}  # in a literal string (ISO 32000-1, 7.3.4.2)
LOOSE = {"liga": False, "clig": False, "dlig": False}  # letters set apart are not joined
# Spectral sets the half rings of Arabic names twice as wide as its apostrophe (look/print.md, section 1).
AFTER = {"Spectral": {"ʿ": -140.0, "ʾ": -140.0}}
SPACES = " \t\n\r\f\v"  # white space that collapses and breaks; all other spaces of Unicode are characters
SOFT_HYPHEN = "\u00ad"
# What a character asks for: nothing; that one looks for places in its word where a line may end, or for white space
# that `str.split` finds and we do not; a font, a direction or a shape of its own.
PLAIN, SIMPLE, OWN = range(3)
PRINTED = tuple(map(chr, range(0x21, 0x7F)))  # of ASCII: most words have no other characters

Shaped = tuple[str, float, bool]  # TJ contents without their outer parentheses, width, has marks above its letters


K = TypeVar("K")
V = TypeVar("V")


class Made(dict[K, V]):
    """A dict that makes what it lacks."""

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, key: K) -> V:
        value = self[key] = self.make(key)
        return value


class Face:
    """One font file, TrueType outlines only.

    For embedding: `name`; `face`, HarfBuzz's; `gid`, glyph numbers by code; `text`, what a code reads as; `cids`, codes
    by (glyph, text); `natural`, advances by glyph in font units; `k`, thousandths of an em per font unit; `ascent` and
    `descent` (negative) in thousandths of an em; `x_height` in ems; `kind`, what each character asks
    for, `plain` those of ASCII that ask for nothing. `words` and `backwards` are the shaped words, by text.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name, self.face = name, _opened(name, data)
        self.font, self.k = hb.Font(self.face), 1000 / self.face.upem
        extents = self.font.get_font_extents("ltr")
        self.ascent, self.descent = extents.ascender * self.k, extents.descender * self.k
        self.x_height = self.font.get_glyph_extents(self.font.get_nominal_glyph(0x78) or 0).y_bearing / self.face.upem
        self.natural: Made[int, int] = Made(self.font.get_glyph_h_advance)
        self.gid: dict[int, int] = {}
        self.text: dict[int, str] = {}
        self.cids: dict[tuple[int, str], int] = {}
        self.words: Made[str, Shaped] = Made(self.shape)
        self.backwards: Made[str, Shaped] = Made(lambda text: self.shape(text, rtl=True))
        self.kind: Made[str, int] = Made(self._kind)
        self.plain = frozenset(char for char in PRINTED if self.kind[char] == PLAIN)
        self._buffer = hb.Buffer()
        self._after = AFTER.get(name.partition("-")[0], {})
        self._bytes: Made[int, str] = Made(_escaped)
        self._known: Made[tuple[int, str], tuple[str, int]] = Made(self._glyph)
        self._kerned: Made[tuple[int, int, str], str] = Made(self._letter)
        self._covered: Made[str, bool] = Made(lambda text: all(g.codepoint for g in self._infos(text, False, False)))

    def covers(self, text: str) -> bool:
        """Whether every character has a glyph, HarfBuzz's own ways out (composed letters, spaces) included."""
        return self._covered[text]

    def _kind(self, char: str) -> int:
        if char in SPACES:
            return PLAIN
        if not self.font.get_nominal_glyph(ord(char)) or not _simple(char):
            return OWN
        return SIMPLE if char in DASHES or char.isspace() else PLAIN

    def cid(self, gid: int, text: str) -> int:
        """A code for the pair: the glyph's own number at first, another when the glyph has another text too."""
        cid = self.cids.get((gid, text))
        if cid is None:
            if not gid:
                raise Failed([error("missing-glyph", None, f"{self.name} has no glyph for {named(text)}")], CONTENT)
            cid = gid if gid not in self.gid else self.face.glyph_count + len(self.gid)
            self.cids[gid, text], self.gid[cid], self.text[cid] = cid, gid, text
        return cid

    def shape(self, text: str, rtl: bool = False, size: float = 0.0, tracking: float = 0.0) -> Shaped:
        """Kerned, joined, ligatures formed. `tracking`, in thousandths of an em, is what Tc adds to every glyph; marks
        stand above their letters only when a `size` in points is given (their rise is absolute)."""
        if not text:
            return "", 0.0, False
        infos = self._infos(text, rtl, bool(tracking))
        if len(infos) == len(text) and text.isascii() and not (rtl or tracking):
            return self._letters(text, infos)
        return self._clusters(text, infos, rtl, size, tracking)

    def _infos(self, text: str, rtl: bool, loose: bool) -> Sequence[hb.GlyphInfo]:
        buffer = self._buffer
        buffer.reset()
        buffer.cluster_level = CLUSTERS
        buffer.add_str(text.replace(SOFT_HYPHEN, "-"))  # drawn where a line ends within a word, and read as it is
        buffer.direction = "rtl" if rtl else "ltr"  # digits alone would be guessed
        buffer.language = "ar" if rtl else "en"  # else that of the machine's locale
        buffer.guess_segment_properties()
        hb.shape(self.font, buffer, LOOSE if loose else None)
        infos: Sequence[hb.GlyphInfo] = buffer.glyph_infos
        return infos

    def _glyph(self, pair: tuple[int, str]) -> tuple[str, int]:
        return self._bytes[self.cid(*pair)], self.natural[pair[0]]

    def _letters(self, text: str, infos: Sequence[hb.GlyphInfo]) -> Shaped:
        """The common case: one glyph a letter, none of them moved."""
        advances = [position.x_advance for position in self._buffer.glyph_positions]
        letters = zip([info.codepoint for info in infos], advances, text, strict=True)
        return "".join(map(self._kerned.__getitem__, letters)), sum(advances) * self.k, False

    def _letter(self, seen: tuple[int, int, str]) -> str:
        """A glyph's code and, where kerning moves the pen from where it would be, that move."""
        gid, advance, letter = seen
        code, natural = self._known[gid, letter]
        return code if advance == natural else f"{code}){round((natural - advance) * self.k, 1):g}("

    def _clusters(self, text: str, infos: Sequence[hb.GlyphInfo], rtl: bool, size: float, tracking: float) -> Shaped:
        """Any glyphs; `owed` is how far the pen, moved by natural widths, stands too far to the right."""
        out, width, owed, tall, k = list[str](), 0.0, 0.0, False, self.k
        read = _texts(text, [info.cluster for info in infos])
        for info, position, chars in zip(infos, self._buffer.glyph_positions, read, strict=True):
            advance = position.x_advance * k + self._after.get(chars, 0.0)
            if position.x_advance and not rtl:  # neither marks nor joined letters are set apart
                advance += tracking
            shift = round(owed - position.x_offset * k, 2)
            if shift:
                out.append(f"){shift:g}(")
            code, natural = self._known[info.codepoint, chars or "\u200b"]
            if position.y_offset:
                tall = True
                code = f")]TJ {position.y_offset * k * size / 1000:g} Ts[({code})]TJ 0 Ts[("
            out.append(code)
            owed = position.x_offset * k + natural * k + tracking - advance
            width += advance
        if abs(owed) > 0.01:
            out.append(f"){round(owed, 2):g}(")
        return "".join(out), width, tall


class Font:
    """A face at a size in points, with the colour '#rrggbb', rise and tracking in points; its space is `spacing` times
    as wide as the face has it.

    By word: `width` in points (tracking after its last letter included) and `code`, TJ contents without their outer
    parentheses; `space` and `blank` are those of the space. `backwards` has (code, width) of right-to-left text.
    """

    __slots__ = ("backwards", "blank", "code", "colour", "em", "face", "rise", "size", "space", "tracking", "width",
                 "words")

    def __init__(self, face: Face, size: float, colour: str, rise: float = 0.0, tracking: float = 0.0,
                 spacing: float = 1.0) -> None:
        self.face, self.size, self.colour, self.rise, self.tracking = face, size, colour, rise, tracking
        self.em = em = size / 1000
        self.words: Mapping[str, Shaped] = face.words
        if tracking:
            self.words = Made(lambda word: face.shape(word, size=size, tracking=tracking / em))
        self.width: Made[str, float] = Made(self._width)
        self.code: Made[str, str] = Made(self._code)
        self.backwards: Made[str, tuple[str, float]] = Made(self._backwards)
        self.space = self.width[" "] * spacing
        self.blank = self.blank_of(self.space)

    def _width(self, word: str) -> float:
        """A word is measured before it is shown, so that its code is kept at once."""
        code, width, tall = self.words[word]
        self.code[word] = self.face.shape(word, False, self.size, self.tracking / self.em)[0] if tall else code
        return width * self.em

    def _code(self, word: str) -> str:
        self.width[word] = self._width(word)
        return self.code[word]

    def blank_of(self, width: float) -> str:
        """A space that is so wide: its code, and a move by what it lacks."""
        more = round((width - self.width[" "]) / self.em, 1)
        return f"{self.code[' ']}){-more:g}(" if more else self.code[" "]

    def _backwards(self, text: str) -> tuple[str, float]:
        code, width, tall = self.face.backwards[text]
        if tall or self.tracking:
            code, width, _ = self.face.shape(text, True, self.size, self.tracking / self.em)
        return code, width * self.em

    def run(self, node: int, text: str) -> Run:
        """One run of left-to-right text that this face can set, as for a page number that fills a slot."""
        words = text.split(" ")
        width = sum(map(self.width.__getitem__, words)) + self.space * (len(words) - 1)
        return Run(node, self, text, f"({self.blank.join(map(self.code.__getitem__, words))})", width)


class Faces:
    """The faces of one edition, by name, opened when first used."""

    def __init__(self, data: Mapping[str, bytes]) -> None:
        self._data = dict(data)
        self._faces: Made[str, Face] = Made(self._open)
        self._fonts: dict[tuple[str, float, str, float, float, float], Font] = {}
        self.casts: dict[object, object] = {}  # the fonts of each Look, for shaping.py

    def _open(self, name: str) -> Face:
        if name not in self._data:
            raise Failed([error("unknown-font", None, f"there is no font {name!r}", nearest(name, self._data))], LAYOUT)
        return Face(name, self._data[name])

    def face(self, name: str) -> Face:
        return self._faces[name]

    def font(self, name: str, size: float, colour: str = "#000000", rise: float = 0.0, tracking: float = 0.0,
             spacing: float = 1.0) -> Font:
        """One and the same object for the same values."""
        key = (name, size, colour, rise, tracking, spacing)
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = Font(self._faces[name], size, colour, rise, tracking, spacing)
        return font

    def used(self) -> list[Face]:
        """The faces that have shaped something, by name."""
        return [face for _, face in sorted(self._faces.items()) if face.gid]


def named(text: str) -> str:
    """Characters as a message shows them: “中” (U+4E2D)."""
    numbers = " ".join(f"U+{ord(c):04X}" for c in text[:4])
    return f"“{text}” ({numbers}{' …' if len(text) > 4 else ''})"


def _opened(name: str, data: bytes) -> hb.Face:
    face = hb.Face(hb.Blob(data))
    tags = set(face.table_tags)
    if "fvar" in tags:
        wrong = "is a variable font; only static faces can be embedded"
    elif not {"glyf", "cmap", "hmtx", "head"} <= tags:
        wrong = "has PostScript outlines (CFF)" if tags & {"CFF ", "CFF2"} else "is no TrueType font"
    else:
        return face
    raise Failed([error("unusable-font", None, f"{name} {wrong}", "use a static TrueType file (.ttf)")], LAYOUT)


def _simple(char: str) -> bool:
    """Whether a character can be set from left to right without a closer look."""
    return unicodedata.bidirectional(char) not in ("R", "AL", "AN") and unicodedata.category(char) not in ("Cf", "Cc")


def _escaped(cid: int) -> str:
    """A code as the two bytes of a literal string; latin-1 characters stand for bytes."""
    return "".join(ESCAPES.get(byte) or chr(byte) for byte in (cid >> 8, cid & 255))


def _texts(text: str, clusters: list[int]) -> list[str]:
    """What each glyph reads as: the first of a cluster has the cluster's text, others have none."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    return [text[at:ends.pop(at)] if at in ends else "" for at in clusters]
