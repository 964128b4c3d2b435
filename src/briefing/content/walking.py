"""Walking over content: the values of a pack with what owns them, and the nodes of prose."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias, get_args

from briefing.content.fields import PictureFile, Record, Release
from briefing.content.inline import Block, Cite, Inline, Item, Prose

ProseNode: TypeAlias = Block | Item | Inline


CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class Leaf(NamedTuple):
    """A value that is no record and no list: the records around it, innermost last, and the field that holds it."""

    owners: tuple[Record, ...]
    field: str
    value: Any
    reader: str  # to whom alone it is released, or ''


def release(record: type[Record], field: str) -> str:
    """The reader to whom alone a field is released, or '' for all."""
    return next((m.reader for m in record.model_fields[field].metadata if isinstance(m, Release)), "")


def kind(record: type[Record]) -> str:
    """What a record is called in messages and as its `type`: event, exit_ticket."""
    return CAPITAL.sub("_", record.__name__).lower()


def record_in(annotation: object) -> type[Record] | None:
    """The record within a field's type, however it is wrapped (a list of it, or none)."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for a in get_args(annotation) if (found := record_in(a))), None)


def leaves(record: Record, owners: tuple[Record, ...] = (), reader: str = "") -> Iterator[Leaf]:
    """Every value below a record, in the model's order."""
    owners = (*owners, record)
    kind = type(record)
    for field in kind.model_fields:
        yield from _below(getattr(record, field), owners, field, release(kind, field) or reader)


def _below(value: Any, owners: tuple[Record, ...], field: str, reader: str) -> Iterator[Leaf]:
    if isinstance(value, Record):
        yield from leaves(value, owners, reader)
    elif type(value) is tuple:
        for item in value:
            yield from _below(item, owners, field, reader)
    elif value is not None:
        yield Leaf(owners, field, value, reader)


def nodes(prose: Prose) -> Iterator[ProseNode]:
    """Every node of prose, each before those within it."""
    for block in prose.blocks:
        yield from _within(block)


def _within(node: ProseNode) -> Iterator[ProseNode]:
    yield node
    for name in ("blocks", "items", "children"):
        for child in getattr(node, name, ()):
            yield from _within(child)


def pictures(record: Record) -> list[PictureFile]:
    """Every picture that a record, such as a whole pack, names, each once."""
    return list({leaf.value: leaf.value for leaf in leaves(record) if isinstance(leaf.value, PictureFile)}.values())


def citations(prose: Prose) -> Iterator[Cite]:
    return (n for n in nodes(prose) if isinstance(n, Cite))
