"""Bars: true to one scale from zero, and in doubt without colour."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.layout.draft import Draft
from briefing.typeset.fit import first_baseline
from briefing.typeset.galley import Path, Row
from helpers.docs import e, galley, p, read

LOOK = {"bars-hedge_width": 40.0, "bars-number_width": 60.0, "bars_bar": 8.0, "bars_gap": 4.0}


def bar(value: str, **more: str) -> Draft:
    return e("bar", p("over", role="bars-hedge"), p(value, role="bars-number"), p("people"), p("Counted by hand"),
             value=value, **more)


def drawn(*values: str) -> list[Path]:
    items = galley(e("bars", *map(bar, values)), **LOOK)
    return [item.paths[-1] for item in items if isinstance(item, Row)]


def width(path: Path) -> float:
    (_, _, _, wide, _), = path.ops
    return float(wide)


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=8))
def test_every_bar_is_to_the_longest_as_its_number_to_the_largest(numbers: list[int]) -> None:
    for number, path in zip(numbers, drawn(*map(str, numbers)), strict=True):
        assert abs(width(path) - 280.0 * number / max(numbers)) < 1e-6


def test_nothing_to_count_is_no_bar() -> None:
    assert [width(path) for path in drawn("0", "0")] == [0.0, 0.0]


def test_what_is_in_doubt_is_a_dashed_frame() -> None:
    items = galley(e("bars", bar("2"), bar("1", doubtful="yes")), **LOOK)
    sure, doubtful = (item.paths[-1] for item in items if isinstance(item, Row))
    assert sure.fill and not sure.dash
    assert doubtful.dash and doubtful.stroke and not doubtful.fill


def test_a_row_says_hedge_number_words_and_who_counted() -> None:
    (row,) = galley(e("bars", bar("2")), **LOOK)
    assert isinstance(row, Row)
    assert read((row,)) == ["over", "2", "people", "Counted by hand"]
    assert [x for x, _ in row.cells] == [0.0, 40.0, 100.0]


def test_hedge_number_and_words_stand_on_one_baseline() -> None:
    (row,) = galley(e("bars", bar("2")), **LOOK, **{"bars-number_size": 30.0, "bars-number_leading": 36.0})
    assert isinstance(row, Row)
    places = [round(first_baseline(items), 3) for _, items in row.cells]
    assert len(places) == 3 and len(set(places)) == 1
