"""Where lines end: by the farthest word that fits, or by total fit. Knows numbers only, neither words nor fonts.

A line from word i to word j (exclusive) is `ends[j] - starts[i]` wide: prefix sums, so that no width is added twice.
Total fit for ragged lines is the dynamic programme of Knuth and Plass (1981), section "Ragged-right", without
stretch: it minimises the sum of the squares of what lines lack, the last line excepted. Where it
would set a line under two thirds of the measure beside a full one, the same is done with a price on such pairs.
"""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from math import inf
from typing import NamedTuple

EPS = 1e-6
BROKEN, FULL = 2 / 3, 0.95  # of the measure: a line under the one looks broken off beside one over the other
BROKEN_OFF = 1.0  # of the measure, squared: what such a pair costs
MOST_HYPHENS = 2  # in a row
LINE = 0.1  # of the measure, squared: what one more line costs
ALONE = 2.0  # of the measure, squared: what a last line that should not be alone costs
BISECTIONS = 9  # 0.6 of the measure to within a thousandth
NARROWEST = 0.4  # of the measure, for balanced lines


class Chain(NamedTuple):
    """A paragraph as numbers. Lines may start before each word in `breaks` but 0; the last of these is the number of
    words. `dear` are costs of breaks in shares of the measure, squared; `alone` are the words that should not start
    the last line. `whites` is the white before each word if all stood on one line, where lines may give way; before a
    word in `hyphened` a line ends with a hyphen, before one in `soft` with one that is drawn there only."""

    starts: Sequence[float]
    ends: Sequence[float]
    breaks: Sequence[int]
    indent: float
    dear: Mapping[int, float]
    alone: Collection[int]
    whites: Sequence[float] = ()
    soft: Collection[int] = frozenset()
    hyphened: Collection[int] = frozenset()


def greedy(chain: Chain, measure: float) -> list[int]:
    """Each line's end, as a word number; the last word that fits ends a line."""
    starts, ends, breaks = chain.starts, chain.ends, chain.breaks
    stops = [ends[k] for k in breaks] if len(breaks) < len(ends) - 1 else ends[1:]
    out, at, start, last = list[int](), 0, starts[0] - chain.indent, len(breaks) - 1
    while True:
        b = max(bisect_right(stops, start + measure + EPS, at) - 1, at)
        if chain.soft:
            b = _uncrowded(chain, out, at, b)
        out.append(breaks[b])
        if b == last:
            return _accompanied(chain, measure, out)
        at, start = b + 1, starts[breaks[b]]


def _uncrowded(chain: Chain, out: Sequence[int], at: int, b: int) -> int:
    """The last break from `at` to `b` that ends no third line in a row with a hyphen; `b` if there is none."""
    if len(out) < MOST_HYPHENS or not all(end in chain.hyphened for end in out[-MOST_HYPHENS:]):
        return b
    return next((k for k in range(b, at - 1, -1) if chain.breaks[k] not in chain.hyphened), b)


def _accompanied(chain: Chain, measure: float, out: list[int]) -> list[int]:
    """With one more word on the last line where it should not be alone."""
    if len(out) < 2 or out[-2] not in chain.alone:
        return out
    floor = out[-3] if len(out) > 2 else 0
    for k in reversed(chain.breaks):
        if floor < k < out[-2] and k not in chain.alone:
            if chain.ends[-1] - chain.starts[k] <= measure + EPS:
                out[-2] = k
            break
    return out


def total_fit(chain: Chain, measure: float) -> list[int]:
    """Each line's end, as a word number, for the least sum of squares."""
    starts, ends, breaks, dear, square = chain.starts, chain.ends, chain.breaks, chain.dear, measure * measure
    first = starts[0] - chain.indent
    if ends[-1] - first <= measure + EPS:
        return [breaks[-1]]
    # By number of a break: where a line starts there, what all lines up to there cost, and the last one's start.
    xs, costs, before = [first], [0.0], [0]
    lo, least, line = 0, 0.0, LINE * LINE * square  # the first start that fits still; the least cost from it on
    for count, j in enumerate(breaks, 1):
        limit = ends[j] - measure
        if xs[lo] < limit - EPS:
            while lo < count - 1 and xs[lo] < limit - EPS:
                lo += 1
            least = min(costs[lo:])
        if count == len(breaks):
            break
        best, who = inf, lo
        for p in range(lo, count):
            gap = (xs[p] - limit) ** 2
            if gap >= best - least:
                break  # shorter lines cannot be cheaper
            if costs[p] + gap < best:
                best, who = costs[p] + gap, p
        xs.append(starts[j])
        costs.append(best + line + dear.get(j, 0.0) * square)
        before.append(who)
    last = min(range(lo, len(xs)), key=lambda p: costs[p] + (
        ALONE * ALONE * square if p and breaks[p - 1] in chain.alone else 0.0))
    found = _back(breaks, before, last)
    return even(chain, measure) if broken_off(chain, found, measure) else found


def _back(breaks: Sequence[int], before: Sequence[int], last: int) -> list[int]:
    out = [breaks[-1]]
    while last:
        out.append(breaks[last - 1])
        last = before[last]
    return out[::-1]


def broken_off(chain: Chain, line_ends: Sequence[int], measure: float) -> bool:
    """Whether some line under two thirds of the measure stands beside a full one; the last line is no matter."""
    short, full, ends, starts, last = BROKEN * measure, FULL * measure, chain.ends, chain.starts, 0.0
    start = starts[0] - chain.indent
    for end in line_ends[:-1]:
        width = ends[end] - start
        if (width < short and last > full) or (width > full and 0.0 < last < short):
            return True
        start, last = starts[end], width
    return False


def even(chain: Chain, measure: float) -> list[int]:
    """Total fit as above, with a price on lines that look broken off: slower, since what a line costs depends on how
    full the one before it is (0: broken, 1, 2: full)."""
    square, final, short, full = measure * measure, chain.breaks[-1], BROKEN * measure, FULL * measure
    price = BROKEN_OFF ** 2 * square
    ways = [Way(chain.starts[0] - chain.indent, 0.0, 1, 0, None)]
    lo = 0
    for j in chain.breaks[:-1]:
        end, fixed, best = chain.ends[j], (LINE ** 2 + chain.dear.get(j, 0.0)) * square, dict[int, Way]()
        while lo < len(ways) - 1 and end - ways[lo].start > measure + EPS:
            lo += 1
        for way in ways[lo:]:
            width = end - way.start
            fill = 0 if width < short else 2 if width > full else 1
            cost = way.cost + (measure - width) ** 2 + fixed + (price if abs(fill - way.fill) == 2 else 0.0)
            if fill not in best or cost < best[fill].cost:
                best[fill] = Way(chain.starts[j], cost, fill, j, way)
        least = min(way.cost for way in best.values()) + price
        ways += [way for way in best.values() if way.cost < least]
    last: Way | None = min((way for way in ways[lo:] if chain.ends[final] - way.start <= measure + EPS), key=lambda way:
                           way.cost + (ALONE ** 2 * square if way.at in chain.alone else 0.0), default=ways[-1])
    out = [final]
    while last and last.at:
        out.append(last.at)
        last = last.before
    return out[::-1]


class Way(NamedTuple):
    """A way to break what is before word `at`, where a line starts at `start`; `fill` is that of the last line."""

    start: float
    cost: float
    fill: int
    at: int
    before: "Way | None"


def balanced(chain: Chain, measure: float) -> list[int]:
    """Lines as alike as can be: set in the narrowest width that keeps the number of lines."""
    count = len(greedy(chain, measure))
    if count == 1:
        return [chain.breaks[-1]]
    low, high = NARROWEST * measure, measure
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        if len(ends := greedy(chain, middle)) <= count and fits(chain, ends, middle):
            high = middle
        else:
            low = middle
    ends = total_fit(chain, high)
    return ends if len(ends) == count else greedy(chain, high)


def fits(chain: Chain, line_ends: Sequence[int], measure: float) -> bool:
    """Whether no line is wider than the measure."""
    at, start = 0, chain.starts[0] - chain.indent
    for end in line_ends:
        if chain.ends[end] - start > measure + EPS:
            return False
        at, start = end, chain.starts[end] if end < len(chain.starts) else 0.0
    return at == chain.breaks[-1]
