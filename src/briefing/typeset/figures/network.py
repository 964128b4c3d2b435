"""A network of actors: who backs, fights, talks with or splits from whom. Any graph on paper, two parties on slides."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.diagnostics import FIT, Failed, error
from briefing.layout.doc import Element
from briefing.typeset.blocks.context import Context, Measure
from briefing.typeset.blocks.drawing import circle
from briefing.typeset.blocks.flow import around
from briefing.typeset.figures.circle import (
    Box,
    Curve,
    Pair,
    Point,
    curves,
    on_ellipse,
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
GAP, DOT = 7.0, 2.2  # points from an actor's dot to its label; the dot's radius
ROOMY, CROWDED = 22.0, 5.0  # points between labels where there are few, where there are many
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
    theme, paths, cells = context.theme, list[Path](), list[Cell]()
    for tie, curve, spot in zip(parts(el, "tie"), made.curves, made.spots, strict=True):
        paths += _tie(tie, curve, spot, factor, el, context)
    ink = theme.colour("ink")
    for point, own, (left, top, _, _) in zip(made.points, made.labels, made.boxes, strict=True):
        paths.append(Path(circle(*point, DOT), fill=ink, node=el.number))
        cells.append(cell(own, left, top))
    key = _key(el, measure[1], made.tall, factor, context)
    tall = made.tall + key.tall
    if tall > context.page_height():
        over = tall - context.page_height()
        raise Failed([error("does-not-fit", el.span, f"the network is {over:.0f} points too high for a page",
                            "print fewer actors, or a network for each side")], FIT)
    row = Row(tall, 0.0, measure[0], (*cells, *key.cells), paths=(*paths, *key.paths))
    return around((row,), el, el.get("role") or "network", context)


def parts(el: Element, name: str) -> list[Element]:
    return [child for child in el.children if isinstance(child, Element) and child.name == name]


def laid(el: Element, width: float, context: Context) -> Laid:
    """Actors on an ellipse in the order in which ties are short, labels outside, ties inside."""
    nodes = parts(el, "node")
    seat = {node.get("name"): k for k, node in enumerate(nodes)}
    ties: list[Pair] = [(seat[tie.get("from")], seat[tie.get("to")]) for tie in parts(el, "tie")]
    natural = [label(node, SHARE * width, "node", context) for node in nodes]
    room = max((each.width for each in natural), default=0.0) + 1.0
    left, right = sides(order(len(nodes), ties))
    most = max((sum(natural[k].height for k in side) for side in (left, right)), default=0.0)
    spare = (context.page_height() - KEY - most) / max(1, len(right))
    tall = most + len(right) * max(CROWDED, min(ROOMY - 0.4 * max(0, len(nodes) - 10), spare))
    across, points = width / 2 - room - GAP, dict[int, Point]()
    tall = max(tall, min(ROUND * across, (len(right) + 1) * FAR))
    labels, boxes = dict[int, Label](), dict[int, Box]()
    for side, way, align in ((left, -1, "right"), (right, 1, "left")):
        heights = [natural[k].height for k in side]
        for k, y in zip(side, stacked(heights, tall), strict=True):
            x = width / 2 + way * on_ellipse(y - tall / 2, across, tall / 2)
            points[k] = x, y
            labels[k] = label(nodes[k], room, "node", context, align)
            start = x + GAP if way > 0 else x - GAP - room
            boxes[k] = start, y - heights[side.index(k)] / 2, start + room, y + heights[side.index(k)] / 2
    every = range(len(nodes))
    inked = [_inked(boxes[k], labels[k].width, points[k][0] < boxes[k][0]) for k in every]
    found = curves([points[k] for k in every], ties, (width / 2, tall / 2), inked)
    return Laid([points[k] for k in every], [labels[k] for k in every], [boxes[k] for k in every], found,
                spots(found, 32.0 * context.length("network-share", 0.5)), tall)


def _inked(box: Box, width: float, from_left: bool) -> Box:
    """The part of a label's measure that its words take."""
    left, top, right, bottom = box
    return (left, top, left + width, bottom) if from_left else (right - width, top, right, bottom)


def _tie(tie: Element, curve: Curve, spot: float, factor: float, el: Element, context: Context) -> Sequence[Path]:
    kind, theme = tie.get("kind"), context.theme
    made = pen(kind, bool(tie.get("limited")), factor)
    (ax, ay), (bx, by), (cx, cy) = curve
    # a quadratic curve as the cubic that PDF draws: controls two thirds of the way
    ops = (("M", ax, ay), ("C", ax + (bx - ax) / 1.5, ay + (by - ay) / 1.5,
                           cx + (bx - cx) / 1.5, cy + (by - cy) / 1.5, cx, cy))
    out = [line(ops, made, theme, el.number)]
    at, way = curve.at(spot), curve.towards(spot)
    out += sign(kind, at, way, made, theme, el.number, factor)
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
    for sample in parts(el, "sample"):
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
