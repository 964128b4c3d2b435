"""A schematic map: areas and points in coordinates of the pack's own, x to the right, y upwards, with their names.

A name is tried at places in a fixed order, and stands where it meets no other name, no sign and no outline. One for
which there is no such place is an error: nothing is shrunk, and nothing left out.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, pi, sin

from briefing.diagnostics import FIT, Diagnostic, Failed, error
from briefing.layout.doc import Element
from briefing.typeset.blocks.context import Context, Measure
from briefing.typeset.blocks.drawing import circle
from briefing.typeset.blocks.flow import around
from briefing.typeset.figures.circle import Box, Point, meets
from briefing.typeset.figures.labels import Cell, Label, cell, label
from briefing.typeset.galley import Galley, Path, Row

PAD, DOT, CLEAR = 12.0, 2.6, 1.5  # points: within the frame, a point's radius, round a name
AWAY = (4.0, 9.0)  # from a point to its name
WAYS = (0.0, pi, pi / 2, -pi / 2, pi / 4, -pi / 4, 3 * pi / 4, -3 * pi / 4)  # right first, as readers expect
STEPS = 14  # an area is searched for its name's place in so many steps each way
WIDE = 0.34  # of the map's width: how wide a name is at most


def set_map(el: Element, measure: Measure, context: Context) -> Galley:
    """Areas, points, names, and a frame around them."""
    parts = el.parts()
    areas, spots = ([part for part in parts if part.name == name] for name in ("area", "spot"))
    shapes, tall = _fitted([points_of(part) for part in (*areas, *spots)], measure[1], context)
    outlines, dots = shapes[:len(areas)], [shape[0] for shape in shapes[len(areas):]]
    lines = [[*outline, outline[0]] for outline in outlines]
    taken = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in dots]
    names = {part.number: label(part, WIDE * measure[1], f"map-{part.name}", context, "centre") for part in parts}
    frame, found, wrong = (0.0, 0.0, measure[1], tall), dict[int, Box](), list[Diagnostic]()
    order = [*sorted(zip(areas, outlines, strict=True), key=lambda each: -_size(each[1])), *zip(
        spots, ([dot] for dot in dots), strict=True)]
    for part, shape in order:
        own = names[part.number]
        places = inside(shape, own) if part.name == "area" else beside(shape[0], own)
        box = next((b for b in places if _clear(b, frame, [*taken, *found.values()], lines)), None)
        if box is None:
            span = part.children[0].span if part.children else part.span
            wrong.append(error("does-not-fit", span, "the map has no room for this name",
                               "shorten it, or move the places apart"))
        else:
            found[part.number] = box
    if wrong:
        raise Failed(wrong, FIT)
    cells = [_named(names[part.number], found[part.number]) for part in parts]
    row = Row(tall, 0.0, measure[0], tuple(cells), paths=tuple(_drawn(el, areas, lines, dots, frame, context)))
    return around((row,), el, el.get("role") or "map", context)


def points_of(part: Element) -> list[Point]:
    """`10,20 30,40` as pairs of numbers."""
    pairs = (pair.split(",") for pair in (part.get("points") or part.get("point")).split())
    return [(float(x), float(y)) for x, y in pairs]


def _fitted(shapes: Sequence[Sequence[Point]], width: float, context: Context) -> tuple[list[list[Point]], float]:
    """The shapes in the measure, one scale both ways, y downwards; and how high the map is."""
    xs, ys = [x for shape in shapes for x, _ in shape], [y for shape in shapes for _, y in shape]
    left, top, across, down = min(xs), max(ys), (max(xs) - min(xs)) or 1.0, (max(ys) - min(ys)) or 1.0
    most = context.length("map-height") or 0.45 * context.page_height()
    scale = min((width - 2 * PAD) / across, (most - 2 * PAD) / down)
    aside = (width - scale * across) / 2
    return ([[(aside + (x - left) * scale, PAD + (top - y) * scale) for x, y in shape] for shape in shapes],
            scale * down + 2 * PAD)


def _size(shape: Sequence[Point]) -> float:
    """The area of a polygon (the shoelace formula)."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*shape, shape[0]]))) / 2


def inside(shape: Sequence[Point], own: Label) -> Iterator[Box]:
    """Boxes for a name in an area, from its middle outwards."""
    xs, ys = [x for x, _ in shape], [y for _, y in shape]
    middle = sum(xs) / len(xs), sum(ys) / len(ys)
    grid = [(min(xs) + (max(xs) - min(xs)) * i / STEPS, min(ys) + (max(ys) - min(ys)) * j / STEPS)
            for i in range(STEPS + 1) for j in range(STEPS + 1)]
    for x, y in sorted([middle, *grid], key=lambda p: ((p[0] - middle[0]) ** 2 + (p[1] - middle[1]) ** 2, p)):
        if within((x, y), shape):
            yield x - own.width / 2, y - own.height / 2, x + own.width / 2, y + own.height / 2


def within(point: Point, shape: Sequence[Point]) -> bool:
    """Whether a point is in a polygon: a ray from it meets the outline an odd number of times."""
    (x, y), odd = point, False
    for (ax, ay), (bx, by) in pairwise([*shape, shape[0]]):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            odd = not odd
    return odd


def beside(dot: Point, own: Label) -> Iterator[Box]:
    """Boxes for a name round a point: right, left, below, above, then the corners; then farther off."""
    half, tall = own.width / 2, own.height / 2
    for away in AWAY:
        for way in WAYS:
            dx, dy = cos(way), sin(way)
            x = dot[0] + dx * (DOT + away) + (half if dx > 0.01 else -half if dx < -0.01 else 0.0)
            y = dot[1] + dy * (DOT + away / 2) + (tall if dy > 0.01 else -tall if dy < -0.01 else 0.0)
            yield x - half, y - tall, x + half, y + tall


def _clear(box: Box, frame: Box, taken: Sequence[Box], lines: Sequence[Sequence[Point]]) -> bool:
    left, top, right, bottom = wide = (box[0] - CLEAR, box[1] - CLEAR, box[2] + CLEAR, box[3] + CLEAR)
    return (left > frame[0] and top > frame[1] and right < frame[2] and bottom < frame[3]
            and not any(left < b[2] and right > b[0] and top < b[3] and bottom > b[1] for b in taken)
            and not any(meets(line, wide) for line in lines))


def _named(own: Label, box: Box) -> Cell:
    return cell(own, (box[0] + box[2] - own.measure) / 2, box[1])


def _drawn(el: Element, areas: Sequence[Element], lines: Sequence[Sequence[Point]], dots: Sequence[Point], frame: Box,
           context: Context) -> Iterator[Path]:
    """Grounds and outlines, dashed where they are disputed; points; the frame."""
    theme = context.theme
    ink = theme.colour("ink")
    for part, line in zip(areas, lines, strict=True):
        ops = (("M", *line[0]), *(("L", *point) for point in line[1:-1]), ("Z",))
        disputed = bool(part.get("disputed"))
        yield Path(ops, fill=theme.colour("tint"), stroke=theme.colour("dispute") if disputed else ink, weight=1.0,
                   dash=(4.0, 3.0) if disputed else (), node=el.number)
    for dot in dots:
        yield Path(circle(*dot, DOT), fill=ink, node=el.number)
    yield Path((("R", *frame),), stroke=ink, weight=0.75, node=el.number)
