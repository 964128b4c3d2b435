"""Citations and links with a slip, which are printed as words; and links whose own wording repeats an article."""

import re
from collections.abc import Iterable, Iterator

from briefing.content.lint.codes import told
from briefing.content.lint.linted import Linted, Written
from briefing.diagnostics import Diagnostic

LOCATOR = r"(?:[A-Za-z]+-?)?\d+[a-z]?(?:[-–][A-Za-z]*-?\d+[a-z]?)?(?!\w)"
ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s+$")
BEGINS = re.compile(r"(?:the|an?)\s+(?=\S)", re.I)


def review(linted: Linted) -> Iterator[Diagnostic]:
    citation = _citation(str(source.id) for source in linted.pack.sources)
    link = re.compile(rf"\[\s*({_any(linted.names)})\s*\|([^\[\]|]*)\]?")
    for written in linted.written:
        yield from _citations(written, citation)
        yield from _links(written, link)
        yield from _articles(written)


def _any(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first; for nothing if there are none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


def _citation(sources: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?P<open>[\[(]\s*)?(?<![\w@-])(?P<at>@)?(?P<key>{_any(sources)})(?![\w-])"
                      rf"(?P<locators>(?:\s*,\s*{LOCATOR})*)\s*[\])]?")


def _citations(written: Written, citation: re.Pattern[str]) -> Iterator[Diagnostic]:
    """What has the id of a source and looks like a citation. An id that is a word too must stand in brackets, or after
    an @."""
    for m in citation.finditer(written.line.text):
        opened = (m["open"] or "").startswith("[")
        no_word = any(c == "-" or c.isdigit() for c in m["key"])
        if m["at"] or (m["locators"] and (opened or no_word)) or (opened and no_word):
            yield told("printed-citation", written.line.span(m.start(), m.start() + len(m[0].rstrip())),
                       f"this names {m['key']} and is printed as it stands: it is no citation",
                       f"write [@{m['key']}{m['locators']}]")


def _links(written: Written, link: re.Pattern[str]) -> Iterator[Diagnostic]:
    for m in link.finditer(written.line.text):
        yield told("printed-link", written.line.span(*m.span()), "this is printed as it stands: it is no link",
                   f"write [[{m[1]}|{m[2]}]]")


def _articles(written: Written) -> Iterator[Diagnostic]:
    """Links whose wording begins with an article, after an article."""
    at = 0
    for piece in written.line.pieces:
        begins, before = BEGINS.match(piece.text), ARTICLE.search(written.line.text, max(0, at - 8), at)
        if piece.term and begins and before:
            read = f"{before[0].strip()} {piece.text}"
            yield told("article-twice", written.line.span(before.start(), at), f"this is printed “{read}”",
                       f"write [[{piece.term}|{piece.text[begins.end():]}]], or leave out {before[0].strip()}")
        at += 1 if piece.cite else len(piece.text)
