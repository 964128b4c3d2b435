"""Between which words no line may end, though there is a space: a table, and what it says of two words.

Breaks are forbidden; no character of the text is changed for it. What stands within a word (after hyphens, in numbers,
after the Arabic article) is said in opportunities.py; citations are pieces that are kept whole.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from briefing.typeset.text.faces import Made

MONTH = ("(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
         r"Nov(?:ember)?|Dec(?:ember)?)\b")
NUMBER = r"[€$£¥]?[+−-]?\d[\d.,/–-]*"
UNIT = (r"(?:[kcmµμn]?m|[kmµ]?g|[cm]?l|k?W|[kM]?Hz|[KMGT]B|pt|px|ft|km/h|km²|m²|ha|min|[ap]\.?m\.?|"
        r"BCE?|CE|AD|AH|bn|[mb]illion|thousand|per|°[CF]?|[%‰€$£¥])(?!\w)")
TITLE = "(?:Dr|Drs|Mr|Mrs|Ms|Mx|Prof|St|Gen|Col|Lt|Capt|Maj|Sgt|Rev|Hon|Sen|Rep|Gov)"
LOCATOR = "(?:pp?|ll?|nn?|nos?|vols?|chs?|figs?|arts?|paras?|secs?|cols?|fols?|pts?)"


class Rule(NamedTuple):
    """A word that `before` matches whole is not parted from one that `after` matches at its start; both are patterns
    for words without the quotation marks and brackets that open them, and with Z for capitals that are no ASCII letters
    (no rule spells a Z; a class of all capitals takes milliseconds to compile). With a `cost` it may be, at that price,
    in shares of the measure."""

    name: str
    before: str
    after: str
    cost: float = 0.0


RULES = (
    Rule("initials and the name", "(?:[A-Z]\\.)+", "[A-Z]"),
    Rule("a title and the name", rf"{TITLE}\.?", "[A-Z]"),
    Rule("a day and its month", r"\d{1,2}(?:[–-]\d{1,2})?(?:st|nd|rd|th|\.)?", MONTH),
    Rule("a month and its day", MONTH + r"\.?", r"\d{1,2}(?!\d)"),
    Rule("a month or a season and its year", MONTH + r"|(?i:spring|summer|autumn|winter)", r"\d{4}(?!\d)"),
    Rule("an Arabic name that two words make", "Ab[uūd]|Umm|Ibn|Bint?", "[A-Z]"),
    Rule("a name and its article", "[A-Z]\\w+", "a[a-zṣḍṭẓ]{1,2}-[A-Z]"),
    Rule("groups of digits", r"[€$£¥]?\d{1,3}", r"\d{3}(?!\d)"),
    Rule("a number and its unit", NUMBER, UNIT),
    Rule("per cent", "per", r"cent\b"),
    Rule("an era and its year", "AD|AH", r"\d"),
    Rule("a place in a source", rf"(?i:{LOCATOR})\.|§§?|№|Nr\.", r"\d|[ivxlc]+\b"),
    Rule("a sign and its number", r"[€$£¥+−±×÷=<>≤≥≈~]|ca?\.", r"\d"),
    Rule("a number and what is counted", NUMBER, "[a-z]", 0.1),
)
OPENING = "“‘„‚«‹\"'([¿¡"
NEVER_LAST = re.compile(f"[{re.escape(OPENING)}]+")  # alone: nothing to hold on to at a line's end
NEVER_FIRST = re.compile(r"(?:[-–—…»›”’)\].,;:!?/]|\.\.\.)+")  # alone: dashes, and marks that close
TYING = re.compile("|".join(f"(?:{rule.before})" for rule in RULES))  # a word that some rule ties to the next
ALWAYS = re.compile("")
# A cache of the process: each is made when a word is met that it may match, and in most texts few are.
PATTERNS: Made[str, re.Pattern[str]] = Made(lambda pattern: re.compile(pattern))


class Ties(NamedTuple):
    """What a word is tied to: `on` are patterns of words that should not be parted from it, each with what that costs,
    0 where it may not be; `back` ties it to any word before it."""

    on: tuple[tuple[re.Pattern[str], float], ...]
    back: bool


def _bare(word: str) -> str:
    """A word as the patterns see it."""
    word = word.lstrip(OPENING)
    return word if word.isascii() else "".join("Z" if char > "\x7f" and char.isupper() else char for char in word)


def _ties(word: str) -> Ties | None:
    bare, on = _bare(word), tuple[tuple[re.Pattern[str], float], ...]()
    if TYING.fullmatch(bare):
        on = tuple((PATTERNS[rule.after], rule.cost) for rule in RULES if PATTERNS[rule.before].fullmatch(bare))
    if word.isalnum():
        return Ties(on, False) if on else None
    if NEVER_LAST.fullmatch(word):
        on = ((ALWAYS, 0.0),)
    back = bool(NEVER_FIRST.fullmatch(word))
    return Ties(on, back) if on or back else None


TIES: Made[str, Ties | None] = Made(_ties)  # a cache of the process: a word's ties are the same in every document


def tied(before: str, after: str) -> bool:
    """Whether no line may end between two words with a space between them."""
    first, second = TIES[before], TIES[after]
    return bool(second and second.back) or bool(first and _cost(first, after) == 0.0)


def bound(words: Sequence[str]) -> Iterator[tuple[int, float]]:
    """The words, by number, that are tied to the one before them, and what it costs to part them: 0 if none may."""
    for k in compress(range(len(words)), map(TIES.__getitem__, words)):
        ties = TIES[words[k]]
        if ties and ties.back and k:
            yield k, 0.0
        if ties and ties.on and k + 1 < len(words) and (cost := _cost(ties, words[k + 1])) is not None:
            yield k + 1, cost


def _cost(ties: Ties, after: str) -> float | None:
    """What it costs to part a word from the next, by the first rule that says it; None if none does."""
    bare = _bare(after)
    return next((cost for pattern, cost in ties.on if pattern.match(bare)), None)
