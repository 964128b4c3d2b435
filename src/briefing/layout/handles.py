"""Texts as a template sees them. Prose is a handle that renders itself as `<t ref="…"/>`, its truth, and its `.plain`.

Whatever would make a string of prose raises, so that prose cannot be parsed as markup, cut, or compared by mistake.
A plain text is a string that knows its place, which it writes around itself in signs that no text has (noncharacters
of Unicode); a string that a template makes of it has the template's place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NoReturn

import jinja2
from markupsafe import Markup, escape

from briefing.content.inline import Block, Break, Cite, Inline, Para, Prose, Quote, Words
from briefing.content.values import Placed

MAX_DEPTH = 64
UNSIGNED = str.maketrans("", "", "\ufdd0\ufdd1\ufdd2")
MARKED = re.compile("\ufdd0([0-9]{1,9})\ufdd1([^\ufdd0-\ufdd2]*)\ufdd2([.,;:?!]*)")
Data = object


class ProseMisused(jinja2.TemplateRuntimeError):
    """A template did to prose what may be done to strings only."""


class Handle:
    """A Prose in a template; `number` is its place among all that were let in."""

    __slots__ = ("number", "prose")

    number: int
    prose: Prose

    def __init__(self, number: int, prose: Prose) -> None:
        object.__setattr__(self, "number", number)
        object.__setattr__(self, "prose", prose)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a handle is frozen")

    def __html__(self) -> str:
        return f'<t ref="{self.number}"/>'

    def __bool__(self) -> bool:
        return bool(self.prose.blocks)

    @property
    def plain(self) -> str:
        """The text without markup and citations, its blocks parted by a space."""
        return plain_blocks(self.prose.blocks)

    def _refused(self, *_: object) -> NoReturn:
        raise ProseMisused(f"{self.prose.ref} is prose: place it as it is, or use .plain for a string")

    __str__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __len__ = __iter__ = __contains__ = _refused
    __add__ = __radd__ = __mod__ = __rmod__ = __mul__ = __rmul__ = __getitem__ = __format__ = __hash__ = _refused


class Line(str):
    """A plain text in a template; `number` is its place among all texts that were let in."""

    __slots__ = ("number",)
    number: int

    def __html__(self) -> str:
        return f"\ufdd0{self.number}\ufdd1{escape(unmarked(str(self)))}\ufdd2"


def unmarked(text: str) -> str:
    """Without the signs of lines: for attributes, and for what somebody else wrote."""
    if text.isascii():
        return text
    return MARKED.sub(r"\2\3", text).translate(UNSIGNED)


def lines_in(text: str) -> Iterator[tuple[str, int | None]]:
    """What a template wrote, piece by piece, with the numbers of the lines among it.

    A point or comma after a line goes with its last word, so that the two are set as one."""
    if text.isascii():
        yield text, None
        return
    end = 0
    for m in MARKED.finditer(text):
        yield unmarked(text[end:m.start()]), None
        yield m[2] + m[3], int(m[1])
        end = m.end()
    yield unmarked(text[end:]), None


def plain_blocks(blocks: Sequence[Block]) -> str:
    """The words of blocks, without citations."""
    parts = []
    for block in blocks:
        if isinstance(block, Para):
            parts.append(_plain_inline(block.children).strip())
        elif isinstance(block, Quote):
            parts.append(plain_blocks(block.blocks))
        else:
            parts.extend(plain_blocks(item.blocks) for item in block.items)
    return " ".join(filter(None, parts))


def _plain_inline(nodes: Sequence[Inline]) -> str:
    out = ""
    for node in nodes:
        if isinstance(node, Words):
            out += node.text
        elif isinstance(node, Break):
            out += " "
        elif isinstance(node, Cite):
            out = out.rstrip(" ")
        else:
            out += _plain_inline(node.children)
    return out


def admit(value: object, texts: list[Prose | Placed], depth: int = 0) -> Data:
    """A copy of plain data for a template, its Prose made handles and its plain texts lines; `texts` collects both.

    Anything else than data is a bug of ours: an object with methods would be a way out, a Markup a way in."""
    if depth > MAX_DEPTH:
        raise ValueError(f"data nested more than {MAX_DEPTH} deep")
    if value is None:
        return value
    if isinstance(value, Prose):
        texts.append(value)
        return Handle(len(texts) - 1, value)
    if isinstance(value, Placed):
        texts.append(value)
        line = Line(value)
        line.number = len(texts) - 1
        return line
    if isinstance(value, list | tuple):
        return tuple([admit(item, texts, depth + 1) for item in value])
    if isinstance(value, dict | Mapping):
        return {str(key): admit(item, texts, depth + 1) for key, item in value.items()}
    if isinstance(value, str | int | float) and not isinstance(value, Markup):
        return value
    raise TypeError(f"{type(value).__name__} may not go into a template")
