"""Periods as bars on a level scale of days, one below the other, each with its label at its left: no key is needed.

A campaign is filled, a state a tinted frame. An end that is not sure is open and dashed; its dashes cover the days on
which it may lie, and are long enough to be seen. Lines of years or months stand behind.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from briefing.content.dates import MONTHS, SHORT
from briefing.diagnostics import FIT, Failed, Span, error
from briefing.layout.doc import Element, Str, walk
from briefing.typeset.blocks.context import Context, Measure, look
from briefing.typeset.blocks.flow import around
from briefing.typeset.blocks.paragraphs import stack
from briefing.typeset.figures.labels import Cell, Label, cell, label
from briefing.typeset.figures.scale import Scale, ticks_of
from briefing.typeset.fit import EPS
from briefing.typeset.galley import Galley, Glue, Path, Row
from briefing.typeset.text.lines import Para, Piece, SetLine, set_lines

OPEN, DASH = 18.0, (2.0, 1.5)  # points: an open end is that long at least; its dashes
LEAST = 1.5  # points: the width of a bar of one day among years
OUTLINE = 0.75
AFTER, BESIDE = 3.4, 3.0  # points from a bar to its end in words, from a line to its label
MOST = 3  # lines of a label
ROOM = {"day": 54.0, "month": 36.0}  # points from one labelled line to the next, at least
LATEST = date.max.toordinal()


class Bar(NamedTuple):
    """A period in days, as their ordinals: from `first` to `last` at most, from `begin` to `end` surely. An end that is
    open has 0 for both. `words` say when it ends, where they are asked for."""

    first: int
    begin: int
    end: int
    last: int
    filled: bool
    label: Label
    words: SetLine | None


class Spot(NamedTuple):
    """Where a bar is, in points: from `left` to `right`, surely from `begin` to `end`; top and height of its row."""

    left: float
    begin: float
    end: float
    right: float
    top: float
    tall: float


def set_periods(el: Element, measure: Measure, context: Context) -> Galley:
    """The strip as one row: its title and the labels of its scale, below them a row for each period."""
    role, width = el.get("role") or "periods", measure[1]
    left = context.length(f"{role}-label-width", 120.0) + context.length(f"{role}-gap", 12.0)
    bars = [_bar(child, role, context) for child in el.children if isinstance(child, Element)]
    scale = _scale(bars, left, width)
    head = context.length(f"{role}-pad-top", context.line / 2)
    top = head + context.theme.style(f"{role}-head", context.step).leading + context.line / 4
    spots = _spots(bars, scale, (left, width), top, context)
    foot = spots[-1].top + spots[-1].tall + context.line / 4 if spots else top
    tall = foot + context.length(f"{role}-pad-bottom", context.line / 2)
    if tall > context.page_height() + EPS:
        message = f"{len(bars)} periods in a strip are {tall - context.page_height():.0f} points higher than a page"
        raise Failed([error("does-not-fit", _where(el), message, "leave some out")], FIT)
    names, ticks = _ticks(el, scale, (left, width), (head, foot), context)
    words = [(spot.right + AFTER, bar.words, spot.top + (spot.tall - context.line) / 2)
             for bar, spot in zip(bars, spots, strict=True) if bar.words]
    said = context.theme.style(f"{role}-end", context.step)
    names += [(x, (Glue(y, keep=True), *stack([line], 0.0, said))) for x, line, y in words]
    taken = [(x - 1.0, x + line.width + 1.0, y, y + said.leading) for x, line, y in words]
    taken += [(spot.begin, spot.end, *_bar_of(spot, role, context)) for spot in spots]
    lines = [part for x in ticks for part in _upright(x, (head, foot), taken, context)]
    drawn = [path for bar, spot in zip(bars, spots, strict=True) for path in _drawn(bar.filled, spot, role, context)]
    labels = [cell(bar.label, 0.0, spot.top) for bar, spot in zip(bars, spots, strict=True)]
    scaled = Row(tall, 0.0, 0.0, tuple(names), flow="scale")
    paths = tuple(path._replace(node=el.number) for path in (*lines, *drawn))
    return around((Row(tall, 0.0, measure[0], (*labels, (0.0, (scaled,))), paths=paths),), el, role, context)


def _bar(el: Element, role: str, context: Context) -> Bar:
    first, begin, end, last = (date.fromisoformat(el.get(key)).toordinal() if el.get(key) else 0
                               for key in ("from", "begin", "end", "until"))
    made = label(el, context.length(f"{role}-label-width", 120.0), f"{role}-label", context, "right")
    if len(made.lines) > MOST:
        message = f"the name of this period takes {len(made.lines)} lines beside its bar, and has room for {MOST}"
        raise Failed([error("does-not-fit", _where(el), message, "give it a shorter title")], FIT)
    words = _line(el.get("says"), f"{role}-end", context) if el.get("says") else None
    return Bar(first or begin, begin or first, end or last, last or end, el.get("kind") == "campaign", made, words)


def _where(el: Element) -> Span:
    """Where the last words within an element were written."""
    return [el.span, *(node.span for node in walk(el) if isinstance(node, Str))][-1]


def _line(text: str, role: str, context: Context) -> SetLine:
    piece = Piece(text, look(context.theme.style(role, context.step)), -1)
    return set_lines([piece], 500.0, Para("left", 0.0, False, context.faces))[0]


# Where bars are ----------------------------------------------------------------------------------------------------


def _scale(bars: Sequence[Bar], left: float, width: float) -> Scale:
    """All days, as wide as the strip; less where open ends or the words after a bar need room."""
    first = min((day for bar in bars for day in (bar.first, bar.begin, bar.last) if day), default=1)
    last = min(max((day for bar in bars for day in (bar.first, bar.end, bar.last) if day), default=1) + 1, LATEST)
    made = Scale(first, last, left, width)
    if any(not bar.first or (_opens(bar) and made.at(bar.begin) - OPEN < left - EPS) for bar in bars):
        made = made._replace(left=left + OPEN)
    right = width
    for day, more in (each for bar in bars for each in _reach(bar)):
        share = (day - first) / max(1, last - first) if day else 1.0
        if share > 0:
            right = min(right, made.left + (width - more - made.left) / share)
    return made._replace(right=right)


def _opens(bar: Bar) -> bool:
    """Whether dashes lead to where a bar surely begins; a bar that is nowhere sure is all dashes."""
    return bar.begin != bar.first and not _unsure(bar)


def _unsure(bar: Bar) -> bool:
    return bool(bar.begin and bar.end) and bar.begin > bar.end


def _reach(bar: Bar) -> Iterator[tuple[int, float]]:
    """How far right of a day a bar and its words reach at least, in points; of the scale's end, where the day is 0."""
    after = AFTER + bar.words.width if bar.words else 0.0
    if not bar.last:
        yield 0, OPEN + after
        return
    more = OPEN if bar.end != bar.last and not _unsure(bar) else 0.0
    yield bar.last + 1, after
    if bar.first:
        yield (bar.first, after + OPEN) if _unsure(bar) else (bar.begin, after + more + LEAST)
    if more:
        yield bar.end + 1, after + more


def _spots(bars: Sequence[Bar], scale: Scale, room: tuple[float, float], top: float, context: Context) -> list[Spot]:
    out = list[Spot]()
    for bar in bars:
        tall = max(context.line, bar.label.height)
        begin = scale.at(bar.begin) if bar.begin else scale.left
        end = scale.at(bar.end + 1) if bar.end else scale.right
        left = scale.at(bar.first) if bar.first else scale.left
        right = scale.at(bar.last + 1) if bar.last else scale.right
        if begin < end:
            end = max(end, begin + LEAST)
            left = max(min(left, begin - OPEN), room[0]) if bar.begin != bar.first or not bar.first else begin
            right = min(max(right, end + OPEN), room[1]) if bar.end != bar.last or not bar.last else end
        else:  # nothing is sure: dashes from end to end
            begin = end = right = max(right, left + OPEN)
        out.append(Spot(left, begin, end, right, top, tall))
        top += tall
    return out


# What is drawn -----------------------------------------------------------------------------------------------------


def _drawn(filled: bool, spot: Spot, role: str, context: Context) -> Iterator[Path]:
    """A bar between its sure ends, and level dashes on to where it may begin or end."""
    theme, (top, foot) = context.theme, _bar_of(spot, role, context)
    colour, half, thick = theme.colour("accent" if filled else "ink"), OUTLINE / 2, foot - top
    if spot.end > spot.begin and filled:
        yield Path((("R", spot.begin, top, spot.end - spot.begin, thick),), fill=colour)
    elif spot.end > spot.begin:
        inner = ("R", spot.begin + half, top + half, spot.end - spot.begin - OUTLINE, thick - OUTLINE)
        yield Path((inner,), fill=theme.colour("tint"), stroke=colour, weight=OUTLINE)
    for x, to in ((spot.begin, spot.left), (spot.end, spot.right)):
        if abs(to - x) > EPS:  # from the bar outwards
            ops = (("M", x, top + half), ("L", to, top + half), ("M", x, foot - half), ("L", to, foot - half))
            yield Path(ops, stroke=colour, weight=OUTLINE, dash=DASH)


def _bar_of(spot: Spot, role: str, context: Context) -> tuple[float, float]:
    """The top and the foot of a bar, in the middle of its row."""
    top = spot.top + (spot.tall - context.line) / 2 + context.line / 4
    return top, top + context.length(f"{role}-bar-height", 8.0)


def _upright(x: float, ends: tuple[float, float], taken: Sequence[tuple[float, float, float, float]],
             context: Context) -> Iterator[Path]:
    """A line of the scale behind all else: left out where a bar or words stand on it."""
    y, colour = ends[0], context.theme.colour("hair")
    for over, under in [*sorted((a, b) for low, high, a, b in taken if low <= x <= high), (ends[1], ends[1])]:
        if over > y + EPS:
            yield Path((("M", x, y), ("L", x, over)), stroke=colour, weight=0.5)
        y = max(y, under)


def _ticks(el: Element, scale: Scale, room: tuple[float, float], rows: tuple[float, float],
           context: Context) -> tuple[list[Cell], list[float]]:
    """The title, at the right of the labels, and names right of the lines of years or months, as far as they have room;
    and where these lines are. They are artifacts: the figure's own text says every date."""
    role, unit, head = el.get("role") or "periods", el.get("scale"), rows[0]
    style = context.theme.style(f"{role}-year", context.step)
    title = context.theme.style(f"{role}-head", context.step)
    lines = set_lines([Piece(el.get("title"), look(title), -1)], context.length(f"{role}-label-width", 120.0),
                      Para("right", 0.0, False, context.faces))
    cells: list[Cell] = [(0.0, (Glue(head, keep=True), *stack(lines[:1], 0.0, title)))]
    marks = [(scale.at(tick.day), _named(tick.day, tick.label, unit, k == 0))
             for k, tick in enumerate(tick for tick in ticks_of(scale, ROOM[unit]) if tick.label)]
    if unit == "month" or not marks:
        marks = [(scale.at(scale.first), _edge(scale, unit, marks)),
                 *(mark for mark in marks if mark[0] > scale.at(scale.first) + EPS)]
    stops = [x for x, _ in marks[1:]] + [room[1] + BESIDE]
    for (x, name), stop in zip(marks, stops, strict=True):
        line = _line(name, f"{role}-year", context)
        if x + BESIDE + line.width + BESIDE <= stop + EPS:
            cells.append((x + BESIDE, (Glue(head, keep=True), *stack([line], 0.0, style))))
    return cells, [x for x, _ in marks]


def _named(day: int, said: str, unit: str, first: bool) -> str:
    """How a line is called: by day its day, with the year at the first one and in January."""
    on = date.fromordinal(day)
    if unit == "month" or on.day != 1 or said.isdigit():
        return said
    return f"{on.day} {MONTHS[on.month - 1]}" + (f" {on.year}" if first or on.month == 1 else "")


def _edge(scale: Scale, unit: str, marks: Sequence[tuple[float, str]]) -> str:
    """How the beginning of a strip is called: as finely as its other lines."""
    on = date.fromordinal(scale.first)
    if unit == "day":
        return f"{on.day} {MONTHS[on.month - 1]} {on.year}"
    years = all(name.isdigit() for _, name in marks)
    return str(on.year) if years else f"{SHORT[on.month - 1]} {on.year}"
