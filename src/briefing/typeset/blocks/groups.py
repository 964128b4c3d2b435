"""The plain blocks: groups, quotations, rules, white space, lines to write on, frames at a fixed place."""

from briefing.layout.doc import Element
from briefing.typeset.blocks.boxes import hairline, whole_lines
from briefing.typeset.blocks.context import LINE, Context, Measure
from briefing.typeset.blocks.flow import anchored, around, set_flow
from briefing.typeset.fit import height, trim
from briefing.typeset.galley import EJECT, NEVER, Frame, Galley, Glue, Ink, Item, Line, Path, Penalty, Row


def set_group(el: Element, measure: Measure, context: Context) -> Galley:
    """Anything that is only its children: sections, divisions. `keep="together"` makes one unsplit row of it."""
    inset = context.length(f"{el.get('role')}-inset")
    measure = (measure[0] + inset, measure[1] - inset)
    items = anchored(set_flow(el.children, measure, context.below(el)), el, context)
    if el.get("keep") == "together":
        inner = trim(items)
        tall = whole_lines(height(inner), context.length(f"{el.get('role')}-grid"))
        items = (Row(tall, 0.0, 0.0, ((0.0, inner),)),)
    if el.get("before"):
        items = (Glue(float(el.get("before")) * LINE), *items)
    if el.get("after"):
        items = (*items, Glue(float(el.get("after")) * LINE))
    return (Penalty(EJECT), *items) if el.get("break") == "page" else items


def set_blockquote(el: Element, measure: Measure, context: Context) -> Galley:
    inset = context.length("blockquote-inset")
    inner = set_flow(el.children, (measure[0] + inset, measure[1] - inset), context.below(el, "blockquote"))
    return around(trim(inner), el, "blockquote", context)


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
    space = float(el.get("lines", "0" if el.get("fill") else "1")) * LINE
    return (Glue(space, stretch=1.0 if el.get("fill") else 0.0, keep=bool(el.get("fixed"))),)


def set_answer_lines(el: Element, measure: Measure, context: Context) -> Galley:
    """Ruled lines to write on; the first two stay together."""
    pitch, count = context.length("answer-pitch"), int(el.get("count", "3"))
    ink = Ink((hairline(0.0, 0.0, measure[1], context),))
    out = list[Item]()
    for k in range(count):
        if k == 1:
            out.append(Penalty(NEVER))
        out.append(Line(pitch, 0.0, measure[0], (), (ink,)))
    used = pitch * count
    return (Penalty(NEVER), *out, Glue(whole_lines(used + LINE, LINE) - used))


def set_frame(el: Element, measure: Measure, context: Context) -> Galley:
    """A galley at a fixed place of the page, outside the flow."""
    left, top, width = (context.measure(el.get(key, "0")) for key in ("left", "top", "width"))
    return (Frame(left, top, set_flow(el.children, (0.0, width), context.below(el))),)


def set_nothing(el: Element, measure: Measure, context: Context) -> Galley:
    """Furniture is set page by page, when all pages are made."""
    return ()
