"""Walking over content: the values of a pack with what owns them, and the nodes of prose."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeAlias, get_args

from briefing.content.fields import Record, Release
from briefing.content.inline import Block, Cite, Em, Inline, Item, Link, List, Para, Prose, Quote, Strong, Term
from briefing.content.values import PictureFile

ProseNode: TypeAlias = Block | Item | Inline


CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
BELOW = {Para: "children", Item: "blocks", List: "items", Quote: "blocks",
         Em: "children", Strong: "children", Link: "children", Term: "children"}


# what is released to each reader, by the mark of a field: '' is for everybody, and facilitators get what roles get
RELEASED: Mapping[str, tuple[str, ...]] = {
    "student": ("",), "role": ("", "role"), "facilitator": ("", "role", "facilitator")}


class Field(NamedTuple):
    """A field of a record: its name in Python, its key in the YAML, the reader to whom it is released, or ''."""

    name: str
    key: str
    reader: str


class Leaf(NamedTuple):
    """A value that is no record and no list: the records around it, innermost last, and the field that holds it."""

    owners: tuple[Record, ...]
    field: str
    value: Any
    reader: str  # to whom alone it is released, or ''


@cache
def fields(record: type[Record]) -> tuple[Field, ...]:
    """A record's fields, in the model's order; worked out once for each type."""
    return tuple(
        Field(name, field.alias or name, next((m.reader for m in field.metadata if isinstance(m, Release)), ""))
        for name, field in record.model_fields.items()
    )


def kind(record: type[Record]) -> str:
    """What a record is called in messages and as its `type`: event, exit_ticket."""
    return CAPITAL.sub("_", record.__name__).lower()


def record_in(annotation: object) -> type[Record] | None:
    """The record within a field's type, however it is wrapped (a list of it, or none)."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for a in get_args(annotation) if (found := record_in(a))), None)


def leaves(record: Record) -> list[Leaf]:
    """Every value below a record, in the model's order."""
    found: list[Leaf] = []
    _gather(record, (), "", found)
    return found


def _gather(record: Record, around: tuple[Record, ...], reader: str, found: list[Leaf]) -> None:
    owners = (*around, record)
    for field in fields(type(record)):
        value = getattr(record, field.name)
        if value is not None:
            _gather_value(value, owners, field.name, field.reader or reader, found)


def _gather_value(value: Any, owners: tuple[Record, ...], field: str, reader: str, found: list[Leaf]) -> None:
    if type(value) is tuple:
        for item in value:
            _gather_value(item, owners, field, reader, found)
    elif isinstance(value, Record):
        _gather(value, owners, reader, found)
    else:
        found.append(Leaf(owners, field, value, reader))


def nodes(prose: Prose) -> Iterator[ProseNode]:
    """Every node of prose, each before those within it."""
    waiting: list[ProseNode] = [*reversed(prose.blocks)]
    while waiting:
        node = waiting.pop()
        yield node
        if below := BELOW.get(type(node)):
            waiting.extend(reversed(getattr(node, below)))


def refers(prose: Prose) -> bool:
    """Whether prose, as it was read, can hold a citation or a [[term]]: their signs stand in its source."""
    return "@" in prose.source or "[[" in prose.source


def pictures(record: Record) -> list[PictureFile]:
    """Every picture that a record, such as a whole pack, names, each once."""
    return list({leaf.value: leaf.value for leaf in leaves(record) if isinstance(leaf.value, PictureFile)}.values())


def citations(prose: Prose) -> Iterator[Cite]:
    return (n for n in nodes(prose) if isinstance(n, Cite))
