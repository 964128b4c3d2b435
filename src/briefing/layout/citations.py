"""Citations on paper: brackets such as `[1, EF-3, n6; 2, 5–7]` (look/print.md, citation rules), or footnotes."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from briefing.content.citations import shown
from briefing.content.citing import dated
from briefing.content.inline import Cite, Source, Words
from briefing.layout.draft import Draft
from briefing.layout.spaces import squeeze

NOTELESS = ("footnote", "furniture", "slide")  # within them no footnote may stand


class Citing(NamedTuple):
    """What becomes of citations: `bracket`, `gathered` (left out, with the space before) or `notes`; `names` are the
    sources' by their keys, for notes."""

    style: str = "bracket"
    names: Mapping[str, str] = {}

    def within(self, around: Iterable[str]) -> "Citing":
        """Where there can be no footnotes, citations that are to be such stand in brackets."""
        if self.style != "notes" or not {*around} & {*NOTELESS}:
            return self
        return self._replace(style="bracket")


def named(sources: Iterable[Mapping[str, Any]]) -> Mapping[str, str]:
    """“Reed 1911” for each source by its id, whether or not its short name has the year."""
    return {source["id"]: dated(source) for source in sources}


def noted(cite: Cite, names: Mapping[str, str]) -> Draft:
    """<footnote>: `Reed 1911, EF-3, n6; Moss 1912, 5`, each source a link to its place in the list of sources."""
    words: list[Draft | Words] = []
    for n, source in enumerate(cite.sources):
        if n:
            words.append(Words("; ", source.span))
        text = ", ".join([names.get(source.key, source.key), *map(shown, source.locators)])
        words.append(Draft("a", source.span, {"to": f"source-{source.key}"}, [Words(text, source.span)], soft=True))
    paragraph = Draft("p", cite.span, children=words)
    squeeze(paragraph)
    return Draft("footnote", cite.span, children=[paragraph])


def bracket(cite: Cite) -> Draft:
    """<cite>: each source a link to its place in the list of sources, where the Doc has one."""
    words: list[Draft | Words] = [Words("[", cite.span)]
    for n, source in enumerate(cite.sources):
        if n:
            words.append(Words("; ", source.span))
        said = Words(cited(source), source.span)
        words.append(Draft("a", source.span, {"to": f"source-{source.key}"}, [said], soft=True))
    words.append(Words("]", cite.span))
    return Draft("cite", cite.span, children=words)


def cited(source: Source) -> str:
    """`1, EF-3, n6`: the source's number, then its locators; an unnumbered source is called by its key."""
    return ", ".join([str(source.number or source.key), *map(shown, source.locators)])

