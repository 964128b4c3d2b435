"""The level timeline: dated texts in equal columns, each led to its sign on an axis that is true to scale.

Columns and signs stand in the order of their dates, so that leaders cannot cross and labels cannot overlap, whatever
the dates are. Where one row of columns has no room, every second event stands below the axis.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from briefing.content.dates import SHORT
from briefing.diagnostics import FIT, Failed, error
from briefing.layout.doc import Element
from briefing.typeset.blocks.context import Context, Measure, look
from briefing.typeset.blocks.drawing import date_mark, level
from briefing.typeset.blocks.flow import around, set_flow
from briefing.typeset.blocks.paragraphs import stack
from briefing.typeset.fit import height, trim
from briefing.typeset.galley import Galley, Glue, Path, Row
from briefing.typeset.text.lines import Para, Piece, set_lines

YEARS = (1, 2, 5, 10, 25, 50, 100, 250, 500)  # from one labelled year to the next
DROP = 6.0  # points that a leader runs straight before it meets its sign
TALL, SHORTER = 10.0, 5.0  # ticks with a label, and those without


class Tick(NamedTuple):
    """A mark of the scale: the day on which it stands, and its label, "" for none."""

    day: int
    label: str


def set_axis(el: Element, measure: Measure, context: Context) -> Galley:
    """Events above the axis, or above and below it; the years below it."""
    events = [child for child in el.children if isinstance(child, Element)]
    width, least = measure[1], context.length("axis-column-width", 120.0)
    most = max(1, int(width // least))
    rows = 1 if len(events) <= most else 2
    if len(events) > 2 * most:
        message = f"the timeline has {len(events)} events; {2 * most} have room side by side"
        raise Failed([error("does-not-fit", el.span, message, "show fewer, or a timeline down the page")], FIT)
    texts = [_text(event, width, -(-len(events) // rows), context) for event in events]
    slope, r = context.length("axis-slope-height", 24.0), context.theme.length("date-mark-diameter") / 2
    above = max((height(text) for text in texts[::rows]), default=0.0)
    below = max((height(text) for text in texts[1::2]), default=0.0) if rows == 2 else 0.0
    y = above + slope + DROP
    spans = [_days(event) for event in events]
    scale = Scale(min(a for a, _ in spans), max(b for _, b in spans), r, width - r)
    marks = apart([scale.at((a + b) / 2) for a, b in spans], 2 * r + 1.0, r, width - r)
    paths, cells = [level(0.0, y, width, context.theme.colour("ink"), 1.5)], list[tuple[float, Galley]]()
    column = width / -(-len(events) // rows)
    floor = y + _scale_height(context)
    for k, (event, text, mark) in enumerate(zip(events, texts, marks, strict=True)):
        x, under = column * (k // rows), rows == 2 and bool(k % 2)
        top = floor + slope if under else 0.0
        paths += _led(x, mark, y, floor, (top, below if under else above), under, context)
        cells.append((x + context.length("axis-inset", 7.0), ((Glue(top, keep=True),) if top else ()) + text))
        paths += _extent(scale, spans[k], y, r, context)
        paths += date_mark(event.get("certainty"), mark, y, context.theme)
    leads = [mark for k, mark in enumerate(marks) if rows == 2 and k % 2]
    labels, ticks = _ticks(scale, y, leads, context)
    cells.append((0.0, (Glue(y, keep=True), Row(floor - y, 0.0, 0.0, tuple(labels), flow="scale"))))
    tall = floor + slope + below if rows == 2 else floor
    row = Row(tall, 0.0, measure[0], tuple(cells), paths=(*ticks, *paths))
    return around((row,), el, el.get("role") or "axis", context)


class Scale(NamedTuple):
    """Days, as their ordinals, from `first` to `last`, over the width from `left` to `right`."""

    first: int
    last: int
    left: float
    right: float

    def at(self, day: float) -> float:
        return self.left + (day - self.first) / max(1, self.last - self.first) * (self.right - self.left)


def _days(event: Element) -> tuple[int, int]:
    """The first and the last day that a date may mean."""
    first = date.fromisoformat(event.get("day")).toordinal()
    return first, max(first, date.fromisoformat(event.get("until") or event.get("day")).toordinal())


def _text(event: Element, width: float, columns: int, context: Context) -> Galley:
    """The date, and below it the event's own text."""
    style = context.theme.style("axis-date", context.step)
    room = width / columns - context.length("axis-inset", 7.0) - context.length("axis-gap", 10.0)
    lines = set_lines([Piece(event.get("date"), look(style), event.number, span=event.span)], room,
                      Para("left", 0.0, False, context.faces))
    return (*stack(lines, 0.0, style), *trim(set_flow(event.children, (0.0, room), context.below(event, "axis-text"))))


def apart(xs: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places in their order, moved as little as it takes to stand `gap` apart between two ends."""
    out = list[float]()
    for x in xs:
        out.append(max(x, out[-1] + gap if out else low))
    for k in range(len(out) - 1, -1, -1):
        out[k] = min(out[k], out[k + 1] - gap if k + 1 < len(out) else high)
    return out


def _led(x: float, mark: float, y: float, floor: float, side: tuple[float, float], under: bool,
         context: Context) -> list[Path]:
    """A line down the left of the text, across to above the sign, and down to it; mirrored for texts below."""
    top, tall = side
    if under:
        ops = (("M", mark, y), ("L", mark, floor), ("L", x, top), ("L", x, top + tall))
    else:
        ops = (("M", x, 0.0), ("L", x, tall), ("L", mark, y - DROP), ("L", mark, y))
    return [Path(ops, stroke=context.theme.colour("ink"), weight=0.75)]


def _extent(scale: Scale, span: tuple[int, int], y: float, r: float, context: Context) -> list[Path]:
    """A thick line over the days that a date may mean, where it would be seen beside the sign."""
    left, right = scale.at(span[0]), scale.at(span[1])
    return [level(left, y, right - left, context.theme.colour("accent"), r / 1.5)] if right - left > 3 * r else []


def _scale_height(context: Context) -> float:
    return TALL + context.theme.style("axis-year", context.step).leading + 2.0


def _ticks(scale: Scale, y: float, leads: Sequence[float],
           context: Context) -> tuple[list[tuple[float, Galley]], list[Path]]:
    """Ticks below the axis, those with a label longer; a label that a leader would cross is left out.

    They are artifacts in a flow of their own, as the axis is one: each event says its own date. The labels' tops are
    measured from the axis."""
    style, theme = context.theme.style("axis-year", context.step), context.theme
    cells, paths, end = list[tuple[float, Galley]](), list[Path](), -1.0
    for tick in ticks_of(scale, context.length("axis-label-width", 40.0)):
        x = scale.at(tick.day)
        lines = set_lines([Piece(tick.label, look(style), -1)], 200.0, Para("left", 0.0, False, context.faces))
        wide = lines[0].width if lines else 0.0
        left = min(max(x - wide / 2, 0.0), scale.right - wide)
        shown = tick.label and left > end + 4.0 and not any(left - 3.0 < lead < left + wide + 3.0 for lead in leads)
        ops = (("M", x, y), ("L", x, y + (TALL if tick.label else SHORTER)))
        paths.append(Path(ops, stroke=theme.colour("quiet"), weight=0.75))
        if shown:
            cells.append((left, (Glue(TALL + 2.0, keep=True), *stack(lines, 0.0, style))))
            end = left + wide
    return cells, paths


def ticks_of(scale: Scale, room: float) -> list[Tick]:
    """Years, as many apart as their labels need, with months where there is room; months with days in two years."""
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
    wide, years = scale.right - scale.left, last.year - first.year + 1
    months = [(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    inside = [(d, m) for y, m in months if scale.first <= (d := date(y, m, 1).toordinal()) <= scale.last]
    if years <= 2 and inside and len(inside) * room <= wide:
        named = [Tick(day, f"{SHORT[m - 1]} {date.fromordinal(day).year}" if m == 1 or day == inside[0][0]
                      else SHORT[m - 1]) for day, m in inside]
        days = range(scale.first, scale.last + 1) if (scale.last - scale.first) * SHORTER <= wide else ()
        return sorted(named + [Tick(day, "") for day in days if day not in {tick.day for tick in named}])
    step = next((n for n in YEARS if years / n * room <= wide), YEARS[-1])
    out = [Tick(d, str(y) if y % step == 0 else "") for y in range(first.year, min(last.year + 1, 9999) + 1)
           if scale.first <= (d := date(y, 1, 1).toordinal()) <= scale.last and (years <= wide / 4 or y % step == 0)]
    fine = [Tick(day, "") for day, m in inside if m > 1] if len(inside) * SHORTER <= wide else []
    return sorted(out + fine)
