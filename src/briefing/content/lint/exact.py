"""Whether quotations are exact, word for word, in the paragraphs that they cite."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from briefing.content.lint.codes import told
from briefing.content.lint.linted import Linted
from briefing.content.lint.quotations import Quotation, quotations
from briefing.content.lint.texts import Stretch, Texts, fold
from briefing.content.plain import CITED
from briefing.diagnostics import Diagnostic, Span

LEFT_OUT = re.compile(r"\[[^\[\]]*\]|…|\.\.\.")  # [The], [ … ] and … stand for what is changed or left out
WORD = re.compile(rf"[^\s{CITED}]+")
QUOTES_END = "'.,;: "
ALIKE = 0.5  # of the words; below this nothing was meant to be quoted


def review(linted: Linted, texts: Texts) -> Iterator[Diagnostic]:
    for quotation in quotations(linted):
        sources = [source for cite in quotation.cites for source in cite.sources]
        cited = [stretch for source in sources for stretch in texts.cited(source)]
        if cited and not _holding(quotation, cited):
            yield _wrong(quotation, cited, texts)


def _holding(quotation: Quotation, stretches: Iterable[Stretch]) -> Stretch | None:
    """The stretch that has the quotation: all its parts, in their order, word for word."""
    said = fold(quotation.text.replace(CITED, " "))
    parts, at = [], 0
    for m in (*LEFT_OUT.finditer(said), None):
        part = said[at : m.start() if m else len(said)]
        if bare := part.strip(" .,;:"):  # our own sentence may put its stop inside the marks
            parts.append(_part(bare, at == 0, at > 0 and part[0].isalnum()))
        at = m.end() if m else at
    wanted = re.compile(".*?".join(parts))
    return next((s for s in stretches if wanted.search(fold(s.text))), None)


def _part(text: str, first: bool, touched: bool) -> str:
    """Whole words, but after a bracket that touches them, as in [t]he; the very first letter may be of either case."""
    letter = f"[{re.escape(text[0].lower() + text[0].upper())}]" if first else re.escape(text[0])
    begin = letter if touched else rf"(?<!\w){letter}"
    return rf"{begin}{re.escape(text[1:])}(?!\w)"


def _wrong(quotation: Quotation, cited: list[Stretch], texts: Texts) -> Diagnostic:
    where = quotation.line.span(quotation.first, quotation.last)
    said = f"“{quotation.text.replace(CITED, '').strip()}”"
    elsewhere = _holding(quotation, texts.all())
    if elsewhere and elsewhere.locator:
        message = f"{said} does not stand where it is cited, but in {elsewhere.where}"
        return told("quoted-elsewhere", where, message, f"cite {elsewhere.locator}")
    if elsewhere:
        message = f"{said} stands in {elsewhere.where}, which is no numbered paragraph"
        return told("quoted-furniture", where, message, "captions, teasers and titles are not the author’s text")
    span, hint = _nearest(quotation, cited)
    named = ", ".join(s.where for s in cited[:3]) + (" …" if len(cited) > 3 else "")
    return told("misquoted", span or where, f"{said} does not stand like this in {named}", hint)


def _nearest(quotation: Quotation, cited: list[Stretch]) -> tuple[Span | None, str]:
    """Where the first word stands that differs from the likeliest words of the source; and these words."""
    found = [(m.start(), m.end(), fold(m[0])) for m in WORD.finditer(quotation.text)]
    own, best, meant = [_plain(word) for *_, word in found], ALIKE, ("", [""])
    for stretch in cited:
        words = fold(stretch.text).split()
        for n in range(max(1, len(words) - len(own) + 1)):
            window = words[n : n + len(own)]
            if (alike := _alike(own, [*map(_plain, window)])) > best:
                best, meant = alike, (stretch.locator or "the source", window)
    if not meant[0]:
        return None, "quote the paragraph word for word, or say it in other words"
    there = SequenceMatcher(None, own, [*map(_plain, meant[1])], autojunk=False).get_opcodes()
    differs = next((a for tag, a, *_ in there if tag != "equal"), 0)
    first, last, _ = found[min(differs, len(found) - 1)]
    start = quotation.first
    return quotation.line.span(start + first, start + last), f"{meant[0]} has “{' '.join(meant[1]).strip(QUOTES_END)}”"


def _plain(word: str) -> str:
    return word.strip(".,;:!?'()").casefold()


def _alike(own: list[str], window: list[str]) -> float:
    """The share of words that are the same in their order; of two as good, one that begins alike is better."""
    if not set(own) & set(window):
        return 0.0
    begins = sum(a == b for a, b in zip(own, window, strict=False))
    return SequenceMatcher(None, own, window, autojunk=False).ratio() + begins / (10 * len(own))
