"""Where sentences begin and end in a line."""

import re
from collections.abc import Iterator

END = re.compile(r"[.!?…]+[”’\"')\]\ufffc]*\s+(?=[“‘(\[]?[^\W\d_a-z]|[“‘(\[]?\d)")
SHORT = re.compile(r"(?:\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Capt|Maj|Prof|Sr|Jr|No|vs|cf|al|etc|e\.g|i\.e)\.)$")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The first character of each, and the one after its last."""
    start = 0
    for m in END.finditer(text):
        stop = text[start : m.end()].rstrip()
        if m[0].startswith(".") and not m[0].startswith("..") and SHORT.search(stop):
            continue
        yield start, m.end()
        start = m.end()
    if text[start:].strip():
        yield start, len(text)
