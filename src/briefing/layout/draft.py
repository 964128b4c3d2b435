"""Draft: the Doc's tree while `compose` is making it; nothing outside this room sees one."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from briefing.diagnostics import Span
from briefing.layout.doc import ELEMENTS, Element, Kind, Str


@dataclass(slots=True)
class Draft:
    """An element in the making.

    `key` is what it adds to its id, "" if it is counted among its like; `soft` links lose their <a> if nothing has
    their anchor; `term` is the id of a term that is used here; `placed` paragraphs come from a text's own blocks."""

    name: str
    span: Span
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Draft | Str"] = field(default_factory=list)
    key: str = ""
    soft: bool = False
    term: str = ""
    placed: bool = False
    id: str = ""

    kind: Kind | None = field(init=False)
    inline: bool = field(init=False)

    def __post_init__(self) -> None:
        self.kind = ELEMENTS.get(self.name)
        self.inline = bool(self.kind and self.kind.inline)

    def get(self, key: str, default: str = "") -> str:
        return self.attributes.get(key, default)

    def elements(self) -> list["Draft"]:
        return [child for child in self.children if isinstance(child, Draft)]

    def copy(self) -> "Draft":
        children = [child.copy() if isinstance(child, Draft) else child for child in self.children]
        return replace(self, attributes=dict(self.attributes), children=children)


def walk(draft: Draft) -> Iterator[Draft]:
    """Every element in reading order, the root first."""
    waiting = [draft]
    while waiting:
        draft = waiting.pop()
        yield draft
        waiting.extend(reversed(draft.elements()))


def freeze(draft: Draft) -> Element:
    """The finished tree, its nodes numbered in reading order from 0."""
    return _frozen(draft, 0)[0]


def _frozen(draft: Draft, number: int) -> tuple[Element, int]:
    own, children = number, list[Element | Str]()
    number += 1
    for child in draft.children:
        if isinstance(child, Str):
            children.append(Str(child.text, child.span, number))
            number += 1
        else:
            made, number = _frozen(child, number)
            children.append(made)
    return Element(draft.name, draft.attributes, tuple(children), draft.span, draft.id, own), number
