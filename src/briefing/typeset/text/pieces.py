"""What a paragraph is made of, and what comes of it. Points; spans and nodes are those of the Doc."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.diagnostics import Span
from briefing.typeset.galley import Note, Path, Run
from briefing.typeset.text.faces import Faces
from briefing.typeset.text.hyphenation import Hyphens
from briefing.typeset.text.shaping import Look


class Piece(NamedTuple):
    """Text of one look and one owner. `link` is an address or '#anchor'; `keep` forbids breaks inside."""

    text: str
    look: Look
    node: int
    link: str = ""
    lang: str = ""
    keep: bool = False
    span: Span | None = None


class Slot(NamedTuple):
    """Room for a page number, `digits` wide."""

    target: str
    look: Look
    node: int
    digits: int = 2
    link: str = ""


class Pin(NamedTuple):
    """A note that goes with the line of the word that follows, or with the last line."""

    note: Note


class Picture(NamedTuple):
    """A drawn sign in the line; the origin of its paths is on the baseline, at its left."""

    width: float
    paths: tuple[Path, ...]
    node: int


class Forced(NamedTuple):
    """A forced line break."""


Part = Piece | Slot | Pin | Picture | Forced
Parts = Sequence[Part]


class Para(NamedTuple):
    """How a paragraph is set: `align` is left, right, centre or justify, `indent` that of its first line; `balance`
    makes its lines alike; without `total` lines are filled one by one instead of as a whole. `hyphens` says which
    words may be hyphenated, if any; `lang` is the language of pieces that name none; with `hang` signs hang over the
    edges; letters of justified lines may be drawn wider or narrower by `expand` of themselves."""

    align: str
    indent: float
    balance: bool
    faces: Faces
    total: bool = True
    hyphens: Hyphens | None = None
    lang: str = ""
    hang: bool = False
    expand: float = 0.0


class SetLine(NamedTuple):
    """A line: `x` is the offset of its start from the left edge of the measure, notes count from its start. Its width
    is without the space at its end, which its last run has. A line that ends within a word ends in U+00AD, the hyphen
    that is drawn there, and the next one goes on with the word; no other U+00AD is in a run's text."""

    runs: tuple[Run, ...]
    width: float
    x: float
    notes: tuple[Note, ...]
