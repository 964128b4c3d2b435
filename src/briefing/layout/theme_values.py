"""The keys of a theme: which there are, what each may be, and text -> value.

A key is a token (`accent`), one of the page (`top`), or `<role>-<property>`; a paper's name before it
(`letter-top`) makes it count on that paper alone. To add a property, add a row to `PROPERTIES`; one of two words
(`word-space`) is found before one that its last word names.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from briefing.content.fields import FLAGS
from briefing.diagnostics import Diagnostic, Span, error, nearest

Value: TypeAlias = str | float | bool | tuple[float, ...]
Raw: TypeAlias = str | tuple[str, ...]

MM = 72 / 25.4
# Points, portrait for paper (`orientation: landscape` turns it) and landscape for screens.
PAPERS: Mapping[str, tuple[float, float]] = {
    "a3": (297 * MM, 420 * MM), "a4": (210 * MM, 297 * MM), "a5": (148 * MM, 210 * MM),
    "letter": (612.0, 792.0), "half-letter": (396.0, 612.0), "16x9": (960.0, 540.0), "4x3": (720.0, 540.0),
}
COLOURS = ("ink", "quiet", "hair", "tint", "accent", "dispute", "paper")
FAMILIES = ("serif", "sans", "arabic")
WEIGHTS = {"thin": "Thin", "extralight": "ExtraLight", "light": "Light", "regular": "Regular", "medium": "Medium",
           "semibold": "SemiBold", "bold": "Bold", "extrabold": "ExtraBold", "black": "Black"}
SLANTS = ("upright", "italic")
# Whose numbers the finished pages are held against: typeset/rules/profiles.py has a row for each.
PROFILES = ("print", "booklet", "secondary", "esl", "large-print-uk", "large-print-us", "dyslexia", "poster", "deck")
UNITS = {"": 1.0, "pt": 1.0, "mm": MM, "cm": 10 * MM, "in": 72.0}
LENGTH = re.compile(r"([+-]?(?:\d+(?:\.\d*)?|\.\d+))(pt|mm|cm|in|L)?")
GRID = 14.0

# What a property may be: "length" any length, "room" none below 0, "size" more than 0, "factor" a number, "count" a
# whole number, "colour", "flag", "face", "word", or the words there are, parted by |.
_TEXT = {
    "face": "face", "weight": "|".join(WEIGHTS), "slant": "|".join(SLANTS), "size": "size", "leading": "size",
    "colour": "colour", "tracking": "factor", "align": "left|right|centre|justify", "indent": "length",
    "balance": "flag", "before": "length", "after": "length", "lines": "count", "keep": "next|together|none",
    "arabic": "factor", "rise": "length", "hyphens": "flag", "word-space": "factor", "hang": "flag", "expand": "factor",
    "fit": "total|greedy",
}
_ROOMS = "rule short gap inset frame pitch width height diameter weight grid size margin pad-top pad-bottom"
_PLACES = "top left right bottom start end limit"
PROPERTIES: Mapping[str, str] = {
    **dict.fromkeys(_ROOMS.split(), "room"), **dict.fromkeys(_PLACES.split(), "length"),
    "ground": "colour", "dash": "room", "count": "count", "share": "factor", "side": "text|side|block", **_TEXT,
}
# Keys of the page, which no role stands before.
PAGE = {"top": "length", "inner": "length", "gutter": "room", "grid": "room", "facing": "flag",
        "orientation": "portrait|landscape"}
TEXT_PROPERTIES = tuple(_TEXT)
# Which words may be hyphenated, wherever a role's `hyphens` are on; see typeset/text/hyphenation.py.
HYPHENATION = {"hyphen-word": "count", "hyphen-before": "count", "hyphen-after": "count", "hyphen-names": "flag"}


class Setting(NamedTuple):
    """A theme key as somebody wrote it; `span` is that of its value."""

    key: str
    raw: Raw
    key_span: Span | None
    span: Span | None


def property_of(key: str) -> str:
    """The property that a key's last words name, "" if none; tokens are no properties."""
    return _divided(key)[1]


def role_of(key: str) -> str:
    """What stands before the property of a text key: the role, "" if it is no such key."""
    role, last = _divided(key)
    return role if last in TEXT_PROPERTIES else ""


def _divided(key: str) -> tuple[str, str]:
    """-> role and property: the longest that the key's end names, "" if none does."""
    role, _, last = key.rpartition("-")
    before, _, last_but_one = role.rpartition("-")
    if f"{last_but_one}-{last}" in PROPERTIES:
        return before, f"{last_but_one}-{last}"
    return (role, last) if role and last in PROPERTIES and key not in HYPHENATION else ("", "")


def kind_of(key: str) -> str:
    """What the value of a key may be, "" for an unknown key."""
    if key in COLOURS:
        return "colour"
    if key in FAMILIES:
        return "family"
    if key.removesuffix("-strong") in FAMILIES:
        return "|".join(WEIGHTS)
    if key == "profile":
        return "|".join(PROFILES)
    if key in ("page-width", "page-height"):
        return "size"
    if known := PAGE.get(key) or HYPHENATION.get(key):
        return known
    if key.endswith("-weight") and role_of(key):
        return "weight"
    return PROPERTIES.get(property_of(key), "")


def value_of(setting: Setting, grid: float, complaints: list[Diagnostic]) -> Value:
    """The value that a setting's text stands for; what is wrong with it goes to `complaints`."""
    kind = kind_of(setting.key)
    texts = (setting.raw,) if isinstance(setting.raw, str) else setting.raw
    values = tuple(_one(text.strip(), kind, grid) for text in texts)
    problem = next((v for v in values if isinstance(v, _Wrong)), None)
    if not problem and not isinstance(setting.raw, str) and not all(type(v) is float for v in values):
        problem = _Wrong("only numbers and lengths may stand in a list")
    if problem:
        complaints.append(error("bad-value", setting.span, f"{setting.key}: {problem.message}", problem.hint))
        return ""
    if isinstance(setting.raw, str):
        return values[0]  # type: ignore[return-value]  # no _Wrong is left
    return tuple(v for v in values if isinstance(v, float))


class _Wrong(NamedTuple):
    message: str
    hint: str = ""


def _one(text: str, kind: str, grid: float) -> Value | _Wrong:
    if kind in ("length", "room", "size", "factor", "count"):
        return _number(text, kind, grid)
    if kind == "weight" and LENGTH.fullmatch(text):  # of a role it is a font's weight, of a rule its thickness
        return _number(text, "room", grid)
    if kind == "weight":
        kind = "|".join(WEIGHTS)
    if kind == "colour":
        return _colour(text)
    if kind == "flag":
        return FLAGS[text] if text in FLAGS else _Wrong(f"{text[:40]!r} is neither true nor false")
    if kind == "face":
        return _face(text)
    if "|" in kind and text not in kind.split("|"):
        return _Wrong(f"{text[:40]!r} is none of its words", nearest(text, kind.split("|")))
    return text if text else _Wrong("nothing is given")


def _number(text: str, kind: str, grid: float) -> float | _Wrong:
    m = LENGTH.fullmatch(text)
    if kind in ("room", "length") and text in ("none", "false"):
        return 0.0
    if not m or (kind in ("factor", "count") and m[2]):
        what = "a number" if kind in ("factor", "count") else "a number of points or a length such as 5mm, 0.5in, 2L"
        return _Wrong(f"{text[:40]!r} is not {what}")
    number = float(m[1]) * (grid if m[2] == "L" else UNITS[m[2] or ""])
    if abs(number) > 20_000:
        return _Wrong(f"{text[:40]} is larger than any page")
    if number < 0 and kind in ("room", "count"):
        return _Wrong(f"{text} is less than 0")
    if number <= 0 and kind == "size":
        return _Wrong(f"{text} is not more than 0")
    if kind == "count" and number != int(number):
        return _Wrong(f"{text} is not a whole number")
    return number


def _colour(text: str) -> str | _Wrong:
    if text in COLOURS or text == "none" or re.fullmatch("#[0-9a-fA-F]{6}", text):
        return text
    hint = nearest(text, COLOURS)
    if re.match("#|[0-9]", text) or not hint.startswith("did"):
        hint = f"a colour is '#rrggbb' in quotation marks, or a token: {', '.join(COLOURS)}"
    return _Wrong(f"{text[:40]!r} is not a colour", hint)


def _face(text: str) -> str | _Wrong:
    family, *rest = text.split() or [""]
    if family not in FAMILIES:
        return _Wrong(f"{family[:40]!r} is not a family", nearest(family, FAMILIES))
    for word in rest:
        if word not in WEIGHTS and word not in SLANTS:
            return _Wrong(f"{word[:40]!r} is neither a weight nor a slant", nearest(word, (*WEIGHTS, *SLANTS)))
    return " ".join((family, *rest))
