"""The level timeline: to scale, in order, and no label meets another one or a line."""

from datetime import date
from itertools import combinations, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.diagnostics import Failed
from briefing.layout.draft import Draft
from briefing.typeset.figures.axis import apart
from briefing.typeset.figures.circle import meets
from briefing.typeset.figures.scale import Scale, ticks_of
from briefing.typeset.galley import Row
from helpers.docs import e, galley, p, read
from typeset.figures.figure import meet, straight, words

LOOK = {"axis_column_width": 90.0, "axis_slope_height": 24.0, "axis_inset": 7.0, "axis_gap": 10.0,
        "axis-date_size": 8.0, "axis-year_size": 8.0, "axis-year_leading": 11.0, "date_mark_diameter": 8.0,
        "axis_label_width": 36.0}
DAYS = st.dates(date(1001, 1, 1), date(2900, 12, 31))


def axis(*days: tuple[date, date], certainty: str = "day", lens: str = "") -> Draft:
    events = [e("event", p(f"What happened on day {k} of all"), date=str(first), day=str(first), until=str(last),
                certainty=certainty) for k, (first, last) in enumerate(days)]
    return e("axis", *events, **({"lens": lens} if lens else {}))


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(DAYS, st.integers(0, 800)), min_size=1, max_size=5),
       st.lists(st.tuples(st.dates(date(2901, 1, 1), date(2905, 12, 31)), st.integers(0, 400)), max_size=5),
       st.sampled_from(["", "Later ones"]))
def test_no_label_meets_a_label_or_a_line(early: list[tuple[date, int]], late: list[tuple[date, int]],
                                          lens: str) -> None:
    days = [(first, date.fromordinal(first.toordinal() + more)) for first, more in sorted(early + late)]
    (row,) = galley(axis(*days, lens=lens), 467.7, **LOOK)
    assert isinstance(row, Row)
    boxes = list(words(row))
    assert not [pair for pair in combinations(boxes, 2) if meet(*pair)]
    assert all(b[0] >= -0.01 and b[2] <= 467.71 and b[1] >= 0 and b[3] <= row.height + 0.01 for b in boxes)
    lines = [points for path in row.paths if (points := straight(path))]
    assert not [pair for pair in product(lines, boxes) if meets(*pair)]


@given(st.lists(st.floats(4.0, 396.0), min_size=1, max_size=20).map(sorted))
def test_signs_keep_their_order_and_stand_by_their_days(xs: list[float]) -> None:
    found = apart(xs, 9.0, (4.0, 396.0), 4.0)
    assert all(b >= a for a, b in pairwise(found))
    assert all(abs(place - x) <= 4.0 + 1e-6 for place, x in zip(found, xs, strict=True))
    assert found[0] >= 4.0 and found[-1] <= 396.0
    if all(b - a >= 9.0 for a, b in pairwise(xs)):
        assert found == xs


def test_a_sign_of_the_last_days_stands_right_of_the_years_that_came_before() -> None:
    """Three events of one winter after sixty years: a year is 7 points, and each sign is 8."""
    first, days = date(1870, 1, 1), [date(1930, 11, 15), date(1931, 1, 31), date(1931, 2, 14)]
    (row,) = galley(axis(*[(day, day) for day in (first, date(1912, 1, 1), *days)]), 467.7, **LOOK)
    assert isinstance(row, Row)
    ends = [points[-1][0] for path in row.paths if len(points := straight(path)) == 4]
    true = [4.0 + 459.7 * (day - first).days / (days[-1] - first).days for day in days]
    assert ends[2:] == [pytest.approx(x, abs=4.0) for x in true]


def bars(row: Row) -> list[tuple[float, float, float]]:
    """What is drawn above the axis: its left and right end, and how far down it is."""
    return [(path.ops[0][1], path.ops[1][1], path.ops[0][2]) for path in row.paths if path.weight == 2.5]


def test_times_that_overlap_are_bars_apart() -> None:
    (row,) = galley(axis((date(1900, 1, 1), date(1920, 1, 1)), (date(1910, 1, 1), date(1930, 1, 1)),
                         (date(1950, 1, 1), date(1950, 1, 1)), (date(1960, 1, 1), date(1980, 1, 1))), 467.7, **LOOK)
    assert isinstance(row, Row)
    first, second, last = bars(row)
    assert first[2] != second[2] and first[2] == last[2]


def test_a_year_that_a_leader_runs_through_stands_beside_it() -> None:
    """Ten events, every second one below the axis, at the beginnings of years."""
    days = [date(2012 + k // 2, 1, 1 + k % 2) for k in range(10)]
    (row,) = galley(axis(*[(day, day) for day in days]), 467.7, **LOOK)
    assert {"2013", "2014", "2015"} <= set(read((row,)))


def test_the_scale_is_true() -> None:
    first = date(1900, 1, 1)
    days = [first, date(1925, 1, 1), date(2000, 1, 1)]
    (row,) = galley(axis(*[(day, day) for day in days]), 467.7, **LOOK)
    assert isinstance(row, Row)
    ends = [points[-1][0] for path in row.paths if len(points := straight(path)) == 4]
    share = (days[1] - first).days / (days[2] - first).days
    assert ends[1] - ends[0] == pytest.approx(share * (ends[2] - ends[0]))


@pytest.mark.parametrize(("first", "last", "labels"), [
    ("2016-11-15", "2016-12-22", ["Dec 2016"]),
    ("2015-10-01", "2016-03-01", ["Oct 2015", "Nov", "Dec", "Jan 2016", "Feb", "Mar"]),
    ("2012-07-01", "2016-12-22", ["2013", "2014", "2015", "2016"]),
    ("1870-01-01", "1931-02-14", [str(year) for year in range(1870, 1931, 5)]),
    ("1066-10-14", "1966-07-30", ["1100", "1200", "1300", "1400", "1500", "1600", "1700", "1800", "1900"]),
])
def test_the_axis_is_labelled_as_finely_as_there_is_room(first: str, last: str, labels: list[str]) -> None:
    scale = Scale(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal(), 0.0, 500.0)
    assert [tick.label for tick in ticks_of(scale, 36.0) if tick.label] == labels


def test_events_are_read_in_the_order_of_their_dates() -> None:
    days = [date(1900 + k, 1, 1) for k in range(8)]
    (row,) = galley(axis(*[(day, day) for day in days]), 467.7, **LOOK)
    assert [text for text in read((row,)) if "-01-01" in text] == [str(day) for day in days]


def test_more_events_than_have_room_are_an_error() -> None:
    days = [(date(1900 + k, 1, 1), date(1900 + k, 1, 1)) for k in range(11)]
    with pytest.raises(Failed) as failed:
        galley(axis(*days), 467.7, **LOOK)
    (found,) = failed.value.diagnostics
    assert (found.code, found.message) == ("does-not-fit", "the timeline has 11 events; 10 have room side by side")


CROWDED = [(date(1900, 1, 1), date(1900, 1, 1)), (date(1950, 1, 1), date(1950, 1, 1)),
           (date(1999, 1, 1), date(1999, 1, 1)), (date(1999, 6, 1), date(1999, 6, 1))]


@pytest.mark.parametrize(("days", "lens", "axes"), [
    (CROWDED, "The last months", 2), (CROWDED, "", 1), (CROWDED[:3], "The last months", 1),
    ([(date(1900 + k, 1, 1), date(1900 + k, 1, 1)) for k in range(6)], "The last months", 1)])
def test_a_lens_enlarges_the_last_events_where_they_crowd(days, lens: str, axes: int) -> None:
    (row,) = galley(axis(*days, lens=lens), 467.7, **LOOK)
    level = [path for path in row.paths if path.weight in (1.5, 4.0) and path.ops[0][2] == path.ops[1][2]]
    assert len(level) == axes and (lens in read((row,))) is (axes == 2)


def test_the_sides_of_a_lens_end_on_its_axis() -> None:
    """A line that ended at the middle of the lower axis was hidden behind it for the last part of its way."""
    (row,) = galley(axis(*CROWDED, lens="x"), 467.7, **LOOK)
    (lower,) = [path.ops[0][2] for path in row.paths if path.weight == 4.0]
    sides = [points[-1] for path in row.paths if len(points := straight(path)) == 3]
    assert sides == [(0.0, lower - 2.5), (467.7, lower - 2.5)]


def test_a_timeline_is_as_high_as_its_theme_asks_in_the_largest_size_that_goes_in() -> None:
    sizes = {"axis-text_size": (10.0, 8.0), "axis-text_leading": (40.0, 20.0)}
    (free,) = galley(axis(*CROWDED, lens="x"), 467.7, **LOOK)

    def made(height: float) -> tuple[float, float]:
        (row,) = galley(axis(*CROWDED, lens="x"), 467.7, axis_height=height, **LOOK, **sizes)
        return row.height, row.cells[0][1][1].runs[0].font.size

    assert made(900.0) == (pytest.approx(900.0), 10.0)
    assert made(250.0) == (pytest.approx(250.0), 8.0)
    with pytest.raises(Failed) as failed:
        made(free.height / 2)
    assert "points too high for its page" in failed.value.diagnostics[0].message
