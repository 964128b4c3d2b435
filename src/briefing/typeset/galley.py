"""The values of typesetting: Galley between its two halves, Pages at its end. Points; x to the right, y downwards.

A Galley is a flat sequence of Line, Row, Columns, Frame, Glue and Penalty. What belongs to a line (a margin note, a
link, a heading for the running head, ink) is in `Line.notes` and goes where the line goes. Pages hold positioned text
and paths, each naming the Doc node that owns it (-1: an artifact). They are NamedTuples where they exist in great
numbers: one is made in a third of the time of a frozen dataclass.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefing.diagnostics import Diagnostic
    from briefing.layout.doc import Element
    from briefing.typeset.text.faces import Font

NEVER, EJECT, CLUB = 10_000, -10_000, 3_000  # costs of a page break: forbidden, forced, a widow or an orphan
RECTO = 2 * EJECT  # forced, and what follows begins on a recto
LEAVE = EJECT - 1  # forced on the first page, nothing on any other


class PageRef(NamedTuple):
    """A slot for a page number, filled when all pages are made. `target` is an anchor."""

    target: str
    width: float
    align: str = "left"
    digits: int = 2


class Run(NamedTuple):
    """Text of one font and one owner within a line, in reading order.

    `code` is the inside of a PDF TJ array, `(…)-12(…)`, as latin-1, fixed when the words were shaped; `shift` is how
    far its first glyph stands from the pen (right-to-left runs are painted where they are seen, in reading order);
    `actual` says that the glyphs' order is not that of the text; glyphs and moves are drawn `scale` times as wide as
    they are, which `width` takes in."""

    node: int
    font: "Font"
    text: str
    code: str
    width: float
    shift: float = 0.0
    actual: bool = False
    slot: PageRef | None = None
    scale: float = 1.0

    def apart(self) -> "Run":
        """With a space at its end that takes no room: what is set elsewhere, and read after it, stays a word apart."""
        return self._replace(text=self.text + " ", code=f"{self.code[:-1]}{self.font.blank})")


class Path(NamedTuple):
    """A drawing: `ops` are ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("R", x, y, w, h), ("Z",)."""

    ops: tuple[tuple[str | float, ...], ...]
    fill: str = ""
    stroke: str = ""
    weight: float = 0.0
    dash: tuple[float, ...] = ()
    round: bool = False
    node: int = -1

    def moved(self, dx: float, dy: float) -> "Path":
        return self._replace(ops=tuple(_shift(op, dx, dy) for op in self.ops))


def _shift(op: tuple[str | float, ...], dx: float, dy: float) -> tuple[str | float, ...]:
    kind, *numbers = op
    if kind == "R":
        x, y, w, h = numbers
        return ("R", float(x) + dx, float(y) + dy, w, h)
    return (kind, *(float(n) + (dy if i % 2 else dx) for i, n in enumerate(numbers)))


class Image(NamedTuple):
    """A picture by its file's name, its top left at (x, y): on a page, or from the left end of a line's baseline."""

    name: str
    x: float
    y: float
    width: float
    height: float
    node: int

    def moved(self, dx: float, dy: float) -> "Image":
        return self._replace(x=self.x + dx, y=self.y + dy)


class Link(NamedTuple):
    """A link's box on its line, from the line's own x; `target` is an address, or "#anchor"."""

    node: int
    x: float
    width: float
    target: str


class Target(NamedTuple):
    """An anchor that links and page references find."""

    anchor: str


class Heading(NamedTuple):
    """A heading for the outline and the running head."""

    level: int
    text: str
    anchor: str


class Guide(NamedTuple):
    """A guide word for the running head of a dictionary's page."""

    text: str


class Side(NamedTuple):
    """A margin note: its galley at the margin column's measure, beside the line that carries it.

    `late` is set instead where the note goes over to another page: it names the page of `anchor`, which is the line.
    One that `floats` leaves the places beside the text to the others, and stands where the column has room for it."""

    galley: "tuple[Item, ...]"
    late: "tuple[Item, ...]" = ()
    anchor: str = ""
    floats: bool = False


class Foot(NamedTuple):
    """A footnote: its galley at the text's measure. It stands at the foot of its line's page, or goes on from there."""

    galley: "tuple[Item, ...]"


class Hang(NamedTuple):
    """A number that hangs outside the text on the binding side, on the line's baseline: `gap` away from it at its left,
    `right` at its right. In columns it hangs at the left of its own, from which its line stands `inset` points in."""

    runs: tuple[Run, ...]
    width: float
    gap: float
    right: float
    inset: float | None = None


class Ink(NamedTuple):
    """Paths that go with a line; their origin is the line's left end on its baseline."""

    paths: tuple[Path, ...]


Note = Link | Target | Heading | Guide | Side | Foot | Hang | Ink | Image


class Line(NamedTuple):
    """A line of text. Height is above the baseline, depth below; `x` from the left edge of its column."""

    height: float
    depth: float
    x: float
    runs: tuple[Run, ...]
    notes: tuple[Note, ...] = ()
    wide: bool = False


class Row(NamedTuple):
    """Parallel galleys: cells at their x, each with its own items.

    It is moved whole to the next page unless that would leave more than `short` points of a page empty, or it is
    higher than a page. On pages, one whose `short` is neither 0 nor infinite is parted only where that saves a page
    or much white (`pages/entries.py`). `again` stands at the top of the first cell of a row that has `begun` on an
    earlier page, if that cell and those into which it reaches have ended, and above what is left of the only one.
    What is left is rounded up to a multiple of `grid`. `paths` are drawn in the whole row, their origin its top
    left: a part gets what lies along its own slice, measured from the top for the first part and from the foot for
    the rest, so that a frame stays open where it was cut. `pad` is the white that its cells have at their top and
    that it has below them, given to both sides of a cut. `head` rows are set again at the top of a page. One that
    `floats` lets the text after it go before it, and stands at the top of the next page, if it must. `flow` says
    what its lines belong to, where that is not what is around it. Rows of a page that are to be `even` are raised
    to one height, in steps of so many points, as far as the page has room."""

    height: float
    depth: float
    x: float
    cells: "tuple[tuple[float, tuple[Item, ...]], ...]"
    notes: tuple[Note, ...] = ()
    wide: bool = False
    paths: tuple[Path, ...] = ()
    head: "tuple[Row, ...]" = ()
    floats: bool = False
    short: float = inf
    again: "tuple[Item, ...]" = ()
    begun: bool = False
    pad: tuple[float, float] = (0.0, 0.0)
    flow: str = ""
    even: float = 0.0
    grid: float = 0.0


class Footing(NamedTuple):
    """How footnotes stand: the `share` of a page that they may take, the `gap` above them, and the rule in its middle,
    its origin the left end."""

    share: float = 0.45
    gap: float = 14.0
    rule: Path | None = None


class Columns(NamedTuple):
    """A galley to be set in columns, `gap` apart, with an optional rule between them, from `x` on.

    Those of a last page are as high as each other, or filled one after the other if they are not `level`. Footnotes
    stand at the foot of their column if there is a `footing` for them, else at that of the page. What stands on earlier
    pages is passed over: the items before `start`; `begun` is what is left of the one there, `waiting` are footnotes
    that had no room."""

    galley: "tuple[Item, ...]"
    number: int
    measure: float
    gap: float
    rule: Path | None = None
    wide: bool = False
    start: int = 0
    begun: "Item | None" = None
    x: float = 0.0
    level: bool = True
    footing: Footing | None = None
    waiting: "tuple[Galley, ...]" = ()


class Frame(NamedTuple):
    """A galley at a fixed place of the page, outside the flow; takes no room."""

    x: float
    y: float
    galley: "tuple[Item, ...]"


class Glue(NamedTuple):
    """White space, dropped at the top of a page unless it keeps."""

    space: float
    stretch: float = 0.0
    keep: bool = False


class Penalty(NamedTuple):
    """What a page break costs here."""

    cost: int


Item = Line | Row | Columns | Frame | Glue | Penalty
Galley = tuple[Item, ...]


class Placed(NamedTuple):
    """A line on a page: `x` of its left end, `y` of its baseline; `turn` is 0, 90 or -90 degrees counter-clockwise.

    `flow` says what it belongs to: text, margin, foot, float (a box that floats), head (a table's, set again), number
    (beside a paragraph), scale (of an axis) or furniture."""

    x: float
    y: float
    runs: tuple[Run, ...]
    turn: int = 0
    flow: str = "text"


class PlacedLink(NamedTuple):
    node: int
    x: float
    y: float
    width: float
    height: float
    target: str


class Placement(NamedTuple):
    """Where one page holds its columns: x of the text, of the margin and of the whole block; y of top and bottom."""

    number: int
    width: float
    height: float
    text: float
    side: float
    block: float
    measure: float
    top: float
    bottom: float
    recto: bool


class Page(NamedTuple):
    """One page. `text`, `paths` and `images` in painting order, paths first, text last; `furniture` is repeated and no
    part of the flow."""

    number: int
    width: float
    height: float
    text: tuple[Placed, ...]
    furniture: tuple[Placed, ...]
    paths: tuple[Path, ...]
    links: tuple[PlacedLink, ...]
    targets: tuple[tuple[str, float], ...]
    headings: tuple[tuple[Heading, float], ...]
    guides: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """Finished pages. `facts` are the Doc's; `root` is its tree, in which the numbers of runs find their owners;
    `warnings` are what there is to say that stops nothing."""

    pages: tuple[Page, ...]
    facts: Mapping[str, str]
    root: "Element | None" = None
    warnings: "tuple[Diagnostic, ...]" = ()
