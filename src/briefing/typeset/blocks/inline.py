"""Inline content of a Doc -> pieces for the line breaker."""

from collections.abc import Iterator, Sequence

from briefing.layout.doc import Element, Str
from briefing.layout.theme import Style
from briefing.typeset.blocks.context import Context, look
from briefing.typeset.blocks.drawing import box, sign
from briefing.typeset.blocks.flow import margin_note
from briefing.typeset.blocks.notes import footnote
from briefing.typeset.text.lines import Forced, Picture, Piece, Pin, Slot

Part = Piece | Slot | Pin | Picture | Forced
ROLED = ("strong", "em", "cite")
TICKED = 0.8  # em: the edge of a box to tick, 3 mm in text of 10.5 points
NO_LANGUAGE = "zxx"  # of citations, which are never hyphenated (ISO 639-2: no linguistic content)


def pieces(element: Element, style: Style, context: Context) -> list[Part]:
    """The element's children as pieces in `style`."""
    return list(_children(element.children, style, context, "", element.get("lang"), False))


def _children(children: Sequence[Element | Str], style: Style, context: Context, link: str, lang: str,
              keep: bool) -> Iterator[Part]:
    looks = look(style)
    for child in children:
        if isinstance(child, Str):
            # A citation may be broken after the semicolons between its sources, and nowhere else.
            yield Piece(child.text, looks, child.number, link, lang, keep and child.text != "; ", child.span)
        else:
            yield from _element(child, style, context, link, lang, keep)


def _element(el: Element, style: Style, context: Context, link: str, lang: str, keep: bool) -> Iterator[Part]:
    role = el.attributes.get("role") or (el.name if el.name in ROLED else "")
    inner = context.theme.inline(style, role, context.step) if role else style
    if el.name == "br":
        yield Forced()
    elif el.name == "aside":
        if (note := margin_note(el, context)).galley:
            yield Pin(note)
    elif el.name == "footnote":
        yield from footnote(el, style, context)
    elif el.name == "pageref":
        yield Slot(el.get("to"), look(style), el.number, context.digits.get(el.get("to"), 1), "#" + el.get("to"))
    elif el.name in ("page", "pages", "running"):
        yield Piece(context.words.get(el.get("of") or el.name, ""), look(style), el.number, link, lang, keep, el.span)
    elif el.name == "mark":
        size, path = sign(el.get("kind"), style.size, context.theme)
        yield Picture(size, path, el.number)
    elif el.name == "tick":
        edge = TICKED * style.size
        yield Picture(edge, (box(edge, style.colour),), el.number)
    else:
        if el.name == "a":
            link = el.get("href") or "#" + el.get("to")
        keep = keep or el.get("keep") == "together" or el.name == "cite"
        lang = el.get("lang") or (NO_LANGUAGE if el.name == "cite" else lang)
        yield from _children(el.children, inner, context, link, lang, keep)
