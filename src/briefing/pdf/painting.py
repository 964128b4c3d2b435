"""Pages to page operators: paths, pictures, then all text between one BT and ET (PDF 32000-1, 8.5, 8.9 and 9.4).

Pages count y downwards from the top; here, and nowhere else but in the boxes of links, it is turned upwards.
State operators are written only when the state changes. Numbers are points to two decimals.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from briefing.pdf.backwards import reading_order
from briefing.typeset.galley import Image, Page, Path, Placed, Run

if TYPE_CHECKING:
    from briefing.typeset.text.faces import Face, Font

# Owners of what is no part of the document's content: on one page; repeated, at its head, at its foot, beside the text.
ARTIFACT, HEADER, FOOTER, PAGINATION = -1, -2, -3, -4


class Marking(Protocol):
    """What marks content as its owner's, on one page."""

    def owners(self, flow: str) -> Mapping[int, int]:
        """The owners of what nodes have in a flow of the page; of those that are not in it, `owner` is to be asked."""

    def owner(self, node: int, flow: str) -> int:
        """The owner of what a node of the Doc has in a flow of the page."""

    def begin(self, owner: int) -> str:
        """The operator that opens a mark of an owner's content; "" leaves it unmarked."""


TURNS = {0: (1, 0), 90: (0, 1), -90: (0, -1)}  # degrees counter-clockwise: cosine and sine
# In the contents of a TJ array: a literal string, or where a mark is raised the array's end and beginning.
TJ = re.compile(r"\((?:[^()\\]|\\.)*\)|\]TJ (?P<rise>\S+) Ts\[", re.DOTALL)


class Unmarked:
    """Marks nothing."""

    def owners(self, flow: str) -> Mapping[int, int]:
        return {}

    def owner(self, node: int, flow: str) -> int:
        return ARTIFACT

    def begin(self, owner: int) -> str:
        return ""


class State(NamedTuple):
    """The operators that make the graphics state in which text is shown; a page begins with no font."""

    face: str = ""
    rise: str = "0 Ts"
    tracking: str = "0 Tc"
    fill: str = "0 g"


class Fonts(dict["Font", State]):
    """The state of each font that was painted, made when it is first asked for; `names` are the faces' names in the
    pages' resources."""

    def __init__(self, names: "Mapping[Face, str]") -> None:
        super().__init__()
        self.names = names

    def __missing__(self, font: "Font") -> State:
        if font.face not in self.names:
            raise ValueError(f"a face that was never made: {font.face.name}")
        face = f"/{self.names[font.face]} {_decimal(font.size, 3)} Tf"  # a thousandth: it counts in every letter
        made = State(face, f"{number(font.rise)} Ts", f"{_decimal(font.tracking, 3)} Tc", colour(font.colour))
        self[font] = made
        return made

    def painted(self) -> "list[Face]":
        """The faces of these fonts, in the order of their names."""
        faces = {font.face for font in self}
        return [face for face in self.names if face in faces]


def operators(page: Page, fonts: Fonts, marking: Marking | None = None,
              images: Mapping[str, str] | None = None) -> bytes:
    """The content stream of a page. `images` are the pictures' names in its resources."""
    painter = _Painter(page, fonts, marking or Unmarked())
    for path in page.paths:
        painter.path(path)
    for image in page.images:
        painter.image(image, (images or {})[image.name])
    painter.own(None)
    if page.text or page.furniture:
        painter.out.append("BT")
        for placed in page.text:
            painter.line(placed)
        for placed in page.furniture:
            painter.line(placed, PAGINATION if placed.turn else HEADER if placed.y < page.height / 2 else FOOTER)
        painter.own(None)
        painter.out.append("ET")
    return "\n".join(painter.out).encode("latin-1")


class _Painter:
    """The operators of one page and the graphics state that they have made so far."""

    def __init__(self, page: Page, fonts: Fonts, marking: Marking) -> None:
        self.height, self.fonts, self.marking = page.height, fonts, marking
        self.out: list[str] = []
        self.owner: int | None = None  # whose mark is open
        self.marked = False
        self.state = State()
        self.stroke = "0 G"
        self.pen: tuple[str, ...] = ("1 w", "[]0 d", "0 J 0 j")
        self.font: Font | None = None
        self.scale = 1.0
        self.turn = 0
        self.along, self.across = 0, 0  # hundredths of a point, in text's own directions: where it began last

    def own(self, owner: int | None) -> None:
        """The one place where content changes hands: closes the mark of the last owner and opens that of the next."""
        if owner == self.owner:
            return
        if self.marked:
            self.out.append("EMC")
        operator = "" if owner is None else self.marking.begin(owner)
        if operator:
            self.out.append(operator)
        self.owner, self.marked = owner, bool(operator)

    def path(self, path: Path) -> None:
        if not (path.fill or path.stroke):
            return
        self.own(self.marking.owner(path.node, ""))
        if path.fill:
            self.change(self.state._replace(fill=colour(path.fill)))
        if path.stroke:
            self.stroking(path)
        self.out.append(outline(path, self.height))
        self.out.append("B" if path.fill and path.stroke else "f" if path.fill else "S")

    def image(self, image: Image, name: str) -> None:
        """A picture: its unit square (8.9.4) made as wide and as high as it is printed."""
        self.own(self.marking.owner(image.node, ""))
        x, y = number(image.x), number(self.height - image.y - image.height)
        self.out.append(f"q {number(image.width)} 0 0 {number(image.height)} {x} {y} cm /{name} Do Q")

    def stroking(self, path: Path) -> None:
        stroke = colour(path.stroke).upper()
        dash = " ".join(map(number, path.dash))
        pen = (f"{number(path.weight)} w", f"[{dash}]0 d", "1 J 1 j" if path.round else "0 J 0 j")
        self.out += changes((self.stroke, *self.pen), (stroke, *pen))
        self.stroke, self.pen = stroke, pen

    def change(self, state: State) -> None:
        if state != self.state:
            self.out += changes(self.state, state)
            self.state = state

    def line(self, placed: Placed, owner: int | None = None) -> None:
        """A line's runs, each moved to its own place: nothing depends on how far the glyphs before it have gone. They
        are their nodes' owners' unless an `owner` is given.

        A document has tens of thousands of runs: what is done for each is written out here."""
        out, owners = self.out, self.marking.owners(placed.flow)
        if placed.turn != self.turn:
            self.face(placed)
        cos, sin = TURNS[placed.turn]
        x, y = placed.x, self.height - placed.y
        pen, across = x * cos + y * sin, round((y * cos - x * sin) * 100)
        for run in placed.runs:
            node, font, _, code, width, shift, actual, _, scale = run
            if "()" in code:
                code = tidy(code)
            if code:
                mine = owners.get(node) if owner is None else owner
                if mine is None:
                    mine = self.marking.owner(node, placed.flow)
                if mine != self.owner:
                    self.own(mine)
                if font is not self.font:
                    self.change(self.fonts[font])
                    self.font = font
                if scale != self.scale:
                    out.append(f"{_decimal(scale * 100, 3)} Tz")  # in per cent (9.3.4)
                    self.scale = scale
                along = round((pen + shift) * 100)
                if actual:
                    self.backwards(run, code, along, across)
                else:
                    if font.rise and "Ts" in code:
                        code = raised(code, font.rise)
                    out.append(f"{HUNDREDTHS[along - self.along]} {HUNDREDTHS[across - self.across]} Td\n[{code}]TJ")
                    self.along, self.across = along, across
            pen += width

    def face(self, placed: Placed) -> None:
        """Turns text to run as a line does, from its place."""
        cos, sin = TURNS[placed.turn]
        x, y = round(placed.x * 100), round((self.height - placed.y) * 100)
        self.out.append(f"{cos} {sin} {-sin} {cos} {HUNDREDTHS[x]} {HUNDREDTHS[y]} Tm")
        self.turn, self.along, self.across = placed.turn, x * cos + y * sin, y * cos - x * sin

    def backwards(self, run: Run, code: str, along: int, across: int) -> None:
        """A run's glyphs each by itself, where they are not in the order of the text."""
        for glyph in reading_order(run, code):
            self.change(self.state._replace(rise=f"{number(glyph.rise)} Ts"))
            x = along + round(glyph.x * 100)
            self.out.append(f"{HUNDREDTHS[x - self.along]} {HUNDREDTHS[across - self.across]} Td\n({glyph.code})Tj")
            self.along, self.across = x, across
        self.change(self.fonts[run.font])


def outline(path: Path, height: float) -> str:
    """Path construction operators; `height` is the page's, from which y is turned upwards."""
    out = []
    for kind, *rest in path.ops:
        values = [float(value) for value in rest]
        if kind == "R":
            x, y, w, h = values
            out.append(f"{number(x)} {number(height - y - h)} {number(w)} {number(h)} re")
        elif kind == "Z":
            out.append("h")
        else:
            turned = (height - value if i % 2 else value for i, value in enumerate(values))
            out.append(" ".join(map(number, turned)) + {"M": " m", "L": " l", "C": " c"}[str(kind)])
    return "\n".join(out)


def tidy(code: str) -> str:
    """TJ contents without empty strings: pdfium forgets a move before one at the end of an array."""
    return TJ.sub(_kept, code) if "()" in code else code


def _kept(match: re.Match[str]) -> str:
    """A string of a TJ array, unless it is empty; numbers that it stood between are parted by a space."""
    if match[0] != "()":
        return match[0]
    before, after = match.string[:match.start()][-1:], match.string[match.end():][:1]
    return " " if before.isdigit() and (after.isdigit() or after in ("-", ".")) else ""


def raised(code: str, rise: float) -> str:
    """TJ contents whose own rises (of marks above letters) are counted from the font's rise."""
    def reckoned(match: re.Match[str]) -> str:
        return f"]TJ {number(float(match['rise']) + rise)} Ts[" if match["rise"] else match[0]
    return TJ.sub(reckoned, code)


@cache
def changes(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    """The operators of a state that are others than those of the state before it."""
    return tuple(new for old, new in zip(before, after, strict=True) if new != old)


@lru_cache(maxsize=256)
def colour(value: str) -> str:
    """'#rrggbb' as an operator for fills; grey where red, green and blue are one."""
    if not re.fullmatch("#[0-9a-fA-F]{6}", value):
        raise ValueError(f"{value!r} is no colour of the form #rrggbb")
    red, green, blue = (_decimal(int(value[at:at + 2], 16) / 255, 3) for at in (1, 3, 5))
    return f"{red} g" if red == green == blue else f"{red} {green} {blue} rg"


class _Hundredths(dict[int, str]):
    """Whole hundredths as numbers of PDF, as short as can be: a cache, of what a page's places and a face's
    advances come to."""

    def __missing__(self, value: int) -> str:
        text = self[value] = repr(value / 100) if value % 100 else str(value // 100)
        return text


HUNDREDTHS = _Hundredths()


def number(value: float) -> str:
    """Points to two decimals, as short as can be."""
    return HUNDREDTHS[round(value * 100)]


def _decimal(value: float, places: int) -> str:
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
