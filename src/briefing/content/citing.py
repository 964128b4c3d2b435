"""Where a record's own citation stands in its text, and the line of sources at a slide's foot."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from briefing.content.citations import divided, shown
from briefing.content.inline import Em, Inline, Link, Locator, Para, Prose, Strong, Term, Words
from briefing.content.walking import citations

Data = dict[str, Any]

END = re.compile(r"(?P<stops>[.!?]+)(?P<quotes>[”’»\"']*)\s*$")
CLOSING = re.compile(r"[”’»\"')\]]+\s*")
# whose last point is a part of the word, and ends the sentence as well
ABBREVIATED = re.compile(r"(?:\b(?:[A-Za-z]\.)+[A-Za-z]|\b(?:etc|al|Co|Ltd|Inc|Corp|Bros|Jr|Sr))$")


class _Parted(NamedTuple):
    """A text up to the end of its last sentence, and what ends it: ., !, ?, several of them, or nothing."""

    nodes: tuple[Inline, ...]
    stop: str = ""


def cited(record: Data) -> Data:
    """With `cited`: its text and its citation, if it has one, as one; the citation stands before the full stop."""
    text = record["text"]
    if not record["cites"]:
        return {**record, "cited": text}
    (citation,) = record["cites"].blocks
    assert isinstance(citation, Para)
    (para,) = text.blocks  # the model sees to it that there is one
    nodes, stop = _parted(para.children)
    end = (Words(stop, nodes[-1].span),) if stop else ()
    children = (*nodes, Words(" ", text.span), *citation.children, *end)
    return {**record, "cited": text._replace(blocks=(para._replace(children=children),))}


def _parted(nodes: tuple[Inline, ...]) -> _Parted:
    """Without the stop at the end, wherever in emphasis, links and quotation marks it stands."""
    *before, end = nodes
    if isinstance(end, Em | Strong | Link | Term) and end.children:
        inner = _parted(end.children)
        return _Parted((*before, end._replace(children=inner.nodes)), inner.stop)
    if isinstance(end, Words) and before and CLOSING.fullmatch(end.text):
        inner = _parted(tuple(before))
        return _Parted((*inner.nodes, end), inner.stop)
    if isinstance(end, Words):
        text, stop = _without_stop(end.text)
        return _Parted((*before, end._replace(text=text)), stop)
    return _Parted(nodes)


def _without_stop(text: str) -> tuple[str, str]:
    """-> the text without the stop that ends its sentence, and that stop.

    An ellipsis ends none, an abbreviation keeps its point, and a quotation its own question mark."""
    if not (m := END.search(text)):
        return text, ""
    before, stops, quotes = text[: m.start()], m["stops"], m["quotes"]
    if stops == ".":
        own = "." if ABBREVIATED.search(before) else ""
        return before + own + quotes, "."
    if not stops.strip("."):
        return text.rstrip(), ""
    return (before + stops + quotes, ".") if quotes else (before, stops)


def said_by(cites: Prose, sources: Iterable[Mapping[str, Any]]) -> str:
    """The short names of the sources that are cited, in the order of the sources: Reed, Moss."""
    keys = {source.key for cite in citations(cites) for source in cite.sources}
    return ", ".join(str(source["short"]) for source in sources if source["id"] in keys)


def dated(source: Mapping[str, Any]) -> str:
    """Reed 1911, whether or not the short name has the year."""
    short, year = str(source["short"]), str(source["year"])
    return short if short.endswith(year) else f"{short} {year}"


def source_line(slide: Data, sources: Iterable[Data]) -> str:
    """Every passage that a slide's texts cite, or else its records: Reed 1911, A-2, n12 · Moss 1912, 9."""
    texts = [slide["headline"], slide["cites"]]
    texts += [point[key] for point in slide["evidence"] for key in ("text", "held_by")]
    if not any(cite for text in texts if isinstance(text, Prose) for cite in citations(text)):
        texts = [record.get("cites") for record in (*slide["records"], *slide["relations"])]
    found: dict[str, list[Locator]] = {}
    for prose in texts:
        for cite in citations(prose) if isinstance(prose, Prose) else ():
            for source in cite.sources:
                found.setdefault(source.key, []).extend(source.locators)
    return " · ".join(", ".join((dated(s), *_passages(found[s["id"]], s))) for s in sources if s["id"] in found)


def _passages(locators: Iterable[Locator], source: Data) -> list[str]:
    """Locators as the source's sections come and are numbered, notes last; those that meet are one range."""
    codes = [f"{s['code']}-" if s["code"] else "" for s in source["numbering"]["sections"]]

    def place(locator: Locator) -> tuple[int, tuple[int, str], tuple[int, str]]:
        code, number, letter = divided(locator.first)
        return codes.index(code) if code in codes else len(codes), (number, letter), divided(locator.last)[1:]

    out = list[Locator]()
    for locator in sorted(locators, key=place):
        met = next((k for k, before in enumerate(out) if _meet(before, locator)), None)
        if met is None:
            out.append(locator)
        else:
            out[met] = out[met]._replace(last=max(out[met].last, locator.last, key=lambda last: divided(last)[1:]))
    return [shown(locator) for locator in out]


def _meet(before: Locator, after: Locator) -> bool:
    """Whether the second begins within the first, or just after it. A lettered paragraph is just after no other."""
    (code, end, letter), (own, begin, mark) = divided(before.last), divided(after.first)
    if code != own:
        return False
    return (begin, mark) <= (end, letter) or (begin == end + 1 and not letter and not mark)
