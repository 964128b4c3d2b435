"""A line that runs from left to right: its words -> runs with finished strings of glyphs, and the boxes of its links.

A line's words are joined by the space of their font, stretched or shrunk by one share of itself on the whole line.
"""

from bisect import bisect_right
from collections.abc import Sequence

from briefing.typeset.galley import Link, Run
from briefing.typeset.text.faces import SOFT_HYPHEN, Font
from briefing.typeset.text.gathering import AFTER, BEFORE, Seg
from briefing.typeset.text.words import Words


def runs_of(words: Words, first: int, end: int, stretch: float, scale: float,
            closed: bool) -> tuple[list[Run], float, list[Link]]:
    """The line from word `first` to word `end` (exclusive) -> its runs, its width and its links. Its spaces are wider
    by `stretch` of themselves, its letters `scale` times as wide as they are. If it is `closed`, its last run has a
    space, which the width is without, as it is without the tracking after the last letter."""
    natural = not stretch and scale == 1.0
    segs, firsts, positions, ends = words.segs, words.firsts, words.positions, words.ends
    out, links, linked, x, a, left = list[Run](), list[Link](), "", 0.0, first, words.starts[first]
    s, stretch = bisect_right(firsts, first) - 1, 0.0 if natural else unscaled(stretch, scale)
    while a < end:
        _, font, node, link, _, space, apart, slot, _, parted = segs[s]
        b, lead = min(firsts[s + 1], end), False
        trail = b < end and segs[s + 1].space == AFTER
        if space >= BEFORE and a > first:
            lead = space == BEFORE
            if apart:
                white = apart.font.space * (1 + stretch) * scale
                linked = _link(links, linked, apart.link, apart.node, x + white, 0.0)
                out.append(run_of(apart.font, apart.node, (), 0.0, True, False, stretch, scale))
                x += white
        if slot:
            linked = _link(links, linked, link, node, x, slot.width)
            run = Run(node, font, "", "", slot.width, slot=slot)
        else:
            own = words.words[a:b]
            if parted:
                own = merged(own, a, words.joined)
                if b == end and b in words.soft:
                    own[-1] += SOFT_HYPHEN
            run = run_of(font, node, own, ends[b] - left, lead, trail, stretch, scale)
            if link or linked:
                white = font.space * (1 + stretch) * scale
                linked = _link(links, linked, link, node, x + lead * white, run.width - (lead + trail) * white)
        out.append(run)
        x += run.width
        a, s, left = b, s + 1, positions[b]
    width = (ends[end] - words.starts[first] if natural else x) - font.tracking * run.scale
    if closed:
        _close(out, segs, s - 1)
    return out, width, links


def run_of(font: Font, node: int, own: Sequence[str], inner: float, lead: bool, trail: bool, stretch: float = 0.0,
           scale: float = 1.0) -> Run:
    """Words of one owner with the spaces that belong to it; `inner` is their width, without stretch and unscaled."""
    text, space, blank = " ".join(own), font.space, font.blank
    if stretch:
        inner += (len(own) - 1) * stretch * space if own else 0.0
        space += stretch * space
        blank = font.blank_of(space)
    code = blank.join(map(font.code.__getitem__, own))
    if lead:
        text, code, inner = " " + text, blank + code, inner + space
    if trail:
        text, code, inner = text + " ", code + blank, inner + space
    return Run(node, font, text, f"({code})", inner * scale, 0.0, False, None, scale)


def unscaled(stretch: float, scale: float) -> float:
    """By how much of themselves spaces grow that are scaled with their letters afterwards."""
    return (1 + stretch) / scale - 1


def merged(own: Sequence[str], at: int, joined: frozenset[int]) -> list[str]:
    """Words put together again whose parts stand on one line."""
    out = list(own[:1])
    for k, word in enumerate(own[1:], at + 1):
        if k in joined:
            out[-1] += word
        else:
            out.append(word)
    return out


def _link(links: list[Link], linked: str, link: str, node: int, x: float, width: float) -> str:
    """One box for each stretch of a link on the line, without the spaces around it; -> the link of what stands here."""
    if link and link == linked:
        links[-1] = links[-1]._replace(width=x + width - links[-1].x)
    elif link:
        links.append(Link(node, x, width, link))
    return link


def _close(out: list[Run], segs: Sequence[Seg], s: int) -> None:
    """The space at a line's end, so that its last word stays apart from the next line's when the page is read."""
    if segs[s].slot:
        seg = segs[min(s + 1, len(segs) - 1)]
        seg = seg.apart or seg
        out.append(run_of(seg.font, seg.node, (), 0.0, True, False))
    else:
        run = out[-1]
        out[-1] = Run(run.node, run.font, run.text + " ", f"{run.code[:-1]}{run.font.blank})",
                      run.width + run.font.space * run.scale, 0.0, False, None, run.scale)
