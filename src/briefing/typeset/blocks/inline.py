"""Inline content of a Doc -> pieces for the line breaker."""

from collections.abc import Callable, Mapping, Sequence

from briefing.layout.doc import Element, Str
from briefing.layout.theme import Style
from briefing.typeset.blocks.context import Context
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
    out = list[Part]()
    _add(out, element.children, style, context, "", element.get("lang"), False)
    return out


def _add(out: list[Part], children: Sequence[Element | Str], style: Style, context: Context, link: str, lang: str,
         keep: bool) -> None:
    looks = context.looks[style]
    for child in children:
        if isinstance(child, Str):
            # A citation may be broken after the semicolons between its sources, and nowhere else.
            text, span, number = child
            out.append(Piece(text, looks, number, link, lang, keep and text != "; ", span))
        elif set_here := _OWN.get(child.name):
            set_here(out, child, style, context, link, lang, keep)
        else:
            _within(out, child, style, context, link, lang, keep)


def _within(out: list[Part], el: Element, style: Style, context: Context, link: str, lang: str, keep: bool) -> None:
    """An element that is only its children, in another style, language, or as a link."""
    given, name = el.attributes, el.name
    if role := given.get("role") or (name if name in ROLED else ""):
        style = context.theme.inline(style, role, context.step)
    if name == "a":
        link = given.get("href") or f"#{given.get('to', '')}"
    elif name == "cite":
        keep, lang = True, NO_LANGUAGE
    if given:
        keep, lang = keep or given.get("keep") == "together", given.get("lang") or lang
    _add(out, el.children, style, context, link, lang, keep)


def _aside(out: list[Part], el: Element, style: Style, context: Context, *_: object) -> None:
    if (note := margin_note(el, context)).galley:
        out.append(Pin(note))


def _pageref(out: list[Part], el: Element, style: Style, context: Context, *_: object) -> None:
    to = el.get("to")
    out.append(Slot(to, context.looks[style], el.number, context.digits.get(to, 1), f"#{to}"))


def _word(out: list[Part], el: Element, style: Style, context: Context, link: str, lang: str, keep: bool) -> None:
    said = context.words.get(el.get("of") or el.name, "")
    out.append(Piece(said, context.looks[style], el.number, link, lang, keep, el.span))


def _mark(out: list[Part], el: Element, style: Style, context: Context, *_: object) -> None:
    size, path = sign(el.get("kind"), style.size, context.theme)
    out.append(Picture(size, path, el.number))


def _tick(out: list[Part], el: Element, style: Style, context: Context, *_: object) -> None:
    edge = TICKED * style.size
    out.append(Picture(edge, (box(edge, style.colour),), el.number))


# Elements that are more than their children.
_OWN: Mapping[str, Callable[..., None]] = {
    "br": lambda out, *_: out.append(Forced()),
    "aside": _aside,
    "footnote": lambda out, el, style, context, *_: out.extend(footnote(el, style, context)),
    "pageref": _pageref,
    "page": _word, "pages": _word, "running": _word,
    "mark": _mark,
    "tick": _tick,
}
