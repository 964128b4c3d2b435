"""Whether what is said in other words is said in other words: runs that a pack shares with its sources."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.content.lint.codes import told
from briefing.content.lint.linted import Linted, own_names
from briefing.content.lint.quotations import MARKED
from briefing.content.lint.texts import Stretch, Texts, fold
from briefing.content.model import Pack
from briefing.diagnostics import Diagnostic, Span

RUN = 8  # words; the pack's own names and terms count as one each
TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
SIGNS = re.compile("['ʿʾʻ]")

Names = Mapping[str, list[tuple[str, ...]]]


class Token(NamedTuple):
    """A word as it is compared, and the characters that it takes."""

    key: str
    first: int
    last: int


class _Spot(NamedTuple):
    """Where a run of words begins in a source."""

    stretch: Stretch
    tokens: Sequence[Token]
    at: int


def review(linted: Linted, texts: Texts) -> Iterator[Diagnostic]:
    """Runs of eight words and more, each where it stands here and where it stands there."""
    names = _names(linted.pack)
    index: dict[tuple[str, ...], list[_Spot]] = {}
    for stretch in texts.all():
        tokens = _tokens(stretch.text, names)
        for at, run in enumerate(_runs(tokens)):
            index.setdefault(run, []).append(_Spot(stretch, tokens, at))
    for written in linted.written:
        if not (written.quoted or written.whole):
            for first, last, spot in _shared(_unquoted(written.line.text), names, index):
                yield _copied(written.line.span(first, last), written.line.text[first:last], spot)
    for _, text, span in linted.single:
        for first, last, spot in _shared([(0, text)], names, index):
            yield _copied(span, text[first:last], spot)


def _copied(span: Span, text: str, spot: _Spot) -> Diagnostic:
    words = " ".join(text.split())
    message = f"“{words}” is word for word in {spot.stretch.where}"
    return told("copied", span, message, "say it in other words, or quote it in “…”")


def _unquoted(text: str) -> list[tuple[int, str]]:
    """What is not in “…”, with its index."""
    parts, at = [], 0
    for m in MARKED.finditer(text):
        parts.append((at, text[at : m.start()]))
        at = m.end()
    return [*parts, (at, text[at:])]


def _shared(parts: Iterable[tuple[int, str]], names: Names,
            index: Mapping[tuple[str, ...], list[_Spot]]) -> Iterator[tuple[int, int, _Spot]]:
    """The longest runs, with the characters that they take."""
    for start, text in parts:
        tokens = _tokens(text, names)
        runs, at = list(_runs(tokens)), 0
        while at < len(runs):
            if spots := index.get(runs[at]):
                length, spot = max(((_length(tokens[at:], spot), spot) for spot in spots), key=lambda each: each[0])
                yield start + tokens[at].first, start + tokens[at + length - 1].last, spot
                at += length
            else:
                at += 1


def _length(tokens: Sequence[Token], spot: _Spot) -> int:
    alike = 0
    for own, theirs in zip(tokens, spot.tokens[spot.at :], strict=False):
        if own.key != theirs.key:
            break
        alike += 1
    return alike


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    keys = [token.key for token in tokens]
    return (tuple(keys[n : n + RUN]) for n in range(len(keys) - RUN + 1))


def _tokens(text: str, names: Names) -> list[Token]:
    """The words of a text; those that make up a name are one."""
    words = [Token(_key(m[0]), *m.span()) for m in TOKEN.finditer(text.replace("’", "'"))]
    found, at = [], 0
    while at < len(words):
        name = next((name for name in names.get(words[at].key, ())
                     if tuple(w.key for w in words[at : at + len(name)]) == name), ())
        size = max(1, len(name))
        found.append(Token(" ".join(w.key for w in words[at : at + size]), words[at].first, words[at + size - 1].last))
        at += size
    return found


@lru_cache(maxsize=1 << 15)
def _key(word: str) -> str:
    """As it is compared: without case, accents, apostrophes and the figures of notes; remembered, since words come
    again."""
    letters = unicodedata.normalize("NFKD", fold(word).casefold())
    return SIGNS.sub("", "".join(c for c in letters if not unicodedata.combining(c)))


def _names(pack: Pack) -> Names:
    """The pack's names and terms of two words and more, by their first word, the longest first."""
    called = [*own_names(pack), *(f"{p.given} {p.family}" for s in pack.sources for p in s.author if p.given)]
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted({tuple(t.key for t in _tokens(each, {})) for each in called}, key=len, reverse=True):
        if len(name) > 1:
            found.setdefault(name[0], []).append(name)
    return found
