"""Tables: rows that hang together where cells reach over several, a head that every page repeats, rules and tints."""

from collections.abc import Mapping, Sequence
from math import inf
from typing import NamedTuple

from briefing.layout.doc import Element
from briefing.layout.grid import bands
from briefing.typeset.blocks.boxes import continued
from briefing.typeset.blocks.captions import gridded, held, set_captions
from briefing.typeset.blocks.cells import Cell, Grid, place, set_cells
from briefing.typeset.blocks.context import Context, Measure
from briefing.typeset.blocks.drawing import level
from briefing.typeset.blocks.flow import around
from briefing.typeset.fit import height, trim
from briefing.typeset.galley import CLUB, NEVER, Galley, Glue, Item, Path, Penalty, Row, Target

FEW = 4  # rows: where there are fewer, it does not matter which of them stands alone on a page
LONG = 3  # a row higher than this part of a page may be split


class Band(NamedTuple):
    """Rows that hang together: the first one's number, their cells, the y of each one's top and of the last's foot."""

    first: int
    cells: Sequence[Cell]
    tops: Sequence[float]

    @property
    def last(self) -> int:
        return self.first + len(self.tops) - 2


class Table(NamedTuple):
    """What all rows of a table share. `reached` are the columns in which a cell goes on below a row."""

    grid: Grid
    rows: Sequence[Element]
    heads: int
    left: float
    wide: float
    zebra: bool
    context: Context
    reached: Mapping[int, set[int]]
    even: float


def set_table(el: Element, measure: Measure, context: Context) -> Galley:
    """A caption above, a rule of 1.5 points above the head and one of 0.75 below it, hairlines between rows."""
    rows = el.parts("tr")
    captions = el.parts("caption")
    heads = next((k for k, row in enumerate(rows) if not row.get("head")), len(rows))
    inset = context.length("zebra-inset") if el.get("zebra") else 0.0
    grid = set_cells(el.get("columns"), place(rows, heads), measure[1], inset, context, el.get("gap"))
    wide = grid.edges[-1][0] + grid.edges[-1][1] + inset if grid.edges else 0.0
    table = Table(grid, rows, heads, measure[0], wide, bool(el.get("zebra")), context, _reached(grid),
                  context.line / 2 if el.get("even") else 0.0)
    made = [band for first, last in bands([[cell.spot for cell in row] for row in grid.rows])
            for band in _apart(_band(grid.rows[first:last], first, context), context)]
    out = list[Item](set_captions(captions, measure, context))
    out += held(context.length("caption-after")) if captions else ()
    head = tuple(_row(band, _head_rules(band, table), table) for band in made if band.first < heads)
    for row in head:
        out += [row, Penalty(NEVER)]
    out += _body([band for band in made if band.first >= heads], head, table)
    return around(gridded(tuple(out), "table", context), el, "table", context)


def _body(bands: Sequence[Band], head: tuple[Row, ...], table: Table) -> list[Item]:
    out = list[Item]()
    for k, band in enumerate(bands):
        if len(bands) >= FEW and k in (1, len(bands) - 1):
            out.append(Penalty(CLUB))
        ground = _ground(band, table) if table.zebra and k % 2 else ()
        out.append(_row(band, ground + _rules(band, table), table)._replace(head=head, even=table.even))
        if table.rows[band.last].get("head"):  # one between the rows: it stays with those that it heads
            out.append(Penalty(NEVER))
    return out


def _band(rows: Sequence[Sequence[Cell]], first: int, context: Context) -> Band:
    """Rows as high as their cells; where a cell over several needs more, the last of them is made higher."""
    pad = context.length("table-pad-top") + context.length("table-pad-bottom")
    cells, tall = [cell for row in rows for cell in row], [pad] * len(rows)
    for cell in sorted(cells, key=lambda cell: cell.spot.rows):
        top = cell.spot.row - first
        foot = top + cell.spot.rows
        tall[foot - 1] += max(0.0, height(cell.items) + pad - sum(tall[top:foot]))
    return Band(first, cells, [sum(tall[:k]) for k in range(len(tall) + 1)])


def _apart(band: Band, context: Context) -> list[Band]:
    """The band; or, if it is higher than a page, a band for each row, cells over several rows divided among them."""
    count = len(band.tops) - 1
    if count == 1 or band.tops[-1] <= context.page_height():
        return [band]
    rows: list[list[Cell]] = [[] for _ in range(count)]
    pad = context.length("table-pad-top") + context.length("table-pad-bottom")
    for cell in band.cells:
        first = cell.spot.row - band.first
        own = _band([[c for c in band.cells if c.spot.rows == 1 and c.spot.row == row + band.first]
                     for row in range(first, first + cell.spot.rows)], band.first + first, context)
        rooms = [foot - top - pad for top, foot in zip(own.tops, own.tops[1:], strict=False)]
        for k, items in enumerate(_divided(cell.items, rooms)):
            rows[first + k].append(cell._replace(spot=cell.spot._replace(row=cell.spot.row + k, rows=1), items=items))
    return [_band([sorted(row, key=lambda cell: cell.x)], band.first + k, context) for k, row in enumerate(rows)]


def _divided(items: Galley, rooms: Sequence[float]) -> list[Galley]:
    """Items for rows with so much room each; the first row takes something, the last all that is left."""
    out, left = list[Galley](), list(items)
    for k, room in enumerate(rooms):
        count = len(left)
        while k < len(rooms) - 1 and count > (not out) and height(left[:count]) > room:
            count -= 1
        out.append(trim(left[:count]))
        left = left[count:]
    return out


def _row(band: Band, paths: tuple[Path, ...], table: Table) -> Row:
    context, tall = table.context, band.tops[-1]
    above, below = context.length("table-pad-top"), context.length("table-pad-bottom")
    cells = tuple((cell.x, (Glue(band.tops[cell.spot.row - band.first] + above, keep=True), *cell.items))
                  for cell in band.cells)
    rows = table.rows[band.first:band.last + 1]
    notes = tuple(Target(row.get("anchor")) for row in rows if row.get("anchor"))
    short, again = inf, Galley()
    if len(rows) == 1 and not table.even:
        short = context.length("tr-short", 0.0 if tall > context.page_height() / LONG else inf)
        if rows[0].get("continued"):
            count = _heads(rows[0])
            again = continued(rows[0], _reach(band, count, table), context)
            cells = tuple((x, _whole(items) if k < count else items) for k, (x, items) in enumerate(cells))
    return Row(tall, 0.0, table.left, cells, notes, paths=paths, short=short, pad=(above, below), again=again)


def _heads(row: Element) -> int:
    """How many cells at its left head a row."""
    cells = row.parts()
    return next((k for k, cell in enumerate(cells) if cell.get("scope") != "row"), len(cells))


def _reach(band: Band, count: int, table: Table) -> Measure:
    """The measure of the first `count` cells together, of the first one if there are none."""
    last = band.cells[max(count, 1) - 1]
    return 0.0, last.x + _broad(last, table) - band.cells[0].x


def _whole(items: Galley) -> Galley:
    """Items of which none goes overleaf without the others."""
    return tuple(each for k, item in enumerate(items) for each in ((Penalty(NEVER), item) if k else (item,)))


def _head_rules(band: Band, table: Table) -> tuple[Path, ...]:
    """The rules of a head: above and below it, and below cells that head several columns. Where cells have a `weight`,
    the one above is in stretches of that, and the one below a hairline."""
    ink, hair = table.context.theme.colour("ink"), table.context.theme.colour("hair")
    first = table.rows[0].parts()
    apart = [(cell, float(head.get("weight"))) for cell, head in zip(table.grid.rows[0], first, strict=True)
             if head.get("weight")]
    out = list[Path]()
    if band.first == 0:
        out += [level(cell.x, 0.0, _broad(cell, table), ink, weight) for cell, weight in apart]
        out += [] if apart else [level(0.0, 0.0, table.wide, ink, 1.5)]
    for cell in band.cells:
        foot = cell.spot.row + cell.spot.rows
        if cell.spot.columns > 1 and foot < table.heads:
            out.append(level(cell.x, band.tops[foot - band.first], _broad(cell, table), hair, 0.5))
    if band.last == table.heads - 1:
        out.append(level(0.0, band.tops[-1], table.wide, hair if apart else ink, 0.5 if apart else 0.75))
    return tuple(out)


def _broad(cell: Cell, table: Table) -> float:
    """The width of the columns that a cell covers."""
    last, wide = table.grid.edges[cell.spot.column + cell.spot.columns - 1]
    return last + wide - cell.x


def _rules(band: Band, table: Table) -> tuple[Path, ...]:
    """The rules of rows: hairlines where no cell reaches down, and one of 0.75 points at an end without another."""
    ink, hair = table.context.theme.colour("ink"), table.context.theme.colour("hair")
    out = [level(0.0, 0.0, table.wide, ink, 0.75)] if band.first == 0 else []
    for k, y in enumerate(band.tops[1:]):
        if band.first + k == len(table.rows) - 1:
            out.append(level(0.0, y, table.wide, ink, 0.75))
        else:
            out += [level(x, y, broad, hair, 0.5) for x, broad in _stretches(band.first + k, table)]
    return tuple(out)


def _stretches(row: int, table: Table) -> list[tuple[float, float]]:
    """x and width of what no cell reaches across from a row to the next; the outer columns go to the table's sides."""
    edges, reached = table.grid.edges, table.reached.get(row, ())
    out, start = list[tuple[float, float]](), 0
    for k in (*sorted(reached), len(edges)):
        if start < k:
            left = edges[start][0] if start else 0.0
            out.append((left, (table.wide if k == len(edges) else edges[k - 1][0] + edges[k - 1][1]) - left))
        start = k + 1
    return out


def _reached(grid: Grid) -> Mapping[int, set[int]]:
    out = dict[int, set[int]]()
    for spot in (cell.spot for row in grid.rows for cell in row if cell.spot.rows > 1):
        for row in range(spot.row, spot.row + spot.rows - 1):
            out.setdefault(row, set()).update(range(spot.column, spot.column + spot.columns))
    return out


def _ground(band: Band, table: Table) -> tuple[Path, ...]:
    """The tint of every second row; hairlines part rows all the same, since a copier drops the tint."""
    return (Path((("R", 0.0, 0.0, table.wide, band.tops[-1]),), fill=table.context.theme.colour("tint")),)
