"""Inline markup that can be read in one way only, read without markdown-it: words, *em*, **strong**, links, citations
and terms, side by side and not within each other.

Stars open after white space or an opening sign and before a letter, and close the other way round, so that none of them
can do both (CommonMark 6.2). Whatever else a text holds, `flat` leaves to the parser; a test holds the two together.
"""

import re
from collections.abc import Callable

from briefing.content.citations import sources
from briefing.content.inline import Cite, Em, Inline, Link, Strong, Term, Words
from briefing.content.places import Spans
from briefing.diagnostics import Span

_WORDS = r"[^\n\\*_\[\]<&]"
_MARKED = rf"(?<![^\s(“‘])(\*\*?)(?=[^\W_])({_WORDS}+)(?<=[^\W_])\2(?![^\s.,;:?!)”’])"
_LINK = rf"\[(?![@\[])({_WORDS}+)\]\((https?://[a-z0-9.-]*[a-z0-9](?:/[A-Za-z0-9/.~=-]*)?)\)"
_TERM = rf"\[\[([^\W_][\w-]*)(?:\|({_WORDS}+))?\]\]"
WORDS, MARKED, LINK, CITED = 1, 3, 5, 8  # the last group of each part; a term has 6, or 7 with words of its own
PART = re.compile(rf"({_WORDS}+)|{_MARKED}|{_LINK}|{_TERM}|(\[@[^\]]*\])")


def flat(text: str, span: Spans, complain: Callable[[str, Span, str, str], None]) -> tuple[Inline, ...] | None:
    """The nodes of a line of prose; None where it takes the parser to read it."""
    found = [*PART.finditer(text)]
    at = 0
    for m in found:
        if m.start() != at:
            return None
        at = m.end()
    if at < len(text):
        return None
    nodes: list[Inline] = []
    for m in found:
        if m.lastindex == WORDS:
            nodes.append(Words(m[0], span(m.start(), m.end())))
        else:
            nodes.append(_marked(m, span, complain))
    return tuple(nodes)


def _marked(m: re.Match[str], span: Spans, complain: Callable[[str, Span, str, str], None]) -> Inline:
    where, last = span(m.start(), m.end()), m.lastindex
    if last == MARKED:
        return (Strong if len(m[2]) == 2 else Em)((Words(m[3], span(m.start(3), m.end(3))),), where)
    if last == LINK:
        return Link(m[5], (Words(m[4], span(m.start(4), m.end(4))),), where)
    if last == CITED:
        return Cite(sources(m.string, m.start() + 1, m.end() - 1, span, complain), where)
    return Term(m[6], (Words(m[7], span(m.start(7), m.end(7))),) if m[7] else (), where)
