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
ALIKE = 0.5  # of the words; below this nothing was meant to be quoted


def review(linted: Linted, texts: Texts) -> Iterator[Diagnostic]:
    for quotation in quotations(linted):
        sources = [source for cite in quotation.cites for source in cite.sources]
        cited = [stretch for source in sources for stretch in texts.cited(source)]
        if cited and not _holding(quotation, cited):
            yield _wrong(quotation, cited, texts)


def _holding(quotation: Quotation, stretches: Iterable[Stretch]) -> Stretch | None:
    """The stretch that has the quotation: all its parts, in their order, word for word."""
    parts = [_bare(part) for part in LEFT_OUT.split(fold(quotation.text.replace(CITED, " ")))]
    wanted = re.compile(".*?".join(rf"(?<!\w){re.escape(part)}(?!\w)" for part in parts if part))
    return next((s for s in stretches if wanted.search(fold(s.text))), None)


def _bare(text: str) -> str:
    """Without the stop or comma that our own sentence puts inside the marks."""
    return text.strip().rstrip(".,;:").strip()


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
    own, best, meant = [word for *_, word in found], ALIKE, ("", [""])
    for stretch in cited:
        words = fold(stretch.text).split()
        for n in range(max(1, len(words) - len(own) + 1)):
            window = words[n : n + len(own)]
            alike = SequenceMatcher(None, own, window, autojunk=False).ratio() if set(own) & set(window) else 0.0
            if alike > best:
                best, meant = alike, (stretch.locator or "the source", window)
    if not meant[0]:
        return None, "quote the paragraph word for word, or say it in other words"
    differs = next((a for tag, a, *_ in SequenceMatcher(None, own, meant[1], autojunk=False).get_opcodes()
                    if tag != "equal"), 0)
    first, last, _ = found[min(differs, len(found) - 1)]
    start = quotation.first
    return quotation.line.span(start + first, start + last), f"{meant[0]} has “{' '.join(meant[1])}”"
