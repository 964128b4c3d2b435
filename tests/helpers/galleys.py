"""Galleys for tests: lines that are known by their text, and pages to put them on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import inf
from typing import Any

from hypothesis import strategies as st

from briefing.typeset.galley import (
    EJECT,
    NEVER,
    RECTO,
    Columns,
    Foot,
    Footing,
    Galley,
    Glue,
    Item,
    Line,
    Penalty,
    Placed,
    Placement,
    Row,
    Run,
    Side,
)
from briefing.typeset.pages.draft import Draft

TOP, BOTTOM, LEADING = 50.0, 350.0, 14.0


def run(text: str, node: int = 1, width: float = 50.0) -> Run:
    return Run(node, None, text, "", width)  # type: ignore[arg-type]  # nobody here asks for its font


def line(text: str, *notes: Any, leading: float = LEADING, wide: bool = False) -> Line:
    return Line(0.75 * leading, 0.25 * leading, 0.0, (run(text),), notes, wide)


def lines(*texts: str) -> Galley:
    return tuple(line(text) for text in texts)


def row(*cells: Galley, wide: bool = False, tall: float = 0.0, **more: Any) -> Row:
    high = max((sum(i.height + i.depth for i in cell if isinstance(i, Line)) for cell in cells), default=0.0)
    return Row(max(high, tall), 0.0, 0.0, tuple((100.0 * k, cell) for k, cell in enumerate(cells)), wide=wide, **more)


def place(bottom: float = BOTTOM) -> Callable[[int], Placement]:
    """Pages of 300 points of text: the margin column is beside it, on the right of odd pages."""
    return lambda number: Placement(number, 500.0, 400.0, 20.0, 320.0, 20.0, 280.0, TOP, bottom, number % 2 == 1)


def texts(items: Iterable[Item]) -> Iterator[str]:
    """The text of a galley's lines in reading order, margin notes left out."""
    for item in items:
        if isinstance(item, Line):
            yield from (r.text for r in item.runs)
        elif isinstance(item, Row):
            for _, cell in item.cells:
                yield from texts(cell)
        elif isinstance(item, Columns):
            yield from texts(item.galley)


def sides(items: Iterable[Item]) -> Iterator[str]:
    """The first words of the margin notes of a galley, in order."""
    for item in items:
        for note in getattr(item, "notes", ()):
            if isinstance(note, Side):
                yield next(texts(note.galley))


def inked(items: Galley) -> Galley:
    """Up to the last item that is not white."""
    last = max((k for k, item in enumerate(items) if not isinstance(item, Glue | Penalty)), default=-1)
    return items[:last + 1]


def placed(pages: Sequence[Draft], flow: str = "text") -> list[tuple[int, Placed]]:
    return [(page.place.number, p) for page in pages for p in page.text if p.flow == flow]


def said(found: Iterable[tuple[int, Placed]]) -> list[str]:
    return ["".join(r.text for r in p.runs) for _, p in found]


# Random galleys. Names are given at the end, so that each line has its own.

LEADINGS = st.sampled_from([11.0, 14.0, 21.0])
GLUES = st.builds(Glue, st.sampled_from([0.0, 7.0, 14.0, 28.0]), st.just(0.0), st.sampled_from([False, False, True]))
PENALTIES = st.builds(Penalty, st.sampled_from([0, 3000, NEVER, NEVER, EJECT]))
NOTES = st.builds(lambda n: (Side(tuple(line("note") for _ in range(n))),), st.integers(1, 6))


def plain_lines(notes: bool = False) -> st.SearchStrategy[Line]:
    carried = st.one_of(st.just(()), st.just(()), NOTES) if notes else st.just(())
    return st.builds(lambda leading, n, wide: Line(0.75 * leading, 0.25 * leading, 0.0, (run(""),), n, wide),
                     LEADINGS, carried, st.just(False))


def rows(wide: bool = False) -> st.SearchStrategy[Row]:
    cells = st.lists(st.lists(plain_lines(), min_size=1, max_size=5).map(tuple), min_size=1, max_size=2)
    return st.builds(lambda c, w: row(*c, wide=w), cells, st.booleans() if wide else st.just(False))


def columns() -> st.SearchStrategy[Columns]:
    inner = st.lists(st.one_of(plain_lines(), plain_lines(), GLUES, rows()), min_size=1, max_size=40)
    return st.builds(lambda items, n: Columns(tuple(items), n, 80.0, 10.0), inner, st.integers(2, 3))


def galleys(*more: st.SearchStrategy[Item], notes: bool = False, size: int = 60) -> st.SearchStrategy[Galley]:
    item = st.one_of(plain_lines(notes), plain_lines(notes), plain_lines(notes), GLUES, PENALTIES, *more)
    return st.lists(item, max_size=size).map(named)


def named(items: Iterable[Item]) -> Galley:
    """Every line, those of cells, columns and margin notes too, with a text of its own."""
    count = iter(range(1_000_000))

    def of(item: Item) -> Item:
        if isinstance(item, Line):
            text = f"w{next(count)}"
            notes = tuple(n._replace(galley=tuple(map(of, n.galley))) if isinstance(n, Side | Foot) else n
                          for n in item.notes)
            return item._replace(runs=(run(text),), notes=notes)
        if isinstance(item, Row):
            return item._replace(cells=tuple((x, tuple(map(of, cell))) for x, cell in item.cells))
        if isinstance(item, Columns):
            return item._replace(galley=tuple(map(of, item.galley)))
        return item

    return tuple(map(of, items))


# Everything at once: what no layout would ask for, and paginate has to stand.

FEET = st.builds(lambda n: (Foot(tuple(line("note", leading=11.0) for _ in range(n))),), st.integers(1, 40))
ANY_NOTES = st.one_of(st.just(()), st.just(()), st.just(()), NOTES, FEET, st.builds(lambda a, b: a + b, NOTES, FEET))


def noted_lines() -> st.SearchStrategy[Line]:
    return st.builds(lambda leading, n: Line(0.75 * leading, 0.25 * leading, 0.0, (run(""),), n), LEADINGS, ANY_NOTES)


def any_rows(narrow: bool = False) -> st.SearchStrategy[Row]:
    """Rows that may be higher than a page; a second cell stands at 100, of wide ones at 300."""
    cell = st.lists(st.one_of(noted_lines(), noted_lines(), GLUES), min_size=1, max_size=40).map(tuple)

    def made(cells: Sequence[Galley], wide: bool, splits: bool, pad: float) -> Row:
        high = max(sum(i.space if isinstance(i, Glue) else i.height + i.depth for i in c) for c in cells) + 2 * pad
        padded = tuple((k * (300.0 if wide else 100.0), (Glue(pad, keep=True), *c)) for k, c in enumerate(cells))
        return Row(high, 0.0, 0.0, padded, wide=wide, short=0.0 if splits else inf, pad=(pad, pad))

    return st.builds(made, st.lists(cell, min_size=1, max_size=1 if narrow else 2),
                     st.just(False) if narrow else st.booleans(), st.booleans(), st.sampled_from([0.0, 5.0]))


def any_columns() -> st.SearchStrategy[Columns]:
    """Columns that may keep their footnotes, and may be filled one after the other."""
    inner = st.lists(st.one_of(noted_lines(), noted_lines(), GLUES, any_rows(narrow=True)), min_size=1, max_size=60)
    footings = st.sampled_from([None, None, Footing(0.45, 14.0)])
    return st.builds(lambda items, n, level, feet: Columns(tuple(items), n, 80.0, 10.0, level=level, footing=feet),
                     inner, st.integers(2, 3), st.booleans(), footings)


def anything() -> st.SearchStrategy[Galley]:
    penalties = st.builds(Penalty, st.sampled_from([0, 3000, NEVER, NEVER, NEVER, NEVER, EJECT, RECTO]))
    item = st.one_of(noted_lines(), noted_lines(), noted_lines(), GLUES, penalties, any_rows(), any_columns())
    return st.lists(item, max_size=40).map(named)
