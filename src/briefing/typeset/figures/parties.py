"""A network of two parties, as slides show it: four columns, level ties, nothing placed freely.

The first two nodes are the parties; every other one stands on the side of the party that it is tied to, in the order
given, and its tie runs level at its own height, so ties cannot cross. A tie that passes over a party goes round: the
first one above the boxes, the second below. Measures are those of a slide 960 points wide; narrower ones scale them.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.diagnostics import FIT, Failed, error
from briefing.layout.doc import Element
from briefing.typeset.blocks.context import Context, Measure
from briefing.typeset.blocks.drawing import circle
from briefing.typeset.blocks.flow import around
from briefing.typeset.figures.labels import Box, Cell, cell, label
from briefing.typeset.figures.signs import Pen, Point, line, pen, sign, triangle
from briefing.typeset.fit import height
from briefing.typeset.galley import Galley, Path, Row

FULL = 864.0  # points: the width for which the measures below are made
BOX, OUTER, INNER = 160.0, 72.0, 80.0  # a box's width, and the gaps outside the parties and between them
TOP, MANY, MOST = 24.0, 4, 5  # above the first box; for how many boxes on a side there is room at least, and at most
STEPS = ((64.0, 52.0), (54.0, 44.0), (44.0, 36.0))  # pitch and height of the boxes, tried in turn
INSET = 6.0  # from a box's edge to its words
PLATE = 12.0  # white on each side of a label that stands on a line
KEY, SAMPLE, WORDS = 38.0, 52.0, 66.0  # the key's baseline below the boxes; its line; where its words begin
RING = 6.0


class Plan(NamedTuple):
    """Boxes by their node's name, the ties, and where the boxes end. `x` is the left edge of each of four columns."""

    boxes: dict[str, Box]
    columns: dict[str, int]
    x: tuple[float, float, float, float]
    bottom: float


def set_parties(el: Element, measure: Measure, context: Context) -> Galley:
    nodes, ties = el.parts("node"), el.parts("tie")
    plan = _planned(nodes, ties, measure[1], el, STEPS[min(context.step, len(STEPS) - 1)])
    cells, paths = list[Cell](), list[Path]()
    hostile = {tie.get(end) for tie in ties if tie.get("kind") == "fights" and _neighbours(tie, plan)
               for end in ("from", "to")}
    for k, node in enumerate(nodes):
        paths.append(_frame(node, plan, k < 2, node.get("name") in hostile and k > 1, el, context))
        cells.append(_named(node, plan.boxes[node.get("name")], k < 2, context))
    round_ties, pairs = 0, [frozenset((tie.get("from"), tie.get("to"))) for tie in ties]
    for k, (tie, pair) in enumerate(zip(ties, pairs, strict=True)):
        if _neighbours(tie, plan):
            place = (pairs[:k].count(pair) + 1) / (pairs.count(pair) + 1)
            paths += _level(tie, place, plan, el, context)
        else:
            round_ties += 1
            if round_ties > 2:
                raise _no(el, "more than two ties pass over a party", "show fewer actors, or leave a tie to the text")
            more, words = _round(tie, plan, round_ties == 2, el, context)
            paths += more
            cells += words
    key_cells, key_paths = _key(el, plan, round_ties > 1, measure[1], context)
    tall = max((height(items) for _, items in key_cells), default=plan.bottom)
    row = Row(tall, 0.0, measure[0], (*cells, *key_cells), paths=(*paths, *key_paths))
    return around((row,), el, el.get("role") or "network", context)


def _neighbours(tie: Element, plan: Plan) -> bool:
    return abs(plan.columns[tie.get("from")] - plan.columns[tie.get("to")]) == 1


def _no(el: Element, message: str, hint: str) -> Failed:
    return Failed([error("does-not-fit", el.span, message, hint)], FIT)


def _planned(nodes: list[Element], ties: list[Element], width: float, el: Element, size: tuple[float, float]) -> Plan:
    """Where every box stands; boxes of a `size` are so far apart and so high."""
    names = [node.get("name") for node in nodes]
    first, second = names[:2]
    beside: dict[str, set[str]] = {name: set() for name in names}
    for tie in ties:
        beside[tie.get("from")].add(tie.get("to"))
        beside[tie.get("to")].add(tie.get("from"))
    columns = {first: 1, second: 2}
    for node in nodes[2:]:
        name = node.get("name")
        columns[name] = _side(node, beside[name], first, second, el)
    left, right = ([n for n in names if columns[n] == k] for k in (0, 3))
    rows, (pitch, tall) = max(len(left), len(right), MANY), size
    if rows > MOST:
        raise _no(el, f"{rows} boxes stand on one side of the network; {MOST} are the most", "split it into two slides")
    share = width / FULL
    x = (0.0, (BOX + OUTER) * share, (2 * BOX + OUTER + INNER) * share, (3 * BOX + 2 * OUTER + INNER) * share)
    bottom = TOP + (rows - 1) * pitch + tall
    boxes = {name: (x[k], TOP, x[k] + BOX * share, bottom) for name, k in ((first, 1), (second, 2))}
    for side in (left, right):
        high = tall if len(side) >= MANY else max(tall, STEPS[0][1])  # few boxes have room for names of two lines
        spread = (bottom - TOP - high) / max(1, len(side) - 1)
        start = TOP + (bottom - TOP - high) / 2 if len(side) == 1 else TOP
        for k, name in enumerate(side):
            y, at = start + k * spread, x[columns[name]]
            boxes[name] = at, y, at + BOX * share, y + high
    return Plan(boxes, columns, x, bottom)


def _side(node: Element, beside: set[str], first: str, second: str, el: Element) -> int:
    """0 for the left column, 3 for the right one: as the layout says, else beside the party it is tied to."""
    if side := node.get("side"):
        return 0 if side == "left" else 3
    if not beside & {first, second}:
        raise _no(el, f"{node.get('name')} is tied to neither of the two parties", "leave it out, or print a table")
    return 0 if first in beside else 3


def _frame(node: Element, plan: Plan, party: bool, hostile: bool, el: Element, context: Context) -> Path:
    left, top, right, bottom = plan.boxes[node.get("name")]
    theme, dash = context.theme, (6.0, 4.0) if hostile else ()
    ground = theme.colour("tint" if plan.columns[node.get("name")] < 2 and not hostile else "paper")
    return Path((("R", left, top, right - left, bottom - top),), fill=ground, stroke=theme.colour("ink"),
                weight=3.0 if party else 1.5, dash=dash, node=el.number)


def _named(node: Element, box: Box, party: bool, context: Context) -> Cell:
    """A box's words in its middle, smaller if they take two lines; too long ones are an error."""
    left, top, right, bottom = box
    roles, most = (("party",), 4) if party else (("node", "node-small"), 2)
    for role in roles:
        words = label(node, right - left - 2 * INSET, role, context, "centre")
        lines = 1 if role == "node" else most
        if len(words.lines) <= lines and words.width <= words.measure + 0.01 and words.height <= bottom - top:
            return cell(words, left + INSET, (top + bottom - words.height) / 2)
    span = node.children[0].span if node.children else node.span
    raise Failed([error("does-not-fit", span, "the name is too long for its box in the network",
                        "give the actor a short name")], FIT)


def _level(tie: Element, place: float, plan: Plan, el: Element, context: Context) -> list[Path]:
    """A tie between neighbours, at a share of the height of the outer box, or of the parties'."""
    one, other = plan.boxes[tie.get("from")], plan.boxes[tie.get("to")]
    way = 1.0 if one[0] < other[0] else -1.0
    start, end = (one[2], other[0]) if way > 0 else (one[0], other[2])
    flat = min(one, other, key=lambda box: box[3] - box[1])
    begin = start, flat[1] + place * (flat[3] - flat[1])
    return tied(tie.get("kind"), bool(tie.get("limited")), bool(tie.get("unsure")), begin, end, el, context)


def tied(kind: str, limited: bool, unsure: bool, start: tuple[float, float], end: float, el: Element,
         context: Context) -> list[Path]:
    """A level tie from a point to the x where it ends, with its sign."""
    x, y = start
    way = 1.0 if end > x else -1.0
    made = pen(kind, limited, 1.0)
    stop = end - way * _head(kind, made)
    out = [line((("M", x, y), ("L", stop, y)), made, context.theme, el.number)]
    out += _signs(kind, made, (end, y), (way, 0.0), ((x + end) / 2, y), (way, 0.0), el, context)
    return [*out, _ring(x + way * 14.0, y, el, context)] if unsure else out


def _head(kind: str, made: Pen) -> float:
    """How long before its end the line of a tie stops, for the triangle there."""
    return 2.0 + made.long if kind == "backs" else 0.0


def _signs(kind: str, made: Pen, end: Point, down: Point, middle: Point, way: Point, el: Element,
           context: Context) -> Sequence[Path]:
    """The triangle of backing at the end of a tie that comes `down` to it; else the sign in the middle of its `way`."""
    if kind != "backs":
        return sign(kind, middle, way, made, context.theme, el.number, 1.0)
    tip = end[0] - 2.0 * down[0], end[1] - 2.0 * down[1]
    return (triangle(tip, down, made, context.theme, el.number),)


def _ring(x: float, y: float, el: Element, context: Context) -> Path:
    theme = context.theme
    return Path(circle(x, y, RING), fill=theme.colour("paper"), stroke=theme.colour("ink"), weight=2.0, node=el.number)


def _round(tie: Element, plan: Plan, below: bool, el: Element, context: Context) -> tuple[list[Path], list[Cell]]:
    """A tie that passes over a party: up from the middle of a box, level, and down; its words on the level part, its
    sign at their left, or in the middle where it has none."""
    one, other = plan.boxes[tie.get("from")], plan.boxes[tie.get("to")]
    edge, y, down = (3, plan.bottom + TOP - 2.0, -1.0) if below else (1, 2.0, 1.0)
    a, b = (one[0] + one[2]) / 2, (other[0] + other[2]) / 2
    if any(each[0] == box[0] and down * each[edge] < down * box[edge] for box in (one, other)
           for each in plan.boxes.values()):
        raise _no(el, f"the tie from {tie.get('from')} to {tie.get('to')} would run through other boxes",
                  "name the actor that talks first on its side, or leave the tie to the text")
    kind, theme = tie.get("kind"), context.theme
    made, left, middle = pen(kind, bool(tie.get("limited")), 1.0), min(a, b), (a + b) / 2
    stop = other[edge] - down * _head(kind, made)
    words = label(tie, abs(b - a) - 2 * PLATE, "node-key", context, "centre")
    half = words.width / 2 + PLATE
    out = [line((("M", a, one[edge]), ("L", a, y), ("L", b, y), ("L", b, stop)), made, theme, el.number)]
    if words.lines:
        out.append(Path((("R", middle - half, y - 12.0, 2 * half, 24.0),), fill=theme.colour("paper"), node=el.number))
    at = middle - half - PLATE if words.lines else middle
    out += _signs(kind, made, (b, other[edge]), (0.0, down), (at, y), (1.0 if b > a else -1.0, 0.0), el, context)
    if tie.get("unsure"):
        out.append(_ring(left + 20.0, y, el, context))
    return out, [cell(words, left + PLATE, max(0.0, y - 0.55 * words.height))]


def _key(el: Element, plan: Plan, lower: bool, width: float, context: Context) -> tuple[list[Cell], list[Path]]:
    """A line of each kind with its words: on the figure's columns, or side by side where these are too narrow."""
    cells, paths, samples = list[Cell](), list[Path](), el.parts("sample")
    made = [label(sample, width - WORDS, "node-key", context) for sample in samples]
    pitch = min(b - a for a, b in pairwise((*plan.x, width)))
    columns = len(made) <= len(plan.x) and all(WORDS + words.width < pitch for words in made)
    x, y = 0.0, plan.bottom + KEY + (TOP if lower else 0.0)
    for k, (sample, words) in enumerate(zip(samples, made, strict=True)):
        if columns:
            x = plan.x[k]
        elif x and x + WORDS + words.width > width:
            x, y = 0.0, y + words.style.leading + 2.0
        middle = y - 0.3 * words.style.size
        if sample.get("kind"):
            paths += tied(sample.get("kind"), bool(sample.get("limited")), False, (x, middle), x + SAMPLE, el, context)
        else:
            paths.append(_ring(x + SAMPLE / 2, middle, el, context))
        cells.append(cell(words, x + WORDS, y - 0.75 * words.style.leading))
        x += WORDS + words.width + 2 * TOP
    return cells, paths
