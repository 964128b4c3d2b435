"""Which paragraphs of a document are used: a row of cells for each of its sections, all on one scale.

A cell is full, half full or empty, which a copier and an eye without colour tell apart.
"""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from briefing.layout.doc import Element
from briefing.typeset.blocks.context import Context, Measure, look
from briefing.typeset.blocks.drawing import use_cell
from briefing.typeset.blocks.flow import around, set_flow
from briefing.typeset.blocks.paragraphs import stack
from briefing.typeset.fit import height, trim
from briefing.typeset.galley import NEVER, Galley, Glue, Item, Penalty, Row
from briefing.typeset.text.lines import Para, Piece, set_lines

MOST = 30  # cells side by side: what has more goes on below itself
EVERY = 5  # paragraphs from one number of the scale to the next


def set_coverage(el: Element, measure: Measure, context: Context) -> Galley:
    """The scale, and below it a row for each section, held together; cells are as wide as the theme says, or less where
    the longest row asks for it.

    In furniture one that is `cited` by the page has the rows of the sections that the page cites, and no scale."""
    role, rows = el.get("role") or "coverage", el.parts()
    uses = [row.get("cells").split() for row in rows]
    if el.get("cited"):
        uses = [_on_page(row, context) for row in rows]
        kept = [k for k, use in enumerate(uses) if "full" in use]
        rows, uses = [rows[k] for k in kept], [uses[k] for k in kept]
    longest = min(MOST, max(map(len, uses), default=1))
    left = context.length(f"{role}-label-width") + context.length(f"{role}-gap")
    pitch = min((measure[1] - left) / longest, context.length(f"{role}-width", context.line))
    shape = Shape(role, left, pitch, longest, measure)
    out: list[Item] = [] if el.get("cited") else [_scale(shape, context)]
    for row, use in zip(rows, uses, strict=True):
        out += [*((Penalty(NEVER),) if out else ()), _row(row, use, shape, context)]
    return around(tuple(out), el, role, context)


class Shape(NamedTuple):
    """How the cells of a chart stand: its role, where they begin, how far apart, how many on a line; the measure."""

    role: str
    left: float
    pitch: float
    longest: int
    measure: Measure


def _on_page(row: Element, context: Context) -> list[str]:
    """The cells of a row of which those are full that the page cites."""
    cited = {*context.words.get("cited", "").split("; ")}
    return ["full" if f"{row.get('prefix')}{n}" in cited else "none"
            for n in range(1, len(row.get("cells").split()) + 1)]


def _row(el: Element, uses: Sequence[str], shape: Shape, context: Context) -> Row:
    """A section: what its first paragraph calls it, how many its second counts, at the right of the same line."""
    role, parts = shape.role, el.parts()
    label, counted = context.length(f"{role}-label-width"), context.length(f"{role}-count-width")
    cells = [(x, trim(set_flow((part,), (0.0, wide), context.below(part, own)))) for part, x, wide, own in zip(
        parts, (0.0, label - counted), (label - counted, counted), (f"{role}-label", f"{role}-count"), strict=False)]
    down, tall = context.length(f"{role}-pitch", context.line), context.length(f"{role}-height", 9.0)
    paths = [path._replace(node=el.number) for k, use in enumerate(uses) for path in use_cell(
        use, shape.left + k % shape.longest * shape.pitch, k // shape.longest * down + (down - tall) / 2, shape.pitch,
        tall, context.theme)]
    most = max([ceil(len(uses) / shape.longest) * down, *(height(items) for _, items in cells)])
    return Row(most, 0.0, shape.measure[0], tuple(cells), paths=tuple(paths))


def _scale(shape: Shape, context: Context) -> Row:
    """1, 5, 10 … each above the middle of its cell: artifacts, since each row says its own paragraphs."""
    style, cells, pitch = context.theme.style("coverage-scale", context.step), [], shape.pitch
    for number in (1, *range(EVERY, shape.longest + 1, EVERY)):
        lines = set_lines([Piece(str(number), look(style), -1)], 4 * pitch, Para("centre", 0.0, False, context.faces))
        x = shape.left + (number - 0.5) * pitch - 2 * pitch
        cells.append((x, (Glue(0.0, keep=True), *stack(lines, 0.0, style))))
    return Row(style.leading, 0.0, shape.measure[0], tuple(cells), flow="scale")
