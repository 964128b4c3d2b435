"""A selected pack with what layouts need worked out: numbers, labels of dates, the glossary, records in their order.

Nothing is added that does not follow from the pack. Every Prose has its citations numbered and its [[terms]] worded.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from briefing.content import dates, figures, periods, plans
from briefing.content.citing import cited, said_by, source_line
from briefing.content.coverage import coverage
from briefing.content.model import Pack
from briefing.content.rewording import Names, reword
from briefing.content.select import Selected
from briefing.content.sorting import alphabetical
from briefing.content.walking import kind, record_in
from briefing.diagnostics import Diagnostic, Failed, error

Data = dict[str, Any]

YEAR = re.compile(r",? (\d{4})\b")
GLOSSED = ("id", "headword", "native", "stands_for", "pronounce", "word_of", "definition", "voice", "outside", "loaded")
NUMBERED = ("sources", "summaries", "sections", "claims", "questions")
KINDS = {
    (field.alias or name): kind(record)
    for name, field in Pack.model_fields.items()
    if (record := record_in(field.annotation))
}


class Resolved(NamedTuple):
    """As Selected, with numbers, labels, `glossary`, `records`, `source_line` and `coverage` added."""

    pack_id: str
    audience: str
    reader: str
    data: Mapping[str, Any]


def resolve(selected: Selected) -> Resolved:
    """The selected pack with all that follows from it. Raises Failed for what refers to something not released."""
    complaints: list[Diagnostic] = []
    names = _names(selected.data)
    data: Data = {key: reword(value, names, complaints) for key, value in selected.data.items()}
    for key in NUMBERED:
        data[key] = tuple({**record, "number": n} for n, record in enumerate(data[key], 1))
    data["pack"] = {**data["pack"], "as_of_label": dates.label(dates.read(data["pack"]["as_of"]))}
    data["sources"] = plans.read_for((_source(s, data["summaries"]) for s in data["sources"]), data["sessions"])
    data["events"] = tuple({**cited(event), "said_by": said_by(event["cites"], data["sources"])}
                           for event in _events(data["events"]))
    data["periods"] = tuple({**period, "said_by": said_by(period["cites"], data["sources"])}
                            for period in periods.scaled(data["periods"]))
    data["actors"] = _actors(data["actors"], data["sources"])
    data["claims"] = tuple(_claim(claim, (*data["actors"], *data["sources"])) for claim in data["claims"])
    data["comparison"] = tuple({**axis, "accounts": _accounts(axis, data["sources"])} for axis in data["comparison"])
    called = {a["id"]: a["name"] for a in data["actors"]}
    data["roles"] = tuple({**role, "actor_name": called.get(role["actor"])} for role in data["roles"])
    data["sessions"] = plans.timed(data["sessions"], data["questions"], data["slides"])
    data["questions"] = plans.used(data["questions"], data["sessions"])
    data["relations"] = tuple({**r, "said_by": said_by(r["cites"], data["sources"])}
                              for r in figures.relations(data["relations"], data["actors"]))
    data["actors"] = figures.tied(data["actors"], data["relations"])
    data["statistics"] = tuple({**s, "amount": figures.amount(s["value"])} for s in data["statistics"])
    data["holders"] = figures.holders(data["claims"])
    data["terms"] = tuple(sorted(data["terms"], key=lambda t: alphabetical(t["headword"])))
    data["glossary"] = _glossary(data["terms"], data["actors"], names)
    records = {r["id"]: {**r, "type": KINDS[key]} for key in KINDS for r in _with_id(data.get(key))}
    for key, field in (("sections", "events"), ("slides", "from"), ("questions", "about")):
        data[key] = tuple({**r, "records": _looked_up(r, field, records, complaints)} for r in data[key])
    data["slides"] = tuple({**s, "relations": figures.among(data["relations"], s["records"])} for s in data["slides"])
    data["slides"] = tuple({**s, "source_line": source_line(s, data["sources"])} for s in data["slides"])
    data["sections"] = tuple(_dated(figures.barred(s, records)) for s in data["sections"])
    data["coverage"] = coverage(data, names.cited)
    minutes = {f"{key}_minutes": sum(r["minutes"] for r in data[key]) for key in ("questions", "slides")}
    data["content_minutes"] = minutes
    if complaints:
        raise Failed(complaints)
    return Resolved(selected.pack_id, selected.audience, selected.reader, data)


def _with_id(value: Any) -> Iterable[Data]:
    return (r for r in value if "id" in r) if isinstance(value, tuple) else ()


def _names(data: Mapping[str, Any]) -> Names:
    """What [[id]] and [@id] stand for."""
    worded = {t["id"]: t["headword"] for t in data["terms"]}
    worded |= {a["id"]: a["short"] or a["name"] for a in data["actors"]}
    return Names(worded, {s["id"]: n for n, s in enumerate(data["sources"], 1)}, [])


def _label(written: str | None) -> str | None:
    return dates.label(dates.read(written)) if written else None


def _source(source: Data, summaries: Iterable[Data]) -> Data:
    works = tuple({**w, "issued_label": _label(w["issued"]), "year": _year(w["issued"])} for w in source["cited_works"])
    labels = {f"{key}_label": _label(source[key]) for key in ("issued", "accessed")}
    told = tuple(s["text"] for s in summaries if s["source"] == source["id"])
    return {**source, **labels, "year": _year(source["issued"]), "cited_works": works, "summaries": told}


def _year(written: str | None) -> int | None:
    return dates.read(written).first.year if written else None


def _events(events: Iterable[Data]) -> tuple[Data, ...]:
    """In the order of their dates; `when` words a date where the source does."""
    found = []
    for event in sorted(events, key=lambda e: dates.sort_key(dates.read(e["date"]), e["when"] or "")):
        date = dates.read(event["date"])
        start, end = dates.span(date)
        labels = {
            "start": start,
            "end": end,
            "certainty": dates.certainty(date, event["disputed"]),
            "label": event["when"] or dates.label(date),
        }
        short, year = _short(event["when"], date)
        found.append({**event, **labels, "label_short": short, "year": year, "middle": dates.middle(date)})
    return tuple(found)


def _short(when: str | None, date: dates.Date) -> tuple[str, int]:
    """The short wording of a date, and the year that goes with it.

    A writer's own wording leaves out its year where it names a month and one year: by January 1931. Any other stays as
    it is: late 2013, July 2012 to end of 2013."""
    if not when:
        return dates.label_short(date), date.first.year
    years = YEAR.findall(when)
    if len(years) == 1 and any(month in when for month in dates.MONTHS):
        return YEAR.sub("", when), int(years[0])
    return when, int(years[0]) if years else date.first.year


def _actors(actors: Iterable[Data], sources: Iterable[Data]) -> tuple[Data, ...]:
    """By name; each with what every source tells of it."""
    found = []
    for actor in sorted(actors, key=lambda a: alphabetical(a["name"])):
        label = figures.labelled(actor["name"], actor["short"])
        found.append({**actor, "accounts": _accounts(actor, sources), "label": label})
    return tuple(found)


def _accounts(record: Data, sources: Iterable[Data]) -> tuple[Data, ...]:
    """One for every source, with what it has `told`: nothing where it is silent."""
    return tuple({"source": {key: s[key] for key in ("id", "short", "number")},
                  "told": tuple(a for a in record["accounts"] if a["source"] == s["id"])} for s in sources)


def _claim(claim: Data, named: Iterable[Data]) -> Data:
    """With the names of those who dispute it: none if it is not said, empty if nobody does."""
    names = {record["id"]: record.get("name") or record["short"] for record in named}
    refs = claim["disputed_by"]
    return {**claim, "positions": tuple(cited(position) for position in claim["positions"]),
            "as_of_label": _label(claim["as_of"]),
            "disputed_by": None if refs is None else tuple(names[ref] for ref in refs)}


def _dated(section: Data) -> Data:
    """A section whose boxes say their date in words."""
    body = tuple({**block, "box": {**block["box"], "as_of_label": _label(block["box"]["as_of"])}}
                 if block["box"] else block for block in section["body"])
    return {**section, "body": body}


def _glossary(terms: Iterable[Data], actors: Iterable[Data], names: Names) -> tuple[Data, ...]:
    actors = tuple(actors)
    bare = {actor["id"] for actor in actors if not actor["gloss"]}
    entries = [
        {
            **{key: t[key] for key in GLOSSED},
            "margin": t["margin"] or t["definition"],
            "see_also": tuple({"id": i, "headword": names.worded.get(i, i), "type": "actor" if i in bare else "term"}
                              for i in t["see_also"]),
        }
        for t in terms
    ]
    for actor in actors:
        if gloss := actor["gloss"]:
            entry = dict.fromkeys(GLOSSED) | {"id": actor["id"], "native": actor["native"], "headword": actor["name"]}
            entries.append({**entry, "definition": gloss, "margin": gloss, "see_also": ()})
    return tuple(sorted(entries, key=lambda e: alphabetical(e["headword"])))


def _looked_up(record: Data, field: str, records: Mapping[str, Data], complaints: list[Diagnostic]) -> tuple[Data, ...]:
    for ref in record[field]:
        if ref not in records:
            message = f"{record['id']} refers to {ref}, which this reader is not given"
            complaints.append(error("not-released", None, message))
    return tuple(records[ref] for ref in record[field] if ref in records)
