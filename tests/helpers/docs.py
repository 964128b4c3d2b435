"""Docs made by hand, a small theme, and what comes of the two."""

from typing import Any

from briefing.content.inline import Words
from briefing.diagnostics import at
from briefing.layout.doc import Doc, Element
from briefing.layout.draft import Draft, freeze
from briefing.layout.theme import Theme
from briefing.typeset.blocks.context import Context
from briefing.typeset.blocks.setters import SETTERS
from briefing.typeset.galley import Galley, Line
from helpers.galleys import texts
from typeset.samples import FACES

THEME = {
    "ink": "#000000", "quiet": "#595959", "hair": "#737373", "accent": "#0b3c5d", "dispute": "#8f2d1c",
    "paper": "#ffffff", "serif": "Spectral", "sans": "Lato", "arabic": "Amiri", "serif-strong": "semibold",
    "sans-strong": "semibold",
    "page-width": 500.0, "page-height": 400.0, "top": 50.0, "inner": 20.0, "text-width": 280.0, "text-height": 300.0,
    "block-width": 400.0, "margin-width": 100.0, "facing": True,
    "body-face": "serif", "body-size": 10.0, "body-leading": 14.0, "margin-size": 8.0, "margin-leading": 11.0,
    "paragraph-number-size": 8.0, "paragraph-number-gap": 4.0,
    "h2-size": 14.0, "h2-leading": 21.0, "h2-keep": "next", "h2-before": 28.0, "h2-after": 7.0,
    "spaced-before": 10.0, "spaced-after": 20.0,
}


def theme(**more: Any) -> Theme:
    """The small theme; `list_indent=12.0` is its key `list-indent`."""
    return Theme(THEME | {key.replace("_", "-"): value for key, value in more.items()})


def context(**more: Any) -> Context:
    return Context(theme(**more), FACES, SETTERS)


def e(name: str, *children: "Draft | str", **attributes: str) -> Draft:
    """An element; `of_` is the attribute `of`. Its place is the line 1 of doc.xml."""
    span = at("doc.xml", 1)
    made = [Words(child, at("doc.xml", 1)) if isinstance(child, str) else child for child in children]
    return Draft(name, span, {key.rstrip("_"): value for key, value in attributes.items()}, made)


def p(text: str, **attributes: str) -> Draft:
    return e("p", text, **({"first": "yes"} | attributes))


def element(draft: Draft) -> Element:
    return freeze(draft)


def doc(*children: Draft) -> Doc:
    return Doc(freeze(e("doc", *children)), {"title": "A page"})


def galley(draft: Draft, width: float = 280.0, **more: Any) -> Galley:
    """What the element's own `set_…` function makes of it."""
    return SETTERS[draft.name](element(draft), (0.0, width), context(**more))


def read(items: Galley) -> list[str]:
    return [text.strip() for text in texts(items)]


def lines_of(items: Galley) -> list[str]:
    """The text of each line of a galley, without rows."""
    return ["".join(run.text for run in item.runs).strip() for item in items if isinstance(item, Line)]
