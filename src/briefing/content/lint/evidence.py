"""Whether what a pack says can be looked up: citations where a source is said to say something."""

from collections.abc import Iterator

from briefing.content.inline import Prose
from briefing.content.lint.codes import told
from briefing.content.lint.linted import Linted, Written
from briefing.content.lint.markers import marked
from briefing.content.lint.quotations import unsourced
from briefing.content.model import Actor, Block, BoxBlock, Summary
from briefing.content.plain import CITED
from briefing.content.statements import Account, Claim, Position
from briefing.content.walking import citations
from briefing.diagnostics import Diagnostic

READ = (Account, Block, BoxBlock, Position, Summary)  # whose “…” are the sources' words, not ours to be spoken


def check(linted: Linted) -> Iterator[Diagnostic]:
    """What a source is said to say has a citation; where a field `cites` is, its grammar sees to it."""
    pack = linted.pack
    told_by = (*(actor.accounts for actor in pack.actors), *(axis.accounts for axis in pack.comparison))
    accounts = (account.text for given in told_by for account in given)
    for text in (*(s.text for s in pack.summaries), *accounts):
        for wording in text.each:
            if not any(citations(wording.prose)):
                of = f" in its wording for {wording.audience}" if len(text.each) > 1 else ""
                message = f"{wording.prose.ref}{of} cites nothing"
                yield told("uncited", wording.prose.span, message, "say where it stands: [@source, locator]")


def review(linted: Linted) -> Iterator[Diagnostic]:
    """Quotations without a citation, and citations of a whole work that is numbered."""
    for written in linted.written:
        if isinstance(written.leaf.owners[-1], READ):
            yield from _quotations(written)
    yield from _statements(linted)
    numbered = {str(s.id) for s in linted.pack.sources if s.numbering.sections or s.numbering.passages}
    for leaf in linted.leaves:
        prose = leaf.value if isinstance(leaf.value, Prose) else None
        yield from _whole(prose, numbered) if prose else ()
    for leaf in linted.texts:
        for wording in leaf.value.each:
            yield from _whole(wording.prose, numbered)


def _statements(linted: Linted) -> Iterator[Diagnostic]:
    """What is said of an actor, or weighed of a claim, names its passage; the narrative does where it has numbers."""
    for written in linted.written:
        owner, field, text = written.leaf.owners[-1], written.leaf.field, written.line.text
        stated = (isinstance(owner, Actor) and field in ("role", "relations", "gloss")) or (
            isinstance(owner, Claim) and field in ("evidence", "common_ground"))
        told_of = isinstance(owner, Block) and any(map(str.isdigit, text))
        if (stated or told_of) and CITED not in text and not marked("outside").search(text):
            what = "says something of the sources" if stated else "has numbers"
            message = f"this {what} and cites nothing"
            hint = "say where it stands, or that it is not in the documents"
            yield told("uncited-statement", written.line.span(0, len(text)), message, hint)


def _quotations(written: Written) -> Iterator[Diagnostic]:
    for first, last in unsourced(written):
        message = f"{written.line.text[first:last]} is quoted, but nothing after it in this paragraph is cited"
        hint = "cite the paragraph, or write ‘…’ for words held at a distance"
        yield told("uncited-quotation", written.line.span(first, last), message, hint)


def _whole(prose: Prose, numbered: set[str]) -> Iterator[Diagnostic]:
    if "@" in prose.source:
        for cite in citations(prose):
            for source in cite.sources:
                if source.key in numbered and not source.locators:
                    message = f"this cites the whole of {source.key}, which has numbered paragraphs"
                    yield told("whole-source", source.span, message, "name the paragraph, if it has a number")
