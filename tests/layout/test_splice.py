"""A text's nodes as elements: keys of its blocks, citations where they may be notes, links not within links."""

import pytest

from briefing.content.inline import Block, Break, Cite, Em, Inline, Item, Link, List, Para, Quote, Source, Words
from briefing.diagnostics import at
from briefing.layout.citations import Citing
from briefing.layout.draft import Draft
from briefing.layout.splice import blocks_of, inline_of

HERE = at("pack.yaml", 1)


def words(text: str) -> Words:
    return Words(text, HERE)


def para(*nodes: Inline) -> Para:
    return Para(nodes or (words("said"),), HERE)


def cite() -> Cite:
    return Cite((Source("reed", (), HERE, 1),), HERE)


def read(nodes: list[Draft | Words]) -> str:
    """Words, and elements as `name(…)`."""
    return "".join(f"{node.name}({read(node.children)})" if isinstance(node, Draft) else node.text for node in nodes)


def test_blocks_are_called_by_their_text_and_their_number() -> None:
    blocks: tuple[Block, ...] = (para(), List(True, 3, (Item((para(),), HERE), Item((para(),), HERE)), HERE, True),
                                 Quote((para(), para()), HERE))
    first, listed, quoted = blocks_of(blocks, "sections.mill", Citing())
    assert [first.key, listed.key, quoted.key] == ["sections.mill#0", "sections.mill#1", "sections.mill#2"]
    assert (first.name, listed.name, quoted.name) == ("p", "ol", "blockquote")
    assert listed.attributes == {"start": "3", "loose": "yes"}
    assert [item.key for item in listed.elements()] == ["0", "1"]
    assert [each.key for each in quoted.elements()] == ["0", "1"]
    assert first.placed and not quoted.elements()[0].placed


def test_a_paragraph_without_words_is_none() -> None:
    assert next(blocks_of((para(words("  ")), para()), "t", Citing())).key == "t#1"


@pytest.mark.parametrize(("style", "made"), [
    ("bracket", "It fell cite([a(1)]), they say."),
    ("gathered", "It fell, they say."),
    ("notes", "It fell,footnote(p(a(reed))) they say."),
])
def test_citations_stand_in_brackets_nowhere_or_at_the_foot(style: str, made: str) -> None:
    nodes = (words("It fell "), cite(), words(", they say."))
    assert read(inline_of(nodes, Citing(style))) == made


def test_a_link_within_a_link_is_only_its_words() -> None:
    inner = Em((Link("https://example.org", (words("here"),), HERE),), HERE)
    assert read(inline_of((inner,), Citing())) == "em(a(here))"
    assert read(inline_of((inner,), Citing(), linked=True)) == "em(here)"


def test_soft_breaks_are_spaces() -> None:
    nodes = (words("one"), Break(False, HERE), words("two"), Break(True, HERE))
    assert read(inline_of(nodes, Citing())) == "one twobr()"
