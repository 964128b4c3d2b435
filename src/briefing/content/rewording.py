"""Prose with its citations numbered and its [[terms]] worded, wherever it stands in a selected pack."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from briefing.content.inline import Block, Break, Cite, Inline, Item, List, Para, Prose, Quote, Source, Term, Words
from briefing.content.walking import refers
from briefing.diagnostics import Diagnostic, Span, error


class Names(NamedTuple):
    """What a term or actor is called, by id, and which number a source has; `cited` gathers what is cited."""

    worded: Mapping[str, str]
    numbers: Mapping[str, int]
    cited: list[Source]


def reword(value: Any, names: Names, complaints: list[Diagnostic]) -> Any:
    """The same value; what refers to something that is not there is complained of."""
    kind = type(value)
    if kind is Prose:
        if not refers(value):
            return value
        return value._replace(blocks=tuple(_block(b, names, complaints) for b in value.blocks))
    if kind is dict:
        return {key: reword(v, names, complaints) for key, v in value.items()}
    if kind is tuple:
        return tuple(reword(v, names, complaints) for v in value)
    return value


def _block(block: Block, names: Names, complaints: list[Diagnostic]) -> Block:
    if isinstance(block, Para):
        return block._replace(children=_inlines(block.children, names, complaints))
    if isinstance(block, List):
        items = (Item(tuple(_block(b, names, complaints) for b in i.blocks), i.span) for i in block.items)
        return block._replace(items=tuple(items))
    return Quote(tuple(_block(b, names, complaints) for b in block.blocks), block.span)


def _inlines(nodes: tuple[Inline, ...], names: Names, complaints: list[Diagnostic]) -> tuple[Inline, ...]:
    return tuple(_inline(node, names, complaints) for node in nodes)


def _inline(node: Inline, names: Names, complaints: list[Diagnostic]) -> Inline:
    if isinstance(node, Words | Break):
        return node
    if isinstance(node, Cite):
        names.cited.extend(node.sources)
        for source in node.sources:
            if source.key not in names.numbers:
                complaints.append(_absent(source.key, source.span))
        numbered = (s._replace(number=names.numbers.get(s.key, 0)) for s in node.sources)
        return node._replace(sources=tuple(numbered))
    if isinstance(node, Term) and not node.children:
        if node.id not in names.worded:
            complaints.append(_absent(node.id, node.span))
        return node._replace(children=(Words(names.worded.get(node.id, node.id), node.span),))
    return node._replace(children=_inlines(node.children, names, complaints))


def _absent(name: str, span: Span) -> Diagnostic:
    return error("not-released", span, f"{name} is not part of what this reader is given")
