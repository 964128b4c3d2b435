"""Periods: what is sure of their dates, and whether they are shown by month or by day."""

from typing import Any

import pytest

from briefing.content import check, dates, load, resolve, select
from briefing.content.periods import extent, scaled


def periods(*written: str) -> list[dict[str, Any]]:
    return [{"id": f"p-{k}", "date": date, "when": None} for k, date in enumerate(written)]


@pytest.mark.parametrize(("written", "start", "sure_start", "sure_end", "end"), [
    ("2016-12-13/2016-12-22", "2016-12-13", "2016-12-13", "2016-12-22", "2016-12-22"),
    ("2012-07/2016-12", "2012-07-01", "2012-07-01", "2016-12-31", "2016-12-31"),
    ("2013-12~/2016-12-13?", "2013-12-01", "2014-01-01", "2016-12-12", "2016-12-13"),
    ("2012/2016-12-13", "2012-01-01", "2013-01-01", "2016-12-13", "2016-12-13"),
    ("2015-09/..", "2015-09-01", "2015-09-01", None, None),
    ("../2016-11-15", None, None, "2016-11-15", "2016-11-15"),
    ("2016-07", "2016-07-01", "2016-07-01", "2016-07-31", "2016-07-31"),
    ("2016~", "2016-01-01", "2017-01-01", "2015-12-31", "2016-12-31"),
    ("0001~/9999~", "0001-01-01", "0002-01-01", "9998-12-31", "9999-12-31"),
])
def test_what_is_hedged_or_coarse_is_not_sure(written: str, start: str | None, sure_start: str | None,
                                              sure_end: str | None, end: str | None) -> None:
    assert extent(dates.read(written)) == {
        "start": start, "sure_start": sure_start, "sure_end": sure_end, "end": end}


@pytest.mark.parametrize(("written", "scales"), [
    (("2012-07/2016-12-22", "2016-10-25~/2016-11-15", "2016-12-13/2016-12-22"), ["month", "day", "day"]),
    (("2012-07/2016-12", "2014-01-05/2014-01-09"), ["month", "month"]),  # to the day, but not in the last weeks
    (("2016-11/2016-12", "2016-12-13/2016-12-22"), ["month", "day"]),
    (("2016-11-01/2016-12-01", "2016-12-13/.."), ["day", "day"]),
    (("2012/2016",), ["month"]),
    ((), []),
])
def test_what_the_last_weeks_know_to_the_day_is_shown_by_day(written: tuple[str, ...], scales: list[str]) -> None:
    assert [p["scale"] for p in scaled(periods(*written))] == scales


def test_periods_are_in_the_order_of_their_dates_and_say_when_they_end() -> None:
    own = {"id": "q", "date": "2016-11", "when": "late 2016"}
    found = scaled([*periods("2016-11-27/2016-12-13~", "2012-07/.."), own])
    assert [(p["id"], p["label"], p["until_label"]) for p in found] == [
        ("p-1", "from July 2012", None), ("q", "late 2016", "Nov"),
        ("p-0", "27 November – about 13 December 2016", "about 13 Dec")]


ONE = "periods:\n  - {id: lull, title: A lull, kind: state, date: %s, cites: '@reed-1911'%s}\n"


def test_a_period_of_one_date_or_another_is_an_error_at_its_place(with_rest) -> None:
    pack = load(with_rest(ONE % ("'[1910-07,1910-08]'", ""), "rest"))
    assert [(d.code, d.span.line) for d in check(pack) if d.span and d.code == "bad-period"] == [("bad-period", 2)]


def test_a_period_is_left_out_for_whom_it_is_not(with_rest) -> None:
    pack = load(with_rest(ONE % ("1910", ", audiences: [young]"), "rest"))
    assert select(pack, "adults", "student").data["periods"] == ()
    assert len(select(pack, "young", "student").data["periods"]) == 1
    pack = load(with_rest(ONE % ("1910", ""), "rest"))
    (period,) = resolve(select(pack, "adults", "student")).data["periods"]
    assert (period["said_by"], period["scale"]) == ("Reed", "month")
