"""Periods as bars to scale: from when to when each is sure, and whether it is shown by month or by day."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from briefing.content import dates
from briefing.content.dates import OPEN, Date, Point
from briefing.content.model import Pack
from briefing.content.values import Placed
from briefing.diagnostics import Diagnostic, error

Data = dict[str, Any]

LAST = 150  # days before the end of all, which are shown by day: in a column of 115 mm one is two points wide


def check(pack: Pack) -> Iterator[Diagnostic]:
    """A period has one beginning and one end."""
    for period in pack.periods:
        if period.date.either:
            where = period.id.span if isinstance(period.id, Placed) else None
            message = f"the period {period.id} is of one date or another, {period.date.written}"
            yield error("bad-period", where, message, "write from and to: 2016-07/2016-12")


def scaled(given: Iterable[Data]) -> tuple[Data, ...]:
    """In the order of their dates, with the days of `extent`, `label`, `until_label` and the `scale`: day or month.

    By day are shown those that are known to the day and begin in the last `LAST` days of all; the others by month."""
    read = sorted(((dates.read(p["date"]), p) for p in given), key=lambda each: dates.sort_key(each[0]))
    last = max((_last(known) for known, _ in read), default=date.min)
    found = []
    for known, period in read:
        late = (last - date.fromisoformat(dates.span(known)[0])).days <= LAST
        found.append({
            **period, **extent(known), "label": period["when"] or dates.label(known),
            "until_label": None if _end(known).hedge == OPEN else dates.label_short(Date("", _end(known))),
            "scale": "day" if late and all(point.day for point in _known(known)) else "month",
        })
    return tuple(found)


def extent(known: Date) -> dict[str, str | None]:
    """`start` and `end`, the first and the last day that a period may mean; `sure_start` and `sure_end`, between which
    it surely lies. Where an end is open, there are none."""
    first, last = known.first, _end(known)
    low, high = dates.span(Date("", first)), dates.span(Date("", last))
    begins = (low[0], _day(low[1], 1) if _vague(first) else low[0])
    ends = (_day(high[0], -1) if _vague(last) else high[1], high[1])
    return {**dict(zip(("start", "sure_start"), (None, None) if first.hedge == OPEN else begins, strict=True)),
            **dict(zip(("sure_end", "end"), (None, None) if last.hedge == OPEN else ends, strict=True))}


def _vague(point: Point) -> bool:
    """Whether an end may lie anywhere in what it names: a hedge says so; months are too coarse for a scale of years."""
    return bool(point.hedge) or point.month is None


def _day(iso: str, more: int) -> str:
    return date.fromordinal(min(max(date.fromisoformat(iso).toordinal() + more, 1), date.max.toordinal())).isoformat()


def _known(known: Date) -> list[Point]:
    return [point for point in (known.first, known.last) if point and point.hedge != OPEN]


def _end(known: Date) -> Point:
    return known.last or known.first


def _last(known: Date) -> date:
    return date.fromisoformat(dates.span(known)[1])
