"""Strips of periods: true to scale, sure ends closed and others dashed, and no words beneath a bar or a line."""

from datetime import date, timedelta
from itertools import combinations, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.content.inline import Words
from briefing.diagnostics import Failed, at
from briefing.layout.draft import Draft
from briefing.typeset.figures.circle import meets
from briefing.typeset.galley import Path, Row
from helpers.docs import e, galley, read
from typeset.figures.figure import Box, meet, straight, words

WIDTH, LEFT = 467.7, 141.7
LOOK = {"periods_label_width": 124.7, "periods_gap": 17.0, "periods-head_size": 8.5, "periods-label_size": 8.5,
        "periods-label_leading": 14.0, "periods-year_size": 8.5, "periods-end_size": 8.0, "tint": "#eeece5"}
DAYS = st.dates(date(1001, 1, 1), date(2900, 12, 31))


def period(first: date | None, last: date | None, hedge: str = "", kind: str = "campaign", says: str = "",
           title: str = "A lull") -> Draft:
    """A bar; `hedge` names the ends that are not sure by a day: start, end, or both."""
    given = {"kind": kind, "says": says}
    day = timedelta(days=1)
    if first:
        given |= {"from": str(first), "begin": str(first + day if "start" in hedge else first)}
    if last:
        given |= {"end": str(last - day if "end" in hedge else last), "until": str(last)}
    return e("period", title, **{key.replace("from", "from_"): value for key, value in given.items() if value})


def strip(*periods: Draft, scale: str = "month") -> Row:
    (row,) = galley(e("periods", *periods, title="To scale", scale=scale, alt="Bars"), WIDTH, **LOOK)
    assert isinstance(row, Row)
    return row


def solid(row: Row) -> list[Box]:
    """The box of each bar, its outline included."""
    out = []
    for path in row.paths:
        for kind, *rest in path.ops:
            if kind == "R":
                x, y, wide, tall = map(float, rest)
                half = path.weight / 2 if path.stroke else 0.0
                out.append((x - half, y - half, x + wide + half, y + tall + half))
    return out


def dashed(row: Row) -> list[tuple[float, float]]:
    """From where to where each open end leads, outwards."""
    return [(float(path.ops[0][1]), float(path.ops[1][1])) for path in row.paths if path.dash]


SURE = st.tuples(DAYS, st.integers(0, 9000)).map(lambda p: (p[0], p[0] + timedelta(days=p[1])))
ANY = st.tuples(SURE, st.sampled_from(["", "start", "end", "start end"]), st.sampled_from(["campaign", "state"]),
                st.sampled_from(["", "15 Nov", "about 13 December"]))


@settings(deadline=None, max_examples=100)
@given(st.lists(SURE, min_size=2, max_size=8))
def test_bars_are_true_to_scale(days: list[tuple[date, date]]) -> None:
    row = strip(*[period(*each) for each in days])
    first, last = min(a for a, _ in days), max(b for _, b in days)
    bars = solid(row)
    point = (WIDTH - LEFT) / ((last - first).days + 1)
    if latest := max((a - first).days for a, _ in days):  # the least width of a bar takes room from the scale
        point = (max(left for left, *_ in bars) - LEFT) / latest
    for (a, b), (left, _, right, _) in zip(days, bars, strict=True):
        assert left == pytest.approx(LEFT + (a - first).days * point)
        assert right == pytest.approx(max(LEFT + ((b - first).days + 1) * point, left + 1.5))


@settings(deadline=None, max_examples=100)
@given(st.lists(ANY, min_size=1, max_size=8), st.sampled_from(["month", "day"]))
def test_no_bar_and_no_line_meets_words(given: list[tuple[tuple[date, date], str, str, str]], scale: str) -> None:
    row = strip(*[period(*days, hedge, kind, says) for days, hedge, kind, says in given], scale=scale)
    texts, bars = list(words(row)), solid(row)
    assert not [pair for pair in combinations(texts, 2) if meet(*pair)]
    assert not [pair for pair in product(texts, bars) if meet(*pair)]
    assert all(b[0] >= -0.01 and b[2] <= WIDTH + 0.01 and b[3] <= row.height + 0.01 for b in texts)
    assert all(b[0] >= LEFT - 0.01 and b[2] <= WIDTH + 0.01 for b in bars)
    lines = [points for path in row.paths if not path.dash and (points := straight(path))]
    assert not [pair for pair in product(lines, texts) if meets(*pair)]
    assert not [pair for pair in product(lines, bars) if meets(pair[0], (pair[1][0] + 1, *pair[1][1:]))]


def test_a_campaign_is_filled_and_a_state_a_tinted_frame() -> None:
    row = strip(period(date(2001, 1, 1), date(2003, 1, 1)), period(date(2002, 1, 1), date(2004, 1, 1), kind="state"))
    filled, framed = [path for path in row.paths if path.ops[0][0] == "R"]
    assert (filled.fill, filled.stroke) == ("#0b3c5d", "")
    assert (framed.fill, framed.stroke, framed.weight) == ("#eeece5", "#000000", 0.75)


@pytest.mark.parametrize(("first", "last", "hedge", "ends"), [
    (date(2001, 1, 1), date(2003, 1, 1), "", 0),
    (date(2001, 1, 1), date(2003, 1, 1), "start", 1),
    (date(2001, 1, 1), date(2003, 1, 1), "end", 1),
    (date(2001, 1, 1), date(2003, 1, 1), "start end", 2),
    (None, date(2003, 1, 1), "", 1),
    (date(2001, 1, 1), None, "", 1),
])
def test_an_end_that_is_not_sure_is_dashed_and_long_enough_to_be_seen(first: date | None, last: date | None, hedge: str,
                                                                      ends: int) -> None:
    row = strip(period(date(2000, 1, 1), date(2005, 1, 1)), period(first, last, hedge))
    bar, found = solid(row)[1], dashed(row)
    assert len(found) == ends
    for start, to in found:
        assert start in (pytest.approx(bar[0]), pytest.approx(bar[2])) and abs(to - start) >= 18.0 - 1e-6
        assert min(start, to) >= LEFT - 1e-6 and max(start, to) <= WIDTH + 1e-6


def test_dashes_cover_all_the_days_on_which_an_end_may_lie() -> None:
    vague = e("period", "A lull", kind="state", from_="2000-01-01", begin="2001-01-01", end="2003-12-31",
              until="2003-12-31")
    row = strip(vague)
    ((start, to),) = dashed(row)
    assert to == pytest.approx(LEFT) and start == pytest.approx(LEFT + 366 / 1461 * (WIDTH - LEFT))


def test_what_is_nowhere_sure_has_no_bar_but_dashes() -> None:
    vague = e("period", "A lull", kind="state", from_="2000-01-01", begin="2001-01-01", end="1999-12-31",
              until="2000-12-31")
    row = strip(period(date(2000, 1, 1), date(2003, 12, 31)), vague)
    assert len(solid(row)) == 1
    ((start, to),) = dashed(row)
    assert abs(start - to) == pytest.approx(366 / 1461 * (WIDTH - LEFT))


def test_an_open_end_leads_beyond_the_last_day_of_all() -> None:
    row = strip(period(date(2000, 1, 1), date(2005, 1, 1)), period(date(2002, 1, 1), None))
    whole, open_ = solid(row)
    assert open_[2] == pytest.approx(whole[2]) and dashed(row) == [(open_[2], pytest.approx(WIDTH))]


@pytest.mark.parametrize(("scale", "days", "named"), [
    ("month", (date(2012, 7, 1), date(2016, 12, 22)), ["2012", "2013", "2014", "2015", "2016"]),
    ("day", (date(2016, 10, 25), date(2016, 12, 22)), ["1 November 2016", "1 December"]),
    ("day", (date(2016, 12, 10), date(2017, 1, 22)), ["1 January 2017"]),
    ("day", (date(2016, 12, 13), date(2016, 12, 22)), ["13 December 2016"]),
    ("month", (date(2016, 2, 1), date(2016, 5, 22)), ["Feb 2016", "Mar", "Apr", "May"]),
])
def test_the_scale_is_named_as_finely_as_it_is_shown(scale: str, days: tuple[date, date], named: list[str]) -> None:
    assert [text for text in read((strip(period(*days), scale=scale),)) if text not in ("To scale", "A lull")] == named


def test_years_that_have_no_room_have_a_line_and_no_name() -> None:
    row = strip(period(date(2012, 12, 20), date(2016, 1, 5)))
    assert [text for text in read((row,)) if text.isdigit()] == ["2013", "2014", "2015"]


def test_the_same_periods_make_the_same_drawing() -> None:
    def made() -> tuple[tuple[Path, ...], list[str]]:
        row = strip(period(date(2001, 1, 1), date(2003, 1, 1), "end", says="1 Jan"), period(date(2002, 1, 1), None))
        return row.paths, read((row,))

    assert made() == made()


def test_a_long_title_is_broken_and_its_row_higher() -> None:
    days = date(2001, 1, 1), date(2003, 1, 1)
    one, two = (strip(period(*days, title=title), period(*days))
                for title in ("A lull", "A lull that has a rather long name of its own"))
    assert two.height == pytest.approx(one.height + 14.0)
    assert all(low[3] <= high[1] for low, high in pairwise(solid(two)))


def test_a_title_that_is_too_long_is_an_error_that_names_its_line() -> None:
    title = Words("A lull that has a name as long as a whole sentence, so that nobody can take it in beside a bar at "
                  "one glance, whoever may try to do so", at("periods.yaml", 7))
    bar = period(date(2001, 1, 1), date(2003, 1, 1))
    bar.children[:] = [title]
    with pytest.raises(Failed) as failed:
        strip(bar)
    (found,) = failed.value.diagnostics
    assert (found.code, found.span and (found.span.file, found.span.line)) == ("does-not-fit", ("periods.yaml", 7))
    assert "has room for 3" in found.message


def test_more_periods_than_a_page_holds_are_an_error() -> None:
    with pytest.raises(Failed) as failed:
        strip(*[period(date(2001, 1, 1), date(2003, 1, 1))] * 25)
    (found,) = failed.value.diagnostics
    assert found.code == "does-not-fit" and "25 periods in a strip are" in found.message
