"""Where each character of a YAML scalar stands in its file, in all five styles of scalar.

A YAML reader marks only a scalar's two ends. When somebody asks for a place, `spell` reads the text between them again
(plain, '…', "…", | and >; folding, escapes, indentation, chomping), builds the value a second time and, beside it, runs
of characters that lie next to each other in the file. The value built must equal the reader's own, or it is a bug, so a
wrong place cannot go unseen. A folded space and a line feed stand at the end of their line. Lines and columns count
characters from 1.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import partial
from itertools import accumulate
from typing import Any, NamedTuple, Protocol

from briefing.diagnostics import Span


class Run(NamedTuple):
    """Characters of a value from `at` on, next to each other on one line, each `width` columns wide."""

    at: int
    line: int
    column: int
    width: int = 1


Place = tuple[int, int]
Spans = Callable[[int, int], Span]

ESCAPES = {
    '"': re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)"),
    "'": re.compile("''"),
    "": re.compile(r"(?!)"),
}
NAMED = dict(zip('0abtnvfre "/\\N_LP\t', '\0\a\b\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029\t', strict=True))


class _Spelling:
    """Collects a value and the runs that say where it stands."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.runs: list[Run] = []
        self.size = 0

    def put(self, text: str, line: int, column: int, width: int = 1) -> None:
        if text:
            self.runs.append(Run(self.size, line, column, width))
            self.parts.append(text)
            self.size += len(text)

    def coded(self, text: str, quote: str, line: int, column: int) -> None:
        """Text that may hold escapes, each of which becomes a run of its own."""
        at = 0
        for m in ESCAPES[quote].finditer(text):
            self.put(text[at : m.start()], line, column + at)
            code = m[0][1:]
            letter = chr(int(code[1:], 16)) if len(code) > 1 else NAMED[code] if m[0][0] == "\\" else code
            self.put(letter, line, column + m.start(), len(m[0]))
            at = m.end()
        self.put(text[at:], line, column + at)


def spell(raw: str, value: str, style: str, line: int, column: int, parent: int) -> tuple[Run, ...]:
    """The runs of a scalar from what the file holds between its marks, which begins at line and column.

    `style` is '' for plain, else the character that opens the scalar; `parent` is the column, from 0, of the collection
    that the scalar stands in, or -1. The file's lines end in LF.
    """
    if style == "" and raw == value:
        return (Run(0, line, column),)
    if style in ("'", '"') and raw[1:-1] == value and "\n" not in raw:
        return (Run(0, line, column + 1),)
    if style in ("|", ">") and (found := _even(raw, value, line, parent)):
        return found
    out = _block(raw, line, parent) if style in ("|", ">") else _flow(raw, style, line, column)
    assert "".join(out.parts) == value, (raw, "".join(out.parts), value)
    return tuple(out.runs) or (Run(0, line, column),)


def _flow(raw: str, quote: str, line: int, column: int) -> _Spelling:
    """Plain, '…' and "…": lines are trimmed; one break is a space, n are n - 1 line feeds, an escaped one nothing."""
    out, escaped = _Spelling(), False
    breaks: list[Place] = []
    if quote:
        raw, column = raw[1:-1], column + 1
    lines = raw.split("\n")
    for k, text in enumerate(lines):
        last = k == len(lines) - 1
        start = len(text) - len(text.lstrip(" \t")) if k else 0
        end, joins = (len(text), False) if last else _trimmed(text, start, quote)
        if start < end or joins or k == 0 or last:
            if len(breaks) == 1 and not escaped:
                out.put(" ", *breaks[0])
            for place in breaks[1:]:
                out.put("\n", *place)
            breaks, escaped = [], joins
        out.coded(text[start:end], quote, line + k, column + start)
        breaks.append((line + k, column + len(text)))
        column = 1
    return out


def _trimmed(text: str, start: int, quote: str) -> tuple[int, bool]:
    """Where a line that others follow ends, and whether its break is escaped."""
    end, joins = max(start, len(text.rstrip(" \t"))), False
    if quote == '"' and (end - len(text[:end].rstrip("\\"))) % 2:  # an odd backslash escapes the break, or else a space
        joins = end == len(text)
        end += -1 if joins else 1
    return end, joins


def _even(raw: str, value: str, line: int, parent: int) -> tuple[Run, ...] | None:
    """| and > as most are written: lines with text in them, indented alike, of which each is a run with its line end.

    None where the value is not what these lines make."""
    header, *lines = raw.removesuffix("\n").split("\n")
    indent = _indentation(header.split("#")[0], lines, parent)
    bodies = [text[indent:] for text in lines]
    joined = (" " if raw[0] == ">" else "\n").join(bodies)
    if not all(bodies) or value not in (joined, joined + "\n"):
        return None
    starts = accumulate((len(body) + 1 for body in bodies), initial=0)
    return tuple(Run(at, line + k, indent + 1) for at, k in zip(starts, range(1, len(bodies) + 1), strict=False))


def _block(raw: str, line: int, parent: int) -> _Spelling:
    """| and >, with indentation and chomping indicators."""
    header, *lines = raw.split("\n")
    marks = header.split("#")[0]
    if ended := raw.endswith("\n"):
        lines.pop()
    indent = _indentation(marks, lines, parent)
    out, spaced = _Spelling(), False
    after: Place | None = None
    breaks: list[Place] = []
    for k, text in enumerate(lines):
        place, body = (line + 1 + k, 1 + len(text)), text[indent:]
        if not body:
            breaks.append(place)
            continue
        if after and raw[0] == ">" and not spaced and body[0] not in " \t":
            if not breaks:
                out.put(" ", *after)
        elif after:
            out.put("\n", *after)
        for b in breaks:
            out.put("\n", *b)
        out.put(body, line + 1 + k, 1 + indent)
        breaks, spaced = [], body[0] in " \t"
        after = place if ended or k < len(lines) - 1 else None
    if after and "-" not in marks:
        out.put("\n", *after)
    for b in breaks if "+" in marks else ():
        out.put("\n", *b)
    return out


def _indentation(marks: str, lines: list[str], parent: int) -> int:
    """The columns that a block scalar's lines are indented by: as told, else those of the first that is not empty."""
    indent = max(parent + 1, 1)
    if digit := re.search(r"\d", marks):
        return indent + int(digit[0]) - 1
    for text in lines:
        indent = max(indent, len(text) - len(text.lstrip(" ")))
        if text.strip(" "):
            break
    return indent


class Spelled(Protocol):
    """A scalar, as far as places of its characters go."""

    @property
    def span(self) -> Span: ...
    @property
    def runs(self) -> tuple[Run, ...]: ...


class _Spelled:
    """A scalar with the runs of its characters, spelled once, when the first place in it is asked for."""

    __slots__ = ("runs", "scalar", "starts")

    def __init__(self, scalar: Spelled) -> None:
        self.scalar, self.runs, self.starts = scalar, tuple[Run, ...](), list[int]()

    def at(self, index: int) -> Run:
        """The run that holds a character."""
        if not self.runs:
            self.runs = self.scalar.runs
            self.starts = [run.at for run in self.runs]
        return self.runs[bisect_right(self.starts, index) - 1]


class Stretch(Span):
    """The characters from `first` to `last` - 1 of a scalar's value, as a Span.

    Every node of prose has one, and few are ever complained of: lines and columns are worked out when asked for."""

    __slots__ = ("first", "last", "within")

    def __init__(self, within: _Spelled, first: int, last: int) -> None:
        self.within, self.first, self.last = within, first, last

    def __getattr__(self, name: str) -> Any:
        """Asked for what is not there yet: a Span's own fields."""
        if name not in Span.__slots__:
            raise AttributeError(name)
        within, end = self.within, max(self.last - 1, self.first)
        a, b = within.at(self.first), within.at(end)
        super().__init__(within.scalar.span.file, a.line, a.column + self.first - a.at,
                         (b.line, b.column + end - b.at + b.width))
        return getattr(self, name)


def spans(scalar: Spelled) -> Spans:
    """span(i, j): the Span of the characters i to j - 1 of a scalar's value."""
    return partial(Stretch, _Spelled(scalar))


def part(span: Span, first: int, last: int, size: int) -> Span:
    """The characters `first` to `last` - 1 of a stretch that stands for `size` of them; the whole stretch where the
    file spells them in another way."""
    if isinstance(span, Stretch) and span.last - span.first == size:
        return Stretch(span.within, span.first + first, span.first + last)
    if span.end == (span.line, span.column + size):
        return Span(span.file, span.line, span.column + first, (span.line, span.column + last))
    return span


def hull(first: Span, last: Span) -> Span:
    """From where one begins to where another one ends."""
    if isinstance(first, Stretch) and isinstance(last, Stretch) and first.within is last.within:
        return Stretch(first.within, first.first, last.last)
    return Span(*first.begin, last.end)
