"""The contents list: number, title and page, without leaders."""

from briefing.layout.doc import Element
from briefing.typeset.blocks.context import Context, Measure, look
from briefing.typeset.blocks.inline import pieces
from briefing.typeset.blocks.paragraphs import stack
from briefing.typeset.galley import Galley, Item, Line, Link
from briefing.typeset.text.lines import Para, Piece, Slot, set_lines


def set_contents(el: Element, measure: Measure, context: Context) -> Galley:
    out = list[Item]()
    for item in el.children:
        if isinstance(item, Element):
            out.extend(_entry(item, measure, context))
    return tuple(out)


def _entry(el: Element, measure: Measure, context: Context) -> Galley:
    """One line for each entry; a long title breaks and the page stands on its last line."""
    theme, faces = context.theme, context.faces
    style, page, number = theme.style("toc"), theme.style("toc-page"), theme.style("toc-number")
    left, right = context.length("toc-number-width"), context.length("toc-page-width")
    lines = set_lines(pieces(el, style, context), measure[1] - left - right, Para("left", 0.0, False, faces))
    label = set_lines([Piece(el.get("number"), look(number), el.number)], left, Para("left", 0.0, False, faces))
    folio = set_lines([Slot(el.get("to"), look(page), el.number)], right, Para("right", 0.0, False, faces))
    items = list(stack(lines, measure[0] + left, style, keep=True))
    first, last = items[0], items[-1]
    assert isinstance(first, Line) and isinstance(last, Line)
    if label:
        mark = label[0].runs[0]
        items[0] = first._replace(runs=(mark.apart()._replace(shift=-left, width=0.0), *first.runs))
    last = items[-1]
    assert isinstance(last, Line)
    slot = folio[0].runs[0]
    assert slot.slot
    slot = slot._replace(slot=slot.slot._replace(align="right"))
    gap = measure[1] - left - sum(run.width for run in last.runs) - slot.width
    tail = last.runs[-1]
    tail = tail if tail.text.endswith(" ") else tail.apart()
    link = Link(el.number, -left, measure[1], "#" + el.get("to"))
    items[-1] = last._replace(runs=(*last.runs[:-1], tail, slot._replace(shift=gap)), notes=(*last.notes, link))
    return tuple(items)
