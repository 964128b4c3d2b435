"""What the attributes of elements may be: `VALUES`, by attribute, or by element and attribute where they differ."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from briefing.content.addresses import LANGUAGE, TAGS
from briefing.diagnostics import nearest
from briefing.layout.doc import HEADINGS


class Values(NamedTuple):
    """Which values an attribute may have: whether one fits, what they are in words; `known` where each is a word."""

    fits: Callable[[str], object]
    what: str
    known: tuple[str, ...] = ()


def _form(pattern: str, what: str) -> Values:
    return Values(re.compile(pattern, re.S).fullmatch, what)


def _words(*known: str) -> Values:
    return Values(known.__contains__, " or ".join((", ".join(known[:-1]), known[-1]) if known[1:] else known), known)


def _is_day(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text) and date.fromisoformat(text))
    except ValueError:
        return False


WHOLE, DAY = _form(r"\d{1,6}", "a whole number"), Values(_is_day, "a day such as 2016-07-01")
LINES, SPAN = _form(r"-?\d{1,6}(\.\d+)?", "a number of lines"), _form("[1-9][0-9]{0,2}", "a number from 1 to 999")
UP_TO_99 = _form("[1-9][0-9]?", "a number from 1 to 99")
CERTAINTY = _words("day", "month", "year", "approximate", "disputed")
STANCE, USES = ("supports", "rejects", "qualifies"), ("full", "half", "none")
TIES, NAME = _words("backs", "fights", "negotiates", "splits"), _form(r".*\S.*", "a name")
PAIR = r"-?\d{1,6}(\.\d+)?,-?\d{1,6}(\.\d+)?"
VALUES: Mapping[str, Values] = {
    "count": WHOLE, "minutes": WHOLE, "start": WHOLE,
    "columns balance": _words("yes", "no"), "columns footnotes": _words("page", "column"),
    "columns count": UP_TO_99, "scale count": UP_TO_99,
    "level": _form("[1-9]", "a number from 1 to 9"), "importance": _words("1", "2", "3"),
    "before": LINES, "after": LINES, "lines": LINES, "section lines": UP_TO_99,
    "weight": _form(r"-?\d{1,6}(\.\d+)?", "a number of points"),
    "dash": _form(r"\d+(\.\d+)?( \d+(\.\d+)?)*", "lengths in points, with spaces between"),
    "define": _words("margin", "none"),
    "numbering": _words("paragraphs", "none"),
    "from": DAY, "begin": DAY, "end": DAY, "day": DAY, "until": DAY,
    "keep": _words("together", "next"),
    "break": _words("page", "recto", "first"),
    "colspan": SPAN, "rowspan": SPAN,
    "scope": _words("row", "col"),
    "align": _words("left", "right", "centre", "bottom", "."),
    "zebra": _words("yes"), "loose": _words("yes"), "even": _words("yes"),
    "alt": _form(r".*\S.*", "what the picture shows, in words"),
    "certainty": CERTAINTY, "mark kind": _words(*CERTAINTY.known, *STANCE, *USES),
    "tie from": NAME, "tie to": NAME, "name": NAME, "tie kind": TIES, "sample kind": TIES,
    "point": _form(PAIR, "two numbers such as 40,25.5"), "disputed": _words("yes"),
    "points": _form(rf"{PAIR}( {PAIR}){{2,}}", "three pairs of numbers or more, such as 0,0 40,0 40,25.5"),
    "periods scale": _words("day", "month"), "period kind": _words("campaign", "state"),
    "form": _words("parties"), "side": _words("left", "right"),
    "soft": _words("yes"), "limited": _words("yes"), "unsure": _words("yes"), "doubtful": _words("yes"),
    "value": _form(r"\d{1,12}(\.\d{1,6})?", "a number such as 36000 or 4.2"),
    "furniture pages": _words("all", "first", "rest"),
    "running of": _words("section", "guide"),
    "toc of": Values(lambda text: text.split() and {*text.split()} <= {*HEADINGS}, "names of headings such as h2",
                     HEADINGS),
    "cells": _form("(full|half|none)( (full|half|none)){0,998}", "full, half or none for each paragraph, 999 at most"),
    "cited": _words("page"), "prefix": NAME,
    "read": _words("columns"),
    "lang": Values(LANGUAGE.fullmatch, TAGS),
}


def slip(name: str, key: str, value: str) -> tuple[str, str] | None:
    """What is wrong with an attribute's value, and a hint; None if nothing is."""
    values = VALUES.get(f"{name} {key}") or VALUES.get(key)
    if not values or values.fits(value):
        return None
    return f"{key} of <{name}> is {values.what}, not {value[:40]!r}", _hint(value, values.known)


def _hint(value: str, known: tuple[str, ...]) -> str:
    """The word that is nearest, if one is near."""
    found = nearest(value, known)
    return found if found.startswith("did you mean") else ""
