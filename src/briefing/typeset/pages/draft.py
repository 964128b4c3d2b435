"""A page while it is being made, and how galley items are put on it. Points, y downwards from the page's top."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefing.typeset.fit import head_of, in_columns
from briefing.typeset.galley import (
    Columns,
    Foot,
    Frame,
    Galley,
    Glue,
    Guide,
    Hang,
    Heading,
    Image,
    Ink,
    Item,
    Line,
    Link,
    Path,
    Placed,
    PlacedLink,
    Placement,
    Row,
    Run,
    Side,
    Target,
)
from briefing.typeset.items import feet, first_baseline, lines, repeated

LINK_RISE, LINK_FALL = 9.0, 3.0  # points of a link's box above and below the baseline
NOWHERE: Mapping[int, float] = {}


@dataclass(slots=True)
class Draft:
    """A page while it is being made.

    `unfilled` are the lines of its text, by number, that wait for page numbers; `sides` its margin notes, each with its
    top; `feet` its footnotes; `bars` what stands across it, from y to y; `anchors` what only page references ask
    for."""

    place: Placement
    text: list[Placed] = field(default_factory=list)
    unfilled: list[int] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    links: list[PlacedLink] = field(default_factory=list)
    targets: list[tuple[str, float]] = field(default_factory=list)
    headings: list[tuple[Heading, float]] = field(default_factory=list)
    guides: list[str] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    sides: list[tuple[float, Side]] = field(default_factory=list)
    feet: list[Galley] = field(default_factory=list)
    bars: list[tuple[float, float]] = field(default_factory=list)
    anchors: list[tuple[str, float]] = field(default_factory=list)

    def slots(self) -> list[Run]:
        """What page numbers will fill."""
        return [run for k in self.unfilled for run in self.text[k].runs if run.slot]


def put(items: Sequence[Item], left: float, y: float, page: Draft, fresh: bool = True, flow: str = "text",
        pushed: Mapping[int, float] = NOWHERE) -> float:
    """Places galley items from y downwards, those that are `pushed` so much lower; -> the y reached.

    Glue at the top of a page is dropped, and a table's head is set again there."""
    place, white = page.place, not fresh
    for k, item in enumerate(items):
        if isinstance(item, Columns):
            made = in_columns(item)
            item = made[0] if made else Row(0.0, 0.0, 0.0, ())
        if isinstance(item, Line | Row):
            y += pushed.get(k, 0.0)
            if item.wide:
                page.bars.append((y, y + item.height + item.depth))
            if fresh and isinstance(item, Row) and item.head:
                head = head_of(item, place.bottom - place.top)
                y = put(tuple(map(repeated, head)), left, y, page, False, "head")
            x = (place.block if item.wide else left) + item.x
            if isinstance(item, Line):
                _put_line(item, x, y, page, flow)
            else:
                _put_row(item, x, y, page, flow)
            y += item.height + item.depth
            fresh, white = False, True
        elif isinstance(item, Glue):
            white = white or item.keep
            y += item.space if white else 0.0
        elif isinstance(item, Frame):
            put(item.galley, item.x, item.y, page, False, flow)
    return y


def _put_line(line: Line, x: float, y: float, page: Draft, flow: str) -> None:
    if line.runs:
        if any([run.slot for run in line.runs]):
            page.unfilled.append(len(page.text))
        page.text.append(Placed(x, y + line.height, line.runs, 0, flow))
    if line.notes:
        _put_notes(line.notes, x, y + line.height, page)


def _put_row(row: Row, x: float, y: float, page: Draft, flow: str) -> None:
    page.paths.extend(path.moved(x, y) for path in row.paths)
    _put_notes(row.notes, x, y + first_baseline((row,)), page)
    if row.begun and row.again and not any(lines(cell) for at, cell in row.cells if at < _reach(row)):
        put((Glue(row.pad[0], keep=True), *row.again), x + row.cells[0][0], y, page, False, "head")
    for at, cell in row.cells:
        put(cell, x + at, y, page, False, "float" if row.floats else row.flow or flow)


def _reach(row: Row) -> float:
    """How far to the right what stands again in a row's first cell reaches."""
    return row.cells[0][0] + max(sum(run.width for run in line.runs) for line in row.again if isinstance(line, Line))


def _put_notes(notes: Sequence[object], x: float, y: float, page: Draft) -> None:
    """What goes with a line whose left end is at x and whose baseline is at y."""
    place = page.place
    for note in notes:
        if isinstance(note, Link):
            page.links.append(PlacedLink(
                note.node, x + note.x, y - LINK_RISE, note.width, LINK_RISE + LINK_FALL, note.target))
        elif isinstance(note, Target):
            page.targets.append((note.anchor, y - LINK_RISE))
        elif isinstance(note, Heading):
            page.headings.append((note, y))
        elif isinstance(note, Guide):
            page.guides.append(note.text)
        elif isinstance(note, Side):
            page.sides.append((y - first_baseline(note.galley), note))
            page.feet.extend(feet(note.galley))
        elif isinstance(note, Foot):
            page.feet.append(note.galley)
        elif isinstance(note, Hang):
            left = place.text if note.inset is None else x - note.inset
            outside = place.recto or note.inset is not None
            at = left - note.gap - note.width if outside else left + place.measure + note.right
            page.text.append(Placed(at, y, note.runs, 0, "number"))
        elif isinstance(note, Ink):
            page.paths.extend(path.moved(x, y) for path in note.paths)
        elif isinstance(note, Image):
            page.images.append(note.moved(x, y))
