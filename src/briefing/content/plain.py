"""Prose as plain text, without its citations: for counting and comparing, and to find quotations in."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from briefing.content.inline import Break, Cite, Inline, Para, Prose, Term, Words
from briefing.content.walking import nodes
from briefing.diagnostics import Span

NOTHING: Mapping[str, str] = MappingProxyType({})


class Piece(NamedTuple):
    """Some of a paragraph's text, and where it stands; a citation has none."""

    text: str
    span: Span
    cites: bool = False


def pieces(children: Iterable[Inline], names: Mapping[str, str] = NOTHING) -> Iterator[Piece]:
    """A paragraph's text in order; `names` words the [[terms]] that have no words of their own."""
    for node in children:
        if isinstance(node, Words):
            yield Piece(node.text, node.span)
        elif isinstance(node, Break):
            yield Piece(" ", node.span)
        elif isinstance(node, Cite):
            yield Piece("", node.span, True)
        elif isinstance(node, Term) and not node.children:
            yield Piece(names.get(node.id, node.id), node.span)
        else:
            yield from pieces(node.children, names)


def plain(prose: Prose, names: Mapping[str, str] = NOTHING) -> str:
    """The text of prose, paragraphs on lines of their own."""
    return "\n".join("".join(p.text for p in pieces(para.children, names)).strip() for para in paragraphs(prose))


def paragraphs(prose: Prose) -> Iterator[Para]:
    return (n for n in nodes(prose) if isinstance(n, Para))


def count(text: str) -> int:
    """Words: what white space parts, if it has a letter or a digit."""
    return sum(any(c.isalnum() for c in word) for word in text.split())
