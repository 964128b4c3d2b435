"""Where a pack quotes: words in “…” with a citation after them, > quotes with a citation, quote blocks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.content.inline import Cite, Prose
from briefing.content.lint.codes import told
from briefing.content.lint.linted import Linted, Written
from briefing.content.plain import CITED, Line, count
from briefing.content.walking import citations, refers
from briefing.diagnostics import Diagnostic

MAX_QUOTATION = 12
MARKED = re.compile(r"“([^“”]*)”")
DISTANT = re.compile(r"‘[^‘’]*’(?!\w)")  # words held at a distance


class Quotation(NamedTuple):
    """The characters `first` to `last` - 1 of a line, which are quoted from what `cites` name."""

    line: Line
    first: int
    last: int
    cites: tuple[Cite, ...]

    @property
    def text(self) -> str:
        return self.line.text[self.first : self.last]


def quotations(linted: Linted) -> Iterator[Quotation]:
    """All of a pack, in the order of the model."""
    for leaf in linted.texts:
        for wording in leaf.value.each:
            own: Prose | None = getattr(leaf.owners[-1], "cites", None)
            if own is None and not refers(wording.prose):
                continue
            for line, quoted in linted.lines(wording.prose):
                yield from _in_line(Written(leaf, wording.audience, wording.prose, line, quoted), own)


def _in_line(written: Written, own: Prose | None) -> Iterator[Quotation]:
    line, named = written.line, tuple(citations(own)) if own else ()
    if written.whole or (written.quoted and any(citations(written.prose))):
        cites = tuple(citations(written.prose)) or named
        yield Quotation(line, 0, len(line.text), cites)
        return
    if "“" in line.text:
        after = list(line.cites())
        for m in MARKED.finditer(line.text):
            cites = next(((cite,) for at, cite in after if at >= m.end()), named)
            if cites:
                yield Quotation(line, *m.span(1), cites)


def unsourced(written: Written) -> Iterator[tuple[int, int]]:
    """Words in “…” of a paragraph that nothing after them, and no record around them, cites for."""
    if written.quoted or written.cites or "“" not in written.line.text:
        return
    last = max((at for at, _ in written.line.cites()), default=-1)
    for m in MARKED.finditer(written.line.text):
        if m.end() > last:
            yield m.span()


def check(linted: Linted) -> Iterator[Diagnostic]:
    """At most 12 words each."""
    for quotation in quotations(linted):
        if (words := count(quotation.text.replace(CITED, " "))) > MAX_QUOTATION:
            message = f"the quotation has {words} words, more than {MAX_QUOTATION}"
            hint = "quote less, and say the rest in other words"
            yield told("quotation-too-long", quotation.line.span(quotation.first, quotation.last), message, hint)
