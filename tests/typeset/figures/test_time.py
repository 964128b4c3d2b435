"""Timelines, strips and clocks: what they draw and say."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.diagnostics import Failed
from briefing.typeset.blocks.drawing import date_mark
from briefing.typeset.galley import Row
from helpers.docs import e, galley, p, read, theme
from typeset.figures.figure import words

TIMELINE = {"timeline_date_width": 80.0, "timeline_gap": 20.0, "timeline_row_gap": 7.0, "date_mark_diameter": 8.0}
CERTAINTIES = ("day", "month", "year", "approximate", "disputed")


def timeline(*certainties: str) -> list[Row]:
    events = [e("event", p(f"text {k}"), date=f"May {k}", certainty=c, importance="2")
              for k, c in enumerate(certainties)]
    rows = galley(e("timeline", *events), **TIMELINE)
    assert all(isinstance(row, Row) for row in rows)
    return list(rows)  # type: ignore[arg-type]


def test_an_event_is_a_row_of_date_sign_and_text() -> None:
    (row,) = timeline("day")
    assert read((row,)) == ["May 0", "text 0"]
    assert [x for x, _ in row.cells] == [0.0, 100.0]


def test_the_axis_joins_the_first_sign_to_the_last() -> None:
    rows = timeline("day", "month", "day")
    ends = [(row.paths[0].ops[0][2], row.paths[0].ops[1][2]) for row in rows]
    middle = ends[0][0]
    assert middle > 0.0
    assert ends == [(middle, rows[0].height), (0.0, rows[1].height), (0.0, middle)]
    assert {row.paths[0].ops[0][1] for row in rows} == {90.0}


def test_a_date_of_two_lines_beside_one_of_text_opens_no_hole() -> None:
    """On a slide a date of two lines was two lines of its large text high."""
    look = {"timeline-date_size": 10.0, "timeline-date_leading": 12.0, "timeline-text_size": 20.0,
            "timeline-text_leading": 30.0}
    event = e("event", p("text"), date="January or February", certainty="day", importance="2")
    (row,) = galley(e("timeline", event), **(TIMELINE | look | {"timeline_date_width": 60.0}))
    assert isinstance(row, Row)
    boxes = list(words(row))
    assert len(boxes) == 3 and row.height < 32.0
    baselines = [top + 0.75 * (bottom - top) for _, top, _, bottom in boxes]
    assert (baselines[0] + baselines[1]) / 2 == baselines[2]


def test_every_certainty_has_a_sign_that_needs_no_colour() -> None:
    signs = {c: date_mark(c, 0.0, 0.0, theme(date_mark_diameter=8.0)) for c in CERTAINTIES}
    shapes = {c: [(path.ops, bool(path.fill == "#000000"), path.dash) for path in paths] for c, paths in signs.items()}
    assert shapes["month"] == shapes["year"]
    different = [shapes[c] for c in CERTAINTIES if c != "year"]
    assert all(a != b for k, a in enumerate(different) for b in different[:k])


def test_a_theme_says_how_heavy_signs_are() -> None:
    (ring,) = date_mark("month", 0.0, 0.0, theme(date_mark_diameter=16.0, date_mark_weight=2.5))
    assert ring.weight == 2.5 and max(op[1] for op in ring.ops if op[0] == "M") + 1.25 == 8.0


@pytest.mark.parametrize(("minutes", "long"), [("5", 5), ("60", 60)])
def test_a_clock_shows_its_minutes_as_long_ticks(minutes: str, long: int) -> None:
    (row,) = galley(e("clock", minutes=minutes), clock_size=40.0, clock_leading=44.0)
    assert read((row,)) == [minutes, "minutes"]
    assert len(row.paths) == 60
    assert sum(path.weight > 1 for path in row.paths) == long


def test_a_clock_of_more_than_an_hour_has_no_dial() -> None:
    (row,) = galley(e("clock", minutes="75"))
    assert (row.paths, read((row,))) == ((), ["75", "minutes"])


def test_the_bar_of_a_strip_holds_its_last_day() -> None:
    (row,) = galley(e("strip", from_="1999-01-01", begin="1999-01-01", end="1999-02-14"), width=560.0)
    (_, x, _, width, _), = next(path.ops for path in row.paths if path.fill)
    assert (x, width) == pytest.approx((0.0, 280.0 + 280.0 / 2))


DAYS = st.dates(date(1990, 1, 1), date(1999, 12, 31))


@settings(deadline=None)
@given(st.lists(DAYS, min_size=3, max_size=3).map(sorted))
def test_a_strip_holds_its_bar_and_names_its_years(days: list[date]) -> None:
    first, begin, end = days
    (row,) = galley(e("strip", from_=str(first), begin=str(begin), end=str(end)), width=800.0)
    (kind, x, _, width, _), = next(path.ops for path in row.paths if path.fill)
    assert kind == "R" and x >= 0.0 and x + width <= 800.0 + 3.0
    years = [text for text in read((row,)) if text.isdigit()]
    assert years == [str(year) for year in range(first.year + 1, end.year + 1)]


@pytest.mark.parametrize(("end", "reached"), [("1990-01-01", 3.0), ("1990-01-16", 16.0), ("1990-01-31", 31.0)])
def test_the_bar_of_a_strip_takes_in_its_last_day(end: str, reached: float) -> None:
    """A point a day; three points at least are drawn."""
    (row,) = galley(e("strip", from_="1990-01-01", begin="1990-01-01", end=end), width=31.0)
    (_, x, _, bar, _), = next(path.ops for path in row.paths if path.fill)
    assert x + bar == pytest.approx(reached)


def strip(*labels: str, begin: str) -> list[tuple[float, list[str]]]:
    """Where the labels stand, and their lines."""
    (row,) = galley(e("strip", *map(p, labels), from_="1990-01-01", begin=begin, end="1990-12-31"), width=400.0)
    return [(x, read(cell)) for x, cell in row.cells]


def test_labels_of_a_strip_stand_beside_each_other() -> None:
    (left, post), (right, bar) = strip("a post", "a bar", begin="1990-12-01")
    assert (left, post, bar) == (10.0, ["a post"], ["a bar"])
    assert 300.0 < right < 400.0 * 11 / 12  # ends at the bar


def test_labels_that_would_meet_are_broken() -> None:
    (left, post), (right, bar) = strip("the first of the posts", "the bar", begin="1990-04-20")
    assert len(post) > 1 and bar == ["the bar"] and left < right


def test_labels_that_cannot_stand_beside_each_other_are_told() -> None:
    with pytest.raises(Failed, match="points too wide"):
        strip("post", "bar", begin="1990-02-01")
