"""Figures of time: the vertical timeline, the level strip, the clock of a discussion."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from math import ceil

from briefing.diagnostics import FIT, Failed, error
from briefing.layout.doc import Element
from briefing.typeset.blocks.context import Context, Measure, look
from briefing.typeset.blocks.drawing import date_mark, dial, level
from briefing.typeset.blocks.extents import extent_of
from briefing.typeset.blocks.flow import anchored, around, set_flow
from briefing.typeset.blocks.paragraphs import BASELINE, stack
from briefing.typeset.fit import EPS, height, trim
from briefing.typeset.galley import NEVER, Galley, Glue, Item, Path, Penalty, Row
from briefing.typeset.text.lines import Para, Piece, set_lines

HALF_X = 0.3  # em: half an x-height and a little, the middle of a line of small letters


def set_timeline(el: Element, measure: Measure, context: Context) -> Galley:
    """Events down the page: date, axis with a sign for how sure the date is, text. The axis joins the signs. The key of
    the signs is set again on every page."""
    events = [child for child in el.children if isinstance(child, Element) and child.name == "event"]
    head, out = tuple(_key(child, measure, context) for child in el.children
                      if isinstance(child, Element) and child.name == "key"), list[Item]()
    for key in head:
        out += [key, Penalty(NEVER)]
    for k, event in enumerate(events):
        row = _event(event, measure, context, first=k == 0, last=k == len(events) - 1)
        out.append(row._replace(head=head))
    return around(tuple(out), el, "timeline", context)


def _key(el: Element, measure: Measure, context: Context) -> Row:
    inner = trim(set_flow(el.children, (0.0, measure[1]), context.below(el)))
    return Row(height(inner) + context.line, 0.0, measure[0], ((0.0, inner),))


def _event(el: Element, measure: Measure, context: Context, first: bool, last: bool) -> Row:
    theme, date_width = context.theme, context.length("timeline-date-width")
    axis, left = date_width + context.length("timeline-gap") / 2, date_width + context.length("timeline-gap")
    role = "timeline-date-strong" if el.get("importance") == "1" else "timeline-date"
    style = theme.style(role, context.step)
    date = stack(set_lines([Piece(el.get("date"), look(style), el.number, span=el.span)],
                           date_width - context.length("timeline-date-inset"),
                           Para("right", 0.0, False, context.faces)), 0.0, style)
    text = trim(set_flow(el.children, (0.0, measure[1] - left), context.below(el, "timeline-text")))
    after = 0.0 if last else context.length("timeline-row-gap")
    own = theme.style("timeline-text", context.step)
    # The date's first line stands on that of the text; where it has more lines, they stand about the one.
    more = max(0.0, height(date) - style.leading - (height(text) - own.leading)) / 2
    lead = max(0.0, BASELINE * (own.leading - style.leading) - more)
    date = ((Glue(lead, keep=True),) if lead else ()) + date
    tall = max(height(date), height(text)) + after
    middle = BASELINE * own.leading - HALF_X * own.size
    ops = (("M", axis, middle if first else 0.0), ("L", axis, middle if last else tall))
    line = Path(ops, stroke=theme.colour("ink"), weight=0.75)
    mark = date_mark(el.get("certainty"), axis, middle, theme)
    # Text that holds no break: the row is one piece, and the axis runs through the space after it.
    row = Row(tall, 0.0, measure[0], ((0.0, date), (left, text)), paths=(line, *mark))
    (made,) = anchored((row,), el, context)
    assert isinstance(made, Row)
    return made


POST, MONTH_TICK, YEAR_TICK = 84.0, 10.0, 26.0  # heights above the strip's axis
YEAR_ROOM, MOST_MONTHS = 60.0, 120  # points for a year's label; a longer strip has no ticks for months
LABEL_GAP = 12.0  # points between the labels of a strip


def set_strip(el: Element, measure: Measure, context: Context) -> Galley:
    """A level axis from the month of `from` to that of `end`, true to scale: a post at its beginning, a bar from
    `begin` to `end`. The first paragraph labels the post, the second the bar, at its left."""
    theme, width = context.theme, measure[1]
    first, begin, end = (date.fromisoformat(el.get(key)) for key in ("from", "begin", "end"))
    months = (end.year - first.year) * 12 + end.month - first.month + 1
    ink, quiet, accent = theme.colour("ink"), theme.colour("quiet"), theme.colour("accent")

    def x(day: date, after: int = 0) -> float:
        whole = (day.year - first.year) * 12 + day.month - first.month
        return width / months * (whole + (day.day - 1 + after) / monthrange(day.year, day.month)[1])

    bar = x(begin), max(x(end, 1) - x(begin), 3.0)
    labels = [child for child in el.children if isinstance(child, Element)]
    cells = _labels(labels[:2], bar[0] - 20.0, context)
    paths = [level(0.0, POST, width, ink, 1.5), _upright(0.0, POST, ink, 1.5)]
    every = ceil(YEAR_ROOM / (12 * width / months))  # years from one label to the next
    for k in range(1, months):
        year, month = divmod(first.month - 1 + k, 12)
        at, labelled = width / months * k, not month and year % every == 0
        if labelled or months <= MOST_MONTHS:
            paths.append(_upright(at, MONTH_TICK if month else YEAR_TICK, quiet, 1.0))
        if labelled:
            cells.append((at - 50.0, _centred(str(first.year + year), 100.0, el, context)))
    paths.append(Path((("R", bar[0], 0.0, bar[1], POST),), fill=accent))
    drawn = tuple(path._replace(node=el.number) for path in paths)
    return (Row(POST + context.length("strip-height"), 0.0, measure[0], tuple(cells), paths=drawn),)


def _labels(labels: Sequence[Element], room: float, context: Context) -> list[tuple[float, Galley]]:
    """The label of the post at the left of a room, that of the bar at its right; where both on one line would meet,
    the first is broken, and then the second. Raises Failed where a word is too wide for that."""
    inner = [context.below(label, role) for label, role in zip(labels, ("post", "bar"), strict=False)]
    across = [extent_of((label,), below) for label, below in zip(labels, inner, strict=True)]
    wide = [room] * len(labels)
    if len(labels) > 1:
        wide[0] = max(room - LABEL_GAP - across[1].most, across[0].least)
        wide[1] = min(room - LABEL_GAP - wide[0], across[1].most)
    over = max((extent.least - width for extent, width in zip(across, wide, strict=True)), default=0.0)
    if over > EPS:
        message = f"the labels of the strip are {over:.0f} points too wide to stand beside each other"
        raise Failed([error("does-not-fit", labels[0].span, message, "cut them")], FIT)
    return [(10.0 + room - width if k else 10.0, trim(set_flow((label,), (0.0, width), below)))
            for k, (label, below, width) in enumerate(zip(labels, inner, wide, strict=True))]


def _upright(x: float, tall: float, colour: str, weight: float) -> Path:
    return Path((("M", x, POST), ("L", x, POST - tall)), stroke=colour, weight=weight)


def _centred(text: str, width: float, el: Element, context: Context) -> Galley:
    style = context.theme.style("strip-year")
    lines = set_lines([Piece(text, look(style), el.number)], width, Para("centre", 0.0, False, context.faces))
    apart = [line._replace(runs=tuple(run.apart() for run in line.runs)) for line in lines]
    return (Glue(POST + 24.0 - 0.75 * style.leading, keep=True), *stack(apart, 0.0, style))


def set_clock(el: Element, measure: Measure, context: Context) -> Galley:
    """A dial of 60 minutes with the number in the middle; over 60 minutes the number alone."""
    minutes, theme = int(el.get("minutes")), context.theme
    radius = 112.0
    centre = measure[0] + measure[1] / 2
    figure, unit = theme.style("clock"), theme.style("clock-unit")
    number = stack([line._replace(runs=tuple(run.apart() for run in line.runs)) for line in set_lines(
        [Piece(str(minutes), look(figure), el.number)], measure[1], Para("centre", 0.0, False, context.faces))],
        measure[0], figure)
    word = stack(set_lines([Piece("minutes", look(unit), el.number)], measure[1],
                           Para("centre", 0.0, False, context.faces)), measure[0], unit)
    paths = tuple(path._replace(node=el.number) for path in dial(minutes, centre, radius, theme) if minutes <= 60)
    lead = radius + 22.0 - number[0].height  # type: ignore[union-attr]
    inner: Galley = (Glue(lead, keep=True), *number, Glue(context.length("clock-row-gap"), keep=True), *word)
    return (Row(2 * radius, 0.0, 0.0, ((0.0, inner),), paths=paths),)
