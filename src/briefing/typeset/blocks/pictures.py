"""Pictures and figures: as wide as they are asked to be, if there is room; their caption below them."""

from briefing.diagnostics import CONTENT, LAYOUT, Failed, error, nearest, warning
from briefing.layout.doc import Element
from briefing.typeset.blocks.captions import gridded, held, set_captions
from briefing.typeset.blocks.context import Context, Measure
from briefing.typeset.blocks.flow import around, set_flow
from briefing.typeset.fit import EPS, height, trim
from briefing.typeset.galley import Galley, Image, Item, Line, Note, Target
from briefing.typeset.pictures import NoPicture

MM = 72 / 25.4
COARSE = 150  # pixels an inch: below, a print shows them


def set_picture(el: Element, measure: Measure, context: Context) -> Galley:
    """A picture by itself."""
    made = gridded(_picture(el, measure, context.page_height(), context), "figure", context)
    return around(made, el, el.get("role") or "figure", context)


def set_figure(el: Element, measure: Measure, context: Context) -> Galley:
    """Pictures, or anything else, and below them their caption, which stays with them."""
    parts = el.parts()
    caption = set_captions([part for part in parts if part.name == "caption"], measure, context)
    white = held(context.length("figure-gap")) if caption else ()
    room, inner = context.page_height() - height(caption) - height(white), context.below(el)
    out = list[Item]()
    for part in parts:
        if part.name == "picture":
            out += [*(held(context.length("figure-gap")) if out else ()), *_picture(part, measure, room, inner)]
        elif part.name != "caption":
            out += set_flow((part,), measure, inner)
    made = gridded((*trim(out), *white, *caption), "figure", context)
    return around(made, el, el.get("role") or "figure", context)


def _picture(el: Element, measure: Measure, room: float, context: Context) -> Galley:
    """One line as high as the picture, which stands on its baseline."""
    across, down = _size(el, context)
    asked = context.measure(el.get("width")) if el.get("width") else measure[1]
    width = min(asked, measure[1], room * across / down)
    if width < asked - EPS:
        message = f"the picture {el.get('src')} should be {asked / MM:.0f} mm wide and is {width / MM:.0f} mm wide"
        hint = "there is no more room" if width > measure[1] - EPS else "it would be higher than a page"
        context.told.append(warning("picture-shrunk", el.span, message, hint))
    if (fine := across * 72 / width) < COARSE:
        message = f"the picture {el.get('src')} has {fine:.0f} pixels an inch as it is printed, fewer than {COARSE}"
        context.told.append(warning("picture-coarse", el.span, message, "take a larger one, or print it smaller"))
    tall = width * down / across
    notes: tuple[Note, ...] = (Image(el.get("src"), 0.0, -tall, width, tall, el.number),)
    if el.get("anchor"):
        notes += (Target(el.get("anchor")),)
    return (Line(tall, 0.0, measure[0], (), notes),)


def _size(el: Element, context: Context) -> tuple[int, int]:
    """Width and height in pixels."""
    try:
        found = context.pictures.size(el.get("src"))
    except NoPicture as why:
        raise Failed([error("bad-picture", el.span, f"{el.get('src')}: {why}")], CONTENT) from None
    if found is None:
        hint = nearest(el.get("src"), context.pictures.files) or "a layout shows pictures that the pack names"
        raise Failed([error("unknown-picture", el.span, f"there is no picture {el.get('src')[:60]!r}", hint)], LAYOUT)
    return found
