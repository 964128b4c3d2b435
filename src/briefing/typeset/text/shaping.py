"""Which font sets which characters: the fonts of a Look, and text divided into stretches of one font and direction."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from briefing.typeset.text.bidi import RTL
from briefing.typeset.text.faces import OWN, PLAIN, SOFT_HYPHEN, SPACES, Faces, Font, Made

MARK = ("Mn", "Me", "Mc")
JOINERS = "\u200c\u200d\ufe0e\ufe0f"  # stay with the character before them


class Look(NamedTuple):
    """How text looks: faces by preference, size, rise and tracking in points, colour '#rrggbb'; `arabic` enlarges
    the faces of right-to-left text; `spacing` is the width of the space in shares of the face's own."""

    faces: tuple[str, ...]
    size: float
    colour: str
    rise: float = 0.0
    tracking: float = 0.0
    arabic: float = 1.15
    spacing: float = 1.0


class Stretch(NamedTuple):
    """Text of one font and one level of direction (odd: right to left)."""

    text: str
    font: Font
    level: int = 0


class Cast:
    """The fonts of a Look. `ordinary` are the widths of words in its first font, negative for those that need a closer
    look."""

    def __init__(self, look: Look, faces: Faces) -> None:
        self.look, self.faces = look, faces
        self.first = self.font(look.faces[0])
        self.ordinary: Made[str, float] = Made(self._ordinary)
        rightward = [name for name in look.faces if faces.face(name).covers("\u0627")]
        self.backward = (*rightward, *(name for name in look.faces if name not in rightward))

    def font(self, name: str, scale: float = 1.0) -> Font:
        look = self.look
        return self.faces.font(name, round(look.size * scale, 3), look.colour, look.rise, look.tracking,
                               look.spacing)

    def _ordinary(self, word: str) -> float:
        plain = self.first.face.plain.issuperset(word) or self.kind(word) == PLAIN
        return self.first.width[word] if plain else -1.0

    def kind(self, text: str) -> int:
        """The most that any character of the text asks of the first font."""
        return max(map(self.first.face.kind.__getitem__, set(text)), default=PLAIN)

    def choose(self, text: str, level: int) -> Font | None:
        """The first font that has the character; that of Arabic in right-to-left text, for brackets to be alike."""
        scale = self.look.arabic if level % 2 or RTL.search(text) else 1.0
        for name in self.backward if level % 2 else self.look.faces:
            if self.faces.face(name).covers(text):
                return self.font(name, scale)
        return None

    def divide(self, text: str, levels: Sequence[int] | None) -> tuple[list[Stretch], list[tuple[int, str]]]:
        """-> stretches, and the characters that no face has with their places in `text`. Soft hyphens are dropped."""
        out: list[Stretch] = []
        missing: list[tuple[int, str]] = []
        for match in CHARACTER.finditer(text):
            at, char = match.start(), match[0].replace(SOFT_HYPHEN, "")
            level = levels[at] if levels else 0
            simple = len(char) == 1 and not level % 2 and self.first.face.kind[char] < OWN
            font = self.first if simple else self.choose(_spaced(char), level)
            if font is None:
                missing.append((at, char))
            elif out and out[-1].font is font and out[-1].level == level:
                out[-1] = Stretch(out[-1].text + char, font, level)
            elif char:
                out.append(Stretch(char, font, level))
        return out, missing


def cast(look: Look, faces: Faces) -> Cast:
    """One and the same Cast for the same Look."""
    known = faces.casts.get(look)
    if not isinstance(known, Cast):
        known = faces.casts[look] = Cast(look, faces)
    return known


def _spaced(char: str) -> str:
    return " " if char in SPACES else char


def _with_marks() -> re.Pattern[str]:
    """A character with the marks, joiners and soft hyphens that follow it."""
    marks = "".join(chr(c) for c in range(0x300, 0x20F0 + 0x10) if unicodedata.category(chr(c)) in MARK)
    return re.compile(f".[{re.escape(marks + JOINERS + SOFT_HYPHEN)}\ufe20-\ufe2f]*", re.DOTALL)


CHARACTER = _with_marks()
