"""What can be read off the items of a galley without breaking it. Points, y downwards from the items' top."""

from collections.abc import Iterator, Sequence

from briefing.typeset.galley import Columns, Foot, Frame, Galley, Glue, Image, Ink, Item, Line, Note, Penalty, Row, Side


def loose(item: Item) -> bool:
    """Whether an item is nothing at the top or the foot of a page: penalties, and white space that does not keep."""
    return isinstance(item, Penalty) or (isinstance(item, Glue) and not item.keep)


def trim(items: Sequence[Item]) -> Galley:
    """Without white space and penalties at either end; white space that keeps stays."""
    first, last = 0, len(items)
    while first < last and loose(items[first]):
        first += 1
    while last > first and loose(items[last - 1]):
        last -= 1
    return tuple(items[first:last])


def frames(items: Sequence[Item]) -> list[Frame]:
    return [item for item in items if isinstance(item, Frame)]


def first_baseline(items: Sequence[Item]) -> float:
    """From the galley's top down to the baseline of its first line of text; its height where it has none."""
    y = 0.0
    for item in items:
        if isinstance(item, Line):
            if item.runs:
                return y + item.height
            y += item.height + item.depth
        elif isinstance(item, Row):
            below = [first_baseline(cell) for _, cell in item.cells if any(isinstance(it, Line | Row) for it in cell)]
            return y + min(below, default=item.height)
        elif isinstance(item, Glue):
            y += item.space
        elif isinstance(item, Columns):
            return y + first_baseline(item.galley[item.start:])
    return y


def lines(items: Sequence[Item]) -> int:
    """How many lines stand below each other; a row counts as many as its longest cell has, columns as one."""
    return sum(1 if (isinstance(item, Line) and item.height + item.depth > 0) or isinstance(item, Columns)
               else max((lines(cell) for _, cell in item.cells), default=0) if isinstance(item, Row) else 0
               for item in items)


def owners(items: Sequence[Item]) -> Iterator[int]:
    """The nodes that own the text of a galley, in order."""
    for item in items:
        if isinstance(item, Line):
            yield from (run.node for run in item.runs if run.node >= 0)
        elif isinstance(item, Row):
            for _, cell in item.cells:
                yield from owners(cell)
        elif isinstance(item, Columns | Frame):
            yield from owners(item.galley)


def notes_of(item: Item) -> Iterator[tuple[float, Note]]:
    """The notes of an item and of all that stands within it, each with its line's baseline."""
    if isinstance(item, Line):
        yield from ((item.height, note) for note in item.notes)
    elif isinstance(item, Row):
        if item.notes:
            own = first_baseline((item,))
            yield from ((own, note) for note in item.notes)
        for _, cell in item.cells:
            y = 0.0
            for it in cell:
                yield from ((y + down, note) for down, note in notes_of(it))
                y += it.height + it.depth if isinstance(it, Line | Row) else it.space if isinstance(it, Glue) else 0.0
    elif isinstance(item, Columns | Frame):
        for it in item.galley[item.start if isinstance(item, Columns) else 0:]:
            yield from ((0.0, note) for _, note in notes_of(it))


def feet(items: Sequence[Item], margins: bool = True) -> Iterator[Galley]:
    """The footnotes of a galley, in order; those of a margin note belong to the line that carries it."""
    for item in items:
        if isinstance(item, Glue | Penalty) or (isinstance(item, Line) and not item.notes):
            continue
        for _, note in notes_of(item):
            if isinstance(note, Foot):
                yield note.galley
            elif isinstance(note, Side) and margins:
                yield from feet(note.galley)


def footless(item: Item) -> Item:
    """An item without its footnotes, which stand elsewhere."""
    if isinstance(item, Line):
        return item._replace(notes=tuple(note for note in item.notes if not isinstance(note, Foot)))
    if isinstance(item, Row):
        return item._replace(cells=tuple((x, tuple(map(footless, cell))) for x, cell in item.cells))
    if isinstance(item, Columns):
        return item._replace(galley=tuple(map(footless, item.galley)), begun=item.begun and footless(item.begun))
    return item


def repeated(row: Row) -> Row:
    """A row as it is set again: its text is nobody's, and its notes were on the first one; ink and pictures stay."""
    return row._replace(cells=tuple((x, tuple(map(unowned, cell))) for x, cell in row.cells), notes=(), head=(),
                        paths=tuple(path._replace(node=-1) for path in row.paths))


def unowned(item: Item) -> Item:
    """An item that is set again: its text is nobody's."""
    if isinstance(item, Line):
        kept = tuple(Ink(tuple(path._replace(node=-1) for path in note.paths)) if isinstance(note, Ink)
                     else note._replace(node=-1) for note in item.notes if isinstance(note, Ink | Image))
        return item._replace(runs=tuple(run._replace(node=-1) for run in item.runs), notes=kept)
    return repeated(item) if isinstance(item, Row) else item
