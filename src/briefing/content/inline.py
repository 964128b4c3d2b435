"""Prose after parsing: the frozen nodes that stand for it everywhere, each with its place in the YAML.

A Text is parsed once, when its pack is loaded; `resolve` fills in what needs the whole pack (a term's wording, a
citation's number); nothing later parses prose again.
"""

from collections.abc import Mapping
from typing import NamedTuple

from briefing.diagnostics import Span


class Words(NamedTuple):
    text: str
    span: Span


class Break(NamedTuple):
    hard: bool
    span: Span


class Em(NamedTuple):
    children: tuple["Inline", ...]
    span: Span


class Strong(NamedTuple):
    children: tuple["Inline", ...]
    span: Span


class Link(NamedTuple):
    href: str
    children: tuple["Inline", ...]
    span: Span


class Term(NamedTuple):
    """[[id]] or [[id|wording]]; resolve gives children where the author gave none."""

    id: str
    children: tuple["Inline", ...]
    span: Span


class Locator(NamedTuple):
    """One paragraph or note (`first == last`), or a range of them within one section."""

    first: str
    last: str
    span: Span


class Source(NamedTuple):
    """One source within a citation; `number` is its place in the source list, 0 until resolved."""

    key: str
    locators: tuple[Locator, ...]
    span: Span
    number: int = 0


class Cite(NamedTuple):
    sources: tuple[Source, ...]
    span: Span


class Para(NamedTuple):
    children: tuple["Inline", ...]
    span: Span


class Item(NamedTuple):
    blocks: tuple["Block", ...]
    span: Span


class List(NamedTuple):
    ordered: bool
    start: int
    items: tuple[Item, ...]
    span: Span
    loose: bool = False


class Quote(NamedTuple):
    blocks: tuple["Block", ...]
    span: Span


Inline = Words | Break | Em | Strong | Link | Term | Cite
Block = Para | List | Quote


class Prose(NamedTuple):
    """A prose value in one wording: its path in the pack (`questions.q3.text`), its source and its blocks."""

    ref: str
    source: str
    blocks: tuple[Block, ...]
    span: Span

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: object) -> Mapping[str, str]:
        """A field's reader makes the value: pydantic need not work out a schema of all that is in it."""
        return {"type": "any"}
