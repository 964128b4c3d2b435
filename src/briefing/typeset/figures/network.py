"""A network of actors: who backs, fights, talks with or splits from whom. Any graph on paper, two parties on slides."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.diagnostics import FIT, Failed, error
from briefing.layout.doc import Element
from briefing.typeset.blocks.context import Context, Measure
from briefing.typeset.blocks.drawing import circle
from briefing.typeset.blocks.flow import around
from briefing.typeset.figures.circle import (
    APART,
    Box,
    Curve,
    Pair,
    Point,
    beside,
    components,
    curves,
    on_oval,
    order,
    sides,
    spots,
    stacked,
)
from briefing.typeset.figures.labels import Cell, Label, cell, label
from briefing.typeset.figures.parties import set_parties
from briefing.typeset.figures.signs import line, pen, sign
from briefing.typeset.galley import Galley, Path, Row

SHARE = 0.3  # of the width that a label takes at most
GAP, DOT, HUB = 8.0, 2.2, 4.5  # points from an actor's dot to its label; the dot's radius, and that of many ties
WIDE = 0.36  # of the width: half an oval that leaves its labels more room than they need is no wider
PAIR_REACH, PAIR_GAP, MOST_PAIRS = 36.0, 12.0, 8  # of actors apart: half their distance, what parts rows, how many rows
CASING = 1.6  # points of ground beside a line, where it passes over others
FREE = 0.16, 0.84  # of a curve, between which it has a casing: nearer to an actor it would hide its neighbours
ROOMY, CROWDED = 27.0, 5.0  # points between labels where there are few, where there are many
ROUND, FAR = 0.8, 40.0  # of a figure of few: how high it is to its half width, and at most for each label
KEY = 60.0  # points that are kept for the key below a figure that fills a page
RING = 3.0  # radius of the sign for what is alleged
SAMPLE, BETWEEN = 34.0, 18.0  # points: the line in the key, and what parts the key's entries


class Drawing(NamedTuple):
    """Labels as cells, lines and signs, and how high all of it is."""

    cells: list[Cell]
    paths: list[Path]
    tall: float


class Laid(NamedTuple):
    """Where actors and ties are: a point, a label and its box for each actor, a curve and a spot on it for each tie."""

    points: list[Point]
    labels: list[Label]
    boxes: list[Box]
    curves: list[Curve]
    spots: list[float]
    tall: float


def set_network(el: Element, measure: Measure, context: Context) -> Galley:
    """The figure with its key below; `form="parties"` is the fixed one of slides."""
    if el.get("form") == "parties":
        return set_parties(el, measure, context)
    made, factor = laid(el, measure[1], context), context.length("network-share", 0.5)
    theme, paths, signs, cells = context.theme, list[Path](), list[Path](), list[Cell]()
    for tie, curve, spot in zip(el.parts("tie"), made.curves, made.spots, strict=True):
        paths += _tie(tie, curve, factor, el, context)
        signs += _sign(tie, curve, spot, factor, el, context)
    paths += signs
    ink, ends = theme.colour("ink"), [end for curve in made.curves for end in (curve.start, curve.end)]
    for point, own, (left, top, _, _) in zip(made.points, made.labels, made.boxes, strict=True):
        radius = min(HUB, DOT + 0.3 * max(0, ends.count(point) - 1))
        paths.append(Path(circle(*point, radius), fill=ink, node=el.number))
        cells.append(cell(own, left, top))
    key = _key(el, measure[1], made.tall, factor, context)
    tall = made.tall + key.tall
    if tall > context.page_height():
        over = tall - context.page_height()
        raise Failed([error("does-not-fit", el.span, f"the network is {over:.0f} points too high for a page",
                            "print fewer actors, or a network for each side")], FIT)
    row = Row(tall, 0.0, measure[0], (*cells, *key.cells), paths=(*paths, *key.paths))
    return around((row,), el, el.get("role") or "network", context)


def laid(el: Element, width: float, context: Context) -> Laid:
    """Actors on an oval in the order in which ties are short, labels outside, ties inside; below it, a row each, those
    who know nobody but each other."""
    nodes = el.parts("node")
    seat = {node.get("name"): k for k, node in enumerate(nodes)}
    ties: list[Pair] = [(seat[tie.get("from")], seat[tie.get("to")]) for tie in el.parts("tie")]
    natural = [label(node, SHARE * width, "node", context) for node in nodes]
    pairs = _pairs(len(nodes), ties)
    around = [k for k in range(len(nodes)) if not any(k in pair for pair in pairs)]
    lows = [max(natural[k].height for k in pair) + PAIR_GAP for pair in pairs]
    points, tall = _oval(around, ties, natural, width, context.page_height() - KEY - sum(lows))
    curved = dict[int, Curve]()
    for pair, low in zip(pairs, lows, strict=True):
        own = [k for k, tie in enumerate(ties) if set(tie) == set(pair)]
        for k, way in zip(pair, (-1, 1), strict=True):
            points[k] = width / 2 + way * PAIR_REACH, tall + low / 2
        for j, k in enumerate(own):
            curved[k] = beside(points[ties[k][0]], points[ties[k][1]], (j - (len(own) - 1) / 2) * APART)
        tall += low
    labels, boxes = dict[int, Label](), dict[int, Box]()
    room = max((each.width for each in natural), default=0.0) + 1.0
    for k, (x, y) in points.items():
        right = x >= width / 2
        labels[k] = label(nodes[k], room, "node", context, "left" if right else "right")
        start = x + GAP if right else x - GAP - room
        boxes[k] = start, y - natural[k].height / 2, start + room, y + natural[k].height / 2
    every = range(len(nodes))
    inked = [_inked(boxes[k], labels[k].width, points[k][0] < boxes[k][0]) for k in every]
    inner = [k for k in range(len(ties)) if k not in curved]
    centre = width / 2, (tall - sum(lows)) / 2
    found = curves([points[k] for k in every], [ties[k] for k in inner], centre, inked)
    curved |= dict(zip(inner, found, strict=True))
    drawn = [curved[k] for k in range(len(ties))]
    return Laid([points[k] for k in every], [labels[k] for k in every], [boxes[k] for k in every], drawn,
                spots(drawn, 32.0 * context.length("network-share", 0.5)), tall)


def _pairs(count: int, ties: Sequence[Pair]) -> list[tuple[int, int]]:
    """Two actors each who know nobody else, where others are more; few of them, with few ties."""
    groups = components(count, ties)
    found = [(group[0], group[1]) for group in groups if len(group) == 2]
    if len(groups[0]) == 2 or len(found) > MOST_PAIRS:
        return []
    return [pair for pair in found if sum(set(tie) == set(pair) for tie in ties) <= 2]


def _oval(around: Sequence[int], ties: Sequence[Pair], natural: Sequence[Label], width: float,
          most: float) -> tuple[dict[int, Point], float]:
    """The places of some actors on the widest oval that leaves room for their labels, and how high it is."""
    place = {k: j for j, k in enumerate(around)}
    own = [(place[a], place[b]) for a, b in ties if a in place and b in place]
    groups = components(len(around), own)
    ring = [around[k] for k in order(len(around), own)]
    ring = [k for group in groups for k in ring if place[k] in group]
    best: tuple[float, dict[int, Point], float] = -1.0, {}, 0.0
    for turn in range(len(ring)):
        columns = sides([*ring[turn:], *ring[:turn]])
        words = max(sum(natural[k].height for k in side) for side in columns)
        gap = max(CROWDED, min(ROOMY - 0.4 * max(0, len(ring) - 10), (most - words) / max(1, len(columns[1]))))
        tall = max(words + len(columns[1]) * gap, min(ROUND * width / 4, (len(columns[1]) + 1) * FAR))
        levels = {k: y for side in columns for k, y in
                  zip(side, stacked([natural[k].height for k in side], tall), strict=True)}
        shares = {k: on_oval(y - tall / 2, 1.0, tall / 2) for k, y in levels.items()}
        across = min((width / 2 - GAP - 1.0 - natural[k].width) / max(share, 0.05) for k, share in shares.items())
        across = min(across, WIDE * width, tall)
        if across > best[0] + 1e-6:
            at = {k: (width / 2 + (1 if k in columns[1] else -1) * across * shares[k], levels[k]) for k in ring}
            best = across, at, tall
    return best[1], best[2]


def _inked(box: Box, width: float, from_left: bool) -> Box:
    """The part of a label's measure that its words take."""
    left, top, right, bottom = box
    return (left, top, left + width, bottom) if from_left else (right - width, top, right, bottom)


def _tie(tie: Element, curve: Curve, factor: float, el: Element, context: Context) -> list[Path]:
    """A tie's line, and below it the ground that parts it from those it crosses."""
    made = pen(tie.get("kind"), bool(tie.get("limited")), factor)
    casing = Path(_ops(curve.between(*FREE)), stroke=context.theme.colour("paper"), weight=made.weight + 2 * CASING,
                  node=el.number)
    return [casing, line(_ops(curve), made, context.theme, el.number)]


def _ops(curve: Curve) -> tuple[tuple[str | float, ...], ...]:
    return ("M", *curve.start), ("C", *curve.one, *curve.other, *curve.end)


def _sign(tie: Element, curve: Curve, spot: float, factor: float, el: Element, context: Context) -> list[Path]:
    kind, theme = tie.get("kind"), context.theme
    made, at, way = pen(kind, bool(tie.get("limited")), factor), curve.at(spot), curve.towards(spot)
    out = list(sign(kind, at, way, made, theme, el.number, factor))
    if tie.get("unsure"):
        back = 0.0 if kind == "negotiates" else 22.0 * factor
        out.append(ring((at[0] - back * way[0], at[1] - back * way[1]), el, context))
    return out


def ring(at: Point, el: Element, context: Context, radius: float = RING) -> Path:
    """The sign for what is alleged or inferred."""
    return Path(circle(*at, radius), fill=context.theme.colour("paper"), stroke=context.theme.colour("ink"),
                weight=radius / 3, node=el.number)


def _key(el: Element, width: float, top: float, factor: float, context: Context) -> Drawing:
    """A line of each kind with its words, side by side as far as there is room."""
    theme, out = context.theme, Drawing([], [], 0.0)
    x, y, lead = 0.0, top + context.theme.style("node-key", context.step).leading, 0.0
    for sample in el.parts("sample"):
        words = label(sample, width - SAMPLE - GAP, "node-key", context)
        if x and x + SAMPLE + GAP + words.width > width:
            x, y = 0.0, y + lead
        lead, middle = words.height + 3.0, y + 0.75 * words.style.leading - 0.3 * words.style.size
        made, at = pen(sample.get("kind"), bool(sample.get("limited")), factor), (x + SAMPLE / 2, middle)
        if sample.get("kind"):
            out.paths.append(line((("M", x, middle), ("L", x + SAMPLE, middle)), made, theme, el.number))
            out.paths.extend(sign(sample.get("kind"), at, (1.0, 0.0), made, theme, el.number, factor))
        else:
            out.paths.append(ring((x + SAMPLE / 2, middle), el, context))
        out.cells.append(cell(words, x + SAMPLE + GAP, y))
        x += SAMPLE + GAP + words.width + BETWEEN
    return out._replace(tall=y + lead - top) if out.cells else out
