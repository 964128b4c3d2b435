"""Dates as sources know them: EDTF level 1 in part, how sure they are, their order and their English wording.

    2016-12-13   2016-07   2013        a day, a month, a year
    2013~   2016-07?   2016%           about, perhaps, both
    2012/2016   2016-07/2016-08        from and to
    2015-09/..  ../2012                from then on; until then
    [2016-07,2016-08]                  the one or the other (EDTF level 2)
"""

import datetime
import re
from calendar import monthrange
from typing import Literal, NamedTuple

Certainty = Literal["day", "month", "year", "approximate", "disputed"]

MONTHS = ["January", "February", "March", "April", "May", "June", "July"]
MONTHS += ["August", "September", "October", "November", "December"]
SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]
POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%])?")
EITHER = re.compile(r"\[([^,\[\]]*), ?([^,\[\]]*)\]")
HEDGES = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
OPEN = ".."  # in place of an end that no one knows of
ENDING = re.compile(r"(?:by|to|until|till|up to|before)\b", re.IGNORECASE)  # names the end of a time, and no beginning
FORM = ("write 2016-12-13, 2016-07 or 2016, with ~ for about or ? for perhaps; 2012/2016 for a span of time, 2012/.. "
        "for one without an end")


class Point(NamedTuple):
    """A year, a month or a day; `hedge` is '', '~', '?' or '%', or '..' of an open end, which has the other's place."""

    year: int
    month: int | None = None
    day: int | None = None
    hedge: str = ""


class Date(NamedTuple):
    """`last` is the end of an interval, or, where it is `either`, the other date; `written` is the EDTF."""

    written: str
    first: Point
    last: Point | None = None
    either: bool = False


def read(written: str) -> Date:
    """A Date from its EDTF; raises ValueError with what is wrong."""
    either = EITHER.fullmatch(written)
    parts = list(either.groups()) if either else written.split("/")
    if len(parts) > 2:
        raise ValueError("an interval has one / only")
    if OPEN in parts and not either and len(parts) == 2:
        return _open(written, parts)
    first, *rest = (_point(p) for p in parts)
    last = rest[0] if rest else None
    if last and _low(last) < _low(first):
        wrong = "the second date is before the first" if either else "the interval ends before it begins"
        raise ValueError(f"{wrong}: {written}")
    return Date(written, first, last, bool(either))


def _open(written: str, parts: list[str]) -> Date:
    """An interval of which one end is open."""
    if parts == [OPEN, OPEN]:
        raise ValueError("one end of an interval is a date")
    known = _point(parts[0] if parts[1] == OPEN else parts[1])
    end = known._replace(hedge=OPEN)
    return Date(written, known, end) if parts[1] == OPEN else Date(written, end, known)


def _point(written: str) -> Point:
    m = POINT.fullmatch(written)
    if not m:
        raise ValueError(f"{written[:40] or 'nothing'} is not a date that we read")
    year, month, day = int(m[1]), int(m[2] or 1), int(m[3] or 1)
    if not year:  # one before Christ in EDTF, and unknown to the calendars of programs
        raise ValueError("there is no year 0")
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month:02}")
    if not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError(f"{MONTHS[month - 1]} {year} has no day {day}")
    return Point(year, month if m[2] else None, day if m[3] else None, m[4] or "")


def _low(point: Point) -> tuple[int, int, int]:
    return point.year, point.month or 0, point.day or 0


def sort_key(date: Date, worded: str = "") -> tuple[int, ...]:
    """By where it begins, the wider before the narrower, then by where it ends.

    What is worded by its end alone (`ENDING`: to 15 Nov, by 12 Dec) stands where a reader looks for it, at that end,
    before what begins there: its beginning may lie months before, and is not printed."""
    last = _low(date.last or date.first)
    if ENDING.match(worded):
        return (*last, 0, *_low(date.first))
    return (*_low(date.first), 1, *last)


def span(date: Date) -> tuple[str, str]:
    """The first and the last day that a date may mean, as ISO dates."""
    first, last = date.first, date.last or date.first
    month = last.month or 12
    day = last.day or monthrange(last.year, month)[1]
    return (f"{first.year:04}-{first.month or 1:02}-{first.day or 1:02}", f"{last.year:04}-{month:02}-{day:02}")


def middle(date: Date) -> float:
    """The middle of the days that a date may mean, counted from 1 January 1: where its mark stands on an axis."""
    first, last = (datetime.date.fromisoformat(day).toordinal() for day in span(date))
    return (first + last) / 2


def certainty(date: Date, disputed: bool = False) -> Certainty:
    """How exactly the date is known: an interval as its coarser end, any hedge as approximate, no open end at all."""
    points = [point for point in (date.first, date.last) if point and point.hedge != OPEN]
    if disputed:
        return "disputed"
    if any(p.hedge for p in points):
        return "approximate"
    return "year" if any(p.month is None for p in points) else "month" if any(p.day is None for p in points) else "day"


def label(date: Date) -> str:
    """27 November 2016; July 2016; about July 2016; July or August 2016; 13–15 December 2016; 2012–2016; from 2012."""
    return _label(date, MONTHS, True)


def label_short(date: Date) -> str:
    """As `label`, with short months, and without the year where a month is known: 27 Nov; July; about 2013."""
    return _label(date, SHORT, date.first.month is None or _years(date) > 1)


def _years(date: Date) -> int:
    return (date.last or date.first).year - date.first.year + 1


def _label(date: Date, months: list[str], with_year: bool) -> str:
    a, b = date.first, date.last
    if b and OPEN in (a.hedge, b.hedge):
        before, known = ("until ", b) if a.hedge == OPEN else ("from ", a)
        return before + HEDGES[known.hedge] + _worded(known, months, with_year)
    if b is None or b == a:
        return HEDGES[a.hedge] + _worded(a, months, with_year)
    if a[:2] == b[:2] and a.day and b.day:
        begin = str(a.day)
    else:
        begin = _worded(a, months, with_year and not (a.year == b.year and a.month and b.month))
    end = ("" if a.hedge == b.hedge else HEDGES[b.hedge]) + _worded(b, months, with_year)
    return HEDGES[a.hedge] + begin + (" or " if date.either else _dash(a, b, begin, end)) + end


def _dash(a: Point, b: Point, begin: str, end: str) -> str:
    """Between the two ends: an en dash, spaced where an end has spaces."""
    alike = a.year == b.year and (a.day is None) == (b.day is None)
    alone = " " not in begin and (" " not in end or alike)
    return "–" if alone else " – "


def _worded(point: Point, months: list[str], with_year: bool) -> str:
    parts = [str(point.day or ""), months[point.month - 1] if point.month else "", str(point.year) if with_year else ""]
    return " ".join(p for p in parts if p) or str(point.year)
