"""Total fit for justified lines, and for ragged ones that are hyphenated. Knows numbers only, as breaking.py.

After Knuth and Plass, "Breaking paragraphs into lines" (Software: Practice and Experience 11, 1981), with the demerits
of TeX (The TeXbook, chapter 14): a line's ratio r says how far its white is stretched (r > 0) or shrunk (r < 0), its
badness is 100 |r|^3, and of all ways to break the paragraph the one with the least sum of demerits is taken. As in TeX
there are trials: without hyphens, with them, and in an emergency with more of them in a row, then with lines as loose
as they have to be.
"""

from collections.abc import Iterable
from math import inf
from typing import NamedTuple

from briefing.typeset.text.breaking import EPS, MOST_HYPHENS, Chain

LINE = 10.0  # what any line costs, before the square (TeX's \linepenalty)
HYPHEN = 50.0 ** 2  # a line that ends with a hyphen of ours (\hyphenpenalty)
DEAR = 50.0 ** 2 / 0.15 ** 2  # one after a sign, for the square of its cost in breaking.py (\exhyphenpenalty)
RUNNING = 1e4  # a line that ends with a hyphen after another one (\doublehyphendemerits)
BEFORE_LAST = 1e5  # the last line but one ends with a hyphen (\finalhyphendemerits; dearer here)
UNLIKE = 1e4  # lines beside each other, one loose and one tight (\adjdemerits)
ALONE = 1e6  # a last line that should not be alone
CROWDED = 1e7  # one hyphen more in a row than there may be


class Give(NamedTuple):
    """How far lines give way: `stretch` and `shrink` are shares of a line's white, `glyphs` one of its letters (they
    are drawn wider or narrower), `fixed` one of the measure, for what a ragged line may lack. Where r is 1 or -1 all
    are used up; beyond 1 the letters stay."""

    stretch: float
    shrink: float
    glyphs: float = 0.0
    fixed: float = 0.0


# Word spaces of 80 to 125 %, and up to 150 % (r = 2) where that cannot be (notes/typography.md, T10); a ragged line may
# lack a tenth, or a fifth.
JUSTIFIED, RAGGED = Give(0.25, 0.2), Give(0.0, 0.0, 0.0, 0.1)


class Trial(NamedTuple):
    """`hyphenate`: in words that are cut into syllables; `most` is the greatest r; one that `yields` lets more lines in
    a row end with hyphens, and a last line be what it should not, at a price; each line may stretch by `spare` of the
    measure beside."""

    hyphenate: bool
    most: float
    yields: bool = False
    spare: float = 0.0


# A hundredth of a space more is less bad than a third hyphen in a row.
TRIALS = (Trial(False, 1.0), Trial(True, 2.0), Trial(True, 2.04), Trial(True, 2.0, True), Trial(True, 6.0, True, 0.01),
          Trial(True, inf, True, 0.01))


class Node(NamedTuple):
    """A way to break what is before word `at`: where the line starts that begins there, and the white before it; what
    the lines so far cost; how loose the last one is, 0 (tight) to 3; how many up to it end with hyphens."""

    start: float
    white: float
    cost: float
    fitness: int
    hyphens: int
    at: int
    before: "Node | None"


def fitted(chain: Chain, measure: float, give: Give, trial: Trial) -> list[int] | None:
    """Each line's end, as a word number, for the least demerits; None where the trial finds no way.

    `chain.whites` are needed where white gives way. The last line is as it is: its white is never stretched."""
    starts, ends, whites = chain.starts, chain.ends, chain.whites or [0.0] * len(chain.ends)
    final, fixed, thin = chain.breaks[-1], (give.fixed + trial.spare) * measure, 1 - give.glyphs
    if ends[final] - starts[0] + chain.indent <= measure + EPS:
        return [final]
    active, lo = [Node(starts[0] - chain.indent, 0.0, 0.0, 1, 0, 0, None)], 0
    for j in chain.breaks[:-1]:
        end, white, found = ends[j], whites[j - 1], dict[tuple[int, int], Node]()
        if j not in chain.soft:  # what is too long to end here is too long from here on
            shrink = give.shrink - give.glyphs
            shortest = thin * end - shrink * white - measure - EPS
            while lo < len(active) and thin * active[lo].start - shrink * active[lo].white < shortest:
                lo += 1
            if lo == len(active):
                return None
        for k in range(lo, len(active)):
            node = active[k]
            natural, space = end - node.start, white - node.white
            black = natural - space - (0.0 if node.at else chain.indent)
            r = ratio(measure - natural, space, black, give, fixed)
            if r > trial.most + EPS:
                break  # later starts make shorter lines
            if r < -1 - EPS:
                continue
            cost, fitness, hyphens = _demerits(chain, node, j, r, trial.yields)
            if cost < inf and ((best := found.get((fitness, hyphens))) is None or cost < best.cost):
                found[fitness, hyphens] = Node(starts[j], whites[j], cost, fitness, hyphens, j, node)
        active += _worth(found)
    last = [(node.cost + _at_last(chain, node, trial.yields), k) for k, node in enumerate(active[lo:], lo)
            if ends[final] - node.start <= measure + EPS]
    cost, k = min(last, default=(inf, 0))
    return [*_back(active[k]), final] if cost < inf else None


def _worth(found: dict[tuple[int, int], Node]) -> Iterable[Node]:
    """Without ways that cannot win: the cheapest is better, whatever comes after, with as few hyphens."""
    if len(found) < 2:
        return found.values()
    best = min(found.values(), key=lambda node: node.cost)
    return [node for node in found.values()
            if node is best or node.cost < best.cost + UNLIKE or node.hyphens < best.hyphens]


def ratio(gap: float, white: float, black: float, give: Give, fixed: float = 0.0) -> float:
    """How far a line gives way that lacks `gap` with so much white and so many letters, in points; `fixed` too."""
    if gap < 0:
        room = give.shrink * white + give.glyphs * black
        return gap / room if room > EPS else 0.0 if gap > -EPS else -inf
    room = give.stretch * white + fixed
    most = room + give.glyphs * black
    if gap <= most:
        return gap / most if most > EPS else 0.0
    return 1 + (gap - most) / room if room > EPS else inf


def given(gap: float, white: float, black: float, give: Give) -> tuple[float, float]:
    """-> by what share of themselves a line's spaces grow to fill it, and its letters."""
    r = ratio(gap, white, black, give)
    if r in (inf, -inf):
        return 0.0, 0.0
    return r * (give.stretch if r > 0 else give.shrink), min(r, 1.0) * give.glyphs


def _demerits(chain: Chain, node: Node, j: int, r: float, yields: bool) -> tuple[float, int, int]:
    """-> all that the lines up to `j` cost if the last one follows `node`, that one's fitness, and how many lines with
    hyphens it is the end of."""
    cost = node.cost + (LINE + 100 * abs(r) ** 3) ** 2
    fitness, hyphens = 0 if r < -0.5 else 1 if r <= 0.5 else 2 if r <= 1 else 3, 0
    if abs(fitness - node.fitness) > 1:
        cost += UNLIKE
    if j in chain.dear:
        cost += DEAR * chain.dear[j]
    if j in chain.soft:
        cost += HYPHEN
    if j in chain.hyphened:
        hyphens = node.hyphens + 1
        cost += RUNNING * (hyphens > 1)
    if hyphens > MOST_HYPHENS:
        cost, hyphens = cost + CROWDED if yields else inf, MOST_HYPHENS
    return cost, fitness, hyphens


def _at_last(chain: Chain, node: Node, yields: bool) -> float:
    """What it costs that `node` starts the last line, which should not start with every word."""
    cost = BEFORE_LAST if node.hyphens else 0.0
    return cost + (ALONE if yields else inf) if node.at in chain.alone else cost


def _back(node: Node | None) -> list[int]:
    out = list[int]()
    while node and node.at:
        out.append(node.at)
        node = node.before
    return out[::-1]
