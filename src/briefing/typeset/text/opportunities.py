"""Where a line may end within a word, and what that costs."""

import re
from functools import lru_cache

DASHES = frozenset("-–—/\u200b")  # a line may end after these
# Of the measure, squared: what a line end after these costs; after the last ones only addresses have any.
DEAR = {"-": 0.15, "–": 0.15, "—": 0.1, "/": 0.15} | dict.fromkeys(".?&=_", 0.15)
PARTS = re.compile("[^-–—/\u200b]*[-–—/\u200b]+|[^-–—/\u200b]+")
HOST = re.compile(r".*://[^/]*/?")
STEPS = re.compile(r"[^/.?&=_]*[/.?&=_]+|[^/.?&=_]+")
# The Arabic article, also before the letters that change it.
ARTICLES = frozenset({"al", "el", "ul", "il", "an", "at", "ath", "ad", "adh", "ar", "az", "as", "ash", "aṣ", "aḍ", "aṭ",
                      "aẓ", "wa", "wal", "bi", "bil", "li", "lil"})


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two parts of a word: after a hyphen, dash or slash, but not within a range of
    numbers, not after a single letter or the article 'al-', and not before a punctuation mark."""
    sign = before[-1:]
    if sign not in DASHES or not after or sign == "\u200b":
        return sign == "\u200b" and bool(after)
    head = before.rstrip("-–—/")
    if after[0].isdigit() and (sign == "-" or head[-1:].isdigit() or not head):
        return False
    if not any(c.isalnum() for c in after):
        return False
    letters = re.split("[-–—/]", head)[-1].strip("‘’“”'\"([ʿʾ")
    if sign in "–—":
        return bool(letters)
    return len(letters) > 1 and not (sign == "-" and letters.lower() in ARTICLES)


@lru_cache(maxsize=4096)
def parts(word: str) -> tuple[str, ...]:
    """A word cut at the places within it where a line may end."""
    if "://" in word:
        return _address(word)
    out: list[str] = []
    for part in PARTS.findall(word):
        if out and not may_break(out[-1], part):
            out[-1] += part
        else:
            out.append(part)
    return tuple(out)


def _address(word: str) -> tuple[str, ...]:
    """An address cut after the signs that part its steps, the first one that which ends the host: a hyphen at a line's
    end could be the address's own or not, so that none stands there. What has no letter stays with what is before."""
    host = HOST.match(word)
    assert host
    out = [host[0]]
    for step in STEPS.findall(word[host.end():]):
        if out[-1][-1] in "/.?&=_" and any(c.isalnum() for c in step):
            out.append(step)
        else:
            out[-1] += step
    return tuple(out)
