"""How hard a text is to read: the grade of the author's prose, the length of sentences and paragraphs."""

import re
from collections.abc import Iterator

from briefing.content.inline import Prose
from briefing.content.lint.codes import told
from briefing.content.lint.linted import Linted, Written
from briefing.content.lint.profiles import PROFILES, Profile
from briefing.content.lint.quotations import MARKED
from briefing.content.lint.sentences import sentences
from briefing.content.model import Block, BoxBlock, Summary
from briefing.content.plain import CITED, count
from briefing.content.values import place
from briefing.diagnostics import Diagnostic, Span

ENOUGH = 200  # words; a grade of fewer says nothing
PROSE = (Block, BoxBlock, Summary)
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
PARTED = re.compile(r"(?<![tcsxgq])i[ao]|(?<![gq])ua")
SILENT = re.compile(r"[aeiouy]le$|[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouylscgzx]es$")
VOWELS = re.compile(r"[aeiouyà-æè-ïò-öø-ýā-ž]+")


def review(linted: Linted) -> Iterator[Diagnostic]:
    names = _names(linted)
    for n, audience in enumerate(linted.pack.pack.audiences):
        yield from _level(str(audience.id), n, linted, names)
    readers = _readers(linted)
    for written in linted.written:
        if not (written.leaf.reader or written.quoted or written.whole):
            yield from _lengths(written, readers.get(id(written.prose), []))


# The grade --------------------------------------------------------------------------------------------------------


def _level(audience: str, n: int, linted: Linted, names: re.Pattern[str]) -> Iterator[Diagnostic]:
    """The grade of what an audience reads, if it is enough, and what is asked of it."""
    texts = [leaf.value for leaf in linted.read_by(n) if isinstance(leaf.owners[-1], PROSE) and not leaf.reader]
    said = [own(line.text, names) for text in texts for line, quoted in linted.lines(linted.worded(text, n))
            if not quoted]
    words = [word for text in said for word in WORD.findall(text)]
    if len(words) < ENOUGH:
        return
    number = sum(1 for text in said for _ in sentences(text)) or 1
    found = grade(len(words), number, sum(map(syllables, words)))
    profile = PROFILES.get(audience)
    meant = f"; for them {profile.grades[0]} to {profile.grades[1]} is usual" if profile else ""
    where = place(linted.pack.pack.audiences[n].id)
    mean = len(words) / number
    message = f"{audience}: grade {found:.1f} of {len(words):,} words, {mean:.0f} to a sentence{meant}"
    yield told("reading-level", where, message)


def grade(words: int, sentences: int, syllables: int) -> float:
    """Flesch-Kincaid (Kincaid and others 1975)."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def syllables(word: str) -> int:
    """Groups of vowels, those that are two sounds twice, without an e that is not spoken: a good guess, for English."""
    word = word.casefold().removesuffix("’s").removesuffix("'s")
    silent = len(SILENT.findall(word))
    return max(1, len(VOWELS.findall(word)) + len(PARTED.findall(word)) - silent)


def own(text: str, names: re.Pattern[str]) -> str:
    """An author's own words: without quotations, citations and names."""
    return names.sub(" ", MARKED.sub(" ", text)).replace(CITED, "")


def _names(linted: Linted) -> re.Pattern[str]:
    pack = linted.pack
    called = {*(a.name for a in pack.actors), *(a.short or a.name for a in pack.actors), *(p.name for p in pack.places),
              *(f"{p.given or ''} {p.family}".strip() for s in pack.sources for p in s.author),
              *(p.family for s in pack.sources for p in s.author), *(s.title for s in pack.sources)}
    each = sorted((re.escape(name) for name in called if name[:1].isupper()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(each) or '(?!)'})\b(?:[’']s?)?")


# Lengths -----------------------------------------------------------------------------------------------------------


def _readers(linted: Linted) -> dict[int, list[str]]:
    """Which audiences read a wording."""
    found: dict[int, list[str]] = {}
    for n, audience in enumerate(linted.pack.pack.audiences):
        for leaf in linted.read_by(n):
            prose: Prose = linted.worded(leaf.value, n)
            found.setdefault(id(prose), []).append(str(audience.id))
    return found


def _lengths(written: Written, readers: list[str]) -> Iterator[Diagnostic]:
    """For the readers of whom least may be asked."""
    profiles = [(name, PROFILES[name]) for name in readers if name in PROFILES]
    if not profiles:
        return
    text = written.line.text
    name, profile = min(profiles, key=lambda each: each[1].sentence)
    for first, last in sentences(text):
        words = count(text[first:last].replace(CITED, ""))
        if words > profile.sentence:
            where = written.line.span(first, first + len(text[first:last].rstrip()))
            message = f"the sentence has {words} words, for {name} {profile.sentence} at most"
            yield _long("long-sentence", where, message)
    yield from _paragraph(written, count(text.replace(CITED, "")), *min(profiles, key=lambda each: each[1].paragraph))


def _paragraph(written: Written, words: int, name: str, profile: Profile) -> Iterator[Diagnostic]:
    if words > profile.paragraph:
        message = f"the paragraph has {words} words, for {name} {profile.paragraph} at most"
        yield _long("long-paragraph", written.line.span(0, len(written.line.text)), message)


def _long(code: str, where: Span, message: str) -> Diagnostic:
    return told(code, where, message, "make two of it")
