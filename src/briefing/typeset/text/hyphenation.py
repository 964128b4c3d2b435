"""Where words may be hyphenated: Liang's patterns (1983) of the word's language, by pyphen, and what is left whole.

Pyphen's dictionaries come with its wheel; one is read when its language is first asked for. Languages without one are
not hyphenated, nor is text without a language ("zxx", as citations are marked).
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from briefing.typeset.text.faces import Made
from briefing.typeset.text.nobreak import tied

# A word: what opens it, its letters, what closes it, an English genitive included. Digits, signs within, or a path of
# an address make it no word, and so does a half ring of a transliteration.
WORD = re.compile(r"([“‘„‚«‹\"'(\[¿¡]*)((?:(?![ʿʾ])[^\W\d_])+)((?:[’']s)?[”’»›\"')\].,;:!?…]*)")
SENTENCE_END = re.compile(r"(?:[^.]*[^.\d]|.*\d)?(?:[.!?…]|\.\.\.)[”’»›\"')\]]*")  # but "e.g." and "U.S." end none

Syllables = Made[str, tuple[str, ...]]


class Hyphens(NamedTuple):
    """Words that may be hyphenated have `word` letters at least, `before` and `after` of them at least on either side
    of the hyphen; those with a capital that does not open a sentence only with `names`."""

    word: int = 7
    before: int = 3
    after: int = 3
    names: bool = False


@lru_cache(maxsize=64)
def syllables(language: str, hyphens: Hyphens) -> Syllables | None:
    """Words cut where they may be hyphenated, () if nowhere; None for a language without patterns.

    A cache of the process: both are the same in every document."""
    from pyphen import Pyphen, language_fallback  # 25 ms that only hyphenated text should pay

    if not language or not language_fallback(language):
        return None
    dictionary = Pyphen(lang=language)
    return Made(lambda word: _cut(word, dictionary, hyphens))


def _cut(word: str, dictionary: Any, hyphens: Hyphens) -> tuple[str, ...]:
    match = WORD.fullmatch(word)
    letters = match[2] if match else ""
    low = letters.lower()
    if len(letters) < max(hyphens.word, hyphens.before + hyphens.after) or low[1:] != letters[1:]:
        return ()
    # A place with `data` spells the word otherwise when it is hyphenated; such places are left out.
    places = [int(at) for at in dictionary.positions(low) if at.data is None]
    places = [at for at in places if hyphens.before <= at <= len(letters) - hyphens.after]
    edges = [0, *(at + len(match[1]) for at in places), len(word)] if match and places else []
    return tuple(word[start:end] for start, end in pairwise(edges))


def may_be_hyphenated(word: str, before: str | None, hyphens: Hyphens) -> bool:
    """Whether a word is no name: it has no capital, or opens a sentence. `before` is the word before it, if any."""
    if hyphens.names or word == word.lower():
        return True
    return before is None or (bool(SENTENCE_END.fullmatch(before)) and not tied(before, word))
