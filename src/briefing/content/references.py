"""Whether every id, reference and citation of a pack leads somewhere, and to a record of the right kind."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefing.content.citations import divided
from briefing.content.fields import Record
from briefing.content.inline import Cite, Locator, Prose, Term
from briefing.content.inline import Source as Cited
from briefing.content.model import Pack
from briefing.content.sourcing import Source
from briefing.content.values import Identifier, Reference, Wordings, place
from briefing.content.walking import RELEASED, Leaf, kind, leaves, nodes, refers
from briefing.diagnostics import Diagnostic, Span, at, error, nearest

# what a field's references may name, where it is not everything; `PROSE` stands for [[…]]
PROSE = ("", "")
ALLOWED: dict[tuple[str, str], tuple[str, ...]] = {
    PROSE: ("term", "actor"),
    ("Section", "events"): ("event",),
    ("Block", "claim"): ("claim",),
    ("Account", "source"): ("source",),
    ("BarsBlock", "of"): ("statistic",),
    ("Relation", "from_"): ("actor",),
    ("Relation", "to"): ("actor",),
    ("Term", "see_also"): ("term", "actor"),
    ("Event", "actors"): ("actor",),
    ("Position", "actor"): ("actor",),
    ("Claim", "disputed_by"): ("actor", "source"),
    ("Summary", "source"): ("source",),
    ("Reading", "session"): ("session",),
    ("Step", "questions"): ("question",),
    ("Step", "slides"): ("slide",),
    ("Role", "actor"): ("actor",),
}
# a slide's `from`, by the slide's kind
SLIDES: dict[str, tuple[str, ...]] = {
    "actor": ("actor",),
    "axis": ("event",),
    "network": ("actor",),
    "numbers": ("statistic",),
    "timeline": ("event",),
    "term": ("term", "actor"),
    "discussion": ("question",),
    "exit": ("exit_ticket",),
    "sources": ("source",),
}
NOT_CONTENT = ("audience", "edition")
AUDIENCES = ("fallback", "audience", "audiences")  # fields that name an audience


class Index(NamedTuple):
    """The kinds of a pack's records by id, to whom alone they are released, and what its sources' numbering holds."""

    kinds: Mapping[str, str]
    readers: Mapping[str, str]
    numberings: Mapping[str, "Numbers"]


class Numbers(NamedTuple):
    """The locators that a source has, and whether its notes are among them; `shown` says it in words."""

    locators: frozenset[str]
    notes: bool
    shown: str


def check(pack: Pack) -> list[Diagnostic]:
    """Everything that leads nowhere, in the order of the model."""
    found: list[Diagnostic] = []
    records: dict[str, Record] = {}
    readers: dict[str, str] = {}
    everything = leaves(pack)
    for leaf in everything:
        if isinstance(leaf.value, Identifier):
            first = records.setdefault(leaf.value, leaf.owners[-1])
            readers.setdefault(leaf.value, leaf.reader)
            if first is not leaf.owners[-1]:
                where: Span = first.id.span  # type: ignore[attr-defined]  # it has an Identifier, or would not be here
                message = f"the id {leaf.value} is taken, first at {where.file}:{where.line}:{where.column}"
                found.append(error("duplicate-id", leaf.value.span, message, "ids are unique across the pack"))
    kinds = {i: kind(type(record)) for i, record in records.items()}
    index = Index(kinds, readers, {s.id: _numbers(s) for s in pack.sources})
    audiences = [a.id for a in pack.pack.audiences]
    for leaf in everything:
        if isinstance(leaf.value, Reference):
            found += _reference(leaf, leaf.value, index)
        elif isinstance(leaf.value, Wordings):
            for wording in leaf.value.each:
                found += _prose(wording.prose, index)
        elif isinstance(leaf.value, Prose):
            found += _prose(leaf.value, index)
        elif leaf.field in AUDIENCES and leaf.value and leaf.value not in audiences:
            found.append(_unknown(leaf.value, place(leaf.value), audiences, "unknown-audience", "audience"))
    return found


def _unknown(name: str, span: Span | None, known: Iterator[str] | list[str], code: str, what: str) -> Diagnostic:
    hint = nearest(name, known)
    shown = hint if len(hint) <= 300 else hint[:300].rsplit(", ", 1)[0] + ", …"
    return error(code, span, f"no {what} is called {name[:60]}", shown)


def _reference(leaf: Leaf, ref: Reference, index: Index) -> Iterator[Diagnostic]:
    owner = leaf.owners[-1]
    allowed = ALLOWED.get((type(owner).__name__, leaf.field))
    if type(owner).__name__ == "Slide":
        allowed = SLIDES.get(str(getattr(owner, "kind", "")))
    yield from _leads(ref, ref.span, allowed, index)
    if (reader := index.readers.get(ref, "")) not in RELEASED[leaf.reader or "student"]:
        message = f"{ref} is for the {reader} only, and may not be named where others read"
        yield error("not-released", ref.span, message)


def _leads(name: str, span: Span, allowed: tuple[str, ...] | None, index: Index) -> Iterator[Diagnostic]:
    def fits(found: str) -> bool:
        return found in allowed if allowed else found not in NOT_CONTENT

    found = index.kinds.get(name)
    if found and fits(found):
        return
    what = " or ".join(allowed).replace("_", " ") if allowed else "record"
    if found:
        message = f"{name} is of the kind {found.replace('_', ' ')}, but this names a record of the kind {what}"
        yield error("wrong-kind", span, message)
    else:
        yield _unknown(name, span, [i for i, k in index.kinds.items() if fits(k)], "unknown-id", what)


def _prose(prose: Prose, index: Index) -> Iterator[Diagnostic]:
    for node in nodes(prose) if refers(prose) else ():
        if isinstance(node, Term):
            if index.kinds.get(node.id) not in ALLOWED[PROSE]:
                yield from _leads(node.id, _id_span(node), ALLOWED[PROSE], index)
        elif isinstance(node, Cite):
            for source in node.sources:
                yield from _source(source, index)


def _id_span(term: Term) -> Span:
    """The id within [[id]] or [[id|words]], where the YAML spells it as it is."""
    return at(term.span.file, term.span.line, term.span.column + 2, len(term.id))


def _source(cited: Cited, index: Index) -> Iterator[Diagnostic]:
    numbers = index.numberings.get(cited.key)
    if numbers is None:
        where = Span(cited.span.file, cited.span.line, cited.span.column + 1, cited.span.end)
        yield _unknown(cited.key, where, list(index.numberings), "unknown-source", "source")
        return
    for locator in cited.locators:
        yield from _locator(cited.key, locator, numbers)


def _locator(key: str, locator: Locator, numbers: Numbers) -> Iterator[Diagnostic]:
    ends = dict.fromkeys((locator.first, locator.last))
    if numbers.locators:
        for end in ends:
            if end not in numbers.locators and (numbers.notes or not re.fullmatch(r"n\d+[a-z]?", end)):
                yield error("unknown-locator", locator.span, f"{key} has no {end}", f"it has {numbers.shown}")
                return
    if len(ends) > 1 and divided(locator.last)[1:] <= divided(locator.first)[1:]:
        message = f"the range ends before it begins: {locator.first} to {locator.last}"
        yield error("range-reversed", locator.span, message)


def _numbers(source: Source) -> Numbers:
    """A source's locators, from its sections' paragraphs and its listed passages."""
    locators = {
        f"{section.code}-{n}" if section.code else str(n)
        for section in source.numbering.sections
        for n in range(1, section.paragraphs + 1)
    }
    listed = source.numbering.passages
    locators |= {str(p.locator) for p in listed}
    return Numbers(frozenset(locators), any(p.kind == "note" for p in listed), _shown(locators))


def _shown(locators: set[str]) -> str:
    """Locators by their codes: EF-1 to EF-9, n1 to n26."""
    by_code: dict[str, list[str]] = {}
    for locator in sorted(locators, key=lambda each: divided(each)[1:]):
        by_code.setdefault(divided(locator)[0], []).append(locator)
    parts = [f"{found[0]} to {found[-1]}" if len(found) > 1 else found[0] for _, found in sorted(by_code.items())]
    return ", ".join(parts)
