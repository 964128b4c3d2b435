"""The Unicode Bidirectional Algorithm (UAX #9, Unicode 15.1): levels of a paragraph, order of a line.

python-bidi gives whole reordered strings, and levels only without brackets and isolates; runs of glyphs need levels
with both. It is the measure of this module in the tests, and its table of mirrored characters is used here.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence

# Characters whose paragraph needs the algorithm: Hebrew to Arabic Extended-A, presentation forms, other right-to-left
# scripts, and the marks, embeddings and isolates that turn text round.
RTL = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc"
                 "\U00010800-\U00010fff\U0001e800-\U0001efff]")

DEPTH, STACK = 125, 63  # BD2, BD16
ISOLATES = {"LRI": 0, "RLI": 1, "FSI": 2}
EMBEDDINGS = {"LRE": (0, ""), "RLE": (1, ""), "LRO": (0, "L"), "RLO": (1, "R")}
REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})  # X9
NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # as neutrals and brackets see them (N0, N1)


def base_level(text: str, latin: bool = False) -> int:
    """The paragraph's level, 0 or 1, by its first strong letter (P2, P3); `latin`: 0 if it has any Latin letter."""
    kinds = [unicodedata.bidirectional(c) for c in text]
    return 0 if latin and "L" in kinds else _first_strong(kinds, 0, len(kinds))


def levels(text: str, base: int) -> list[int]:
    """The level of each character; odd ones run from right to left."""
    kinds = [unicodedata.bidirectional(c) or "L" for c in text]
    matches = _matches(kinds)
    out, kinds = _explicit(kinds, matches, base)
    for sequence, start, end in list(_sequences(out, kinds, matches, base)):  # levels change below
        _weak(sequence, kinds, start)
        embedding = "R" if out[sequence[0]] % 2 else "L"
        _brackets(text, sequence, kinds, embedding, start)
        _neutrals(sequence, kinds, embedding, start, end)
        for at in sequence:  # I1, I2
            out[at] += _rise(kinds[at], out[at])
    for at, kind in enumerate(kinds):  # what X9 removes stands with what is before it (5.2)
        if kind in REMOVED:
            out[at] = out[at - 1] if at else base
    return out


def visual_order(levels: Sequence[int]) -> list[int]:
    """Indexes from left to right (L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    if not odd:
        return order
    for least in range(max(levels), min(odd) - 1, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels[order[end]] >= least:
                end += 1
            order[at:end] = order[at:end][::-1]
            at = max(end, at + 1)
    return order


def _first_strong(kinds: Sequence[str], start: int, stop: int) -> int:
    """0 or 1 by the first of L, R and AL outside isolates."""
    depth = 0
    for kind in kinds[start:stop]:
        if kind in ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in ("L", "R", "AL"):
            return int(kind != "L")
    return 0


def _matches(kinds: Sequence[str]) -> dict[int, int]:
    """Isolate initiators and their PDIs, both ways (BD9)."""
    out: dict[int, int] = {}
    stack: list[int] = []
    for at, kind in enumerate(kinds):
        if kind in ISOLATES:
            stack.append(at)
        elif kind == "PDI" and stack:
            out[at] = stack.pop()
            out[out[at]] = at
    return out


def _explicit(kinds: Sequence[str], matches: dict[int, int], base: int) -> tuple[list[int], list[str]]:
    """X1 to X8 -> levels, and kinds after overrides."""
    out, new = [base] * len(kinds), list(kinds)
    stack: list[tuple[int, str, bool]] = [(base, "", False)]  # level, override, whether an isolate
    over_isolates = over_embeddings = isolates = 0
    for at, kind in enumerate(kinds):
        level, override, _ = stack[-1]
        if kind in EMBEDDINGS or kind in ISOLATES:
            out[at] = level
            isolate = kind in ISOLATES
            turn, forced = (ISOLATES[kind], "") if isolate else EMBEDDINGS[kind]
            if turn == 2:
                turn = _first_strong(kinds, at + 1, matches.get(at, len(kinds)))
            if isolate and override:
                new[at] = override
            next_level = level + 1 + (level + 1 + turn) % 2
            if next_level <= DEPTH and not over_isolates and not over_embeddings:
                isolates += isolate
                stack.append((next_level, forced, isolate))
            elif isolate:
                over_isolates += 1
            elif not over_isolates:
                over_embeddings += 1
        elif kind == "PDI":
            if over_isolates:
                over_isolates -= 1
            elif isolates:
                over_embeddings = 0
                while not stack[-1][2]:  # down to the isolate that this ends
                    stack.pop()
                stack.pop()
                isolates -= 1
            out[at] = stack[-1][0]
            new[at] = stack[-1][1] or kind
        elif kind == "PDF":
            if not over_isolates:
                if over_embeddings:
                    over_embeddings -= 1
                elif len(stack) > 1 and not stack[-1][2]:
                    stack.pop()
            out[at] = stack[-1][0]
        elif kind != "B":
            out[at] = level
            new[at] = override if override and kind != "BN" else kind
    return out, new


def _sequences(levels: Sequence[int], kinds: Sequence[str], matches: dict[int, int],
               base: int) -> Iterator[tuple[list[int], str, str]]:
    """Isolating run sequences: -> (places, kind before them, kind after them) (BD13, X10)."""
    kept = [at for at, kind in enumerate(kinds) if kind not in REMOVED]
    runs: list[list[int]] = []
    for at in kept:
        if runs and levels[runs[-1][-1]] == levels[at]:
            runs[-1].append(at)
        else:
            runs.append([at])
    by_first = {run[0]: run for run in runs}
    for run in runs:
        if run[0] in matches and matches[run[0]] < run[0] and matches[run[0]] in {r[-1] for r in runs}:
            continue  # continues a sequence
        sequence = list(run)
        while (closing := matches.get(sequence[-1], -1)) > sequence[-1] and closing in by_first:
            sequence += by_first[closing]
        level = levels[sequence[0]]
        k = bisect_left(kept, sequence[0])
        before = levels[kept[k - 1]] if k else base
        k = bisect_left(kept, sequence[-1]) + 1
        opens = matches.get(sequence[-1], -1) < sequence[-1] and _initiates(sequence[-1], matches, levels, kinds)
        after = base if k == len(kept) or opens else levels[kept[k]]
        yield sequence, "LR"[max(level, before) % 2], "LR"[max(level, after) % 2]


def _initiates(at: int, matches: dict[int, int], levels: Sequence[int], kinds: Sequence[str]) -> bool:
    return kinds[at] in ISOLATES and at not in matches


def _weak(sequence: Sequence[int], kinds: list[str], start: str) -> None:
    """W1 to W7."""
    before, strong = start, start
    for at in sequence:
        kind = kinds[at]
        if kind == "NSM":
            kind = "ON" if before in ISOLATES or before == "PDI" else before
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        if kind in ("L", "R", "AL"):
            strong = kind
        kinds[at] = before = kind
    for at in sequence:
        if kinds[at] == "AL":
            kinds[at] = "R"
    for a, b, c in zip(sequence, sequence[1:], sequence[2:], strict=False):
        if kinds[a] == kinds[c] and (kinds[b], kinds[a]) in (("ES", "EN"), ("CS", "EN"), ("CS", "AN")):
            kinds[b] = kinds[a]
    _terminators(sequence, kinds)
    strong = start
    for at in sequence:
        if kinds[at] in ("L", "R"):
            strong = kinds[at]
        elif kinds[at] == "EN" and strong == "L":
            kinds[at] = "L"


def _terminators(sequence: Sequence[int], kinds: list[str]) -> None:
    """W5 and W6: signs beside a number belong to it, others are neutral."""
    for order in (sequence, sequence[::-1]):
        number = False
        for at in order:
            number = kinds[at] == "EN" or (number and kinds[at] == "ET")
            if number:
                kinds[at] = "EN"
    for at in sequence:
        if kinds[at] in ("ES", "ET", "CS"):
            kinds[at] = "ON"


def _brackets(text: str, sequence: Sequence[int], kinds: list[str], embedding: str, start: str) -> None:
    """N0: both brackets of a pair take one direction, that of what they hold if it has the paragraph's."""
    for opening, closing in _pairs(text, sequence, kinds):
        inside = {STRONG.get(kinds[at], "") for at in sequence[opening + 1:closing]}
        if embedding in inside:
            found = embedding
        elif inside & {"L", "R"}:
            before = next((STRONG[kinds[at]] for at in reversed(sequence[:opening]) if kinds[at] in STRONG), start)
            found = before if before != embedding else embedding
        else:
            continue
        for k in (opening, closing):
            kinds[sequence[k]] = found
            for at in sequence[k + 1:]:  # marks on a bracket go with it
                if unicodedata.bidirectional(text[at]) != "NSM":
                    break
                kinds[at] = found


def _pairs(text: str, sequence: Sequence[int], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Paired brackets by the place of the opening one (BD16), as indexes of the sequence."""
    from bidi.mirror import MIRRORED  # with its table comes the whole of python-bidi, for right-to-left text only

    out: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for k, at in enumerate(sequence):
        if kinds[at] != "ON":
            continue
        char = unicodedata.normalize("NFC", text[at])
        category = unicodedata.category(char) if char in MIRRORED else ""
        if category == "Ps":
            if len(stack) == STACK:
                return []
            stack.append((MIRRORED[char], k))
        elif category == "Pe":
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == char:
                    out.append((stack[depth][1], k))
                    del stack[depth:]
                    break
    return sorted(out)


def _neutrals(sequence: Sequence[int], kinds: list[str], embedding: str, start: str, end: str) -> None:
    """N1 and N2: neutrals between two of a kind take it, others the direction around them."""
    k, before = 0, start
    while k < len(sequence):
        stop = k
        while stop < len(sequence) and kinds[sequence[stop]] in NEUTRAL:
            stop += 1
        after = STRONG[kinds[sequence[stop]]] if stop < len(sequence) else end
        for at in sequence[k:stop]:
            kinds[at] = before if before == after else embedding
        before, k = after, stop + 1


def _rise(kind: str, level: int) -> int:
    if level % 2:
        return int(kind != "R")
    return {"L": 0, "R": 1}.get(kind, 2)
