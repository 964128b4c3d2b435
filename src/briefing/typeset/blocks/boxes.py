"""Boxes: parallel cells, framed or tinted asides, columns. A box is a Row, split only if its role allows that (`short`)
or if it is higher than a page."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import inf

from briefing.diagnostics import warning
from briefing.layout.doc import Element, Str
from briefing.typeset.blocks.context import Context, Measure
from briefing.typeset.blocks.drawing import level
from briefing.typeset.blocks.flow import around, set_flow
from briefing.typeset.blocks.notes import footing
from briefing.typeset.fit import height, trim
from briefing.typeset.galley import Columns, Galley, Glue, Hang, Item, Line, Path, Penalty, Row
from briefing.typeset.items import notes_of, unowned

NUMBER_WHITE = 3.0  # points between a number and the column at its left


def set_row(el: Element, measure: Measure, context: Context) -> Galley:
    """Parallel cells. `columns` are widths ('44mm * 94mm'), `gap` what lies between them."""
    role = el.get("role") or "row"
    cells = el.parts()
    gap = context.measure(el.get("gap")) if el.get("gap") else context.length(f"{role}-gap")
    edges = column_edges(el.get("columns"), measure[1], gap, len(cells), context)
    galleys = [set_flow(cell.children, (0.0, width), context.below(cell, el.get("text")))
               for cell, (_, width) in zip(cells, edges, strict=True)]
    return boxed_row(el, role, measure, list(zip(cells, edges, map(trim, galleys), strict=True)), context)


def column_edges(columns: str, width: float, gap: float, count: int, context: Context) -> list[tuple[float, float]]:
    """(x, width) of each column; '*' shares what the others leave, '3*' has three such shares."""
    words = (columns or "* " * count).split()
    shares = [float(word[:-1] or 1) if word.endswith("*") else 0.0 for word in words]
    fixed = [0.0 if word.endswith("*") else context.measure(word) for word in words]
    share = (width - gap * (len(words) - 1) - sum(fixed)) / (sum(shares) or 1)
    out, x = [], 0.0
    for own, parts in zip(fixed, shares, strict=True):
        out.append((x, own + parts * share))
        x += out[-1][1] + gap
    return out


def boxed_row(el: Element, role: str, measure: Measure, cells: Sequence[tuple[Element, tuple[float, float], Galley]],
              context: Context) -> Galley:
    """A Row with the rules, padding and grounds that its role asks of the theme."""
    top, bottom = context.length(f"{role}-pad-top"), context.length(f"{role}-pad-bottom")
    tall = max((max(height(items), context.measure(cell.get("height")) if cell.get("height") else 0.0)
                for cell, _, items in cells), default=0.0)
    tall = whole_lines(top + tall + bottom, context.length(f"{role}-grid"))
    placed, paths = list[tuple[float, Galley]](), list(rules(role, measure[1], tall, context))
    for cell, (x, _), items in cells:
        spare = tall - top - bottom - height(items)
        lead = top + (spare if (cell.get("align") or el.get("align")) == "bottom" else 0.0)
        placed.append((x, ((Glue(lead, keep=True),) if lead else ()) + items))
    row = Row(tall, 0.0, measure[0], tuple(placed), paths=tuple(paths), short=context.length(f"{role}-short", inf),
              again=continued(el, cells[0][1] if cells else (0.0, 0.0), context), pad=(top, bottom),
              grid=context.length(f"{role}-grid"))
    return around((row,), el, role, context)


def continued(el: Element, measure: Measure, context: Context) -> Galley:
    """What `continued` says, with what of a row goes on overleaf; nobody's text."""
    if not el.get("continued"):
        return ()
    words = Element("p", {"role": "continued"}, (Str(el.get("continued"), el.span),), el.span)
    return tuple(map(unowned, trim(set_flow((words,), (0.0, measure[1]), replace(context, kept=None)))))


def whole_lines(points: float, grid: float) -> float:
    """Rounded up to a whole number of lines of `grid` points; unchanged where there is no grid."""
    return points if not grid else grid * -int(-(points - 0.01) // grid)


def rules(role: str, width: float, tall: float, context: Context) -> list[Path]:
    """The rule above and the rule below that a role asks for."""
    out = []
    for side, y in (("rule", 0.0), ("foot-rule", tall)):
        if weight := context.length(f"{role}-{side}"):
            colour = context.theme.colour(f"{role}-{side}-colour", context.theme.colour("ink"))
            out.append(level(0.0, y, width, colour, weight))
    return out


def hairline(x: float, y: float, width: float, context: Context) -> Path:
    return level(x, y, width, context.theme.colour("hair"), 0.5)


def set_aside(el: Element, measure: Measure, context: Context) -> Galley:
    """A box with the frame, ground and inset that its role asks for."""
    role = el.get("role") or "box"
    inset = context.length(f"{role}-inset")
    inner = trim(set_flow(el.children, (0.0, measure[1] - 2 * inset), context.below(el, f"{role}-text")))
    cell = Element("cell", {"height": el.get("height")} if el.get("height") else {}, (), el.span)
    out = boxed_row(el, role, measure, [(cell, (inset, measure[1] - 2 * inset), inner)], context)
    return tuple(item._replace(paths=(*_frame(role, measure[1], item.height, context), *item.paths),
                               floats=bool(el.get("float"))) if isinstance(item, Row) else item for item in out)


def _frame(role: str, width: float, tall: float, context: Context) -> list[Path]:
    """The ground of a box, with a hairline at its foot (a copier drops the tint), and its frame."""
    out = []
    if ground := context.theme.colour(f"{role}-ground"):
        out.append(Path((("R", 0.0, 0.0, width, tall),), fill=ground))
        out.append(hairline(0.0, tall, width, context))
    if weight := context.length(f"{role}-frame"):
        colour = context.theme.colour(f"{role}-frame-colour", context.theme.colour("ink"))
        dash = context.theme.lengths(f"{role}-frame-dash")
        out.append(Path((("R", 0.0, 0.0, width, tall),), stroke=colour, weight=weight, dash=dash))
    return out


def set_columns(el: Element, measure: Measure, context: Context) -> Galley:
    """Columns that end about level and break over pages. What is `wide` in them stands across: columns end above it and
    go on below."""
    count, gap = int(el.get("count", "2")), context.measure(el.get("gap", "6mm"))
    width, own = (measure[1] - gap * (count - 1)) / count, el.get("footnotes") == "column"
    below = replace(context.below(el), across=(measure, context.foot), foot=width if own else context.foot)
    inner = trim(set_flow(el.children, (0.0, width), below))
    if inner and _widest(inner) > (room := gap / 2 if el.get("rule") else gap):
        message = f"numbers beside the text need {_widest(inner):.0f} points between columns, and have {room:.0f}"
        context.told.append(warning("numbers-left-out", el.span, message, "they are left out: give a wider gap="))
        inner = tuple(_beside(item, 0.0, False) for item in inner)
    rule = Path((), stroke=context.theme.colour("hair"), weight=0.5) if el.get("rule") else None
    foot = footing(context.theme) if own else None

    def columns(items: Galley, level: bool) -> Columns:
        beside = tuple(_beside(item, 0.0, True) for item in items)
        return Columns(beside, count, width, gap, rule, x=measure[0], level=level, footing=foot)

    return around(_ended(inner, columns, el.get("balance") != "no"), el, el.get("role") or "columns", context)


def _ended(items: Galley, columns: Callable[[Galley, bool], Columns], level: bool) -> Galley:
    """Columns, parted by what stands across them; those above it are always `level`."""
    out, run = list[Item](), list[Item]()
    for item in items:
        if isinstance(item, Line | Row | Columns) and item.wide:
            text = trim(run)
            ends = next((k for k in range(len(run), 0, -1) if not isinstance(run[k - 1], Glue | Penalty)), 0)
            out += [*((columns(text, True),) if text else ()), *run[ends:], item._replace(wide=False)]
            run = []
        elif run or not isinstance(item, Glue | Penalty):
            run.append(item)
        else:
            out.append(item)
    return (*out, columns(tuple(run), level)) if run else tuple(out)


def _widest(items: Sequence[Item]) -> float:
    """The room that numbers beside text need between columns, white on both sides."""
    return max((note.gap + note.width + NUMBER_WHITE for item in items for _, note in notes_of(item)
                if isinstance(note, Hang)), default=0.0)


def _beside(item: Item, inset: float, shown: bool) -> Item:
    """An item with its numbers beside its column, which begins `inset` points to its left; or without them."""
    if isinstance(item, Line) and any(isinstance(note, Hang) for note in item.notes):
        return item._replace(notes=tuple(
            note._replace(inset=inset + item.x) if isinstance(note, Hang) and note.inset is None else note
            for note in item.notes if shown or not isinstance(note, Hang)))
    if isinstance(item, Row):
        return item._replace(cells=tuple(
            (x, tuple(_beside(each, inset + item.x + x, shown) for each in cell)) for x, cell in item.cells))
    return item
