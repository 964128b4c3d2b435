"""Finished Pages as a proofreader sees them: lines with their places, paragraphs, and whose text they are.

Nothing here asks how the pages were made.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefing.diagnostics import Span
from briefing.layout.doc import ELEMENTS, Element, Str, walk
from briefing.layout.theme import Theme
from briefing.typeset.galley import Page, Pages, Placed, Placement
from briefing.typeset.pages.place import placements
from briefing.typeset.rules.boxes import Box, Letters, around, boxes, letters
from briefing.typeset.rules.profiles import Profile

EPS = 0.01  # points


class Laid(NamedTuple):
    """A line of text on its page: the box of its ink, its text, the block of the Doc that owns it, and that block's
    chain of elements from the root down."""

    page: Page
    placed: Placed
    box: Box
    text: str
    block: Element | None
    chain: tuple[Element, ...]

    @property
    def y(self) -> float:
        return self.placed.y

    @property
    def flow(self) -> str:
        return self.placed.flow

    @property
    def size(self) -> float:
        """That of most of its text."""
        return _size([self])

    def within(self, *names: str) -> bool:
        return any(element.name in names for element in self.chain)


class Paragraph(NamedTuple):
    """The lines of one block in one flow; `parts` are those that stand together, cut by pages and columns."""

    block: Element
    parts: tuple[tuple[Laid, ...], ...]

    @property
    def lines(self) -> list[Laid]:
        return [line for part in self.parts for line in part]

    @property
    def size(self) -> float:
        """That of most of its text."""
        return _size(self.lines)

    @property
    def first(self) -> Laid:
        return self.parts[0][0]

    @property
    def last(self) -> Laid:
        return self.parts[-1][-1]


def _size(lines: Sequence[Laid]) -> float:
    sizes: dict[float, int] = {}
    for line in lines:
        for run in line.placed.runs:
            sizes[run.font.size] = sizes.get(run.font.size, 0) + len(run.text.strip())
    return max(sizes, key=sizes.__getitem__)


@dataclass(frozen=True)
class Reading:
    """Pages, the look that they were set in, the numbers that they are held against; all lines, page by page."""

    pages: Pages
    theme: Theme
    profile: Profile
    lines: Sequence[Laid] = field(init=False)
    paragraphs: Sequence[Paragraph] = field(init=False)
    places: Mapping[int, Placement] = field(init=False)
    known: Letters = field(init=False)
    _on: Mapping[int, Sequence[Laid]] = field(init=False)

    def __post_init__(self) -> None:
        chains = _chains(self.pages.root) if self.pages.root else {}
        known = letters()
        lines = [laid for page in self.pages.pages for placed in (*page.text, *page.furniture)
                 if (laid := _laid(page, placed, chains, known))]
        place = placements(self.theme)
        on: dict[int, list[Laid]] = {page.number: [] for page in self.pages.pages}
        for line in lines:
            on[line.page.number].append(line)
        object.__setattr__(self, "_on", on)
        object.__setattr__(self, "known", known)
        object.__setattr__(self, "lines", lines)
        object.__setattr__(self, "paragraphs", _paragraphs(lines))
        object.__setattr__(self, "places", {page.number: place(page.number) for page in self.pages.pages})

    def on(self, page: Page) -> Sequence[Laid]:
        """The lines of one page."""
        return self._on[page.number]

    def nodes(self) -> Iterator[Element | Str]:
        """Every node of the Doc, in reading order."""
        return walk(self.pages.root) if self.pages.root else iter(())

    def running(self) -> list[Paragraph]:
        """Running text: paragraphs without a role of their own, of three lines or more, outside boxes and tables."""
        return [p for p in self.paragraphs if p.block.name == "p" and not p.block.get("role") and len(p.lines) >= 3
                and p.first.flow in ("text", "float") and not p.first.within(*APART)]


APART = ("aside", "table", "dl", "timeline", "axis", "strip", "furniture", "slide", "figure", "frame")


def span_of(line: Laid) -> Span | None:
    """Where a line's text, or else its block, stands in its file."""
    if line.block is None:
        return None
    owners = {run.node for run in line.placed.runs}
    texts = (node for node in walk(line.block) if isinstance(node, Str) and node.number in owners)
    return next((node.span for node in texts), line.block.span)


def _laid(page: Page, placed: Placed, chains: Mapping[int, tuple[Element, ...]], known: Letters) -> Laid | None:
    """A line as it is seen; None where it shows nothing. What numbers a paragraph is no line of it."""
    parts = boxes(placed, known)
    if not parts:
        return None
    owners = (run.node for run in reversed(placed.runs)) if placed.flow != "number" else ()
    chain = next((chains[node] for node in owners if node in chains), ())
    text = "".join(run.text for run in placed.runs)
    return Laid(page, placed, around(parts), text, chain[-1] if chain else None, chain)


def _chains(root: Element) -> dict[int, tuple[Element, ...]]:
    """By the number of each node the blocks around it, from the root to its own."""
    out: dict[int, tuple[Element, ...]] = {}

    def visit(node: Element | Str, above: tuple[Element, ...]) -> None:
        if isinstance(node, Str):
            out[node.number] = above
            return
        own = above if ELEMENTS[node.name].inline else (*above, node)
        out[node.number] = own
        for child in node.children:
            visit(child, own)

    visit(root, ())
    return out


def _paragraphs(lines: Sequence[Laid]) -> list[Paragraph]:
    """Lines of one block, in the order of their pages; a line that stands no lower than the last begins a part."""
    parts: dict[int, list[list[Laid]]] = {}
    for line in lines:
        if line.block is None or ELEMENTS[line.block.name].holds != "inline" or line.flow == "furniture":
            continue
        own = parts.setdefault(line.block.number, [])
        if own and own[-1][-1].page is line.page and own[-1][-1].y < line.y - EPS:
            own[-1].append(line)
        else:
            own.append([line])
    return [Paragraph(own[0][0].block, tuple(map(tuple, own))) for own in parts.values() if own[0][0].block]
