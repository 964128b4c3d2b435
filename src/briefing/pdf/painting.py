"""Pages to page operators: paths, pictures, then all text between one BT and ET (PDF 32000-1, 8.5, 8.9 and 9.4).

Pages count y downwards from the top; here, and nowhere else but in the boxes of links, it is turned upwards.
State operators are written only when the state changes. Numbers are points to two decimals.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from briefing.pdf.backwards import reading_order
from briefing.typeset.galley import Image, Page, Path, Placed, Run

if TYPE_CHECKING:
    from briefing.typeset.text.faces import Face, Font

# Owners of what is no part of the document's content: on one page; repeated, at its head, at its foot, beside the text.
ARTIFACT, HEADER, FOOTER, PAGINATION = -1, -2, -3, -4


class Marking(Protocol):
    """What marks content as its owner's, on one page."""

    def owner(self, node: int, flow: str) -> int:
        """The owner of what a node of the Doc has in a flow of the page."""

    def begin(self, owner: int) -> str:
        """The operator that opens a mark of an owner's content; "" leaves it unmarked."""


BLACK = "#000000"
TURNS = {0: (1, 0), 90: (0, 1), -90: (0, -1)}  # degrees counter-clockwise: cosine and sine
# In the contents of a TJ array: a literal string, or where a mark is raised the array's end and beginning.
TJ = re.compile(r"\((?:[^()\\]|\\.)*\)|\]TJ (?P<rise>\S+) Ts\[", re.DOTALL)


class Unmarked:
    """Marks nothing."""

    def owner(self, node: int, flow: str) -> int:
        return ARTIFACT

    def begin(self, owner: int) -> str:
        return ""


def operators(page: Page, names: "Mapping[Face, str]", marking: Marking | None = None,
              images: Mapping[str, str] | None = None) -> bytes:
    """The content stream of a page. `names` are the faces' names in its resources, `images` those of pictures."""
    painter = _Painter(page, names, marking or Unmarked())
    for path in page.paths:
        painter.path(path)
    for image in page.images:
        painter.image(image, (images or {})[image.name])
    painter.close()
    if page.text or page.furniture:
        painter.out.append("BT")
        for placed in page.text:
            painter.line(placed)
        for placed in page.furniture:
            painter.line(placed._replace(runs=tuple(run._replace(node=_side(placed, page)) for run in placed.runs)))
        painter.close()
        painter.out.append("ET")
    return "\n".join(painter.out).encode("latin-1")


def _side(placed: Placed, page: Page) -> int:
    """Whose a line of furniture is."""
    return PAGINATION if placed.turn else HEADER if placed.y < page.height / 2 else FOOTER


class _Painter:
    """The operators of one page and the graphics state that they have made so far."""

    def __init__(self, page: Page, names: "Mapping[Face, str]", marking: Marking) -> None:
        self.page, self.names, self.marking = page, names, marking
        self.out: list[str] = []
        self.owner: int | None = None  # whose mark is open
        self.marked = False
        self.fill, self.stroke = BLACK, BLACK
        self.pen: tuple[str, str, str] = ("1 w", "[]0 d", "0 J 0 j")
        self.font: Font | None = None
        self.face, self.rise, self.tracking, self.scale = "", "0", "0", 1.0
        self.turn, self.at = 0, (0.0, 0.0)  # of the origin of text, in PDF's directions

    def own(self, node: int, flow: str) -> None:
        """The one place where content changes hands: closes the mark of the last owner and opens that of the next."""
        owner = self.marking.owner(node, flow)
        if owner == self.owner:
            return
        self.close()
        operator = self.marking.begin(owner)
        if operator:
            self.out.append(operator)
        self.owner, self.marked = owner, bool(operator)

    def close(self) -> None:
        if self.marked:
            self.out.append("EMC")
        self.owner, self.marked = None, False

    def path(self, path: Path) -> None:
        if not (path.fill or path.stroke):
            return
        self.own(path.node, "")
        if path.fill:
            self.ink(path.fill)
        if path.stroke:
            self.stroking(path)
        self.out.append(outline(path, self.page.height))
        self.out.append("B" if path.fill and path.stroke else "f" if path.fill else "S")

    def image(self, image: Image, name: str) -> None:
        """A picture: its unit square (8.9.4) made as wide and as high as it is printed."""
        self.own(image.node, "")
        x, y = number(image.x), number(self.page.height - image.y - image.height)
        self.out.append(f"q {number(image.width)} 0 0 {number(image.height)} {x} {y} cm /{name} Do Q")

    def ink(self, value: str) -> None:
        """The colour of fills and of text."""
        if value != self.fill:
            self.out.append(colour(value))
            self.fill = value

    def stroking(self, path: Path) -> None:
        if path.stroke != self.stroke:
            self.out.append(colour(path.stroke).upper())
            self.stroke = path.stroke
        dash = " ".join(number(length) for length in path.dash)
        pen = (f"{number(path.weight)} w", f"[{dash}]0 d", "1 J 1 j" if path.round else "0 J 0 j")
        self.out.extend(new for new, old in zip(pen, self.pen, strict=True) if new != old)
        self.pen = pen

    def line(self, placed: Placed) -> None:
        """A line's runs, each moved to its own place: nothing depends on how far the glyphs before it have gone."""
        cos, sin = TURNS[placed.turn]
        x, y = placed.x, self.page.height - placed.y
        pen = 0.0
        for run in placed.runs:
            code = tidy(run.code)
            if code:
                along = pen + run.shift
                self.own(run.node, placed.flow)
                self.move(placed.turn, round(x + along * cos, 2), round(y + along * sin, 2))
                if run.font is not self.font:
                    self.select(run.font)
                if run.scale != self.scale:
                    self.out.append(f"{_decimal(run.scale * 100, 3)} Tz")  # in per cent (9.3.4)
                    self.scale = run.scale
                self.show(run, code)
            pen += run.width

    def move(self, turn: int, x: float, y: float) -> None:
        """The origin of text to a place of the page: relative to the last, in its own directions, if turned alike."""
        cos, sin = TURNS[turn]
        dx, dy = x - self.at[0], y - self.at[1]
        if turn != self.turn:
            self.out.append(f"{cos} {sin} {-sin} {cos} {number(x)} {number(y)} Tm")
        elif dx or dy:
            self.out.append(f"{number(dx * cos + dy * sin)} {number(dy * cos - dx * sin)} Td")
        self.turn, self.at = turn, (x, y)

    def select(self, font: "Font") -> None:
        """A font's face and size, colour, rise and tracking, as far as they are others than the last font's."""
        face = f"/{self.names[font.face]} {_decimal(font.size, 3)} Tf"  # a thousandth: it counts in every letter
        tracking = _decimal(font.tracking, 3)
        if face != self.face:
            self.out.append(face)
        self.lift(font.rise)
        if tracking != self.tracking:
            self.out.append(f"{tracking} Tc")
        self.ink(font.colour)
        self.font, self.face, self.tracking = font, face, tracking

    def show(self, run: Run, code: str) -> None:
        """A run's glyphs: in one string, or each by itself where they are not in the order of the text."""
        if not run.actual:
            self.out.append(f"[{raised(code, run.font.rise) if run.font.rise and 'Ts' in code else code}]TJ")
            return
        (x, y), (cos, sin) = self.at, TURNS[self.turn]
        for glyph in reading_order(run, code):
            self.move(self.turn, round(x + glyph.x * cos, 2), round(y + glyph.x * sin, 2))
            self.lift(glyph.rise)
            self.out.append(f"({glyph.code})Tj")
        self.lift(run.font.rise)

    def lift(self, rise: float) -> None:
        """The rise of what follows."""
        if (wanted := number(rise)) != self.rise:
            self.out.append(f"{wanted} Ts")
            self.rise = wanted


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


@lru_cache(maxsize=256)
def colour(value: str) -> str:
    """'#rrggbb' as an operator for fills; grey where red, green and blue are one."""
    if not re.fullmatch("#[0-9a-fA-F]{6}", value):
        raise ValueError(f"{value!r} is no colour of the form #rrggbb")
    red, green, blue = (_decimal(int(value[at:at + 2], 16) / 255, 3) for at in (1, 3, 5))
    return f"{red} g" if red == green == blue else f"{red} {green} {blue} rg"


def number(value: float) -> str:
    """Points to two decimals, as short as can be."""
    return _decimal(value, 2)


def _decimal(value: float, places: int) -> str:
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
