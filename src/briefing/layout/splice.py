"""A Prose's frozen nodes -> Drafts, where a template has placed it: its one paragraph in a line, or all its blocks."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from briefing.content.inline import Block, Break, Cite, Em, Inline, Link, List, Para, Strong, Term, Words
from briefing.layout.citations import Citing, bracket, noted
from briefing.layout.draft import Draft
from briefing.layout.spaces import squeeze

Nodes = list[Draft | Words]
POINT = re.compile("[.,;:?!]+")


def blocks_of(blocks: Sequence[Block], ref: str, citing: Citing) -> Iterator[Draft]:
    """Elements for blocks, their keys made of the text's ref and the block's number; a paragraph without words is none.

    Without a ref they are those of a list item or a quotation: their number is enough, and they are not `placed`."""
    for n, block in enumerate(blocks):
        key = f"{ref}#{n}" if ref else str(n)
        if isinstance(block, Para):
            paragraph = Draft("p", block.span, children=inline_of(block.children, citing), key=key, placed=bool(ref))
            squeeze(paragraph)
            if paragraph.children:
                yield paragraph
        elif isinstance(block, List):
            items: Nodes = [Draft("li", item.span, {}, [*blocks_of(item.blocks, "", citing)], str(k))
                            for k, item in enumerate(block.items)]
            given = {"start": str(block.start)} if block.ordered and block.start != 1 else {}
            given |= {"loose": "yes"} if block.loose else {}
            yield Draft("ol" if block.ordered else "ul", block.span, given, items, key)
        else:
            yield Draft("blockquote", block.span, {}, [*blocks_of(block.blocks, "", citing)], key)


def inline_of(nodes: Sequence[Inline], citing: Citing, linked: bool = False) -> Nodes:
    """Nodes within a line. `citing` says what becomes of citations; `linked` means within a link."""
    out: Nodes = []
    for node in nodes:
        if isinstance(node, Words):
            out.append(node)
            if citing.style == "notes" and len(out) > 1:
                _put_before_note(out)
        elif isinstance(node, Break):
            out.append(Draft("br", node.span) if node.hard else Words(" ", node.span))
        elif isinstance(node, Cite):
            if citing.style != "bracket":
                _trim(out)
            if citing.style != "gathered":
                out.append(bracket(node) if citing.style == "bracket" else noted(node, citing.names))
        else:
            leads = isinstance(node, Link | Term)
            children = inline_of(node.children, citing, linked or leads)
            if linked and leads:
                out += children
            else:
                out.append(_WRAP[type(node)](node, children))
    return out


def _put_before_note(nodes: Nodes) -> None:
    """The figure of a footnote stands after a point or comma, not before."""
    note, words = nodes[-2:]
    if isinstance(note, Words) or note.name != "footnote" or not isinstance(words, Words):
        return
    if m := POINT.match(words.text):
        rest = words.text[m.end():]
        nodes[-2:] = [Words(m[0], words.span), note, *([Words(rest, words.span)] if rest else [])]


def _trim(nodes: Nodes) -> None:
    """Takes the space from the end of what has been said so far."""
    while nodes and isinstance(last := nodes[-1], Words):
        nodes.pop()
        if text := last.text.rstrip(" "):
            nodes.append(Words(text, last.span))
            return


def _link(node: Link, children: Nodes) -> Draft:
    target = {"to": node.href[1:]} if node.href.startswith("#") else {"href": node.href}
    return Draft("a", node.span, target, children)


_WRAP: Mapping[type, Callable[[Any, Nodes], Draft]] = {
    Em: lambda node, children: Draft("em", node.span, children=children),
    Strong: lambda node, children: Draft("strong", node.span, children=children),
    Term: lambda node, children: Draft("a", node.span, {"to": f"term-{node.id}"}, children, soft=True, term=node.id),
    Link: _link,
}
