"""Footnotes: the figure in the text, and the note at the foot of the page or of its column."""

from briefing.layout.doc import Element
from briefing.layout.theme import Style, Theme
from briefing.typeset.blocks.context import Context, look
from briefing.typeset.blocks.flow import carrier, set_flow, with_notes
from briefing.typeset.galley import Foot, Footing, Line, Path, Target
from briefing.typeset.text.lines import Para, Piece, Pin, set_lines

ROLE = "footnote"


def footing(theme: Theme) -> Footing:
    """How footnotes stand: `foot-share`, and `footnote-gap` with `footnote-rule` points of ink in its middle."""
    weight, width = theme.length("footnote-rule", 0.5), theme.length("footnote-rule-width", 72.0)
    rule = Path((("M", 0.0, 0.0), ("L", width, 0.0)), stroke=theme.colour("ink"), weight=weight) if weight else None
    return Footing(theme.length("foot-share", 0.45), theme.length("footnote-gap", 14.0), rule)


def footnote(el: Element, style: Style, context: Context) -> tuple[Pin, Piece]:
    """A raised figure that leads to its note, and the note, which goes with the figure's line."""
    mark = look(context.theme.inline(style, "note-mark", context.step))
    return Pin(_foot(el, context)), Piece(el.get("number"), mark, el.number, f"#{_anchor(el)}", "", True, el.span)


def _foot(el: Element, context: Context) -> Foot:
    """The note at the text's measure, or its column's, `footnote-inset` further in; its number hangs left of it."""
    inset, style = context.length("footnote-inset"), context.theme.style(ROLE, context.step)
    below = context.below(el, el.get("role") or ROLE)
    items = set_flow(el.children, (inset, (context.foot or context.length("text-width")) - inset), below)
    number = Piece(el.get("number"), look(style), el.number)
    run = set_lines([number], 100.0, Para("left", 0.0, False, context.faces))[0].runs[0]
    k = carrier(items)
    if k is None:
        return Foot((Line(style.leading, 0.0, 0.0, (run,), (Target(_anchor(el)),)), *items))
    first = with_notes(items[k], [Target(_anchor(el))])
    if isinstance(first, Line):
        mark = run.apart()._replace(shift=-inset, width=0.0)
        return Foot((*items[:k], first._replace(runs=(mark, *first.runs)), *items[k + 1:]))
    return Foot((*items[:k], Line(0.0, 0.0, 0.0, (run,)), first, *items[k + 1:]))


def _anchor(el: Element) -> str:
    return f"footnote-{el.get('number')}"
