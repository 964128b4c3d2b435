"""Prose: a scalar's text, in the CommonMark that we read, to frozen nodes, each with its exact place in the YAML.

The block rules are markdown-it's own: each line of a paragraph is the end of one line of the value (marks of lists and
quotes and indentation only ever go at its start), so its places need no change to them. All mistakes of a text are
collected. Values of one line without markup, or with such as `flat` reads, skip markdown-it altogether.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from briefing.content.addresses import FORM, leads
from briefing.content.citations import sources
from briefing.content.flat import flat
from briefing.content.inline import (
    Block,
    Break,
    Cite,
    Em,
    Inline,
    Item,
    Link,
    List,
    Para,
    Prose,
    Quote,
    Strong,
    Term,
    Words,
)
from briefing.content.places import Spans, hull, spans
from briefing.content.yaml_nodes import Scalar
from briefing.diagnostics import Diagnostic, Span, error

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Complain = Callable[[str, Span, str, str], None]

MAX_PARAGRAPH, MAX_WORD, MAX_LEVEL, MAX_COMPLAINTS = 40_000, 2_000, 30, 20
MARKED = re.compile(r"[\n\\*_\[\]<&]")
BLOCKS = re.compile(r"[ \t]*(?:[-+*>]|\d{1,9}[.)])")
LONG_WORD = re.compile(rf"\S{{{MAX_WORD + 1},}}")

UNREAD = re.compile(r"^[ \t]*#{1,6}(?=[ \t])|(?<!\\)`|(?<!\\)!\[(?![\[@])", re.M)
NOT_READ = {
    "#": ("headings are not read", "a heading is the title of a section; write \\# for the sign"),
    "`": ("code is not read", "write \\` for the sign"),
    "!": ("pictures are not read here", "a picture is a block of its own; write \\! for the sign"),
}


@cache
def _markdown() -> "MarkdownIt":
    """The parser, which holds rules only and is never changed. It comes with the first text that takes it: in many
    packs there is none."""
    from briefing.content.inline_rules import parser

    return parser()


class _Value(NamedTuple):
    """One text while it is read: what makes Spans of its indices, whom to tell."""

    text: str
    span: Spans
    complain: Complain


class _Lines(NamedTuple):
    """A text's lines, and where each begins."""

    each: list[str]
    starts: list[int]


def prose(ref: str, scalar: Scalar, bypass: bool = True) -> tuple[Prose, list[Diagnostic]]:
    """A scalar read as prose, and all that is wrong with it; `ref` is its path in the pack."""
    value, complaints = _begin(scalar)
    blocks = _plain(value) if bypass else None
    if blocks is None:
        lines = _lines(value.text)
        fits = len(value.text) <= MAX_PARAGRAPH or _paragraphs_fit(value, lines)
        blocks = _blocks(value, lines, bypass) if fits else ()
    for unread in UNREAD.finditer(value.text) if any(sign in value.text for sign in NOT_READ) else ():
        value.complain("markup", value.span(*unread.span()), *NOT_READ[unread[0].strip()[0]])
    if len(value.text) > MAX_WORD and (m := LONG_WORD.search(value.text)):
        value.complain("word-too-long", value.span(*m.span()), f"a word of more than {MAX_WORD} characters", "")
    return Prose(ref, scalar.value, blocks, scalar.span), complaints


def cites(ref: str, scalar: Scalar) -> tuple[Prose, list[Diagnostic]]:
    """A `cites:` value, the same grammar without brackets, as prose of one citation."""
    value, complaints = _begin(scalar)
    if scalar.value.lstrip().startswith("["):
        hint = "write '@key, EF-3' without brackets"
        value.complain("bad-citation", value.span(0, 1), "here a citation has no brackets", hint)
        return Prose(ref, scalar.value, (), scalar.span), complaints
    found = sources(scalar.value, 0, len(scalar.value.rstrip()), value.span, value.complain)
    where = _hull(found, scalar.span)
    return Prose(ref, scalar.value, (Para((Cite(found, where),), where),), scalar.span), complaints


def _begin(scalar: Scalar) -> tuple[_Value, list[Diagnostic]]:
    found: list[Diagnostic] = []

    def complain(code: str, span: Span, message: str, hint: str) -> None:
        if len(found) < MAX_COMPLAINTS:
            found.append(error(code, span, message, hint))

    return _Value(scalar.value, spans(scalar), complain), found


def _lines(text: str) -> _Lines:
    each = text.split("\n")
    return _Lines(each, [*accumulate((len(line) + 1 for line in each), initial=0)])


def _plain(value: _Value) -> tuple[Block, ...] | None:
    """The one paragraph of a text that holds no markup, or none but what is read in one way only."""
    content = value.text.strip()
    if not content or "\n" in content or len(content) > MAX_PARAGRAPH or BLOCKS.match(content):
        return None
    begin, span = value.text.index(content[0]), value.span
    shifted = (lambda i, j: span(begin + i, begin + j)) if begin else span
    nodes = flat(content, shifted, value.complain)
    return (Para(nodes, span(begin, begin + len(content))),) if nodes else None


def _paragraphs_fit(value: _Value, lines: _Lines) -> bool:
    """Whether each run of lines that are not empty is short enough to be read at all."""
    begin = 0
    for k, line in enumerate([*lines.each, ""]):
        if line.strip():
            continue
        end = lines.starts[k] - 1
        if end - begin > MAX_PARAGRAPH:
            message = f"a paragraph of more than {MAX_PARAGRAPH} characters"
            value.complain("paragraph-too-long", value.span(begin, begin + 1), message, "")
            return False
        begin = lines.starts[min(k + 1, len(lines.each))]
    return True


def _blocks(value: _Value, lines: _Lines, bypass: bool) -> tuple[Block, ...]:
    tokens: list[Token] = []
    markdown = _markdown()
    markdown.block.parse(value.text, markdown, {}, tokens)
    stack: list[list[object]] = [[]]
    opened: list[Token] = []
    for token in tokens:
        if token.level > MAX_LEVEL:  # at its own limit markdown-it drops the rest without a word
            value.complain("too-deep", _line(value, lines, token), "lists and quotes nested too deep", "")
            return ()
        if token.type == "inline":
            first = token.map[0] if token.map else 0
            span = _moved(token.content, first, value, lines)
            stack[-1].extend(_inlines(token.content, span, value.complain, bypass))
        elif token.nesting > 0:
            opened.append(token)
            stack.append([])
        else:
            start, inner = opened.pop(), tuple(stack.pop())
            if start.type == "paragraph_open" and not start.hidden and opened and opened[-1].type == "list_item_open":
                opened[-2].meta["loose"] = True  # CommonMark 5.3: a list is loose where blank lines part what is in it
            if inner or start.type != "paragraph_open":  # else it was nothing but no-break spaces
                stack[-1].append(_block(start, inner, _hull(inner, _line(value, lines, start))))
    return tuple(stack[0])  # type: ignore[arg-type]  # markdown-it nests blocks in blocks only


def _block(start: "Token", inner: tuple[object, ...], where: Span) -> object:
    made: tuple[object, ...] = (inner, where)
    if start.type in ("bullet_list_open", "ordered_list_open"):
        made = (start.type[0] == "o", int(start.attrs.get("start", 1)), *made, bool(start.meta.get("loose")))
    kinds = {"paragraph_open": Para, "list_item_open": Item, "blockquote_open": Quote}
    return kinds.get(start.type, List)(*made)


def _line(value: _Value, lines: _Lines, token: "Token") -> Span:
    begin = lines.starts[token.map[0]] if token.map else 0
    return value.span(begin, begin + 1)


def _hull(children: tuple[object, ...], otherwise: Span) -> Span:
    """From the first child's start to the last one's end."""
    if not children:
        return otherwise
    return hull(children[0].span, children[-1].span)  # type: ignore[attr-defined]


def _moved(content: str, first: int, value: _Value, lines: _Lines) -> Spans:
    """span(i, j) of a paragraph's content: each of its lines is the end of a line of the value, but for outer space."""
    parts = content.split("\n")
    while content and not lines.each[first].strip().endswith(parts[0].strip()):
        first += 1  # a line of no-break spaces only was trimmed away
    marks, moves, at = [], [], 0
    for k, text in enumerate(parts, first):
        lead = len(text) - len(text.lstrip(" \t"))
        marks.append(at)
        moves.append(lines.starts[k] + lines.each[k].rfind(text[lead:]) - lead - at)
        at += len(text) + 1

    def moved(i: int) -> int:
        return i + moves[bisect_right(marks, i) - 1]

    return lambda i, j: value.span(moved(i), moved(max(j - 1, i)) + 1)


def _inlines(content: str, span: Spans, complain: Complain, bypass: bool) -> tuple[Inline, ...]:
    if bypass and not MARKED.search(content):
        return (Words(content, span(0, len(content))),) if content else ()
    stack: list[list[Inline]] = [[]]
    opened: list[Token] = []
    pending: list[Token] = []  # literal text so far, one token after another

    def flush() -> None:
        if pending:
            text = "".join(t.content for t in pending)
            stack[-1].append(Words(text, span(pending[0].meta["at"], pending[-1].meta["to"])))
            pending.clear()

    markdown = _markdown()
    for token in markdown.inline.parse(content, markdown, {"span": span, "complain": complain}, []):
        if token.type == "text":
            if pending and token.content and pending[-1].meta["to"] != token.meta["at"]:
                flush()
            pending += [token] if token.content else []  # the other half of a ** has none
            continue
        flush()
        if token.nesting > 0:
            opened.append(token)
            stack.append([])
        elif token.nesting < 0:
            start, inner = opened.pop(), tuple(stack.pop())
            stack[-1].append(_around(start, token, inner, span, complain))
        else:
            stack[-1].append(_leaf(token, span(token.meta["at"], token.meta["to"])))
    flush()
    return tuple(stack[0])


def _leaf(token: "Token", where: Span) -> Inline:
    if token.type == "cite":
        return Cite(token.meta["sources"], where)
    if token.type == "text_special":
        return Words(token.content, where)
    return Break(token.type == "hardbreak", where)


def _around(start: "Token", end: "Token", inner: tuple[Inline, ...], span: Spans, complain: Complain) -> Inline:
    wide = start.type == "strong_open"  # the tokens of ** stand at its inner stars
    where = span(start.meta["at"] - wide, end.meta["to"] + wide)
    if start.type == "term_open":
        return Term(start.meta["id"], inner, where)
    if start.type != "link_open":
        return (Strong if wide else Em)(inner, where)
    href = str(start.attrs["href"])
    if not leads(href):
        complain("bad-link", where, "this is no address that a link may lead to", FORM)
    return Link(href, inner, where)
