"""Slides: one page each, in the largest of the theme's size steps that ends above the body limit."""

from collections.abc import Sequence

from briefing.diagnostics import FIT, Diagnostic, Failed, Span, error
from briefing.layout.doc import Element, Str, plain, walk
from briefing.typeset.blocks.context import Context, Measure
from briefing.typeset.blocks.flow import anchored, set_flow
from briefing.typeset.fit import EPS, frames, height, trim
from briefing.typeset.galley import EJECT, Galley, Item, Penalty


def set_slide(el: Element, measure: Measure, context: Context) -> Galley:
    """A slide; `does-not-fit` names its longest text and by how much the slide is too high at the last step."""
    steps = int(context.length("step-count", 1.0))
    over = 0.0
    for step in range(steps):
        items = _set(el, measure, context.other(step=step))
        over = beyond(items, context)
        if over <= EPS:
            return (*anchored(items, el, context), Penalty(EJECT))
    raise Failed([too_full(el, over)], FIT)


def _set(el: Element, measure: Measure, context: Context) -> Galley:
    """What is in a slide. A figure without room is told at the slide's first text, which stands in the pack."""
    try:
        return trim(set_flow(el.children, measure, context))
    except Failed as failed:
        own = {node.span for node in walk(el) if isinstance(node, Element)}
        first = next((node.span for node in walk(el) if isinstance(node, Str)), el.span)
        raise Failed([told._replace(span=first) if told.span in own else told for told in failed.diagnostics],
                     failed.exit_status) from None


def beyond(items: Sequence[Item], context: Context) -> float:
    """How far a slide reaches below the body limit, its frames too; those that begin below it belong to the foot."""
    limit = context.length("body-limit")
    ends = [frame.y + height(frame.galley) for frame in frames(items) if frame.y < limit]
    return max([context.length("top") + height(items), *ends]) - limit


def too_full(el: Element, over: float) -> Diagnostic:
    message = f"the slide “{el.get('title')}” is {over:.0f} points too high at its smallest size"
    return error("does-not-fit", longest(el), message, "cut the text")


def longest(el: Element) -> Span:
    """Where the longest text below an element stands in its file."""
    texts = [node for node in walk(el) if isinstance(node, Str)]
    return max(texts, key=lambda node: len(plain(node))).span if texts else el.span
