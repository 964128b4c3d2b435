"""The lines and signs of ties between actors: each kind has a line and a sign of its own, so that none needs colour.

Backing is a solid line with a filled triangle that points to who is backed; fighting a line with a cross; talks are
dots; a split is dashes with an open triangle that points to who left. Points.
"""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.layout.theme import Theme
from briefing.typeset.galley import Path

Point = tuple[float, float]
Ops = tuple[tuple[str | float, ...], ...]


DOT = 0.3  # points: what dots are larger by than a line of their size, so that small ones are seen


class Pen(NamedTuple):
    """A tie's line: its colour token, weight and dash; `long` and `wide` is its triangle, 0 if it has none."""

    colour: str
    weight: float
    dash: tuple[float, ...] = ()
    round: bool = False
    long: float = 0.0
    wide: float = 0.0


def pen(kind: str, limited: bool, size: float) -> Pen:
    """The line of a kind of tie; `size` is that of a slide's (1) or of paper's."""
    if kind == "fights":
        return Pen("dispute", 3.0 * size)
    if kind == "negotiates":
        return Pen("ink", 2.5 * size + DOT, (0.0, 6.0 * size + 2 * DOT), True)
    if kind == "splits":
        return Pen("ink", 1.5 * size, (7.0 * size, 4.0 * size), False, 14.0 * size, 14.0 * size)
    return Pen("ink", 1.5 * size, (), False, 12.0 * size, 13.0 * size) if limited else Pen(
        "ink", 5.0 * size, (), False, 18.0 * size, 20.0 * size)


def line(ops: Ops, made: Pen, theme: Theme, node: int) -> Path:
    return Path(ops, stroke=theme.colour(made.colour), weight=made.weight, dash=made.dash, round=made.round, node=node)


def triangle(tip: Point, way: Point, made: Pen, theme: Theme, node: int, filled: bool = True) -> Path:
    """A triangle whose tip is at a point and that points along a unit vector."""
    (x, y), (dx, dy), half = tip, way, made.wide / 2
    back = x - made.long * dx, y - made.long * dy
    ops: Ops = (("M", x, y), ("L", back[0] - half * dy, back[1] + half * dx),
                ("L", back[0] + half * dy, back[1] - half * dx), ("Z",))
    ink = theme.colour(made.colour)
    return (Path(ops, fill=ink, node=node) if filled else
            Path(ops, fill=theme.colour("paper"), stroke=ink, weight=made.weight, node=node))


def cross(at: Point, way: Point, arm: float, made: Pen, theme: Theme, node: int) -> Path:
    """Two strokes across a line, half a right angle off its way."""
    (x, y), (dx, dy) = at, way
    one, other = (dx - dy) * arm / 1.4142, (dx + dy) * arm / 1.4142
    ops: Ops = (("M", x - one, y - other), ("L", x + one, y + other),
                ("M", x - other, y + one), ("L", x + other, y - one))
    return Path(ops, stroke=theme.colour(made.colour), weight=made.weight, node=node)


def sign(kind: str, at: Point, way: Point, made: Pen, theme: Theme, node: int, size: float) -> Sequence[Path]:
    """A tie's sign in the middle of its line, about a point, `way` along it from who acts to whom; talks have none."""
    (x, y), (dx, dy) = at, way
    if kind == "fights":
        return (cross(at, way, 8.0 * size * 1.4142, made, theme, node),)
    if kind == "negotiates":
        return ()
    half = made.long / 2
    if kind == "splits":
        return (triangle((x - half * dx, y - half * dy), (-dx, -dy), made, theme, node, filled=False),)
    return (triangle((x + half * dx, y + half * dy), way, made, theme, node),)
