"""paginate(galley, placement) -> drafts of pages: knows lines, rows, glue, penalties and inserts, and no element."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from briefing.typeset.fit import EPS, SIDE_GAP, balanced, down, first_baseline, fit, foot, height, split, trim
from briefing.typeset.galley import (
    EJECT,
    Columns,
    Frame,
    Galley,
    Glue,
    Guide,
    Hang,
    Heading,
    Ink,
    Item,
    Line,
    Link,
    Path,
    Penalty,
    Placed,
    PlacedLink,
    Placement,
    Row,
    Side,
    Target,
)

LINK_RISE, LINK_FALL = 9.0, 3.0  # points of a link's box above and below the baseline


class TooTall(Exception):
    """A row that is never split is higher than a page, by `over` points; `node` owns text in it."""

    def __init__(self, node: int, over: float) -> None:
        self.node, self.over = node, over
        super().__init__(node, over)


@dataclass(slots=True)
class Draft:
    """A page while it is being made."""

    place: Placement
    text: list[Placed] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    links: list[PlacedLink] = field(default_factory=list)
    targets: list[tuple[str, float]] = field(default_factory=list)
    headings: list[tuple[Heading, float]] = field(default_factory=list)
    guides: list[str] = field(default_factory=list)
    sides: list[tuple[float, Galley]] = field(default_factory=list)


def paginate(galley: Sequence[Item], placement: Callable[[int], Placement]) -> list[Draft]:
    """Pages of a galley; `placement(number)` says where page `number` (from 1) holds its columns."""
    items, start, pages = list(galley), 0, list[Draft]()
    late = list[Galley]()
    while start < len(items) or late or not pages:
        page = Draft(placement(len(pages) + 1))
        pages.append(page)
        start = _fill(items, start, page)
        late = _place_sides(page, late)
    return pages


def _fill(items: list[Item], start: int, page: Draft) -> int:
    """Puts as much on a page as goes; -> the index at which the next page starts."""
    place = page.place
    y = place.top
    while start < len(items):
        fresh, above = y <= place.top, [(top - y, note) for top, note in page.sides]
        cut = fit(items, start, place.bottom - y, fresh, above)
        if not cut.forced and _float(items, cut.at, place.bottom - y - height(items[start:cut.at])):
            cut = fit(items, start, place.bottom - y, fresh, above)
        _check_height(items[start:cut.at], place.bottom - place.top)
        ready = items[start:cut.at] if cut.columns else _stretched(items[start:cut.at], place.bottom - y)
        y = put(ready, place.text, y, page, fresh)
        start = cut.at
        if not cut.columns:
            return start
        columns = items[start]
        assert isinstance(columns, Columns)
        y, rest = _put_columns(columns, y, page)
        start += 1
        if rest:
            items[start - 1] = columns._replace(galley=rest)
            return start - 1
    return start


def _check_height(items: Sequence[Item], room: float) -> None:
    for item in items:
        if isinstance(item, Row) and (over := item.height + item.depth - room) > EPS:
            raise TooTall(next(owners((item,)), -1), over)


def owners(items: Sequence[Item]) -> Iterator[int]:
    """The nodes that own the text of a galley, in order."""
    for item in items:
        if isinstance(item, Line):
            yield from (run.node for run in item.runs if run.node >= 0)
        elif isinstance(item, Row):
            for _, cell in item.cells:
                yield from owners(cell)


def _float(items: list[Item], at: int, room: float) -> bool:
    """Where the page would end before a box that floats: lets the text after it fill the page, and ends it there.

    Only text before the next heading or box goes before it, and two lines of it at least; -> whether any did."""
    k = next((k for k in range(at, len(items)) if not isinstance(items[k], Glue | Penalty)), len(items))
    if k == len(items) or not (isinstance(row := items[k], Row) and row.floats):
        return False
    after = k + 1
    while after < len(items) and isinstance(items[after], Glue):
        after += 1
    end = next((e for e in range(after, len(items)) if _stops(items[e])), len(items))
    taken = fit(items[after:end], 0, room).at if after < end else 0
    lines = sum(isinstance(item, Line) for item in items[after:after + taken])
    if lines < 2 or height(trim(items[after:after + taken])) > room + EPS:
        return False
    items[at:after + taken] = [*items[after:after + taken], Penalty(EJECT), *items[at:after]]
    return True


def _stops(item: Item) -> bool:
    """What the text that goes before a floating box may not pass."""
    if isinstance(item, Line):
        return any(isinstance(note, Heading) for note in item.notes)
    return isinstance(item, Row | Columns) or (isinstance(item, Penalty) and item.cost == EJECT)


def _stretched(items: list[Item], room: float) -> list[Item]:
    """With the room that is left over shared by the glue that stretches."""
    stretch = sum(item.stretch for item in items if isinstance(item, Glue))
    if not stretch:
        return items
    last = max(k for k, item in enumerate(items)
               if not isinstance(item, Penalty) and (not isinstance(item, Glue) or item.stretch))
    spare = max(0.0, room - height(items[:last + 1]))
    return [item._replace(space=item.space + spare * item.stretch / stretch, keep=True)
            if isinstance(item, Glue) and item.stretch else item for item in items]


def _put_columns(columns: Columns, y: float, page: Draft) -> tuple[float, Galley]:
    """Columns from y on, balanced if all goes on this page; -> the y reached, and what is left for the next."""
    room, items = page.place.bottom - y, trim(columns.galley)
    tall = balanced(columns)
    rest: Galley = ()
    if tall > room + EPS:
        tall, start = room, 0
        for _ in range(columns.number):
            start = fit(items, start, room, fresh=y <= page.place.top).at if start < len(items) else start
        items, rest = items[:start], trim(items[start:])
    pieces = split(items, tall)
    left = page.place.block if columns.wide else page.place.text
    for k, piece in enumerate(pieces):
        put(piece, left + k * (columns.measure + columns.gap), y, page)
    reached = max((height(piece) for piece in pieces), default=0.0)
    if columns.rule:
        for k in range(1, len(pieces)):
            x = left + k * (columns.measure + columns.gap) - columns.gap / 2
            page.paths.append(columns.rule._replace(ops=(("M", x, y), ("L", x, y + reached))))
    return y + reached, rest


def put(items: Sequence[Item], left: float, y: float, page: Draft, fresh: bool = True, flow: str = "text") -> float:
    """Places galley items from y downwards; -> the y reached. Glue at the top of a page is dropped."""
    for item in items:
        x = page.place.block if getattr(item, "wide", False) else left
        if isinstance(item, Line):
            if item.wide:
                y = max(y, foot(page.sides))
            y += item.height
            if item.runs:
                page.text.append(Placed(x + item.x, y, item.runs, 0, flow))
            _notes(item.notes, x + item.x, y, page)
            y += item.depth
            fresh = False
        elif isinstance(item, Row):
            if item.wide:
                y = max(y, foot(page.sides))
            if fresh and item.head:
                y = put(item.head, left, y, page, False, flow)
            page.paths.extend(path.moved(x + item.x, y) for path in item.paths)
            _notes(item.notes, x + item.x, y + first_baseline((item,)), page)
            for at, cell in item.cells:
                put(cell, x + item.x + at, y, page, False, "float" if item.floats else flow)
            y += item.height + item.depth
            fresh = False
        elif isinstance(item, Glue):
            if not fresh or item.keep:
                y += item.space
        elif isinstance(item, Columns):
            inner = page.place
            page.place = inner._replace(text=x, block=x, bottom=float("inf"))
            y, _ = _put_columns(item, y, page)
            page.place = inner
            fresh = False
        elif isinstance(item, Frame):
            put(item.galley, item.x, item.y, page, False, flow)
    return y


def _notes(notes: Sequence[object], x: float, y: float, page: Draft) -> None:
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
            page.sides.append((y - first_baseline(note.galley), note.galley))
        elif isinstance(note, Hang):
            at = place.text - note.gap - note.width if place.recto else place.text + place.measure + note.gap
            page.text.append(Placed(at, y, note.runs, 0, "number"))
        elif isinstance(note, Ink):
            page.paths.extend(path.moved(x, y) for path in note.paths)


def _place_sides(page: Draft, late: Sequence[Galley]) -> list[Galley]:
    """Puts the margin notes: down where they collide, up at the page's foot; -> those that found no room.

    A note that would pass the foot of the page ends on its last line, and pushes those above it up in turn."""
    place = page.place
    wanted = [(place.top, galley) for galley in late] + page.sides
    taken, total = list[tuple[float, Galley]](), -SIDE_GAP
    for at, galley in wanted:
        total += height(galley) + SIDE_GAP
        if total > place.bottom - place.top + EPS and taken:
            break
        taken.append((at, galley))
    tops, ceiling = [top for top, _ in down(taken)], place.bottom
    for k in range(len(taken) - 1, -1, -1):
        tops[k] = min(tops[k], ceiling - height(taken[k][1]))
        ceiling = tops[k] - SIDE_GAP
    for top, (_, galley) in zip(tops, taken, strict=True):
        put(galley, place.side, top, page, False, "margin")
    return [galley for _, galley in wanted[len(taken):]]
