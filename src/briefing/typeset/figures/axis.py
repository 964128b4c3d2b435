"""The level timeline: dated texts in equal columns, each led to its sign on an axis that is true to scale.

Columns and signs stand in the order of their dates, so that leaders cannot cross and labels cannot overlap, whatever
the dates are. Where one row of columns has no room, every second event stands below the axis. Where the last events
crowd, they stand below an axis of their own that enlarges their span. A sign stands on its day, or beside it by its
radius at most: two of one day are both seen. A bar above the axis is the time in which an event lies.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from briefing.diagnostics import FIT, Failed, error
from briefing.layout.doc import Element
from briefing.typeset.blocks.context import Context, Measure, look
from briefing.typeset.blocks.drawing import date_mark, level
from briefing.typeset.blocks.flow import around, set_flow
from briefing.typeset.blocks.paragraphs import stack
from briefing.typeset.figures.scale import SHORTER, TALL, Scale, ticks_of
from briefing.typeset.fit import EPS, height, trim
from briefing.typeset.galley import Galley, Glue, Line, Path, Row
from briefing.typeset.text.lines import Para, Piece, set_lines

DROP = 6.0  # points that a leader runs straight before it meets its sign
LABEL_GAP, LEAD_GAP = 4.0, 3.0  # points between the labels of a scale, and from one to a leader
FEW = 4  # events, below which none crowd
CROWD, LATE = 1 / 3, 0.1  # a lens is for more than that share of the events in the last part of the span
LENS = 0.25  # of the whole span: a lens enlarges no more than that
BAR, LANE = 2.5, 3.75  # the height of a bar above the axis if the theme gives none, and from one to the next
BLOCK = 18.0  # points: the height of what a lens enlarges
LENS_RISE, LENS_INSET = 8.0, 20.0  # points of the words in a lens above its axis, and from the right


class Axis(NamedTuple):
    """An axis at y, with the places of its events' signs, and the lanes of those that have a bar above it; `floor` is
    the foot of its labels."""

    y: float
    floor: float
    scale: Scale
    marks: Mapping[int, float]
    lanes: Mapping[int, int]
    colour: str = "ink"
    weight: float = 1.5


def set_axis(el: Element, measure: Measure, context: Context) -> Galley:
    """Events above the axis, or above and below it; the years below it. Where many of them fall in the last part of
    the span, a `lens` enlarges that on an axis of its own. A theme that gives the `axis-height` has it as high as
    that, in the largest size in which it is no higher."""
    events = sorted((child for child in el.children if isinstance(child, Element)), key=lambda event: sum(_days(event)))
    most = max(1, int(measure[1] // context.length("axis-column-width", 120.0)))
    if len(events) > 2 * most:
        message = f"the timeline has {len(events)} events; {2 * most} have room side by side"
        raise Failed([error("does-not-fit", el.span, message, "show fewer, or a timeline down the page")], FIT)
    room, steps = context.length("axis-height"), context.theme.steps("axis-text")
    for lens in dict.fromkeys((el.get("lens"), "")):  # two axes may leave columns too narrow for long texts
        for step in range(steps if room else 1):
            row = _set(el, events, most, lens, measure, replace(context, step=step) if room else context)
            if not room or row.height <= room + EPS:
                return around((row,), el, el.get("role") or "axis", context)
    message = f"the timeline is {row.height - room:.0f} points too high for its page at the smallest size"
    raise Failed([error("does-not-fit", el.span, message, "cut the texts, or show fewer events")], FIT)


def _set(el: Element, events: Sequence[Element], most: int, lens: str, measure: Measure, context: Context) -> Row:
    """The timeline with at most so many events in a row, in one size; what a page has room for, its leaders take."""
    spans, half = [_days(event) for event in events], -(-len(events) // 2)
    gap = context.length("axis-lens-height", 80.0)
    parted = _crowded(spans, most) if lens and gap else 0
    rows = 2 if parted or len(events) > most else 1
    sides = ([range(parted), range(parted, len(events))] if parted else
             [range(k, len(events), rows) for k in range(rows)])
    columns = [len(side) if parted or rows == 1 else half for side in sides]
    texts = {k: _text(events[k], measure[1], count, context)
             for side, count in zip(sides, columns, strict=True) for k in side}
    talls = [max((height(texts[k]) for k in side), default=0.0) for side in sides]
    slope, gap = context.length("axis-slope-height", 24.0), gap if parted else 0.0
    drop = _drop(_lanes(spans, sides[0] if parted else range(len(events)), measure[1], context))
    spare = context.length("axis-height") - (sum(talls) + rows * slope + drop + gap + _scale_height(context))
    talls = [tall + max(spare, 0.0) / 2 for tall in talls]
    axes = _axes(spans, sides, talls[0] + slope + drop, gap, measure[1], context)
    tops = [0.0, axes[-1].floor + slope]
    cells, paths, signs = dict[int, tuple[float, Galley]](), list[Path](), list[Path]()
    for under, (side, axis) in enumerate(zip(sides, axes, strict=True)):
        for place, k in enumerate(side):
            x, top = measure[1] / columns[under] * place, tops[under]
            ends = (axis.y - drop, axes[-1].floor)
            paths += _led(x, axis.marks[k], axis.y, ends, (top, talls[under]), bool(under), context)
            cells[k] = x + context.length("axis-inset", 7.0), ((Glue(top, keep=True),) if top else ()) + texts[k]
            paths += _extent(axis, k, spans[k], context)
            signs += date_mark(events[k].get("certainty"), axis.marks[k], axis.y, context.theme)
    led = [axes[-1].marks[k] for k in sides[1]] if rows == 2 else []
    drawn, labels = _scales(axes, led, lens if parted else "", context)
    return Row(tops[1] + talls[1] if rows == 2 else axes[0].floor, 0.0, measure[0],
               (*(cells[k] for k in sorted(cells)), *labels), paths=(*drawn, *paths, *signs))


def _crowded(spans: Sequence[tuple[int, int]], most: int) -> int:
    """The first of the events that crowd at the end of the span and have an axis of their own; 0 if they do not.

    At most so many events have room on either axis."""
    first, last = min(a for a, _ in spans), max(b for _, b in spans)
    late = [(a + b) / 2 >= last - LATE * (last - first) for a, b in spans]
    if len(spans) < FEW or sum(late) <= CROWD * len(spans):
        return 0
    parted = max(min(late.index(True), most), len(spans) - most)
    return parted if last - min(a for a, _ in spans[parted:]) <= LENS * (last - first) else 0


def _axes(spans: Sequence[tuple[int, int]], sides: Sequence[range], y: float, gap: float, width: float,
          context: Context) -> list[Axis]:
    """The axis of each side: one for both, or a second one `gap` points below for the later events."""
    below = _scale_height(context)
    if not gap:
        whole = _scale(spans, width, context)
        every, side = sorted(k for side in sides for k in side), range(len(spans))
        lanes = _lanes(spans, side, width, context)
        return [Axis(y, y + below, whole, _marks(spans, every, whole, context), lanes)] * len(sides)
    whole, lens = _scale(spans, width, context), _scale([spans[k] for k in sides[1]], width, context)
    out = []
    for side, scale, foot, look_of in ((sides[0], whole, y, ("ink", 1.5)), (sides[1], lens, y + gap, ("accent", 4.0))):
        lanes = _lanes(spans, side, width, context, scale)
        out.append(Axis(foot, foot + below, scale, _marks(spans, side, scale, context), lanes, *look_of))
    return out


def _scale(spans: Sequence[tuple[int, int]], width: float, context: Context) -> Scale:
    r = context.theme.length("date-mark-diameter") / 2
    return Scale(min(a for a, _ in spans), max(b for _, b in spans), r, width - r)


def _lanes(spans: Sequence[tuple[int, int]], side: Sequence[int], width: float, context: Context,
           scale: Scale | None = None) -> dict[int, int]:
    """The lane of each event whose days would be seen beside its sign, so that no bar meets another one; none in a
    theme whose bars have no height."""
    scale, r = scale or _scale(spans, width, context), context.theme.length("date-mark-diameter") / 2
    ends, out = list[float](), dict[int, int]()
    for k in sorted(side, key=lambda k: spans[k]):
        left, right = scale.at(spans[k][0]), scale.at(spans[k][1])
        if right - left <= 3 * r or not context.length("axis-bar-height", BAR):
            continue
        out[k] = next((lane for lane, end in enumerate(ends) if end + 2.0 < left), len(ends))
        ends[out[k]:out[k] + 1] = [right]
    return out


def _drop(lanes: Mapping[int, int]) -> float:
    """How far above an axis what stands beside it begins: signs, and bars above them."""
    return max(DROP, 3.0 + LANE * (1 + max(lanes.values()))) if lanes else DROP


def _marks(spans: Sequence[tuple[int, int]], side: Sequence[int], scale: Scale, context: Context) -> dict[int, float]:
    r = context.theme.length("date-mark-diameter") / 2
    places = [scale.at(sum(spans[k]) / 2) for k in side]
    return dict(zip(side, apart(places, 2 * r + 1.0, (scale.left, scale.right), r), strict=True))


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
        paths += _lens(block, first, last, width, context)
        cells += _lens_words(lens, block[0], first.floor, last, width, context)
    for axis, leads in ((first, block), (last, led)) if lens else ((first, led),):
        names, ticks = _ticks(axis.scale, axis.y, leads, context)
        cells.append((0.0, (Glue(axis.y, keep=True), Row(axis.floor - axis.y, 0.0, 0.0, tuple(names), flow="scale"))))
        paths += [*ticks, level(0.0, axis.y, width, theme.colour(axis.colour), axis.weight)]
    if lens:
        part = ("R", begins, first.y - BLOCK / 2, block[1] - begins, BLOCK)
        paths.append(Path((part,), fill=theme.colour("accent")))
    return paths, cells


def _lens(block: tuple[float, float], above: Axis, below: Axis, width: float, context: Context) -> list[Path]:
    """The ground between a stretch of the upper axis and all of the lower one, with lines at its sides: a copier drops
    the tint. The sides go straight down past the years, and end on the lower axis, not behind it."""
    y, foot, lower = above.y, above.floor, below.y - below.weight / 2 - 0.5
    left = (("M", block[0], y), ("L", block[0], foot), ("L", 0.0, lower))
    right = (("M", block[1], y), ("L", block[1], foot), ("L", width, lower))
    ground = (*left, ("L", width, lower), ("L", block[1], foot), ("L", block[1], y), ("Z",))
    sides = (Path(side, stroke=context.theme.colour("quiet"), weight=0.75) for side in (left, right))
    return [Path(ground, fill=context.theme.colour("tint")), *sides]


def _lens_words(words: str, begins: float, foot: float, axis: Axis, width: float,
                context: Context) -> list[tuple[float, Galley]]:
    """What a lens is, at the right above its axis; nothing where its side comes down upon the words."""
    said = _label(words, "axis-lens", context)
    tall, rise = height(said), max(LENS_RISE, _drop(axis.lanes))
    left = width - LENS_INSET - sum(run.width for item in said if isinstance(item, Line) for run in item.runs)
    side = foot + (axis.y - foot) * (1 - left / max(begins, 1.0))
    if left > begins or axis.y - rise - tall < side:
        return []
    return [(left, (Glue(axis.y - rise - tall, keep=True), Row(tall, 0.0, 0.0, ((0.0, said),), flow="scale")))]


def _label(text: str, role: str, context: Context) -> Galley:
    style = context.theme.style(role, context.step)
    return stack(set_lines([Piece(text, look(style), -1)], 500.0, Para("left", 0.0, False, context.faces)), 0.0, style)


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


def apart(xs: Sequence[float], gap: float, ends: tuple[float, float], most: float) -> list[float]:
    """Places in their order, moved as little as it takes to stand `gap` apart between two ends, but by `most` at most:
    an axis that is true to scale has them closer then."""
    low, high = ends
    out = list[float]()
    for x in xs:
        out.append(max(x, out[-1] + gap if out else low))
    for k in range(len(out) - 1, -1, -1):
        out[k] = min(out[k], out[k + 1] - gap if k + 1 < len(out) else high)
    return [min(max(place, x - most, low), x + most, high) for place, x in zip(out, xs, strict=True)]


def _led(x: float, mark: float, y: float, ends: tuple[float, float], side: tuple[float, float], under: bool,
         context: Context) -> list[Path]:
    """A line down the left of the text, across to above the sign, and down to it; mirrored for texts below. `ends` is
    what stands beside the axis, above and below it."""
    top, tall = side
    if under:
        ops = (("M", mark, y), ("L", mark, ends[1]), ("L", x, top), ("L", x, top + tall))
    else:
        ops = (("M", x, 0.0), ("L", x, tall), ("L", mark, ends[0]), ("L", mark, y))
    return [Path(ops, stroke=context.theme.colour("ink"), weight=0.75)]


def _extent(axis: Axis, k: int, span: tuple[int, int], context: Context) -> list[Path]:
    """A bar above the axis over the days that an event may mean or takes, where it has a lane for that."""
    if k not in axis.lanes:
        return []
    left, right = axis.scale.at(span[0]), axis.scale.at(span[1])
    tall = context.length("axis-bar-height", BAR)
    y = axis.y - axis.weight / 2 - 1.0 - tall / 2 - LANE * axis.lanes[k]
    return [level(left, y, right - left, context.theme.colour("accent"), tall)]


def _scale_height(context: Context) -> float:
    return TALL + context.theme.style("axis-year", context.step).leading + 2.0


def _ticks(scale: Scale, y: float, leads: Sequence[float],
           context: Context) -> tuple[list[tuple[float, Galley]], list[Path]]:
    """Ticks below the axis, those with a label longer. A label that a leader would cross stands beside the leader, or
    is left out between leaders that have no room for it. The labels' tops are measured from the axis."""
    theme = context.theme
    cells, paths, end = list[tuple[float, Galley]](), list[Path](), -LABEL_GAP - 1.0
    for tick in ticks_of(scale, context.length("axis-label-width", 40.0)):
        x = scale.at(tick.day)
        named = _label(tick.label, "axis-year", context)
        wide = sum(run.width for item in named if isinstance(item, Line) for run in item.runs)
        ops = (("M", x, y), ("L", x, y + (TALL if tick.label else SHORTER)))
        paths.append(Path(ops, stroke=theme.colour("quiet"), weight=0.75))
        left = _beside(x, wide, leads, (end + LABEL_GAP, scale.right + scale.left - wide))
        if tick.label and left is not None:
            cells.append((left, (Glue(TALL + 2.0, keep=True), *named)))
            end = left + wide
    return cells, paths


def _beside(x: float, wide: float, leads: Sequence[float], room: tuple[float, float]) -> float | None:
    """Where a label of a width stands: below its tick, or as little beside it as leaders ask; None if nowhere near."""
    low, high = max(room[0], 0.0), room[1]
    middle = min(max(x - wide / 2, 0.0), high)
    near = [middle, *(place for lead in leads for place in (lead + LEAD_GAP, lead - LEAD_GAP - wide))]
    free = [left for left in near if low <= left <= high and abs(left - middle) <= wide
            and not any(left - LEAD_GAP < lead < left + wide + LEAD_GAP for lead in leads)]
    return min(free, key=lambda left: abs(left - middle), default=None)
