"""What figures are drawn from, worked out of a pack: names for labels, amounts, who stands where; and what lacks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefing.content.citing import cited
from briefing.content.model import Pack
from briefing.content.values import place
from briefing.diagnostics import Diagnostic, error

Data = dict[str, Any]

AMOUNT = re.compile(r"\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?")
PARTED = re.compile("[,\u00a0\u2009\u202f ]")
LONG = 22  # characters of a name that stands whole beside its dot
UNSURE = ("alleged", "inferred")


def check(pack: Pack) -> Iterator[Diagnostic]:
    """Statistics that bars show are numbers; nobody is related to himself; a place is a point, or an area."""
    wanted = {ref: ref for s in pack.slides if s.kind == "numbers" for ref in s.from_}
    wanted |= {ref: ref for s in pack.sections for b in s.body if b.bars for ref in b.bars.of}
    for statistic in pack.statistics:
        if statistic.id in wanted and amount(statistic.value) is None:
            message = f"bars need a number, and {statistic.value[:40]!r} is none"
            yield error("not-a-number", place(statistic.value), message, "write 36,000 or 4.2; words go into hedge")
    for relation in pack.relations:
        if relation.from_ == relation.to:
            yield error("related-to-itself", place(relation.to), f"{relation.to} is related to itself here")
    for mapped in pack.places:
        if bool(mapped.point) == bool(mapped.area) or 0 < len(mapped.area) < 3:
            message = f"the place {mapped.id} is neither one point nor an area of three points or more"
            yield error("bad-place", place(mapped.id), message, "give it either point: [40, 25] or area: [[0, 0], …]")


def amount(value: str) -> str | None:
    """A number as it is printed, without what parts its thousands: 36,000 is 36000; None if it is no number."""
    return PARTED.sub("", value) if AMOUNT.fullmatch(value) else None


def labelled(name: str, short: str | None) -> str:
    """How a figure calls somebody: by the name, or if that is long by the short one; with a capital."""
    label = short if short and len(name) > LONG else name
    return label[:1].upper() + label[1:]


def relations(given: Iterable[Data], actors: Iterable[Data]) -> tuple[Data, ...]:
    """Each with the labels of both ends, whether it is in doubt, and its text and citation as one in `cited`."""
    ends = {a["id"]: {"id": a["id"], "label": a["label"]} for a in actors}
    out = []
    for relation in given:
        made = cited(relation) if relation["text"] else {**relation, "cited": relation["cites"]}
        out.append({**made, "from": ends[relation["from"]], "to": ends[relation["to"]],
                    "unsure": relation["voice"] in UNSURE})
    return tuple(out)


def among(given: Iterable[Data], records: Iterable[Mapping[str, Any]]) -> tuple[Data, ...]:
    """The relations of which both ends are among some records."""
    ids = {record["id"] for record in records}
    return tuple(r for r in given if {r["from"]["id"], r["to"]["id"]} <= ids)


def tied(actors: Iterable[Data], given: Iterable[Data]) -> tuple[Data, ...]:
    """Actors with `tied`: whether any relation is theirs."""
    ids = {end["id"] for r in given for end in (r["from"], r["to"])}
    return tuple({**actor, "tied": actor["id"] in ids} for actor in actors)


def barred(section: Data, records: Mapping[str, Data]) -> Data:
    """A section whose bars have the `records` of their statistics."""
    body = tuple({**block, "bars": {**block["bars"], "records": tuple(records[ref] for ref in block["bars"]["of"])}}
                 if block["bars"] else block for block in section["body"])
    return {**section, "body": body}


def holders(claims: Iterable[Data]) -> tuple[Data, ...]:
    """Everyone who holds a position, in the order in which they are first named, with a stance for each claim."""
    claims = tuple(claims)
    names = dict.fromkeys(p["holder"] for claim in claims for p in claim["positions"])
    return tuple({"name": name, "stances": tuple(_stance(name, claim) for claim in claims)} for name in names)


def _stance(name: str, claim: Data) -> str:
    """Where somebody stands; whoever holds two positions of one claim qualifies it."""
    found = {p["stance"] for p in claim["positions"] if p["holder"] == name}
    return "silent" if not found else found.pop() if len(found) == 1 else "qualifies"
