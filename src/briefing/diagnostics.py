"""What is said to a person about their files: where, what, and how to mend it.

Every stage collects all it has to say and raises `Failed` once, with the exit status, so that a script can tell a
mistake in the content from one in a layout; `cli` alone prints.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]

OK, BUG, USAGE, CONTENT, LAYOUT, FIT, RESOURCE, STRICT, INTERRUPTED = 0, 1, 2, 3, 4, 5, 6, 7, 130


class Span:
    """A stretch of a file: lines and columns count from 1, in characters; `end` is (line, column), exclusive.

    No tuple, so that `content/places.py: Stretch` can be one that is worked out when it is asked for."""

    __slots__ = ("column", "end", "file", "line")
    file: str
    line: int
    column: int
    end: tuple[int, int]

    def __init__(self, file: str, line: int, column: int, end: tuple[int, int]) -> None:
        self.file, self.line, self.column, self.end = file, line, column, end

    @property
    def begin(self) -> tuple[str, int, int]:
        """Where it begins, to sort by."""
        return self.file, self.line, self.column

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self.begin == other.begin and self.end == other.end

    def __hash__(self) -> int:
        return hash((self.begin, self.end))

    def __repr__(self) -> str:
        return f"Span(file={self.file!r}, line={self.line}, column={self.column}, end={self.end})"

    def __reduce__(self) -> tuple[type, tuple[str, int, int, tuple[int, int]]]:
        return Span, (*self.begin, self.end)


def at(file: str, line: int = 1, column: int = 1, width: int = 1) -> Span:
    """A Span of `width` characters on one line."""
    return Span(file, line, column, (line, column + width))


class Diagnostic(NamedTuple):
    """One thing to say. `hint` tells how to mend it, without a full stop."""

    severity: Severity
    code: str
    span: Span | None
    message: str
    hint: str = ""


class Failed(Exception):
    """A stage could not go on; carries all its diagnostics, errors and warnings alike."""

    def __init__(self, diagnostics: Iterable[Diagnostic], exit_status: int = CONTENT) -> None:
        self.diagnostics = tuple(diagnostics)
        self.exit_status = exit_status
        super().__init__("; ".join(f"{d.code}: {d.message}" for d in self.diagnostics))

    def __reduce__(self) -> tuple[type, tuple[tuple[Diagnostic, ...], int]]:
        return Failed, (self.diagnostics, self.exit_status)


def error(code: str, span: Span | None, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic("error", code, span, message, hint)


def warning(code: str, span: Span | None, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic("warning", code, span, message, hint)


def note(code: str, span: Span | None, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic("note", code, span, message, hint)


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint for an unknown name: the nearest known one, else the list of them."""
    names = sorted(set(known))
    if close := get_close_matches(name, names, n=1, cutoff=0.6):
        return f"did you mean {close[0]}?"
    return f"known: {', '.join(names)}" if names else ""


def counted(number: int, noun: str) -> str:
    """1 error, 2 errors."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def render(diagnostic: Diagnostic, lines: Mapping[str, list[str]]) -> str:
    """`path:line:col: error[code]: what`, the line itself, a caret, a hint. `lines` holds files' lines by path."""
    d, span = diagnostic, diagnostic.span
    where = f"{span.file}:{span.line}:{span.column}: " if span else ""
    out = [f"{where}{d.severity}[{d.code}]: {printable(d.message)}"]
    text = lines.get(span.file, []) if span else []
    if span and 1 <= span.line <= len(text):
        line = printable(text[span.line - 1])
        start = min(span.column - 1, len(line))
        stop = span.end[1] - 1 if span.end[0] == span.line else len(line)
        shift = max(0, start - 80)
        out.append("    " + ("…" if shift else "") + line[shift:shift + 120])
        out.append("    " + " " * (start - shift + bool(shift)) + "^" * max(1, min(stop, shift + 120) - start))
    if d.hint:
        out.append(f"    hint: {printable(d.hint)}")
    return "\n".join(out)[:2048]


def printable(text: str) -> str:
    """Without control characters, which a terminal would obey."""
    return "".join(c if c >= " " and not "\x7f" <= c <= "\x9f" else "�" if c not in "\t\n" else " " for c in text)
