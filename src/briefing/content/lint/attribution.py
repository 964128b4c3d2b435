"""Whether each wording says whose word something is, and whether it stays as unsure for one audience as for another.

What has a `voice` is an attributed statement: positions, relations, accounts, events, statistics. A label beside the
words is no marker: they are read aloud and copied without it. Only a number is never shown without who counted it. What
is outside knowledge is the word of nobody in the documents: it needs no name, but says what it is.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import permutations

from briefing.content.fields import Record
from briefing.content.inline import Prose
from briefing.content.lint.codes import told
from briefing.content.lint.linted import Linted, record_place
from briefing.content.lint.markers import OFFICES, SEVERAL, UNNAMED, hedge, marked
from briefing.content.lint.sentences import sentences
from briefing.content.model import BoxBlock
from briefing.content.plain import Line
from briefing.content.statements import Claim, Position, Statistic
from briefing.content.values import Wordings, place
from briefing.content.walking import Leaf, citations
from briefing.diagnostics import Diagnostic, Span

WEAKER: Mapping[str, tuple[str, ...]] = {  # which markers will do for a voice
    "reported": ("reported", "alleged"),
    "alleged": ("alleged",),
    "inferred": ("inferred", "reported", "alleged"),
    "outside": ("outside",),
}
COUNTED = re.compile(
    rf"\b(?:{'|'.join(SEVERAL)}|\d+)\s+(?:(?:\w+\s+)?(?:{'|'.join(UNNAMED)})\s+(?:\w+\s+)?\w+s|"
    r"(?:[Ww]estern\s+|[Ff]oreign\s+|[Ss]enior\s+)?(?:diplomats|officials))\b", re.I)


def marker(voice: str) -> re.Pattern[str]:
    """What will do as a marker of a voice."""
    return marked(*WEAKER[voice])


def review(linted: Linted) -> Iterator[Diagnostic]:
    for record in {id(owner): owner for leaf in linted.leaves for owner in leaf.owners}.values():
        if getattr(record, "voice", None) in WEAKER and not isinstance(record, BoxBlock):  # a box is one great label
            yield from _attributed(record, linted)
    for leaf in linted.texts:
        if len(leaf.value.each) > 1:
            yield from _dropped(leaf, linted)
    for written in linted.written:
        for m in COUNTED.finditer(written.line.text):
            message = f"“{m[0]}” counts sources that are not named"
            hint = "write ‘some’, or say what each of them says"
            yield told("anonymous-counted", written.line.span(*m.span()), message, hint)
    yield from _merged(linted)
    for claim in linted.pack.claims:
        yield from _lonely(claim)


def _attributed(record: Record, linted: Linted) -> Iterator[Diagnostic]:
    """Who says it is given, and each wording has a marker."""
    voice, key = str(getattr(record, "voice", "")), "counted_by" if isinstance(record, Statistic) else "by"
    by, said_to_be = getattr(record, key, None), "outside knowledge" if voice == "outside" else voice
    if voice != "outside" and not by and key in type(record).model_fields:
        message = f"this is {voice}, and nothing says by whom"
        yield told("by-missing", record_place(record), message, f"give it {key}: …")
    text = getattr(record, "label" if isinstance(record, Statistic) else "text", None)
    if not isinstance(text, Wordings) or (voice == "reported" and isinstance(record, Statistic)):
        return
    for wording in text.each:
        said = linted.plain(wording.prose)
        if not marker(voice).search(said) and not (voice == "reported" and _named(by, said, linted)):
            of = f" for {wording.audience}" if len(text.each) > 1 else ""
            message = f"this is {said_to_be}, but no word of its wording{of} says so"
            yield told("no-marker", wording.prose.blocks[0].span, message, f"such as {_some(voice)}")


def _named(by: str | None, said: str, linted: Linted) -> bool:
    """Whether a text names someone, by whatever name the record of an actor has."""
    names = ({actor.name, actor.short or actor.name} for actor in linted.pack.actors)
    return by is not None and any(name in said for name in next((own for own in names if by in own), {by}))


def _some(voice: str) -> str:
    return {"reported": "said, reportedly, according to", "alleged": "allegedly, accused of, unconfirmed",
            "inferred": "seems, perhaps, likely", "outside": "‘outside knowledge’"}[voice]


# One audience against another ------------------------------------------------------------------------------------


def _dropped(leaf: Leaf, linted: Linted) -> Iterator[Diagnostic]:
    """Where a passage is cited with a hedge for one audience, it is cited with some marker for every other one."""
    text: Wordings = leaf.value
    own = bool(getattr(leaf.owners[-1], "cites", None))
    said = {w.audience: _by_passage(w.prose, linted, own) for w in text.each}
    found: dict[tuple[str, Span], str] = {}
    for hedged, bare in permutations(said, 2):
        for passage, sentence in said[hedged].items():
            there = said[bare].get(passage)
            if there and (said_so := _first(hedge(), sentence)) and not _first(marker("inferred"), there):
                found.setdefault((bare, _place(there)), f"“{said_so}”, which stands in the wording for {hedged}")
    for (audience, span), lacks in found.items():
        message = f"the wording for {audience} says this without {lacks}"
        yield told("marker-dropped", span, message, "say how sure it is for every audience, in whatever words")


Sentences = list[tuple[Line, int, int]]


def _by_passage(prose: Prose, linted: Linted, own: bool) -> dict[tuple[str, str], Sentences]:
    """The sentences that cite each passage; or all, as one, of a text whose record has a citation of its `own`."""
    found: dict[tuple[str, str], Sentences] = {}
    for line, _ in linted.lines(prose):
        cites = list(line.cites())
        for first, last in sentences(line.text) if cites else ():
            for source in (source for at, cite in cites if first <= at < last for source in cite.sources):
                for locator in source.locators:
                    found.setdefault((source.key, locator.first), []).append((line, first, last))
        if own:
            found.setdefault(("", ""), []).append((line, 0, len(line.text)))
    return found


def _first(wanted: re.Pattern[str], stretches: Sentences) -> str:
    return next((m[0] for line, first, last in stretches if (m := wanted.search(line.text, first, last))), "")


def _place(stretches: Sentences) -> Span:
    line, first, last = stretches[0]
    return line.span(first, first + len(line.text[first:last].rstrip()))


# Sources without names, and alone --------------------------------------------------------------------------------


def _merged(linted: Linted) -> Iterator[Diagnostic]:
    """An unnamed holder is one and the same only where the same note is cited."""
    known: dict[str, tuple[Position, set[str]]] = {}
    for position in (p for claim in linted.pack.claims for p in claim.positions):
        if not (position.cites and _unnamed(position)):
            continue
        notes = {f"{s.key} {n.first}" for c in citations(position.cites) for s in c.sources for n in s.locators}
        first, cited = known.setdefault(position.holder.casefold(), (position, notes))
        if not (notes & cited):
            where = place(first.holder)
            at = f", at {where.file}:{where.line}:{where.column}" if where else ""
            message = f"{position.holder} has no name, and is called like one who is cited from elsewhere{at}"
            hint = "tell them apart, as in ‘Western diplomat (note 46)’"
            yield told("anonymous-merged", place(position.holder), message, hint)


def _unnamed(position: Position) -> bool:
    """A name comes before an office: in ‘Ada Reed, official’ the first part has none."""
    words = position.holder.casefold().partition(",")[0].split()
    return not position.actor and any(word.rstrip("s") in (*UNNAMED, *OFFICES) for word in words)


def _lonely(claim: Claim) -> Iterator[Diagnostic]:
    proses = [p.cites for p in claim.positions if p.cites]
    keys = {source.key for prose in proses for cite in citations(prose) for source in cite.sources}
    if len(keys) == 1:
        yield told("one-source", place(claim.id), f"all that is said of {claim.id} comes from {keys.pop()}",
                   "say so where it is taught")
