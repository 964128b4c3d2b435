"""Where a network's actors stand and how its ties run, in numbers only. Points; x to the right, y downwards.

Actors stand on an oval, their labels outside it; ties are curves inside. Those of one actor leave it at angles of their
own, in the order of the actors they lead to, and bend towards the centre: no tie meets a label. Nothing is drawn by
lot: the same network gives the same figure.
"""

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise
from math import atan2, cos, dist, hypot, remainder, sin, tau
from typing import NamedTuple

Point = tuple[float, float]
Pair = tuple[int, int]
Box = tuple[float, float, float, float]  # left, top, right, bottom
Cost = Callable[[Sequence[int], Sequence[Pair]], int]  # of some ties, by the actors' seats

PASSES = 30  # of the search for an order; it has come to rest long before
FULL = 2.6  # of the oval's corners: 2 is an ellipse, more is fuller
BOW = 0.7  # of the angle between a straight line and the one to the centre, at which a tie leaves
OPEN, WIDEST = 0.36, 1.4  # radians: between the ties of an actor where there is room; off the way to the centre
REACH, LEAST = 0.45, 22.0  # how far a tie runs on its first way: of the distance, and points at least
DRAWN = (1.0, 0.75, 0.5, 0.25, 0.0)  # how far a tie keeps off the way to the centre, the first that meets no label
APART = 16.0  # points between the curves of two actors who stand beside each other
SPOTS = tuple(k / 40 for k in (20, 18, 22, 16, 24, 14, 26, 12, 28, 10, 30, 8, 32))  # where a tie's sign may stand
STEPS = 20  # a curve is looked at in so many pieces
CLEAR = 1.5  # points: how far curves stay off labels, more than what those pieces cut off


class Curve(NamedTuple):
    """A cubic Bézier curve."""

    start: Point
    one: Point
    other: Point
    end: Point

    def at(self, t: float) -> Point:
        u = 1 - t
        shares = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        return (sum(share * p[0] for share, p in zip(shares, self, strict=True)),
                sum(share * p[1] for share, p in zip(shares, self, strict=True)))

    def towards(self, t: float) -> Point:
        """The unit vector along the curve."""
        (ax, ay), (bx, by) = self.at(max(0.0, t - 0.01)), self.at(min(1.0, t + 0.01))
        return (bx - ax) / (long := hypot(bx - ax, by - ay) or 1.0), (by - ay) / long

    def between(self, low: float, high: float) -> "Curve":
        """The part of the curve between two of its parameters."""
        after = self._split(low)[1] if low else self
        return after._split((high - low) / (1 - low))[0]

    def _split(self, t: float) -> tuple["Curve", "Curve"]:
        """The curve before a parameter and after it (de Casteljau)."""
        rows: list[list[Point]] = [list(self)]
        while len(rows[-1]) > 1:
            rows.append([(a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])) for a, b in pairwise(rows[-1])])
        return Curve(*(row[0] for row in rows)), Curve(*(row[-1] for row in reversed(rows)))

    def points(self) -> list[Point]:
        return [self.at(k / STEPS) for k in range(STEPS + 1)]


def components(count: int, ties: Sequence[Pair]) -> list[list[int]]:
    """The actors in groups that know each other, the largest first."""
    group = list(range(count))
    for a, b in ties:
        one, other = group[a], group[b]
        group = [min(one, other) if each in (one, other) else each for each in group]
    made = [[k for k in range(count) if group[k] == each] for each in sorted(set(group))]
    return sorted(made, key=len, reverse=True)


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


def on_oval(y: float, across: float, down: float) -> float:
    """How far from the middle an oval of these half axes stands, `y` from its centre (Lamé's curve)."""
    return across * float(max(0.0, 1 - abs(y / down) ** FULL) ** (1 / FULL))


def curves(points: Sequence[Point], ties: Sequence[Pair], centre: Point, labels: Sequence[Box]) -> list[Curve]:
    """A curve for each tie, drawn to the centre as far as it takes to stay clear of every label.

    One that would go through a label all the same runs by way of the centre, where there are no labels."""
    held = [(left - CLEAR, top - CLEAR, right + CLEAR, bottom + CLEAR) for left, top, right, bottom in labels]
    ports, out = _ports(points, ties, centre), []
    for k, (a, b) in enumerate(ties):
        same = [j for j, tie in enumerate(ties) if set(tie) == {a, b}]
        inner = _inner(points[a], points[b], centre, 1 - same.index(k) / len(same))
        tried = (_curve(points[a], points[b], centre, (drawn * ports[k, a], drawn * ports[k, b])) for drawn in DRAWN)
        out.append(next((c for c in tried if not any(meets(c.points(), box) for box in held)), inner))
    return out


def _ports(points: Sequence[Point], ties: Sequence[Pair], centre: Point) -> dict[Pair, float]:
    """At which angle off the way to the centre a tie leaves an actor, by both their numbers: as near to its bowed way
    as lets the actor's ties stand apart."""
    out = dict[Pair, float]()
    for actor in range(len(points)):
        wished = []
        for k, tie in enumerate(ties):
            if actor in tie:
                other = tie[1] if tie[0] == actor else tie[0]
                angle = _way(points[actor], points[other]) - _way(points[actor], centre)
                # ties of one pair leave one actor in one order and reach the other in the reverse
                wished.append((round(BOW * remainder(angle, tau), 6), k if actor < other else -k, k))
        wished.sort()
        gap = min(OPEN, 2 * WIDEST / max(1, len(wished)))
        place = _spread([angle for angle, _, _ in wished], gap)
        out.update({(k, actor): angle for (_, _, k), angle in zip(wished, place, strict=True)})
    return out


def _spread(angles: Sequence[float], gap: float) -> list[float]:
    """Sorted angles moved until they are `gap` apart, those that meet to both sides of their middle."""
    groups = list[tuple[float, int]]()  # the middle of some angles, and how many they are
    for angle in angles:
        middle, many = angle, 1
        while groups and middle - gap * (many - 1) / 2 < groups[-1][0] + gap * (groups[-1][1] + 1) / 2 - 1e-9:
            before, count = groups.pop()
            middle, many = (middle * many + before * count) / (many + count), many + count
        half = gap * (many - 1) / 2
        groups.append((min(max(middle, half - WIDEST), WIDEST - half), many))
    return [middle + gap * (k - (many - 1) / 2) for middle, many in groups for k in range(many)]


def _way(a: Point, b: Point) -> float:
    return atan2(b[1] - a[1], b[0] - a[0])


def _curve(a: Point, b: Point, centre: Point, angles: tuple[float, float]) -> Curve:
    reach = max(LEAST, REACH * dist(a, b))
    ends = []
    for point, angle in zip((a, b), angles, strict=True):
        way, far = _way(point, centre) + angle, min(reach, 0.9 * dist(point, centre))
        ends.append((point[0] + far * cos(way), point[1] + far * sin(way)))
    return Curve(a, ends[0], ends[1], b)


def _inner(a: Point, b: Point, centre: Point, share: float) -> Curve:
    """A quadratic curve whose control stands between the chord's middle and the centre, as a cubic one."""
    middle = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    x, y = (m + share * (c - m) for m, c in zip(middle, centre, strict=True))
    return Curve(a, (a[0] + (x - a[0]) / 1.5, a[1] + (y - a[1]) / 1.5),
                 (b[0] + (x - b[0]) / 1.5, b[1] + (y - b[1]) / 1.5), b)


def beside(a: Point, b: Point, shift: float) -> Curve:
    """A curve between two actors on one level, `shift` points below or above the straight line."""
    x = (b[0] - a[0]) / 3
    return Curve(a, (a[0] + x, a[1] + shift / 0.75), (b[0] - x, b[1] + shift / 0.75), b)


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
