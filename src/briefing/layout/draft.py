"""Draft: the Doc's tree while `compose` is making it; nothing outside this room sees one.

Text within it stays the Words that it was read as, with their place; they become the Doc's when the tree is frozen.
"""

from collections.abc import Iterator
from itertools import count

from briefing.content.inline import Words
from briefing.diagnostics import Span
from briefing.layout.doc import ELEMENTS, Element, Str


class Draft:
    """An element in the making.

    `key` is what it adds to its id, "" if it is counted among its like; `soft` links dissolve if nothing has their
    anchor; `term` is the id of a term that is used here; `placed` paragraphs come from a text's own blocks."""

    __slots__ = ("attributes", "children", "id", "inline", "key", "kind", "name", "placed", "soft", "span", "term")

    def __init__(self, name: str, span: Span, attributes: dict[str, str] | None = None,
                 children: "list[Draft | Words] | None" = None, key: str = "", soft: bool = False, term: str = "",
                 placed: bool = False, id: str = "") -> None:
        self.name, self.span, self.key, self.soft, self.term = name, span, key, soft, term
        self.placed, self.id = placed, id
        self.attributes: dict[str, str] = {} if attributes is None else attributes
        self.children: list[Draft | Words] = [] if children is None else children
        self.kind = ELEMENTS.get(name)
        self.inline = self.kind is not None and self.kind.inline

    def get(self, key: str, default: str = "") -> str:
        return self.attributes.get(key, default)

    @property
    def in_margin(self) -> bool:
        return self.name == "aside" and self.get("role").startswith("margin")

    def elements(self) -> "list[Draft]":
        return [child for child in self.children if isinstance(child, Draft)]

    def dissolve(self) -> None:
        """Leaves what is in it, and nothing around that."""
        self.name, self.attributes, self.soft = "", {}, False

    def copy(self) -> "Draft":
        children = [child.copy() if isinstance(child, Draft) else child for child in self.children]
        return Draft(self.name, self.span, dict(self.attributes), children, self.key, self.soft, self.term, self.placed)


def walk(draft: Draft) -> Iterator[Draft]:
    """Every element in reading order, the root first."""
    waiting = [draft]
    while waiting:
        draft = waiting.pop()
        yield draft
        waiting += [child for child in reversed(draft.children) if isinstance(child, Draft)]


def blocks(draft: Draft) -> list[Draft]:
    """The nearest blocks below an element, through whatever stands within its lines."""
    found: list[Draft] = []
    for child in draft.children:
        if isinstance(child, Draft):
            found += blocks(child) if child.inline else (child,)
    return found


def freeze(draft: Draft) -> Element:
    """The finished tree, its nodes numbered in reading order from 0; what is dissolved leaves its children behind."""
    return _frozen(draft, count())


def _frozen(draft: Draft, numbers: "count[int]") -> Element:
    number = next(numbers)
    return Element(draft.name, draft.attributes, tuple(_below(draft, numbers)), draft.span, draft.id, number)


def _below(draft: Draft, numbers: "count[int]") -> list[Element | Str]:
    made: list[Element | Str] = []
    for child in draft.children:
        if not isinstance(child, Draft):
            made.append(Str(child.text, child.span, next(numbers)))
        elif child.name:
            made.append(_frozen(child, numbers))
        else:
            made += _below(child, numbers)
    return made
