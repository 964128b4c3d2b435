"""Words and kept pieces that are wider than the measure: opened, in the end between letters."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.typeset.text.shaping import CHARACTER

if TYPE_CHECKING:
    from briefing.typeset.text.gathering import Gatherer, Seg

NARROWEST = 0.1  # of an em: letters are wider on the average, so that no part is looked for beyond
BETWEEN = 0.25  # of the measure, squared: the cost of a break where no line should end


def loosen(out: "Gatherer", measure: float, indent: float) -> None:
    """Lets lines break within what is too wide: at the spaces of kept pieces, then where pieces meet, then anywhere."""
    room, widest = measure - max(indent, 0.0), max(out.widths) + max(out.joined.values(), default=0.0)
    if widest <= room and not out.barred and not out.soft:
        return
    broadest = widest + max(out.gaps)
    for opened in (_spaces, _joints):
        chains = [(first, last) for first, last in _chains(out)
                  if (last - first) * broadest > room  # else there is no need to sum them up
                  and _width(out, first, last) > _room(first, measure, indent)]
        for first, last in chains:
            opened(out, first, last)
    for k in [k for k, more in out.soft.items() if _width(out, k - 1, k) + more > _room(k - 1, measure, indent)]:
        del out.soft[k]  # no room for the hyphen: the line ends without one
    if widest <= room:
        return
    wide = {k for k in range(len(out.words))
            if out.words[k] and _width(out, k, k + 1) > _room(k, measure, indent)}
    if wide:
        _cut(out, wide, measure, indent)


def _room(first: int, measure: float, indent: float) -> float:
    return measure - indent if first == 0 else measure


def _chains(out: "Gatherer") -> Iterator[tuple[int, int]]:
    """Two words or more that hang together, as (first, last exclusive)."""
    first, last = 0, 0
    for k in sorted(out.barred):
        if k > last:
            if last:
                yield first, last
            first = k - 1
        last = k + 1
    if last:
        yield first, last


def _width(out: "Gatherer", first: int, last: int) -> float:
    return sum(out.widths[first:last]) + sum(out.gaps[first:last - 1]) + out.joined.get(first, 0.0)


def _spaces(out: "Gatherer", first: int, last: int) -> None:
    out.barred.difference_update(k for k in range(first + 1, last) if out.gaps[k - 1])


def _joints(out: "Gatherer", first: int, last: int) -> None:
    out.barred.difference_update(range(first + 1, last))
    out.dear.update((k, BETWEEN ** 2) for k in range(first + 1, last) if not out.gaps[k - 1])


def _cut(out: "Gatherer", wide: set[int], measure: float, indent: float) -> None:
    """Cuts words between letters into parts that fit; all that counts words is counted anew."""
    words, widths, gaps, joined, moved = list[str](), list[float](), list[float](), dict[int, float](), list[int]()
    segs, s = list(out.segs), 0
    for k, word in enumerate(out.words):
        moved.append(len(words))
        while s + 1 < len(out.segs) and out.segs[s + 1].start <= k:
            s += 1
        if k in out.joined:
            joined[len(words)] = out.joined[k]
        if k not in wide:
            words.append(word)
            widths.append(out.widths[k])
            gaps.append(out.gaps[k])
            continue
        segs[s] = segs[s]._replace(parted=True)
        cut = _parts(word, segs[s], _room(k, measure, indent), measure)
        for n, (part, width, more) in enumerate(grown(cut, segs[s])):
            if n:
                joined[len(words)] = more
                gaps[-1] = 0.0
            elif k in out.joined:
                width -= out.joined[k]
            words.append(part)
            widths.append(width)
            gaps.append(out.gaps[k])
    moved.append(len(words))
    out.words, out.widths, out.gaps, out.joined = words, widths, gaps, joined
    out.segs = [seg._replace(start=moved[seg.start]) for seg in segs]
    out.pins = [(moved[k], note) for k, note in out.pins]
    out.barred, out.kept = {moved[k] for k in out.barred}, {moved[k] for k in out.kept}
    out.dear = {moved[k]: cost for k, cost in out.dear.items()}
    out.soft, out.hyphened = {moved[k]: more for k, more in out.soft.items()}, {moved[k] for k in out.hyphened}


def _parts(word: str, seg: "Seg", room: float, measure: float) -> Iterator[str]:
    """The longest parts that fit the measure, the first one `room`; at least one letter each."""
    places = [match.end() for match in CHARACTER.finditer(word)]
    start, k = 0, 0
    while k < len(places):
        k = max(_fitting(word, start, places, k, measure if start else room, seg), k + 1)
        yield word[start:places[k - 1]]
        start = places[k - 1]


def _fitting(word: str, start: int, places: Sequence[int], k: int, room: float, seg: "Seg") -> int:
    """How many of the places, at least `k`, a part that begins at `start` can have before its end."""
    most = min(len(places), k + 8 + int(room / (NARROWEST * seg.font.size)))
    return bisect_right(places, room, k, most, key=lambda end: seg.width(word[start:end]))


def grown(cut: Iterable[str], seg: "Seg") -> Iterator[tuple[str, float, float]]:
    """Parts of a word -> (part, how much wider it makes the word, kerning included, how much wider it is by itself)."""
    before = ""
    for part in cut:
        alone = seg.width(part)
        width = seg.width(before + part) - seg.width(before) if before else alone
        yield part, width, alone - width
        before = part
