"""Which passages the citations of a page name: “1, EF-3” for the third paragraph of section EF of the first source."""

from collections.abc import Iterator, Mapping, Sequence

from briefing.content.citations import divided
from briefing.layout.doc import Element, plain, walk
from briefing.typeset.pages.draft import Draft

Cited = Mapping[int, Sequence[str]]  # by the node of a run


def passages_by_node(root: Element) -> Cited:
    """What each citation in brackets names, by the nodes of its text."""
    found: dict[int, Sequence[str]] = {}
    for cite in (node for node in walk(root) if isinstance(node, Element) and node.name == "cite"):
        named = list(passages(plain(cite)))
        found.update((node.number, named) for node in walk(cite))
    return found


def passages(bracket: str) -> Iterator[str]:
    """`[1, EF-3–5; 2, 4]` as 1, EF-3 and 1, EF-4 and 1, EF-5 and 2, 4; see `layout/citations.py: bracket`."""
    for source in bracket.strip("[]").split("; "):
        number, *locators = source.split(", ")
        for locator in locators:
            first, _, last = locator.partition("–")
            code, start, letter = divided(first)
            end = divided(last)[1] if last else start
            yield from (f"{number}, {code}{n}{letter}" for n in range(start, max(start, end) + 1))


def cited_on(page: Draft, known: Cited) -> list[str]:
    """The passages that a page cites, each once."""
    nodes = {run.node for placed in page.text for run in placed.runs}
    return sorted({passage for node in nodes & known.keys() for passage in known[node]})


def is_free(page: Draft, left: float, width: float, top: float) -> bool:
    """Whether nothing stands in a column of the page from `top` on."""
    beside = any(left - 1.0 <= placed.x < left + width and placed.y > top for placed in page.text)
    return not beside and not any(below > top for _, below in page.bars)
