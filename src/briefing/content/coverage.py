"""Which paragraphs of its sources a pack uses: in its tables of evidence, elsewhere, or not at all."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefing.content.citations import divided
from briefing.content.inline import Prose, Source
from briefing.content.walking import citations

Data = dict[str, Any]
Passages = dict[str, set[str]]  # by the source's id

NOTE = "n"
FULL, HALF, NONE = "full", "half", "none"
SAID = ((FULL, "in the tables"), (HALF, "elsewhere"), (NONE, "not used"))


def coverage(data: Mapping[str, Any], cited: Iterable[Source]) -> tuple[Data, ...]:
    """A row for each section of each numbered source, notes last: `cells`, one for each paragraph, `used` of them,
    `by_use`, the paragraphs in words; `cited` are all that the pack cites."""
    everywhere, tabled = _passages(cited), _passages(_tabled(data))
    rows = []
    for source in data["sources"]:
        mine, shown = everywhere.get(source["id"], set()), tabled.get(source["id"], set())
        for code, title, locators in _sections(source["numbering"]):
            cells = tuple(FULL if each in shown else HALF if each in mine else NONE for each in locators)
            numbers = [f"{number}{letter}" for _, number, letter in map(divided, locators)]
            by_use = {use: spans([n for n, cell in zip(numbers, cells, strict=True) if cell == use], numbers)
                      for use in (FULL, HALF, NONE)}
            rows.append({"source": {key: source[key] for key in ("id", "short", "number")}, "code": code,
                         "title": title, "cells": cells, "used": len(cells) - cells.count(NONE), "by_use": by_use,
                         "said": "; ".join(f"{words}: {by_use[use]}" for use, words in SAID if by_use[use])})
    return tuple(rows)


def _tabled(data: Mapping[str, Any]) -> Iterator[Source]:
    """What the records cite that tables of evidence list."""
    records = (*(p for claim in data["claims"] for p in claim["positions"]), *data["statistics"], *data["events"],
               *data["periods"], *data["relations"])
    for prose in (record["cites"] for record in records):
        for cite in citations(prose) if isinstance(prose, Prose) else ():  # a source that is silent has no place
            yield from cite.sources


def _passages(cited: Iterable[Source]) -> Passages:
    """Every paragraph and note that is cited, those within ranges too."""
    found: Passages = {}
    for key, first, last in {(source.key, each.first, each.last) for source in cited for each in source.locators}:
        mine = found.setdefault(key, set())
        mine |= {first, last}
        if first != last:
            code, number, _ = divided(first)
            mine.update(f"{code}{n}" for n in range(number, divided(last)[1]))
    return found


def _sections(numbering: Data) -> Iterator[tuple[str, str | None, list[str]]]:
    """The code, title and locators of each section; after them those of the notes, as far as they are listed."""
    for section in numbering["sections"]:
        before = f"{section['code']}-" if section["code"] else ""
        locators = [f"{before}{n}" for n in range(1, section["paragraphs"] + 1)]
        if locators:
            yield section["code"], section["title"], locators
    if notes := [str(passage["locator"]) for passage in numbering["passages"] if passage["kind"] == "note"]:
        yield NOTE, None, notes


def spans(some: list[str], every: list[str]) -> str:
    """Some of a row's numbers in words, neighbours as a range: 1, 4–6."""
    at = {number: k for k, number in enumerate(every)}
    runs: list[list[str]] = []
    for number in some:
        if runs and at[number] == at[runs[-1][-1]] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
