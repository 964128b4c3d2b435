"""How high galleys are, where they break, how columns are balanced."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.typeset.fit import EPS, first_baseline, fit, height, in_columns, trim
from briefing.typeset.galley import CLUB, EJECT, NEVER, Columns, Glue, Penalty
from helpers.galleys import GLUES, galleys, inked, line, lines, named, plain_lines, row, rows, texts

A, B, C, D = lines("a", "b", "c", "d")


@pytest.mark.parametrize(("items", "expected"), [
    ((), 0.0),
    ((A, B), 28.0),
    ((A, Glue(7.0), B, Penalty(CLUB)), 35.0),
    ((row((A,), (B, C)),), 28.0),
    ((Columns((A, B, C), 2, 80.0, 10.0),), 28.0),
])
def test_a_galley_is_as_high_as_its_items(items, expected: float) -> None:
    assert height(items) == pytest.approx(expected, abs=0.5)


def test_white_space_at_both_ends_is_trimmed_unless_it_keeps() -> None:
    assert trim((Glue(7.0), Penalty(0), A, Glue(7.0), B, Penalty(NEVER), Glue(3.0))) == (A, Glue(7.0), B)
    assert trim((Glue(7.0, keep=True), A, Glue(7.0))) == (Glue(7.0, keep=True), A)


def test_the_first_baseline_is_that_of_text() -> None:
    rule = line("")._replace(height=0.0, depth=0.0, runs=())
    assert first_baseline((rule, Glue(7.0), A)) == 7.0 + 10.5
    assert first_baseline((row((Glue(20.0, keep=True), A), (B,)),)) == 10.5
    assert first_baseline((Glue(7.0),)) == 7.0


@pytest.mark.parametrize(("items", "room", "at"), [
    ((A, B, C), 100.0, 3),
    ((A, B, C), 30.0, 2),
    ((A, Penalty(NEVER), B, C), 30.0, 3),
    ((A, B, Penalty(NEVER), C), 30.0, 1),  # c would stand alone, so b goes with it
    ((A, Penalty(EJECT), B), 100.0, 2),
    ((A, Glue(20.0), B), 30.0, 1),
    ((row((A, B, C)), D), 30.0, 1),        # what is higher than the page goes on it all the same
])
def test_a_page_ends_at_the_cheapest_break(items, room: float, at: int) -> None:
    assert fit(items, 0, room).at == at


@settings(deadline=None)
@given(galleys(rows()), st.floats(0.0, 300.0))
def test_a_cut_goes_forward_and_what_is_before_it_fits(items, room: float) -> None:
    start = 0
    while start < len(items):
        cut = fit(items, start, room)
        assert cut.at > start
        piece = inked(trim(items[start:cut.at]))
        boxes = [item for item in piece if not isinstance(item, Glue | Penalty)]
        assert height(piece) <= room + EPS or len(boxes) == 1
        start = cut.at


@settings(deadline=None)
@given(st.integers(1, 60), st.integers(1, 4))
def test_columns_of_even_lines_are_even(n: int, count: int) -> None:
    columns = Columns(lines(*map(str, range(n))), count, 80.0, 10.0)
    row, rest = in_columns(columns)
    assert rest is None and row.height == pytest.approx(14.0 * -(-n // count), abs=0.01)


@settings(deadline=None)
@given(st.lists(st.one_of(plain_lines(), rows(), GLUES), min_size=1, max_size=40).map(named), st.integers(2, 3))
def test_balanced_columns_hold_all_in_no_more_columns_than_there_are(items, count: int) -> None:
    row, rest = in_columns(Columns(items, count, 80.0, 10.0))
    assert rest is None and len(row.cells) <= count
    assert [text for _, cell in row.cells for text in texts(cell)] == list(texts(items))
    assert row.height == pytest.approx(max((height(cell) for _, cell in row.cells), default=0.0))


@settings(deadline=None)
@given(st.lists(st.one_of(plain_lines(), rows(), GLUES), min_size=1, max_size=60).map(named), st.integers(2, 3),
       st.floats(110.0, 300.0))
def test_columns_go_on_where_they_were_left(items, count: int, room: float) -> None:
    said, left = list[str](), Columns(items, count, 80.0, 10.0)
    while left and (made := in_columns(left, room)):
        row, left = made
        assert row.height <= room + EPS
        said += [text for _, cell in row.cells for text in texts(cell)]
    assert said == list(texts(items))
