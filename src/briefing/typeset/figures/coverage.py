"""Which paragraphs of a document are used: a row of cells for each of its sections, all on one scale.

A cell is full, half full or empty, which a copier and an eye without colour tell apart.
"""

from math import ceil

from briefing.layout.doc import Element
from briefing.typeset.blocks.context import Context, Measure, look
from briefing.typeset.blocks.drawing import use_cell
from briefing.typeset.blocks.flow import around, set_flow
from briefing.typeset.blocks.paragraphs import stack
from briefing.typeset.fit import height, trim
from briefing.typeset.galley import NEVER, Galley, Glue, Item, Path, Penalty, Row
from briefing.typeset.text.lines import Para, Piece, set_lines

MOST = 30  # cells side by side: what has more goes on below itself
EVERY = 5  # paragraphs from one number of the scale to the next


def set_coverage(el: Element, measure: Measure, context: Context) -> Galley:
    """The scale, and below it a row for each section, held together; cells are as wide as the theme says, or less where
    the longest row asks for it."""
    rows = [child for child in el.children if isinstance(child, Element)]
    longest = min(MOST, max((len(row.get("cells").split()) for row in rows), default=1))
    left = context.length("coverage-label-width") + context.length("coverage-gap")
    pitch = min((measure[1] - left) / longest, context.length("coverage-width", context.line))
    out: list[Item] = [_scale(longest, left, pitch, measure, context)]
    for row in rows:
        out += [Penalty(NEVER), _row(row, left, pitch, longest, measure, context)]
    return around(tuple(out), el, el.get("role") or "coverage", context)


def _row(el: Element, left: float, pitch: float, longest: int, measure: Measure, context: Context) -> Row:
    """A section: what its first paragraph calls it, how many its second counts, at the right of the same line."""
    parts = [child for child in el.children if isinstance(child, Element)]
    label, counted = context.length("coverage-label-width"), context.length("coverage-count-width")
    cells = [(x, trim(set_flow((part,), (0.0, wide), context.below(part, role)))) for part, x, wide, role in zip(
        parts, (0.0, label - counted), (label - counted, counted), ("coverage-label", "coverage-count"), strict=False)]
    uses, tall = el.get("cells").split(), context.length("coverage-pitch", context.line)
    lines = ceil(len(uses) / longest)
    paths = [path._replace(node=el.number) for k, use in enumerate(uses)
             for path in _cell(use, left + k % longest * pitch, k // longest * tall, pitch, tall, context)]
    down = max([lines * tall, *(height(items) for _, items in cells)])
    return Row(down, 0.0, measure[0], tuple(cells), paths=tuple(paths))


def _cell(use: str, x: float, y: float, wide: float, pitch: float, context: Context) -> tuple[Path, ...]:
    tall = context.length("coverage-height", 9.0)
    return use_cell(use, x, y + (pitch - tall) / 2, wide, tall, context.theme)


def _scale(longest: int, left: float, pitch: float, measure: Measure, context: Context) -> Row:
    """1, 5, 10 … each above the middle of its cell: artifacts, since each row says its own paragraphs."""
    style = context.theme.style("coverage-scale", context.step)
    cells = []
    for number in (1, *range(EVERY, longest + 1, EVERY)):
        lines = set_lines([Piece(str(number), look(style), -1)], 4 * pitch, Para("centre", 0.0, False, context.faces))
        cells.append((left + (number - 0.5) * pitch - 2 * pitch, (Glue(0.0, keep=True), *stack(lines, 0.0, style))))
    return Row(style.leading, 0.0, measure[0], tuple(cells), flow="scale")
