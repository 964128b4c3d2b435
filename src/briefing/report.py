"""What a command has to say: results to stdout, all about files to stderr, or the whole as one JSON object.

Writes are plain: never wrapped, never read as markup, and a stream that fails does not stop the work.
"""

import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from briefing.diagnostics import (
    BUG,
    CONTENT,
    FIT,
    LAYOUT,
    OK,
    RESOURCE,
    STRICT,
    USAGE,
    Diagnostic,
    Failed,
    counted,
    render,
)

if TYPE_CHECKING:
    from rich.progress import Progress

Json = Annotated[bool, typer.Option("--json", help="Put one JSON object on stdout, and nothing else there.")]
SCHEMA_VERSION = 1
WORST = (OK, STRICT, CONTENT, LAYOUT, FIT, RESOURCE, USAGE, BUG)
SEVERITIES = ("error", "warning", "note")


class Report:
    """Collects what is said, and how each part ended. `lines_to_stdout` is off where a PDF goes there."""

    def __init__(self, json: bool = False, strict: bool = False, lines_to_stdout: bool = True) -> None:
        self.json, self.strict, self.lines_to_stdout = json, strict, lines_to_stdout
        self.data: dict[str, Any] = {}
        self.statuses: list[int] = []
        self.diagnostics: list[Diagnostic] = []
        self.bar: Progress | None = None

    def tell(self, diagnostics: Sequence[Diagnostic], files: Mapping[str, bytes], status: int = OK) -> None:
        """Diagnostics to stderr, those said before left out, errors first; `files` give the lines they point at."""
        self.statuses.append(status)
        new = [d for d in dict.fromkeys(diagnostics) if d not in self.diagnostics]
        self.diagnostics += new
        lines = {name: _lines(files[name]) for name in {d.span.file for d in new if d.span} if name in files}
        with self.without_bar():
            for diagnostic in sorted(new, key=_order):
                say(render(diagnostic, lines), sys.stderr)

    def line(self, text: str) -> None:
        """A line of the result, unless stdout is for JSON."""
        if self.json:
            return
        with self.without_bar():
            if not say(text, sys.stdout if self.lines_to_stdout else sys.stderr):
                self.statuses.append(RESOURCE)

    @contextmanager
    def progress(self, what: str, total: int) -> Iterator[Callable[[], None]]:
        """A bar on stderr while several parts are made, if that is a terminal that wants one; gives what is to be
        called after each part. Nothing of the bar stays."""
        wanted = total > 1 and not self.json and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        if not (wanted and sys.stderr and sys.stderr.isatty()):
            yield lambda: None
            return
        from rich.console import Console  # most runs show none
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        # Refreshed by hand: a thread would be copied into the children that set editions.
        self.bar = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), transient=True,
                            console=Console(stderr=True), auto_refresh=False, redirect_stdout=False,
                            redirect_stderr=False)
        task = self.bar.add_task(what, total=total)
        with self.bar:
            yield lambda: self.bar.update(task, advance=1, refresh=True) if self.bar else None
        self.bar = None

    @contextmanager
    def without_bar(self) -> Iterator[None]:
        """Takes the bar off while something else is written."""
        if self.bar:
            self.bar.stop()
        yield
        if self.bar:
            self.bar.start()

    def close(self) -> int:
        """The last line, or the JSON object; and the exit status, which is the worst of all."""
        if last := summary(self.diagnostics):
            say(last, sys.stderr)
        if self.json:
            said = {"schema_version": SCHEMA_VERSION, **self.data, "exit_status": self._status(),
                    "diagnostics": [_plain(d) for d in sorted(self.diagnostics, key=_order)]}
            if not say(pretty(said), sys.stdout):
                self.statuses.append(RESOURCE)
        return self._status()

    def _status(self) -> int:
        warned = self.strict and any(d.severity == "warning" for d in self.diagnostics)
        return max([OK, *self.statuses, *([STRICT] if warned else [])], key=WORST.index)


@contextmanager
def reporting(report: Report, files: Mapping[str, bytes]) -> Iterator[None]:
    """Ends a command: says what failed, with the lines of `files`, and exits with the worst status."""
    try:
        yield
    except Failed as failed:
        report.tell(failed.diagnostics, files, failed.exit_status)
    raise typer.Exit(report.close())


def say(text: str, stream: TextIO | None) -> bool:
    """Writes lines at once; False where that failed. A reader that went away is no failure."""
    if stream is None:
        return False
    try:
        print(text, file=stream, flush=True)
    except BrokenPipeError:
        forget(stream)
    except OSError:
        return False
    return True


def forget(stream: TextIO) -> None:
    """What is still to be written goes nowhere, so that Python does not complain at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def robust(*streams: TextIO | None) -> None:
    """A character that a terminal cannot show is escaped; what Windows writes to a file or a pipe is UTF-8."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            to_file = sys.platform == "win32" and not stream.isatty()
            stream.reconfigure(errors="backslashreplace", encoding="utf-8" if to_file else None)


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """3 errors, 1 warning; "" for none."""
    counts = [(sum(d.severity == severity for d in diagnostics), severity) for severity in SEVERITIES]
    return ", ".join(counted(number, severity) for number, severity in counts if number)


def pretty(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def tally(diagnostics: Sequence[Diagnostic], silenced: int) -> str:
    """What a check came to: notes are nothing wrong."""
    said = summary([d for d in diagnostics if d.severity != "note"]) or "nothing wrong"
    notes = [d for d in diagnostics if d.severity == "note"]
    return ", ".join((said, *([summary(notes)] if notes else []), *([f"{silenced} silenced"] if silenced else [])))


def _lines(data: bytes) -> list[str]:
    """The lines of a file as an editor counts them; none of one in UTF-16, which would be half zeros."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:2]:
        return []
    return re.split(r"\r\n?|\n", data.decode("utf-8-sig", "replace"))


def _order(diagnostic: Diagnostic) -> tuple[int, str, int, int]:
    span = diagnostic.span
    return (SEVERITIES.index(diagnostic.severity), *((span.file, span.line, span.column) if span else ("", 0, 0)))


def _plain(diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.span
    place = {"file": span.file, "line": span.line, "column": span.column, "end": list(span.end)} if span else None
    return {"severity": diagnostic.severity, "code": diagnostic.code, "place": place, "message": diagnostic.message,
            "hint": diagnostic.hint}
