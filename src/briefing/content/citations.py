"""The grammar of citations: `@reed-1911, EF-3, n6; @moss-1912, 5–7`, in brackets within prose, bare in `cites:`."""

import re
from collections.abc import Callable

from briefing.content.inline import Locator, Source
from briefing.content.places import Spans
from briefing.diagnostics import Span

Complain = Callable[[str, Span, str, str], None]

PARTS = re.compile(r"(.*?)(\d+)([a-z]?)")  # of a locator: EF-12a
FORM = "a citation is @key, then locators after commas, then ; before the next: @key, EF-3, n6; @key, 5–7"
KEY = re.compile(r"\s*(@([A-Za-z0-9][\w-]*))")
LOCATOR = re.compile(r"\s*,\s*(([A-Za-z]*-?)\d+[a-z]?)(?:–([A-Za-z]*-?)(\d+[a-z]?))?(?![\w–‒—-])")
HYPHENED = re.compile(r"\s*,\s*(?:[A-Za-z]+-?)?\d+[a-z]?([-‒—]+)\d")
NEXT = re.compile(r"\s*(;|$)")
SPACE = re.compile(r"\s*,?\s*")


def sources(text: str, begin: int, end: int, span: Spans, complain: Complain) -> tuple[Source, ...]:
    """The sources cited between two indices of the text; what comes after a mistake is left out."""
    found: list[Source] = []
    at = begin
    while m := KEY.match(text, at, end):
        key, where, at = m[2], span(*m.span(1)), m.end()
        locators, at = _locators(text, at, end, span, complain)
        found.append(Source(key, locators, where))
        m = NEXT.match(text, at, end)
        if not m:
            break
        if not m[1]:
            return tuple(found)
        at = m.end()
    if text[begin - 1 : begin] == "[" and "[" in text[at:end]:  # the ] is that of something after it
        where = span(begin - 1, begin + 1)
        complain("bad-citation", where, "] is missing at the end of this citation", "close it: [@key, EF-3]")
        return tuple(found)
    message, hint, at = _mistake(text, at, end, bool(found))
    complain("bad-citation", span(at, at + 1), message, hint)
    return tuple(found)


def _locators(text: str, at: int, end: int, span: Spans, complain: Complain) -> tuple[tuple[Locator, ...], int]:
    found = []
    while m := LOCATOR.match(text, at, end):
        at, where = m.end(), span(m.start(1), m.end())
        if m[3] and m[3] != m[2]:
            complain("bad-citation", where, "a range stays within one section", "cite the two sections one by one")
        found.append(Locator(m[1], (m[2] or "") + m[4] if m[4] else m[1], where))
    return tuple(found), at


def _mistake(text: str, at: int, end: int, begun: bool) -> tuple[str, str, int]:
    """What is wrong at `at`, how to mend it, and where exactly it is."""
    if m := HYPHENED.match(text, at, end):
        return "a range is written with an en dash", "write –, as in EF-3–5", m.start(1)
    inside = SPACE.match(text, at, end)
    spot = max(0, min(inside.end() if inside else at, end - 1))
    if not begun:
        return "a citation begins with @ and a source's id", FORM, spot
    if text[spot : spot + 1] == "@":
        return "a ; is missing between two sources", FORM, spot
    if text[at - 1 : at].isalnum() and "," not in text[at:spot] and text[spot:end].strip():
        return "a , is missing before this", FORM, spot
    if "," in text[at:spot]:
        return "this is not a locator", "locators are paragraphs or notes as the source numbers them: EF-3, 5, n6", spot
    return "the citation goes wrong here", FORM, spot


def divided(locator: str) -> tuple[str, int, str]:
    """The code, number and letter of a locator: `EF-12a` is "EF-", 12 and "a"."""
    m = PARTS.fullmatch(locator)
    return (m[1], int(m[2]), m[3]) if m else (locator, 0, "")


def shown(locator: Locator) -> str:
    """A locator as it is printed: EF-3, or EF-3–5 for a range, which has its section's code once."""
    first, last = locator.first, locator.last
    if first == last:
        return first
    code = divided(first)[0]
    return f"{first}–{last.removeprefix(code) if code == divided(last)[0] else last}"
