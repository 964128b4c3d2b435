"""Prose as plain text, without its citations: for counting and comparing, and to find quotations in."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from briefing.content.inline import Break, Cite, Inline, Para, Prose, Term, Words
from briefing.content.places import hull, part
from briefing.content.walking import nodes
from briefing.diagnostics import Span

NOTHING: Mapping[str, str] = MappingProxyType({})
CITED = "\ufffc"  # stands for a citation, which has no text of its own


class Piece(NamedTuple):
    """Some of a paragraph's text, and where it stands; a citation has none. `term` is the id that it is linked to."""

    text: str
    span: Span
    cite: Cite | None = None
    term: str = ""


class Line(NamedTuple):
    """A paragraph's text, in which CITED stands for each citation, and the pieces that it was made of."""

    text: str
    pieces: tuple[Piece, ...]

    def span(self, first: int, last: int) -> Span:
        """Where the characters `first` to `last` - 1 stand, or the pieces that they are in."""
        begin = end = None
        start = 0
        for piece in self.pieces:
            size = 1 if piece.cite else len(piece.text)
            if begin is None and first < start + size:
                begin = part(piece.span, first - start, min(last - start, size), size)
            if begin is not None and last <= start + size:
                end = part(piece.span, max(first - start, 0), last - start, size)
                break
            start += size
        begin, end = begin or self.pieces[-1].span, end or self.pieces[-1].span
        return hull(begin, end)

    def cites(self) -> Iterator[tuple[int, Cite]]:
        """Each citation, and the index of its sign in the text."""
        start = 0
        for piece in self.pieces:
            if piece.cite:
                yield start, piece.cite
            start += 1 if piece.cite else len(piece.text)


def pieces(children: Iterable[Inline], names: Mapping[str, str] = NOTHING, term: str = "") -> Iterator[Piece]:
    """A paragraph's text in order; `names` words the [[terms]] that have no words of their own."""
    for node in children:
        if isinstance(node, Words):
            yield Piece(node.text, node.span, None, term)
        elif isinstance(node, Break):
            yield Piece(" ", node.span, None, term)
        elif isinstance(node, Cite):
            yield Piece("", node.span, node)
        elif isinstance(node, Term) and not node.children:
            yield Piece(names.get(node.id, node.id), node.span, None, node.id)
        else:
            yield from pieces(node.children, names, node.id if isinstance(node, Term) else term)


def line(para: Para, names: Mapping[str, str] = NOTHING) -> Line:
    found = tuple(pieces(para.children, names))
    return Line("".join(CITED if p.cite else p.text for p in found), found)


def plain(prose: Prose, names: Mapping[str, str] = NOTHING) -> str:
    """The text of prose, paragraphs on lines of their own."""
    return "\n".join("".join(p.text for p in pieces(para.children, names)).strip() for para in paragraphs(prose))


def paragraphs(prose: Prose) -> Iterator[Para]:
    return (n for n in nodes(prose) if isinstance(n, Para))


def count(text: str) -> int:
    """Words: what white space parts, if it has a letter or a digit."""
    return sum(any(map(str.isalnum, word)) for word in text.split())
