"""The level timeline: dated texts in equal columns, each led to its sign on an axis that is true to scale.

Columns and signs stand in the order of their dates, so that leaders cannot cross and labels cannot overlap, whatever
the dates are. Where one row of columns has no room, every second event stands below the axis; or the later half
does, below an axis of its own that enlarges its span.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from briefing.content.dates import SHORT
from briefing.diagnostics import FIT, Failed, error
from briefing.layout.doc import Element
from briefing.typeset.blocks.context import Context, Measure, look
from briefing.typeset.blocks.drawing import date_mark, level
from briefing.typeset.blocks.flow import around, set_flow
from briefing.typeset.blocks.paragraphs import stack
from briefing.typeset.fit import EPS, height, trim
from briefing.typeset.galley import Galley, Glue, Line, Path, Row
from briefing.typeset.text.lines import Para, Piece, set_lines

YEARS = (1, 2, 5, 10, 25, 50, 100, 250, 500)  # from one labelled year to the next
DROP = 6.0  # points that a leader runs straight before it meets its sign
TALL, SHORTER = 10.0, 5.0  # ticks with a label, and those without
LABEL_GAP = 4.0  # points between the labels of a scale
FEW = 4  # events, below which there is no later half
LENS = 0.25  # of the whole span: a lens enlarges no more than that
STRAIGHT, BLOCK = 0.35, 18.0  # the share of its way that a lens goes straight down; the height of what it enlarges
LENS_RISE, LENS_INSET = 8.0, 20.0  # points of the words in a lens above its axis, and from the right


class Tick(NamedTuple):
    """A mark of the scale: the day on which it stands, and its label, "" for none."""

    day: int
    label: str


class Axis(NamedTuple):
    """An axis at y, with the places of its events' signs; `floor` is the foot of its labels."""

    y: float
    floor: float
    scale: "Scale"
    marks: Mapping[int, float]
    colour: str = "ink"
    weight: float = 1.5


def set_axis(el: Element, measure: Measure, context: Context) -> Galley:
    """Events above the axis, or above and below it; the years below it. Where the later half happened within a short
    part of the span, a `lens` enlarges that on an axis of its own. A theme that gives the `axis-height` has it as high
    as that, in the largest size in which it is no higher."""
    events = [child for child in el.children if isinstance(child, Element)]
    most = max(1, int(measure[1] // context.length("axis-column-width", 120.0)))
    if len(events) > 2 * most:
        message = f"the timeline has {len(events)} events; {2 * most} have room side by side"
        raise Failed([error("does-not-fit", el.span, message, "show fewer, or a timeline down the page")], FIT)
    room, steps = context.length("axis-height"), context.theme.steps("axis-text")
    for step in range(steps if room else 1):
        row = _set(el, events, most, measure, replace(context, step=step) if room else context)
        if not room or row.height <= room + EPS:
            return around((row,), el, el.get("role") or "axis", context)
    message = f"the timeline is {row.height - room:.0f} points too high for its page at the smallest size"
    raise Failed([error("does-not-fit", el.span, message, "cut the texts, or show fewer events")], FIT)


def _set(el: Element, events: Sequence[Element], most: int, measure: Measure, context: Context) -> Row:
    """The timeline with at most so many events in a row, in one size; what a page has room for, its leaders take."""
    spans, half = [_days(event) for event in events], -(-len(events) // 2)
    lens = bool(el.get("lens")) and len(events) >= FEW and _late(spans, half)
    rows = 2 if lens or len(events) > most else 1
    half = half if rows == 2 else len(events)
    sides = [range(half), range(half, len(events))] if lens else [range(k, len(events), rows) for k in range(rows)]
    texts = [_text(event, measure[1], half, context) for event in events]
    talls = [max((height(texts[k]) for k in side), default=0.0) for side in sides]
    slope, gap = context.length("axis-slope-height", 24.0), context.length("axis-lens-height", 80.0) if lens else 0.0
    spare = context.length("axis-height") - (sum(talls) + rows * slope + DROP + gap + _scale_height(context))
    talls = [tall + max(spare, 0.0) / 2 for tall in talls]
    axes = _axes(spans, sides, talls[0] + slope + DROP, gap, measure[1], context)
    tops = [0.0, axes[-1].floor + slope]
    cells, paths, signs = dict[int, tuple[float, Galley]](), list[Path](), list[Path]()
    for under, (side, axis) in enumerate(zip(sides, axes, strict=True)):
        for place, k in enumerate(side):
            x, top = measure[1] / half * place, tops[under]
            paths += _led(x, axis.marks[k], axis.y, axes[-1].floor, (top, talls[under]), bool(under), context)
            cells[k] = x + context.length("axis-inset", 7.0), ((Glue(top, keep=True),) if top else ()) + texts[k]
            paths += _extent(axis, spans[k], context)
            signs += date_mark(events[k].get("certainty"), axis.marks[k], axis.y, context.theme)
    led = [axes[-1].marks[k] for k in sides[1]] if rows == 2 else []
    drawn, labels = _scales(axes, led, el.get("lens") if lens else "", context)
    return Row(tops[1] + talls[1] if rows == 2 else axes[0].floor, 0.0, measure[0],
               (*(cells[k] for k in sorted(cells)), *labels), paths=(*drawn, *paths, *signs))


def _late(spans: Sequence[tuple[int, int]], half: int) -> bool:
    """Whether what happened after the first half of the events took a short part of the whole span."""
    last = max(b for _, b in spans)
    return last - min(a for a, _ in spans[half:]) <= LENS * (last - min(a for a, _ in spans))


def _axes(spans: Sequence[tuple[int, int]], sides: Sequence[range], y: float, gap: float, width: float,
          context: Context) -> list[Axis]:
    """The axis of each side: one for both, or a second one `gap` points below for the later events."""
    r, below = context.theme.length("date-mark-diameter") / 2, _scale_height(context)
    whole = Scale(min(a for a, _ in spans), max(b for _, b in spans), r, width - r)
    if not gap:
        every = Axis(y, y + below, whole, _marks(spans, range(len(spans)), whole, width - r, r))
        return [every] * len(sides)
    part = [spans[k] for k in sides[1]]
    lens = Scale(min(a for a, _ in part), max(b for _, b in part), r, width - r)
    upper = _marks(spans, sides[0], whole, whole.at(lens.first) - r - 1.0, r)
    lower = _marks(spans, sides[1], lens, width - r, r)
    return [Axis(y, y + below, whole, upper), Axis(y + gap, y + gap + below, lens, lower, "accent", 4.0)]


def _marks(spans: Sequence[tuple[int, int]], side: range, scale: "Scale", high: float, r: float) -> dict[int, float]:
    places = [scale.at(sum(spans[k]) / 2) for k in side]
    return dict(zip(side, apart(places, 2 * r + 1.0, r, max(high, r)), strict=True))


def _scales(axes: Sequence[Axis], led: Sequence[float], lens: str,
            context: Context) -> tuple[list[Path], list[tuple[float, Galley]]]:
    """The axes, what joins them, their ticks and labels; no label where leaders of the lower texts run.

    Labels are artifacts in a flow of their own, as an axis is one: each event says its own date."""
    theme, cells, paths = context.theme, list[tuple[float, Galley]](), list[Path]()
    first, last = axes[0], axes[-1]
    width = first.scale.left + first.scale.right
    begins, ends = first.scale.at(last.scale.first), first.scale.at(last.scale.last)
    block = begins, max(ends, begins + 3.0)
    if lens:
        paths += _lens(block, first.y, last.y, width, context)
        said = _label(lens, "axis-lens", context)
        tall = height(said)
        left = width - LENS_INSET - sum(run.width for item in said if isinstance(item, Line) for run in item.runs)
        cells.append((left, (Glue(last.y - LENS_RISE - tall, keep=True),
                             Row(tall, 0.0, 0.0, ((0.0, said),), flow="scale"))))
    for axis, leads in ((first, block), (last, led)) if lens else ((first, led),):
        names, ticks = _ticks(axis.scale, axis.y, leads, context)
        cells.append((0.0, (Glue(axis.y, keep=True), Row(axis.floor - axis.y, 0.0, 0.0, tuple(names), flow="scale"))))
        paths += [*ticks, level(0.0, axis.y, width, theme.colour(axis.colour), axis.weight)]
    if lens:
        part = ("R", begins, first.y - BLOCK / 2, block[1] - begins, BLOCK)
        paths.append(Path((part,), fill=theme.colour("accent")))
    return paths, cells


def _lens(block: tuple[float, float], y: float, lower: float, width: float, context: Context) -> list[Path]:
    """The ground between a stretch of the upper axis and all of the lower one, with lines at its sides: a copier drops
    the tint."""
    foot = y + STRAIGHT * (lower - y)
    left = (("M", block[0], y), ("L", block[0], foot), ("L", 0.0, lower))
    right = (("M", block[1], y), ("L", block[1], foot), ("L", width, lower))
    ground = (*left, ("L", width, lower), ("L", block[1], foot), ("L", block[1], y), ("Z",))
    sides = (Path(side, stroke=context.theme.colour("quiet"), weight=0.75) for side in (left, right))
    return [Path(ground, fill=context.theme.colour("tint")), *sides]


def _label(text: str, role: str, context: Context) -> Galley:
    style = context.theme.style(role, context.step)
    return stack(set_lines([Piece(text, look(style), -1)], 500.0, Para("left", 0.0, False, context.faces)), 0.0, style)


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


def _extent(axis: Axis, span: tuple[int, int], context: Context) -> list[Path]:
    """A thick line over the days that a date may mean, where it would be seen beside the sign."""
    left, right = axis.scale.at(span[0]), axis.scale.at(span[1])
    r, colour = context.theme.length("date-mark-diameter") / 2, context.theme.colour("accent")
    thick = max(r / 1.5, 1.75 * axis.weight)
    return [level(left, axis.y, right - left, colour, thick)] if right - left > 3 * r else []


def _scale_height(context: Context) -> float:
    return TALL + context.theme.style("axis-year", context.step).leading + 2.0


def _ticks(scale: Scale, y: float, leads: Sequence[float],
           context: Context) -> tuple[list[tuple[float, Galley]], list[Path]]:
    """Ticks below the axis, those with a label longer; a label that a leader would cross is left out. The labels' tops
    are measured from the axis."""
    theme = context.theme
    cells, paths, end = list[tuple[float, Galley]](), list[Path](), -LABEL_GAP - 1.0
    for tick in ticks_of(scale, context.length("axis-label-width", 40.0)):
        x = scale.at(tick.day)
        named = _label(tick.label, "axis-year", context)
        wide = sum(run.width for item in named if isinstance(item, Line) for run in item.runs)
        left = min(max(x - wide / 2, 0.0), scale.right - wide)
        crossed = any(left - 3.0 < lead < left + wide + 3.0 for lead in leads)
        shown = tick.label and left > end + LABEL_GAP and not crossed
        ops = (("M", x, y), ("L", x, y + (TALL if tick.label else SHORTER)))
        paths.append(Path(ops, stroke=theme.colour("quiet"), weight=0.75))
        if shown:
            cells.append((left, (Glue(TALL + 2.0, keep=True), *named)))
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
