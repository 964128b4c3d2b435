"""The bracket form of citations on paper: `[1, EF-3, n6; 2, 5–7]` (look/print.md, citation rules)."""

import re

from briefing.content.inline import Cite, Locator, Source
from briefing.layout.doc import Str
from briefing.layout.draft import Draft

NUMBERED = re.compile(r"(.*?)(\d+[a-z]?)")


def bracket(cite: Cite) -> Draft:
    """<cite>: each source a link to its place in the list of sources, where the Doc has one."""
    out = Draft("cite", cite.span, children=[Str("[", cite.span)])
    for n, source in enumerate(cite.sources):
        if n:
            out.children.append(Str("; ", source.span))
        words = Str(cited(source), source.span)
        out.children.append(Draft("a", source.span, {"to": f"source-{source.key}"}, [words], soft=True))
    out.children.append(Str("]", cite.span))
    return out


def cited(source: Source) -> str:
    """`1, EF-3, n6`: the source's number, then its locators; an unnumbered source is called by its key."""
    return ", ".join([str(source.number or source.key), *map(located, source.locators)])


def located(locator: Locator) -> str:
    """`EF-3`, or a range without its second section code: `EF-3–5`."""
    first, last = NUMBERED.fullmatch(locator.first), NUMBERED.fullmatch(locator.last)
    if locator.first == locator.last:
        return locator.first
    if first and last and first[1] == last[1]:
        return f"{locator.first}–{last[2]}"
    return f"{locator.first}–{locator.last}"
