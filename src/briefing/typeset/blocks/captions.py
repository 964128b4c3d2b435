"""What tables and figures share: captions, and the way back to the grid."""

from collections.abc import Sequence

from briefing.layout.doc import Element
from briefing.typeset.blocks.boxes import whole_lines
from briefing.typeset.blocks.context import Context, Measure
from briefing.typeset.blocks.paragraphs import set_paragraph
from briefing.typeset.fit import EPS, height, trim
from briefing.typeset.galley import NEVER, Galley, Glue, Item, Penalty


def set_captions(captions: Sequence[Element], measure: Measure, context: Context) -> Galley:
    """Captions one below the other, none of them broken by a page; () if there are none."""
    out = list[Item]()
    for caption in captions:
        for item in trim(set_paragraph(caption, measure, context.below(caption, "caption"))):
            if not isinstance(item, Penalty):
                out += [Penalty(NEVER), item] if out else [item]
    return tuple(out)


def gridded(items: Galley, role: str, context: Context, grid: float = 0.0) -> Galley:
    """With white below it, so that the text that follows is back on the grid that the role names."""
    tall = height(items)
    spare = whole_lines(tall, context.length(f"{role}-grid", grid)) - tall
    return (*items, Glue(spare)) if spare > EPS else items


def held(space: float) -> Galley:
    """White between a caption and what it belongs to, at which no page ends."""
    return (Penalty(NEVER), Glue(space, keep=True), Penalty(NEVER))
