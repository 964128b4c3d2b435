"""The texts of a pack's sources, for comparing with: passages by locator, and what has no number.

The texts themselves belong to nobody's pack: they are read for a check, from a folder that it names, and left there.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from briefing.content.citations import divided
from briefing.content.inline import Source as Cited
from briefing.content.lint.codes import told
from briefing.content.model import Pack
from briefing.content.sourcing import Passage, Source, digest
from briefing.content.values import place
from briefing.diagnostics import Diagnostic

QUOTES = str.maketrans(dict.fromkeys("“”„‟«»\"‘’‚‛ʼ′", "'") | dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹"))  # figures of notes go


class Stretch(NamedTuple):
    """A paragraph or note of a source, or a line without number (then `locator` is ""), and the line it begins in."""

    source: str
    locator: str
    line: int
    text: str

    @property
    def where(self) -> str:
        """reed-1911 A-3 (reed-1911.txt:53)."""
        return f"{self.source} {self.locator}".strip() + f" ({self.source}.txt:{self.line})"


class Texts(NamedTuple):
    """All stretches, by source: the numbered ones in the order of their passages, and the others."""

    numbered: Mapping[str, tuple[Stretch, ...]]
    loose: Mapping[str, tuple[Stretch, ...]]

    def cited(self, source: Cited) -> tuple[Stretch, ...]:
        """What a citation names: the passages from its locators' first to their last, or everything."""
        stretches = self.numbered.get(source.key, ())
        if not (source.locators and stretches):
            return (*stretches, *self.loose.get(source.key, ()))
        return tuple(s for s in stretches if any(_within(s.locator, one.first, one.last) for one in source.locators))

    def all(self) -> Iterator[Stretch]:
        for parts in (self.numbered, self.loose):
            for stretches in parts.values():
                yield from stretches


def _within(locator: str, first: str, last: str) -> bool:
    code, *number = divided(locator)
    begin, end = divided(first), divided(last)
    return code == begin[0] and [*begin[1:]] <= number <= [*end[1:]]


def fold(text: str) -> str:
    """With one kind of quotation mark, without figures of notes, each run of white space one space."""
    return " ".join(unicodedata.normalize("NFC", text).translate(QUOTES).split())


def read(pack: Pack, files: Mapping[str, bytes]) -> tuple[Texts, list[Diagnostic]]:
    """The texts of the sources of which there is a file, by their ids; and what differs from their records."""
    numbered: dict[str, tuple[Stretch, ...]] = {}
    loose: dict[str, tuple[Stretch, ...]] = {}
    found: list[Diagnostic] = []
    for source in pack.sources:
        if source.id not in files:
            message = f"there is no {source.id}.txt: quotations from it are not compared"
            found.append(told("source-missing", place(source.id), message))
            continue
        data = files[source.id]
        try:
            lines = re.split(r"\r\n?|\n", data.decode("utf-8-sig"))
        except UnicodeDecodeError as e:
            line = data.count(b"\n", 0, e.start) + 1
            message = f"{source.id}.txt is not UTF-8, in line {line}: nothing is compared"
            found.append(told("source-not-utf-8", place(source.id), message, "save the file as UTF-8"))
            continue
        placed, moved = _found(source.numbering.passages, lines)
        numbered[source.id], changed = _numbered(source, placed, lines)
        found += [*_moves(source, moved), *changed]
        taken = {n for passage in placed for n in passage.lines}
        loose[source.id] = tuple(Stretch(source.id, "", n, text) for n, text in enumerate(lines, 1)
                                 if n not in taken and text.strip())
    return Texts(numbered, loose), found


def _found(passages: Iterable[Passage], lines: list[str]) -> tuple[list[Passage], dict[int, list[Passage]]]:
    """Passages with the lines in which they stand now; and those that have moved, by how many lines."""
    spread: dict[tuple[int, ...], dict[str, int]] = {}  # by the shape of a passage: where each text of it begins
    placed, moved = list[Passage](), dict[int, list[Passage]]()
    for passage in passages:
        if passage.lines and digest(_text(passage.lines, lines)) != passage.sha256:
            shape = tuple(n - passage.lines[0] for n in passage.lines)
            if shape not in spread:
                spread[shape] = {digest(_text([n + k for k in shape], lines)): n for n in range(len(lines), 0, -1)}
            if by := spread[shape].get(passage.sha256, passage.lines[0]) - passage.lines[0]:
                passage = passage.model_copy(update={"lines": tuple(n + by for n in passage.lines)})
                moved.setdefault(by, []).append(passage)
        placed.append(passage)
    return placed, moved


def _moves(source: Source, moved: Mapping[int, list[Passage]]) -> Iterator[Diagnostic]:
    """One finding for all passages that have moved by as many lines."""
    for by, passages in moved.items():
        first, others = passages[0], len(passages) - 1
        much = f"{abs(by)} line{'s' if abs(by) > 1 else ''} further {'down' if by > 0 else 'up'}"
        also = f"; so have {others} more" if others > 1 else "; so has one more" if others else ""
        message = (f"{first.locator} stands at line {first.lines[0]} of {source.id}.txt now, not at "
                   f"{first.lines[0] - by}: the same text has moved {much}{also}")
        hint = "number the text again, or put its lines back where they were"
        yield told("source-changed", place(first.sha256), message, hint)


def _numbered(source: Source, passages: Iterable[Passage],
              lines: list[str]) -> tuple[tuple[Stretch, ...], list[Diagnostic]]:
    stretches, changed = [], []
    for passage in passages:
        text = _text(passage.lines, lines)
        if digest(text) != passage.sha256:
            where = ", ".join(map(str, passage.lines))
            message = f"{passage.locator} is another text than the one that was numbered: {source.id}.txt, line {where}"
            hint = "number the text again, and read what cites this paragraph"
            changed.append(told("source-changed", place(passage.sha256), message, hint))
        stretches.append(Stretch(source.id, passage.locator, passage.lines[0] if passage.lines else 1, text))
    return tuple(stretches), changed


def _text(numbers: Iterable[int], lines: list[str]) -> str:
    return " ".join(lines[n - 1] for n in numbers if 0 < n <= len(lines))
