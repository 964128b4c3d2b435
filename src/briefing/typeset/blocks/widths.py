"""How wide the columns of a table are: numbers only. Points.

Columns without a width are set as CSS 2.1 has it (17.5.2.2, automatic table layout): each asks for its longest word
and for its natural width, and what is left is shared; but one that asks for no more than an equal share has it, so that
a column of short words is not broken for the sake of a long one. The table is always as wide as its measure, never
wider.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Ask(NamedTuple):
    """What a cell asks of the columns that it covers: `least`, its longest word, and `most`, its natural width."""

    column: int
    columns: int
    least: float
    most: float


class Given(NamedTuple):
    """A column's width as the layout gives it: in points, or as a share of what is left, or, if neither, by content."""

    points: float = 0.0
    share: int = 0

    @property
    def by_content(self) -> bool:
        return not self.points and not self.share


def column_widths(given: Sequence[Given], asks: Sequence[Ask], gap: float, measure: float) -> list[float]:
    """The width of each column; with the gaps between them they fill the measure, unless all widths are given."""
    free = max(0.0, measure - gap * (len(given) - 1))
    least, most = _asked(given, asks, gap)
    out = [column.points for column in given]
    if (fixed := sum(out)) > free:
        out = [points * free / fixed for points in out]
    rest = max(0.0, free - sum(out))
    loose = [k for k, column in enumerate(given) if column.by_content]
    shares = [k for k, column in enumerate(given) if column.share]
    room = max(0.0, rest - sum(least[k] for k in shares))
    found = shared([least[k] for k in loose], [most[k] for k in loose], room, fill=not shares)
    for k, width in zip(loose, found, strict=True):
        out[k] = width
    left, parts = max(0.0, rest - sum(found)), sum(given[k].share for k in shares)
    for k in shares:
        out[k] = left * given[k].share / parts
    return out


def _asked(given: Sequence[Given], asks: Sequence[Ask], gap: float) -> tuple[list[float], list[float]]:
    """The least and the natural width of each column: of its own cells, then widened alike for cells over several."""
    least, most = [0.0] * len(given), [0.0] * len(given)
    for ask in sorted(asks, key=lambda ask: ask.columns):
        covered = range(ask.column, ask.column + ask.columns)
        open_to_it = [k for k in covered if not given[k].points]
        between = gap * (ask.columns - 1) + sum(given[k].points for k in covered)
        for found, wanted in ((least, ask.least), (most, ask.most)):
            lacks = wanted - between - sum(found[k] for k in open_to_it)
            for k in open_to_it:
                found[k] += max(0.0, lacks) / len(open_to_it)
    return least, [max(pair) for pair in zip(least, most, strict=True)]


def shared(least: Sequence[float], most: Sequence[float], room: float, fill: bool) -> list[float]:
    """Widths within `room`: natural ones where they fit, and all of the room then if they are to `fill` it; else what
    is left above the least ones in proportion to what each lacks, when those that are content with an equal share have
    theirs; where not even the least ones fit, the widest give way."""
    if sum(most) <= room:
        spare = room - sum(most) if fill else 0.0
        return [width + spare * (width / sum(most) if sum(most) else 1 / len(most)) for width in most]
    if sum(least) <= room:
        content = _content(least, most, room)
        lacks = [0.0 if k in content else most[k] - least[k] for k in range(len(most))]
        found = [most[k] if k in content else least[k] for k in range(len(most))]
        spare = (room - sum(found)) / (sum(lacks) or 1.0)  # none lacks anything where rounding alone made too little
        return [width + spare * lack for width, lack in zip(found, lacks, strict=True)]
    cap, left, narrower = 0.0, room, sorted(least)
    for k, width in enumerate(narrower):
        cap = left / (len(narrower) - k)
        if width > cap:
            break
        left -= width
    return [min(width, cap) for width in least]


def _content(least: Sequence[float], most: Sequence[float], room: float) -> set[int]:
    """The columns whose natural width is at most an equal share of what the others before them leave, as long as the
    longest words of the rest have room."""
    out, left, words = set[int](), room, sum(least)
    for k in sorted(range(len(most)), key=most.__getitem__):
        words -= least[k]
        if most[k] > left / (len(most) - len(out)) or most[k] + words > left:
            break
        out.add(k)
        left -= most[k]
    return out
