"""Where a pack quotes: words in “…” or marks that mean the same, with a citation after them, > quotes with a citation,
quote blocks.
"""

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
# A straight mark opens after a space or a bracket and before a word: 6" by 9" is no quotation.
MARKED = re.compile(r'“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|(?<![^\s(\[–—])"(?=[^\s"])[^"]*"(?!\w)')
OPENING = "“„«»\""
# Two words and more between apostrophes, and a citation behind them; one word alone may be held at a distance.
_SAID = r"(?:[^'\s]|(?<=\w)'(?=\w))+"
APOSTROPHES = re.compile(rf"(?<![^\s(\[–—])'(?=\S){_SAID}(?:\s+{_SAID})+'[.,;:!?]*\s*(?={CITED})")
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
    if found := [*marked(line.text), *_apostrophes(line.text)]:
        after = list(line.cites())
        for first, last in found:
            cites = next(((cite,) for at, cite in after if at >= last), named)
            if cites:
                yield Quotation(line, first + 1, last - 1, cites)


def marked(text: str) -> Iterator[tuple[int, int]]:
    """Words in quotation marks, with these."""
    if any(mark in text for mark in OPENING):
        yield from (m.span() for m in MARKED.finditer(text))


def _apostrophes(text: str) -> Iterator[tuple[int, int]]:
    if "'" in text and CITED in text:
        for m in APOSTROPHES.finditer(MARKED.sub(lambda m: " " * len(m[0]), text)):
            yield m.start(), m.start() + m[0].rindex("'") + 1


def unsourced(written: Written) -> Iterator[tuple[int, int]]:
    """Words in quotation marks of a paragraph that nothing after them, and no record around them, cites for."""
    if written.quoted or written.cites:
        return
    last = max((at for at, _ in written.line.cites()), default=-1)
    for begin, end in marked(written.line.text):
        if end > last:
            yield begin, end


def check(linted: Linted) -> Iterator[Diagnostic]:
    """At most 12 words each."""
    for quotation in quotations(linted):
        if (words := count(quotation.text.replace(CITED, " "))) > MAX_QUOTATION:
            message = f"the quotation has {words} words, more than {MAX_QUOTATION}"
            hint = "quote less, and say the rest in other words"
            yield told("quotation-too-long", quotation.line.span(quotation.first, quotation.last), message, hint)
