"""Whether names and terms are used alike: letters written out where they stand first, one spelling, terms in use."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from briefing.content.lint.codes import told
from briefing.content.lint.linted import Linted, Written, own_names
from briefing.content.lint.quotations import DISTANT, MARKED
from briefing.content.model import Section, Term
from briefing.content.plain import Line
from briefing.content.values import place
from briefing.diagnostics import Diagnostic, Span

ACRONYM = re.compile(r"(?<![\w-])[A-Z]{2,6}(?![\w-])")
ROMAN = re.compile(r"[IVXLCDM]+")
# letters that are better known than what they stand for
KNOWN = ("US", "USA", "UK", "UN", "EU", "TV", "AD", "BC", "CE", "BCE", "AM", "PM", "GMT", "UTC", "QR", "PDF", "BBC",
         "CNN")
PART = re.compile(r"[^\W_]+(?:['’ʿʾ-][^\W_]+)*")
POSSESSIVE = re.compile(r"[’']s?$")
JOINED = re.compile(r"[\s'’ʿʾ-]*")  # what may stand between the words of a name
MARKS = re.compile(r"[\W_ʿʾʻʼ]+")


def review(linted: Linted) -> Iterator[Diagnostic]:
    yield from _acronyms(linted)
    yield from _spellings(linted)
    yield from _unused(linted)


# Letters -----------------------------------------------------------------------------------------------------------


def _acronyms(linted: Linted) -> Iterator[Diagnostic]:
    """In the order in which each audience reads the narrative."""
    found: dict[tuple[str, Span], list[str]] = {}
    for n, audience in enumerate(linted.pack.pack.audiences):
        seen = set(KNOWN)
        texts = [leaf.value for leaf in linted.read_by(n) if any(isinstance(owner, Section) for owner in leaf.owners)]
        for line, quoted in (each for text in texts for each in linted.lines(linted.worded(text, n))):
            for m in ACRONYM.finditer(line.text):
                if quoted or m[0] in seen or ROMAN.fullmatch(m[0]):
                    continue
                seen.add(m[0])
                if not (_written_out(line.text, *m.span()) or _linked(line, m.start())):
                    found.setdefault((m[0], line.span(*m.span())), []).append(str(audience.id))
    for (letters, span), audiences in found.items():
        message = f"{letters} is not written out here, where it stands first for {' and '.join(audiences)}"
        hint = f"write the name before it, as in World Health Organization (WHO), or link it: [[id|{letters}]]"
        yield told("acronym", span, message, hint)


def _written_out(text: str, first: int, last: int) -> bool:
    """Name (ABC), or ABC (name)."""
    return text[:first].endswith("(") or text[last:].lstrip().startswith("(")


def _linked(line: Line, index: int) -> bool:
    start = 0
    for piece in line.pieces:
        size = 1 if piece.cite else len(piece.text)
        if start <= index < start + size:
            return bool(piece.term)
        start += size
    return False


# Spelling ----------------------------------------------------------------------------------------------------------


class _Known(NamedTuple):
    """The spellings of each name that the pack gives, by its letters; and every beginning of these letters."""

    names: Mapping[str, set[str]]
    begun: set[str]


class _Part(NamedTuple):
    """A word of a text, without what makes it a possessive: its letters, where it begins and ends."""

    letters: str
    first: int
    last: int


def _spellings(linted: Linted) -> Iterator[Diagnostic]:
    """A name whose letters are those of a name of the pack is spelt like it; variants stand in quotations only."""
    known, variants = _known(linted), {str(v): actor.name for actor in linted.pack.actors for v in actor.variants}
    for written in linted.written:
        if not (written.quoted or written.whole):
            text = _unquoted(written.line.text)
            yield from _spelt(written, text, known)
            yield from _varied(written, text, variants)


def _known(linted: Linted) -> _Known:
    names: dict[str, set[str]] = {}
    for name in (*own_names(linted.pack), *(p.family for s in linted.pack.sources for p in s.author)):
        name = re.sub(r"^[Tt]he ", "", name)
        if any(c.isupper() for c in name) and not name.isupper():
            names.setdefault(_letters(name), set()).add(name)
    return _Known(names, {letters[:n] for letters in names for n in range(1, len(letters) + 1)})


@lru_cache(maxsize=1 << 15)
def _letters(name: str) -> str:
    """Letters and digits alone, without case and accents; remembered, since words come again."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return MARKS.sub("", plain)


def _spelt(written: Written, text: str, known: _Known) -> Iterator[Diagnostic]:
    parts = [_part(m) for m in PART.finditer(text)]
    at = 0
    while at < len(parts):
        size = _longest(parts, at, text, known)
        if size:
            found = text[parts[at].first : parts[at + size - 1].last]
            names = known.names[_letters(found)]
            if not _alike(found, names):
                where = written.line.span(parts[at].first, parts[at + size - 1].last)
                message = f"{found}: the pack spells it {' or '.join(sorted(names))}"
                yield told("spelling", where, message, "or quote it, in ‘…’")
        at += size or 1


def _part(word: re.Match[str]) -> _Part:
    bare = POSSESSIVE.sub("", word[0])
    return _Part(_letters(bare), word.start(), word.start() + len(bare))


def _longest(parts: list[_Part], at: int, text: str, known: _Known) -> int:
    """How many words from here on make up a name, 0 for none: the longest, since in it a shorter one is no name."""
    letters, size = "", 0
    for n, part in enumerate(parts[at:], 1):
        letters += part.letters
        if letters not in known.begun or (n > 1 and not JOINED.fullmatch(text, parts[at + n - 2].last, part.first)):
            break
        if letters in known.names:
            size = n
    return size


def _unquoted(text: str) -> str:
    """With nothing in the place of words in “…” and ‘…’, which are spelt as they are found."""
    return DISTANT.sub(lambda m: " " * len(m[0]), MARKED.sub(lambda m: " " * len(m[0]), text))


def _alike(found: str, names: set[str]) -> bool:
    """But for its first letter, which a sentence may raise, or capitals throughout."""
    return found.isupper() or any(found[:1].casefold() == name[:1].casefold() and found[1:] == name[1:]
                                  for name in names)


def _varied(written: Written, text: str, variants: Mapping[str, str]) -> Iterator[Diagnostic]:
    for variant, name in variants.items():
        for m in re.finditer(rf"(?<!\w){re.escape(variant)}(?!\w)", text) if variant in text else ():
            yield told("spelling", written.line.span(*m.span()), f"{variant}: the pack calls it {name}")


# Terms -------------------------------------------------------------------------------------------------------------


def _unused(linted: Linted) -> Iterator[Diagnostic]:
    """Terms that no text of another record links to or names."""
    said = "\n".join(w.line.text for w in linted.written if not isinstance(w.leaf.owners[-1], Term)).casefold()
    linked = {p.term for w in linted.written for p in w.line.pieces if p.term}
    for term in linted.pack.terms:
        words = [word.strip().casefold() for word in term.headword.split(",")]  # a headword may be two
        if term.id not in linked and not any(word in said for word in words if word):
            message = f"no text names the term {term.headword}"
            yield told("unused-term", place(term.id), message, f"link it where it is needed: [[{term.id}]]")
