"""What a pack must keep to so that it teaches well: lengths, citations, more than one position."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from briefing.content import figures
from briefing.content.fields import Placed, Wordings
from briefing.content.inline import Prose, Quote
from briefing.content.model import Claim, Pack, QuoteBlock
from briefing.content.plain import Piece, count, paragraphs, pieces, plain
from briefing.content.select import chain, unworded, worded
from briefing.content.slide_kinds import shapes
from briefing.content.teaching import Slide
from briefing.content.walking import Leaf, citations, leaves, nodes, refers
from briefing.diagnostics import Diagnostic, Span, at, error, warning

MAX_HEADLINE, MAX_SLIDE, MAX_QUOTATION, MAX_RATIO = 15, 40, 12, 1.5
MIN_ALT, MAX_ALT = 3, 250
CITED = "\ufffc"  # stands for a citation, which has no text of its own
QUOTATION = re.compile(rf"“([^“”]*)”[\s.,;:?!]*{CITED}")
QUOTES_END = "”’)\"' "


class _Linted(NamedTuple):
    """A pack and its texts, what its terms are called, and whose wordings each audience reads."""

    pack: Pack
    texts: list[Leaf]
    names: Mapping[str, str]
    chains: tuple[tuple[str, ...], ...]

    def wordings(self, text: Wordings) -> list[Prose]:
        """One text as each audience reads it, in the order of `chains`; those without a wording read its first."""
        return [worded(text, tried) or text.each[0].prose for tried in self.chains]

    def plain(self, prose: Prose) -> str:
        return plain(prose, self.names)


def check(pack: Pack) -> list[Diagnostic]:
    """Errors and warnings, in the order of the files."""
    names = {str(t.id): t.headword for t in pack.terms} | {str(a.id): a.short or a.name for a in pack.actors}
    texts = [leaf for leaf in leaves(pack) if type(leaf.value) is Wordings]
    linted = _Linted(pack, texts, names, tuple(chain(pack, a.id) for a in pack.pack.audiences))
    rules = (_wordings, _headlines, _slides, _quotations, _tables, _alternatives, _claims, _balance, _questions,
             _uncited)
    told = (*shapes(pack), *figures.check(pack), *(d for rule in rules for d in rule(linted)))
    found = dict.fromkeys((*pack.warnings, *told))  # audiences may share a wording
    return sorted(found, key=lambda d: d.span.begin if d.span else ("", 0, 0))


def _wordings(linted: _Linted) -> Iterator[Diagnostic]:
    """Every audience has a wording of every text."""
    for leaf in linted.texts:
        for tried in linted.chains:
            if worded(leaf.value, tried) is None:
                yield unworded(leaf.value, tried[0])


def _headlines(linted: _Linted) -> Iterator[Diagnostic]:
    """At most 15 words, and no two alike for one audience."""
    for n, _ in enumerate(linted.chains):
        seen: dict[str, Span] = {}
        for slide in linted.pack.slides:
            headline = linted.wordings(slide.headline)[n]
            text = linted.plain(headline)
            if (words := count(text)) > MAX_HEADLINE:
                message = f"the headline has {words} words, more than {MAX_HEADLINE}"
                yield error("headline-too-long", headline.span, message, "say one thing")
            first = seen.setdefault(text.casefold(), headline.span)
            if first != headline.span:
                where = f"{first.file}:{first.line}:{first.column}"
                yield error("headline-twice", headline.span, f"another slide has this headline, at {where}")


def _slides(linted: _Linted) -> Iterator[Diagnostic]:
    """At most 40 words on a slide: its headline and its rows."""
    for slide in linted.pack.slides:
        words = max(_slide_words(slide, linted, n) for n, _ in enumerate(linted.chains))
        if words > MAX_SLIDE:
            message = f"the slide has {words} words, more than {MAX_SLIDE}"
            hint = "make two slides of it, or move words to the notes"
            yield error("slide-too-long", _place(slide.id), message, hint)


def _slide_words(slide: Slide, linted: _Linted, n: int) -> int:
    texts = [slide.headline] + [t for p in slide.evidence for t in (p.text, p.held_by) if t]
    rows = sum(count(p.label) for p in slide.evidence)
    return rows + sum(count(linted.plain(linted.wordings(t)[n])) for t in texts)


def _place(value: str) -> Span | None:
    return value.span if isinstance(value, Placed) else None


def _quotations(linted: _Linted) -> Iterator[Diagnostic]:
    """At most 12 words in “…” before a citation, in a quote block with a citation, and in a section's quote."""
    for leaf in linted.texts:
        whole = isinstance(leaf.owners[-1], QuoteBlock) and leaf.field == "text"
        for prose in (wording.prose for wording in leaf.value.each):
            if whole:
                yield from _too_long(linted.plain(prose), prose.span)
            if whole or not refers(prose):
                continue
            for para in paragraphs(prose):
                yield from _quoted(list(pieces(para.children, linted.names)))
            for node in nodes(prose):
                if isinstance(node, Quote):
                    block = prose._replace(blocks=(node,))
                    if any(citations(block)):
                        yield from _too_long(linted.plain(block), node.span)


def _quoted(parts: list[Piece]) -> Iterator[Diagnostic]:
    text = "".join(CITED if p.cites else p.text for p in parts)
    for m in QUOTATION.finditer(text):
        yield from _too_long(m[1].replace(CITED, " "), _spot(parts, m.start()))


def _spot(parts: list[Piece], index: int) -> Span:
    """Where the character at an index of the pieces' text stands, or the piece that it is in."""
    for piece in parts:
        size = 1 if piece.cites else len(piece.text)
        if index < size:
            span = piece.span
            exact = span.end == (span.line, span.column + size)
            return at(span.file, span.line, span.column + index) if exact else span
        index -= size
    return parts[-1].span


def _too_long(text: str, span: Span) -> Iterator[Diagnostic]:
    if (words := count(text)) > MAX_QUOTATION:
        message = f"the quotation has {words} words, more than {MAX_QUOTATION}"
        yield error("quotation-too-long", span, message, "quote less, and say the rest in other words")


def _tables(linted: _Linted) -> Iterator[Diagnostic]:
    """A table has heads and rows; every row has a cell below each head, and `align` a word for each."""
    for table in (b.table for section in linted.pack.sections for b in section.body if b.table):
        wide = len(table.head)
        if not (any(head.strip() for head in table.head) and table.rows):
            message = "a table has heads, and rows below them"
            yield error("bad-table", _place(table.caption), message, "readers who listen hear a cell with its head")
        for row in table.rows:
            if len(row) != wide:
                span = row[0].each[0].prose.span if row else _place(table.caption)
                yield error("bad-table", span, f"this row has {len(row)} cells, its table {wide} heads")
        if table.align and len(table.align) != wide:
            message = f"align has {len(table.align)} words, its table {wide} heads"
            yield error("bad-table", _place(table.caption), message)


def _alternatives(linted: _Linted) -> Iterator[Diagnostic]:
    """A picture's text for those who cannot see it says what it shows: no file's name, and not the caption again."""
    for block in (b.picture for section in linted.pack.sections for b in section.body if b.picture):
        said, where, name = _bare(block.alt), _place(block.alt), block.file.rpartition("/")[2]
        captions = [linted.plain(prose) for prose in linted.wordings(block.caption)] if block.caption else []
        if not MIN_ALT <= len(block.alt) <= MAX_ALT:
            message = f"the text of a picture has {MIN_ALT} to {MAX_ALT} characters, this one {len(block.alt)}"
            yield error("bad-alt", where, message, "say what one would see")
        elif _bare(block.alt.rpartition("/")[2]) in (_bare(name), _bare(name.rpartition(".")[0])):
            yield error("bad-alt", where, "the text of a picture is not the name of its file", "say what one would see")
        elif said in map(_bare, captions):
            yield error("bad-alt", where, "the text of a picture is not its caption again", "say what one would see")


def _bare(text: str) -> str:
    """Letters and digits only, so that river-map.png and River map are alike."""
    return "".join(filter(str.isalnum, text.casefold()))


def _claims(linted: _Linted) -> Iterator[Diagnostic]:
    """A claim has two holders or more, unless it is only attributed, or settled."""
    for claim in linted.pack.claims:
        holders = {p.holder.casefold() for p in claim.positions}
        if len(holders) < (1 if claim.status in ("attributed", "settled") else 2):
            who = "one holder" if holders else "no position"
            hint = "give at least two positions, of different holders"
            yield error("few-positions", _place(claim.id), f"the claim {claim.id} has {who}", hint)


def _balance(linted: _Linted) -> Iterator[Diagnostic]:
    """The positions of a claim are about equally long."""
    for claim in linted.pack.claims:
        for n, _ in enumerate(linted.chains):
            yield from _uneven(claim, linted, n)


def _uneven(claim: Claim, linted: _Linted, n: int) -> Iterator[Diagnostic]:
    sizes = [(count(linted.plain(p)), p.span) for t in claim.positions if t.stance != "silent"
             for p in [linted.wordings(t.text)[n]]]
    if not sizes:
        return
    (shortest, _), (longest, where) = min(sizes, key=lambda s: s[0]), max(sizes, key=lambda s: s[0])
    if longest > MAX_RATIO * shortest:
        message = f"this position has {longest} words, another one of {claim.id} {shortest}"
        yield warning("uneven-positions", where, message, f"keep the longest within {MAX_RATIO} times the shortest")


def _questions(linted: _Linted) -> Iterator[Diagnostic]:
    """What is called a question ends as one."""
    for text, where in _asked(linted):
        if not text.rstrip(QUOTES_END).endswith("?"):
            yield warning("no-question-mark", where, "this question does not end with ?")


def _asked(linted: _Linted) -> Iterator[tuple[str, Span | None]]:
    pack = linted.pack
    for text in (pack.pack.essential_question, *(q.text for q in pack.questions), *(c.question for c in pack.claims)):
        for wording in text.each:
            yield linted.plain(wording.prose), wording.prose.span
    lines: Iterable[str | None] = (
        *(s.question for s in pack.summaries),
        *(s.key_question for s in pack.sections),
    )
    yield from ((line, _place(line)) for line in lines if line is not None)


def _uncited(linted: _Linted) -> Iterator[Diagnostic]:
    """What a source is said to say has a citation; where a field `cites` is, its grammar sees to it."""
    accounts = (account.text for actor in linted.pack.actors for account in actor.accounts)
    for text in (*(s.text for s in linted.pack.summaries), *accounts):
        for wording in text.each:
            if not any(citations(wording.prose)):
                of = f" in its wording for {wording.audience}" if len(text.each) > 1 else ""
                message = f"{wording.prose.ref}{of} cites nothing"
                yield error("uncited", wording.prose.span, message, "say where it stands: [@source, locator]")
