"""A level scale of days, and the ticks that it is read by."""

from datetime import date
from typing import NamedTuple

from briefing.content.dates import SHORT

YEARS = (1, 2, 5, 10, 25, 50, 100, 250, 500)  # from one labelled year to the next
TALL, SHORTER = 10.0, 5.0  # points: ticks with a label, and those without


class Tick(NamedTuple):
    """A mark of the scale: the day on which it stands, and its label, "" for none."""

    day: int
    label: str


class Scale(NamedTuple):
    """Days, as their ordinals, from `first` to `last`, over the width from `left` to `right`."""

    first: int
    last: int
    left: float
    right: float

    def at(self, day: float) -> float:
        return self.left + (day - self.first) / max(1, self.last - self.first) * (self.right - self.left)


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
