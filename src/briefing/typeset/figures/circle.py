"""Where a network's actors stand and how its ties run, in numbers only. Points; x to the right, y downwards.

Actors stand on an ellipse, their labels outside it; ties are curves inside. The ellipse is convex and a curve bends
towards its centre, so no tie meets a label. Nothing is drawn by lot: the same network gives the same figure.
"""

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise
from math import dist, hypot, sqrt
from typing import NamedTuple

Point = tuple[float, float]
Pair = tuple[int, int]
Box = tuple[float, float, float, float]  # left, top, right, bottom
Cost = Callable[[Sequence[int], Sequence[Pair]], int]  # of some ties, by the actors' seats

PASSES = 30  # of the search for an order; it has come to rest long before
FLAT, DEEP, MORE = 0.25, 0.6, (0.0, 0.15, 0.3, 0.45)  # how far curves are drawn to the centre; see _bend()
APART = 26.0  # points between the curves of one pair of actors
SPOTS = (0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78)  # where on its curve a tie's sign may stand
STEPS = 16  # a curve is looked at in so many pieces
CLEAR = 1.5  # points: how far curves stay off labels, more than what those pieces cut off


class Curve(NamedTuple):
    """A quadratic Bézier curve."""

    start: Point
    control: Point
    end: Point

    def at(self, t: float) -> Point:
        (ax, ay), (bx, by), (cx, cy), u = *self, 1 - t
        return u * u * ax + 2 * u * t * bx + t * t * cx, u * u * ay + 2 * u * t * by + t * t * cy

    def towards(self, t: float) -> Point:
        """The unit vector along the curve."""
        (ax, ay), (bx, by), (cx, cy) = self
        x, y = (1 - t) * (bx - ax) + t * (cx - bx), (1 - t) * (by - ay) + t * (cy - by)
        return x / (long := hypot(x, y) or 1.0), y / long

    def points(self) -> list[Point]:
        return [self.at(k / STEPS) for k in range(STEPS + 1)]


def order(count: int, ties: Sequence[Pair]) -> list[int]:
    """The actors in an order around the circle in which ties are short and seldom cross.

    Swaps of two actors that shorten the ties, then swaps of neighbours that undo crossings, until there are none."""
    around, own = list(range(count)), [[tie for tie in ties if k in tie] for k in range(count)]

    def length(seats: Sequence[int], some: Sequence[Pair]) -> int:
        return sum(min(gap := abs(seats[a] - seats[b]), count - gap) for a, b in some)

    def crossings(seats: Sequence[int], some: Sequence[Pair]) -> int:
        return sum(_cross(seats, one, other) for one in some for other in ties)

    pairs = list(combinations(range(count), 2))
    neighbours = [(k, (k + 1) % count) for k in range(count)] if count > 2 else []
    for cost, swaps in ((length, pairs), (crossings, neighbours)):
        for _ in range(PASSES):
            if not _improved(around, own, swaps, cost):
                break
    return around


def _improved(around: list[int], own: Sequence[Sequence[Pair]], swaps: Sequence[Pair], cost: Cost) -> bool:
    """Whether some swap of two seats made the ties of the two actors cheaper; `around` is changed in place."""
    better, seats = False, _seats(around)
    for one, other in swaps:
        a, b = around[one], around[other]
        touched = [*own[a], *(tie for tie in own[b] if a not in tie)]
        before = cost(seats, touched)
        seats[a], seats[b] = other, one
        if cost(seats, touched) < before:
            around[one], around[other] = b, a
            better = True
        else:
            seats[a], seats[b] = one, other
    return better


def _seats(around: Sequence[int]) -> list[int]:
    seats = [0] * len(around)
    for seat, actor in enumerate(around):
        seats[actor] = seat
    return seats


def _cross(seats: Sequence[int], one: Pair, other: Pair) -> bool:
    """Whether two chords of the circle cross."""
    low, high = sorted((seats[one[0]], seats[one[1]]))
    ends = seats[other[0]], seats[other[1]]
    return len({low, high, *ends}) == 4 and (low < ends[0] < high) != (low < ends[1] < high)


def sides(around: Sequence[int]) -> tuple[list[int], list[int]]:
    """The actors on the left and on the right, each from the top down; the circle is read clockwise."""
    half = (len(around) + 1) // 2
    return list(reversed(around[half:])), list(around[:half])


def stacked(heights: Sequence[float], tall: float) -> list[float]:
    """The middles of labels one below the other, spread evenly over a height."""
    gap, y, out = (tall - sum(heights)) / len(heights) if heights else 0.0, 0.0, []
    for each in heights:
        out.append(y + gap / 2 + each / 2)
        y += each + gap
    return out


def on_ellipse(y: float, across: float, down: float) -> float:
    """How far from the middle an ellipse of these half axes stands, `y` from its centre."""
    return across * sqrt(max(0.0, 1 - (y / down) ** 2))


def curves(points: Sequence[Point], ties: Sequence[Pair], centre: Point, labels: Sequence[Box]) -> list[Curve]:
    """A curve for each tie, bent to the centre as far as it takes to stay clear of every label.

    Curves of one pair stand side by side. One that would go through a label then runs between the chord and the centre,
    where there are no labels."""
    together: dict[frozenset[int], list[int]] = {}
    for k, tie in enumerate(ties):
        together.setdefault(frozenset(tie), []).append(k)
    held = [(left - CLEAR, top - CLEAR, right + CLEAR, bottom + CLEAR) for left, top, right, bottom in labels]
    out = []
    for k, (a, b) in enumerate(ties):
        same = together[frozenset((a, b))]
        shift = (same.index(k) - (len(same) - 1) / 2) * APART
        low, high = sorted((a, b))
        bend, aside = _bend(points[a], points[b], centre), _across(points[low], points[high], shift)
        tried = [_curve(points[a], points[b], centre, bend + more, aside) for more in MORE]
        inner = _curve(points[a], points[b], centre, 1 - same.index(k) / len(same), (0.0, 0.0))
        out.append(next((c for c in tried if not any(meets(c.points(), box) for box in held)), inner))
    return out


def _bend(a: Point, b: Point, centre: Point) -> float:
    """The share of its way to the centre that a curve's control point goes: short ties stay near the edge, long ones
    go deep, so that they do not run side by side."""
    return min(DEEP, FLAT + (DEEP - FLAT) * dist(a, b) / (2 * centre[1]))


def _across(a: Point, b: Point, far: float) -> Point:
    """A way of `far` points at right angles to the way from a to b."""
    x, y = b[0] - a[0], b[1] - a[1]
    long = hypot(x, y) or 1.0
    return -y / long * far, x / long * far


def _curve(a: Point, b: Point, centre: Point, bend: float, shift: Point) -> Curve:
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    x, y = (m + bend * (c - m) + s for m, c, s in zip(middle, centre, shift, strict=True))
    return Curve(a, (x, y), b)


def meets(points: Sequence[Point], box: Box) -> bool:
    """Whether a line through these points goes through a box."""
    return any(_into(a, b, box) for a, b in pairwise(points))


def _into(a: Point, b: Point, box: Box) -> bool:
    """Whether a straight line meets a box (Liang and Barsky, 1984)."""
    low, high = 0.0, 1.0
    for start, way, least, most in ((a[0], b[0] - a[0], box[0], box[2]), (a[1], b[1] - a[1], box[1], box[3])):
        if not way:
            if not least < start < most:
                return False
            continue
        ends = sorted(((least - start) / way, (most - start) / way))
        low, high = max(low, ends[0]), min(high, ends[1])
    return low < high


def spots(found: Sequence[Curve], apart: float) -> list[float]:
    """Where on each curve its sign stands: `apart` from the other signs, and from other curves as far as may be.

    Short curves choose first, since they have least choice."""
    lines, chosen = [curve.points() for curve in found], dict[int, float]()
    for k in sorted(range(len(found)), key=lambda k: (round(dist(found[k].start, found[k].end), 3), k)):
        taken = [found[other].at(t) for other, t in chosen.items()]

        def clear(t: float, k: int = k, taken: Sequence[Point] = taken) -> tuple[float, float]:
            here = found[k].at(t)
            signs = min((dist(here, there) for there in taken), default=apart)
            others = min((dist(here, p) for j, line in enumerate(lines) if j != k for p in line), default=apart)
            return min(signs, apart), min(others, apart / 2)

        chosen[k] = max(SPOTS, key=clear)
    return [chosen[k] for k in range(len(found))]
