"""Whether each side is heard: positions and their lengths, the share of each source, loaded words."""

import re
from collections import Counter
from collections.abc import Iterator

from briefing.content.inline import Prose
from briefing.content.lint.codes import told
from briefing.content.lint.linted import Linted, Written
from briefing.content.lint.quotations import DISTANT, MARKED
from briefing.content.model import LoadedWord, Term
from briefing.content.plain import count
from briefing.content.statements import Claim
from briefing.content.values import place
from briefing.content.walking import citations
from briefing.diagnostics import Diagnostic

MAX_RATIO = 1.5
ALONE = ("attributed", "settled")  # claims that one holder may make


def check(linted: Linted) -> Iterator[Diagnostic]:
    """A claim has two holders or more, unless it is only attributed, or settled; positions are about equally long."""
    for claim in linted.pack.claims:
        holders = {p.holder.casefold() for p in claim.positions}
        if len(holders) < (1 if claim.status in ALONE else 2):
            who = "one holder" if holders else "no position"
            hint = "give at least two positions, of different holders"
            yield told("few-positions", place(claim.id), f"the claim {claim.id} has {who}", hint)
        for n, _ in enumerate(linted.chains):
            yield from _uneven(claim, linted, n)


def _uneven(claim: Claim, linted: Linted, n: int) -> Iterator[Diagnostic]:
    heard = [linted.worded(p.text, n) for p in claim.positions if p.stance != "silent"]
    sizes = [(count(linted.plain(prose)), prose.span) for prose in heard]
    if not sizes:
        return
    (shortest, _), (longest, where) = min(sizes, key=lambda s: s[0]), max(sizes, key=lambda s: s[0])
    if longest > MAX_RATIO * shortest:
        message = f"this position has {longest} words, another one of {claim.id} {shortest}"
        yield told("uneven-positions", where, message, f"keep the longest within {MAX_RATIO} times the shortest")


def review(linted: Linted) -> Iterator[Diagnostic]:
    for claim in linted.pack.claims:
        yield from _sides(claim, linted)
    yield from _shares(linted)
    yield from _loaded(linted)


def _sides(claim: Claim, linted: Linted) -> Iterator[Diagnostic]:
    """What is contested has more than one side; how many words each position has."""
    heard = [p for p in claim.positions if p.stance != "silent"]
    if claim.status != "contested" or len({p.holder.casefold() for p in heard}) < 2:
        return
    stances = {p.stance for p in heard}
    if len(stances) == 1:
        stance = stances.pop()
        message = f"every position of {claim.id}, which is contested, {stance} it"
        yield told("one-sided", place(claim.id), message, "add who sees it otherwise, or give it another status")
    sizes = ", ".join(f"{p.holder} {p.stance}: {count(linted.plain(linted.worded(p.text, 0)))}" for p in heard)
    yield told("positions", place(claim.id), f"words of the {len(heard)} positions of {claim.id}: {sizes}")


def _shares(linted: Linted) -> Iterator[Diagnostic]:
    """How many of all cited passages are of each source."""
    proses = [leaf.value for leaf in linted.leaves if isinstance(leaf.value, Prose)]
    proses += [wording.prose for leaf in linted.texts for wording in leaf.value.each if "@" in wording.prose.source]
    cited = Counter(source.key for prose in proses for cite in citations(prose) for source in cite.sources)
    if len(linted.pack.sources) > 1 and (total := cited.total()):
        shares = ", ".join(f"{s.id} {100 * cited[s.id] / total:.0f} %" for s in linted.pack.sources)
        yield told("source-share", place(linted.pack.sources[0].id), f"of {total} citations: {shares}")


# Loaded words ----------------------------------------------------------------------------------------------------


def _loaded(linted: Linted) -> Iterator[Diagnostic]:
    words = [(word, loaded_pattern(word.pattern)) for word in linted.pack.lexicon]
    if not words:
        return
    names = re.compile("|".join(sorted(map(re.escape, _names(linted)), key=len, reverse=True)) or r"(?!)")
    beside: dict[str, Counter[str]] = {}
    for written in linted.written:
        for word, wanted in words:
            for m in wanted.finditer(written.line.text):
                for name in set(names.findall(written.line.text)):
                    beside.setdefault(name, Counter())[m[0].casefold()] += 1
                if not _allowed(word, written, names, *m.span()):
                    hint = f"write {' or '.join(word.alternatives)}" if word.alternatives else "say what it was"
                    yield told("loaded-word", written.line.span(*m.span()), f"{m[0]} is loaded: {word.why}", hint)
    for name, found in sorted(beside.items()):
        said = ", ".join(f"{word} {times}" for word, times in found.most_common())
        where = next((place(a.id) for a in linted.pack.actors if name in (a.name, a.short)), None)
        yield told("loaded-words", where, f"loaded words in paragraphs that name {name}: {said}")


def loaded_pattern(words: str) -> re.Pattern[str]:
    """`terroris*`, `so called`: a word or several; a star stands for any ending."""
    each = r"\s+".join(r"\w*".join(map(re.escape, word.split("*"))) for word in words.split())
    return re.compile(rf"(?<!\w){each or '(?!)'}(?!\w)", re.I)


def _names(linted: Linted) -> set[str]:
    return {name for actor in linted.pack.actors for name in (actor.name, actor.short) if name}


def _allowed(word: LoadedWord, written: Written, names: re.Pattern[str], first: int, last: int) -> bool:
    text = written.line.text

    def within(found: re.Pattern[str]) -> bool:
        return any(m.start() <= first and last <= m.end() for m in found.finditer(text))

    quoted = written.quoted or written.whole or within(MARKED) or within(DISTANT)
    named = within(names) or any(p.term and text[first:last] in p.text for p in written.line.pieces)
    named = named or _explained(word, written)
    titled = written.leaf.field == "title"
    return any({"quote": quoted, "title": titled, "designation": named}[where] for where in word.allowed_in)


def _explained(word: LoadedWord, written: Written) -> bool:
    """Whether the paragraph is of the entry that says what the word means: there it is spoken of, not used."""
    owner = written.leaf.owners[-1]
    return isinstance(owner, Term) and bool(loaded_pattern(word.pattern).search(owner.headword))
