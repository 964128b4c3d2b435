"""Tables: rows that are never split, with their head repeated on every page."""

from briefing.layout.doc import Element
from briefing.typeset.blocks.boxes import column_edges
from briefing.typeset.blocks.context import Context, Measure
from briefing.typeset.blocks.drawing import level
from briefing.typeset.blocks.flow import around, set_flow
from briefing.typeset.blocks.inline import pieces
from briefing.typeset.blocks.paragraphs import set_paragraph, stack
from briefing.typeset.fit import height, trim
from briefing.typeset.galley import NEVER, Galley, Glue, Item, Path, Penalty, Row
from briefing.typeset.text.lines import Para, set_lines


def set_table(el: Element, measure: Measure, context: Context) -> Galley:
    """Rules of 1.5 points above the head and 0.75 below it, hairlines between rows; equal columns unless given."""
    rows = [child for child in el.children if isinstance(child, Element) and child.name == "tr"]
    captions = [child for child in el.children if isinstance(child, Element) and child.name == "caption"]
    gap = context.length("table-gap")
    count = max((len(row.children) for row in rows), default=1)
    edges = column_edges(el.get("columns"), measure[1], gap, count, context)
    out, head = list[Item](), tuple[Row, ...]()
    for caption in captions:
        lines = trim(set_paragraph(caption, measure, context.below(caption, "caption")))
        out += [*lines, Penalty(NEVER), Glue(context.length("caption-after"), keep=True), Penalty(NEVER)]
    for row in rows:
        made = _row(row, edges, measure, context, row is rows[-1])
        if row.get("head"):
            head += (made,)
            out += [made, Penalty(NEVER)]
        else:
            out.append(made._replace(head=head))
    return around(tuple(out), el, "table", context)


def _row(row: Element, edges: list[tuple[float, float]], measure: Measure, context: Context, last: bool) -> Row:
    top, bottom = context.length("table-pad-top"), context.length("table-pad-bottom")
    cells = tuple((x, trim(_cell(cell, width, context)))
                  for cell, (x, width) in zip((c for c in row.children if isinstance(c, Element)), edges, strict=False))
    tall = top + max((height(items) for _, items in cells), default=0.0) + bottom
    shifted = tuple((x, (Glue(top, keep=True), *items)) for x, items in cells)
    return Row(tall, 0.0, measure[0], shifted, paths=_rules(bool(row.get("head")), measure[1], tall, last, context))


def _cell(cell: Element, width: float, context: Context) -> Galley:
    if cell.name == "td":
        return set_flow(cell.children, (0.0, width), context.below(cell, "td"))
    style = context.theme.style("th", context.step)
    return stack(set_lines(pieces(cell, style, context), width, Para("left", 0.0, False, context.faces)), 0.0, style)


def _rules(head: bool, width: float, tall: float, last: bool, context: Context) -> tuple[Path, ...]:
    ink, hair = context.theme.colour("ink"), context.theme.colour("hair")
    below = level(0.0, tall, width, ink, 0.75) if head or last else level(0.0, tall, width, hair, 0.5)
    return (level(0.0, 0.0, width, ink, 1.5), below) if head else (below,)
