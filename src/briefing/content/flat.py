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
PART = re.compile(rf"({_WORDS}+)|{_MARKED}|{_LINK}|{_TERM}|(\[@[^\]]*\])")


def flat(text: str, span: Spans, complain: Callable[[str, Span, str, str], None]) -> tuple[Inline, ...] | None:
    """The nodes of a line of prose; None where it takes the parser to read it."""
    found = list[re.Match[str]]()
    at = 0
    while at < len(text):
        if not (m := PART.match(text, at)):
            return None
        found.append(m)
        at = m.end()
    return tuple(_node(m, span, complain) for m in found)


def _node(m: re.Match[str], span: Spans, complain: Callable[[str, Span, str, str], None]) -> Inline:
    words, stars, marked, label, address, id, named, cited = m.groups()
    where = span(*m.span())
    if words:
        return Words(words, where)
    if stars:
        return (Strong if len(stars) == 2 else Em)((Words(marked, span(*m.span(3))),), where)
    if label:
        return Link(address, (Words(label, span(*m.span(4))),), where)
    if id:
        return Term(id, (Words(named, span(*m.span(7))),) if named else (), where)
    assert cited
    return Cite(sources(m.string, m.start() + 1, m.end() - 1, span, complain), where)
