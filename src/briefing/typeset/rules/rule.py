"""What a rule is, and what it finds."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from briefing.diagnostics import Severity, Span
from briefing.typeset.rules.reading import Laid, Reading, span_of


class Finding(NamedTuple):
    """One place where a rule is not kept: the page's number, the place in the file that its text came from."""

    page: int
    span: Span | None
    message: str
    hint: str = ""


class Rule(NamedTuple):
    """`id` is that of the project's typographic rules; `on` says what it binds: paper, screen or all."""

    id: str
    says: str
    severity: Severity
    on: str
    find: Callable[[Reading], Iterable[Finding]]

    def binds(self, reading: Reading) -> bool:
        return self.on == "all" or (self.on == "screen") == reading.profile.screen


def at_line(line: Laid, message: str, hint: str = "") -> Finding:
    """A finding at a line, which is quoted by its first words."""
    return Finding(line.page.number, span_of(line), f"{message}: “{shown(line.text)}”", hint)


def shown(text: str, most: int = 40) -> str:
    text = " ".join(text.replace("\u00ad", "").split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
