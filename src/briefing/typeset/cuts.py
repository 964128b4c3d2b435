"""What the breaker is told of a page, and what it says: values of `fit`. Points."""

from collections.abc import Callable, Mapping, Sequence
from math import inf
from typing import NamedTuple

from briefing.typeset.galley import Galley, Item, Row

EPS = 0.01  # points; what rounding may leave over
LEAST = 2  # lines of a row, of a footnote or below a heading that stand on each side of a break


class Sheet(NamedTuple):
    """What a page is, beside the room that it has left. A cell or a column knows less of it.

    A table's head is set again at its top if it `heads`. `full` is the room of a whole page: a row that is higher is
    split where it stands. A page that is not `fresh` may end at once; one that is takes something, even if it does not
    fit. Footnotes take `share` points at most, 0 where they do not count, with `gap` before the first; those of
    `carry` come from the page before. Margin notes that do so reach down to `late`."""

    full: float = inf
    fresh: bool = True
    share: float = 0.0
    gap: float = 0.0
    carry: Sequence[Galley] = ()
    late: float = -inf
    heads: bool = True


class Break(NamedTuple):
    """Where a page may end: before the item `at`, having `used` so much, and `below` for footnotes."""

    at: int
    cost: float
    used: float
    below: float


class Cut(NamedTuple):
    """Where a page ends: the index of its first item that did not go on, or of which a `part` did and `rest` is left.

    `forced` by a penalty, perhaps to a `recto`; `below` is what its footnotes take; `rows` stand for columns that go in
    whole; `pushed` says by how much items go down to clear the margin notes; what was taken although it does not fit is
    `over` points too high. `legal` are the places where the page may end, as far as it was filled."""

    at: int
    forced: bool = False
    recto: bool = False
    part: Row | None = None
    rest: Item | None = None
    below: float = 0.0
    rows: Mapping[int, Row] = {}
    pushed: Mapping[int, float] = {}
    over: float = 0.0
    legal: Sequence[Break] = ()


class Breaker(NamedTuple):
    """`fit` and `height`: what rows, columns and footnotes are parted by, and what parts them in turn. So it is given
    along."""

    fit: Callable[[Sequence[Item], int, float, Sheet], Cut]
    height: Callable[[Sequence[Item]], float]
