"""The plain blocks: groups, quotations, rules, white space, frames at a fixed place."""

from math import inf

from briefing.layout.doc import Element
from briefing.typeset.blocks.boxes import continued, whole_lines
from briefing.typeset.blocks.captions import held
from briefing.typeset.blocks.context import Context, Measure
from briefing.typeset.blocks.flow import anchored, around, set_flow
from briefing.typeset.blocks.numbering import number_lines
from briefing.typeset.fit import height, trim
from briefing.typeset.galley import EJECT, LEAVE, NEVER, RECTO, Frame, Galley, Glue, Ink, Line, Path, Penalty, Row

BREAKS = {"page": EJECT, "recto": RECTO, "first": LEAVE}


def set_group(el: Element, measure: Measure, context: Context) -> Galley:
    """Anything that is only its children: sections, divisions. `keep="together"` makes one row of it, split only if
    its role allows that (`short`); `lines` numbers its lines."""
    inset = context.length(f"{el.get('role')}-inset")
    measure = (measure[0] + inset, measure[1] - inset)
    items = anchored(set_flow(el.children, measure, context.below(el)), el, context)
    if el.get("lines"):
        items = number_lines(items, el, context)
    if el.get("keep") == "together":
        inner = trim(items)
        grid, short = (context.length(f"{el.get('role')}-{key}", otherwise)
                       for key, otherwise in (("grid", 0.0), ("short", inf)))
        items = (Row(whole_lines(height(inner), grid), 0.0, 0.0, ((0.0, inner),), short=short, grid=grid,
                     again=continued(el, measure, context)),)
    if before := context.space(el, "before"):
        items = (Glue(before), *items)
    if after := context.space(el, "after"):
        items = (*items, Glue(after))
    return (Penalty(BREAKS[el.get("break")]), *items) if el.get("break") else items


def set_blockquote(el: Element, measure: Measure, context: Context) -> Galley:
    """A quotation, set in; a paragraph of the role `attribution` at its end stays with its last line."""
    inset = context.length("blockquote-inset")
    below, measure = context.below(el, "blockquote"), (measure[0] + inset, measure[1] - inset)
    said, by = el.children, el.children[-1:]
    if not (by and isinstance(by[0], Element) and by[0].get("role") == "attribution" and len(said) > 1):
        return around(trim(set_flow(said, measure, below)), el, "blockquote", context)
    quoted, named = trim(set_flow(said[:-1], measure, below)), trim(set_flow(by, measure, below))
    white = held(context.length("attribution-before"))
    return around((*quoted, *white, *named), el, "blockquote", context)


def set_rule(el: Element, measure: Measure, context: Context) -> Galley:
    """A rule that takes no room; held to what follows."""
    weight = float(el.get("weight", "0.5"))
    colour = context.theme.colour(el.get("colour") or ("hair" if weight <= 0.5 else "ink"))
    width = context.measure(el.get("width")) if el.get("width") else measure[1]
    path = Path((("M", 0.0, 0.0), ("L", width, 0.0)), stroke=colour, weight=weight,
                dash=tuple(float(x) for x in el.get("dash").split()))
    return around((Line(0.0, 0.0, measure[0], (), (Ink((path,)),)), Penalty(NEVER)), el, "rule", context)


def set_space(el: Element, measure: Measure, context: Context) -> Galley:
    """White space; `fill` takes what the page has left, so that what follows ends at its foot."""
    space = context.space(el, "lines", 0.0 if el.get("fill") else context.line)
    return (Glue(space, stretch=1.0 if el.get("fill") else 0.0, keep=bool(el.get("fixed"))),)


def set_frame(el: Element, measure: Measure, context: Context) -> Galley:
    """A galley at a fixed place of the page, outside the flow."""
    left, top, width = (context.measure(el.get(key, "0")) for key in ("left", "top", "width"))
    return (Frame(left, top, set_flow(el.children, (0.0, width), context.below(el))),)


def set_nothing(el: Element, measure: Measure, context: Context) -> Galley:
    """Furniture is set page by page, when all pages are made."""
    return ()
