"""A row's drawing in two parts, cut as with scissors. Points, y downwards from the top of the row."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.typeset.galley import Path, Row

Op = tuple[str | float, ...]
Point = tuple[float, float]
Paths = tuple[Path, ...]
HAIR = 0.01  # points: what lies nearer to a cut lies along it


def parts(paths: Sequence[Path], tall: float, first: float, rest: float) -> tuple[Paths, Paths]:
    """What a row `tall` points high shows in its first part and in the rest, which are `first` and `rest` high.

    The first is a slice from the row's top, the rest one up to its foot. Straight strokes and grounds are cut at the
    slices' edges, and nothing is drawn along a cut; other shapes go whole with the part in which they begin."""
    above, below, start = list[Path](), list[Path](), max(tall - rest, 2 * HAIR)
    for path in paths:
        if _cuts(path):
            upper, lower = _clip(path, 0.0, min(first, tall - 2 * HAIR)), _clip(path, start, tall)
        else:
            begins = min(float(y) for op in path.ops for y in op[2::2])
            upper, lower = (path.ops, ()) if begins <= first else ((), path.ops)
        if upper:
            above.append(path._replace(ops=upper))
        if lower:
            below.append(path._replace(ops=lower).moved(0.0, rest - tall))
    return tuple(above), tuple(below)


def raised(row: Row, tall: float) -> Row:
    """A row made higher: rules at its foot go down with it, and grounds and frames that reach there are as high."""
    more = tall - row.height
    return row._replace(height=tall, paths=tuple(
        path._replace(ops=tuple(_lowered(op, row.height, more) for op in path.ops)) for path in row.paths))


def _lowered(op: Op, foot: float, more: float) -> Op:
    kind, *numbers = op
    if kind == "R":
        x, y, width, high = map(float, numbers)
        return (kind, x, y, width, high + more) if y + high >= foot - HAIR else op
    return (kind, *(float(n) + more if k % 2 and float(n) >= foot - HAIR else n for k, n in enumerate(numbers)))


def _cuts(path: Path) -> bool:
    """Whether a path is strokes without curves, or a ground."""
    if path.fill:
        return not path.stroke and len(path.ops) == 1 and path.ops[0][0] == "R"
    return all(op[0] in ("M", "L", "R", "Z") for op in path.ops)


def _clip(path: Path, top: float, foot: float) -> tuple[Op, ...]:
    if path.fill:
        _, x, y, width, high = path.ops[0]
        first, last = max(float(y), top), min(float(y) + float(high), foot)
        return (("R", x, first, width, last - first),) if last > first else ()
    out, reached = list[Op](), None
    for a, b in _lines(path.ops):
        if found := _within(a, b, top, foot):
            if reached != found[0]:
                out.append(("M", *found[0]))
            out.append(("L", *found[1]))
            reached = found[1]
    return tuple(out)


def _lines(ops: Sequence[Op]) -> Iterator[tuple[Point, Point]]:
    """The straight lines of a path's strokes, one after the other."""
    at = begin = (0.0, 0.0)
    for kind, *numbers in ops:
        if kind == "R":
            x, y, w, h = map(float, numbers)
            yield from pairwise(((x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)))
            continue
        to = begin if kind == "Z" else (float(numbers[0]), float(numbers[1]))
        if kind == "M":
            begin = to
        else:
            yield at, to
        at = to


def _within(a: Point, b: Point, top: float, foot: float) -> tuple[Point, Point] | None:
    """The part of a straight line between `top` and `foot`."""
    if abs(a[1] - b[1]) < HAIR:
        return (a, b) if top - HAIR <= a[1] <= foot + HAIR else None

    def at(y: float) -> Point:
        y = min(max(y, top), foot)
        return a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]), y

    first, last = at(a[1]), at(b[1])
    return None if first[1] == last[1] else (first, last)
