"""How high galleys are, where they break, how columns are balanced."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.typeset.fit import EPS, balanced, first_baseline, fit, height, split, trim
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
@given(st.lists(st.one_of(plain_lines(), st.just(Glue(7.0))), max_size=40).map(named), st.floats(25.0, 200.0))
def test_a_split_galley_says_all_in_order(items, room: float) -> None:
    pieces = split(items, room)
    assert [text for piece in pieces for text in texts(piece)] == list(texts(items))
    assert all(height(piece) <= room + EPS for piece in pieces)


@settings(deadline=None)
@given(st.integers(1, 60), st.integers(1, 4))
def test_columns_of_even_lines_are_even(n: int, count: int) -> None:
    columns = Columns(lines(*map(str, range(n))), count, 80.0, 10.0)
    assert balanced(columns) == pytest.approx(14.0 * -(-n // count), abs=0.01)


@settings(deadline=None)
@given(st.lists(st.one_of(plain_lines(), rows(), GLUES), min_size=1, max_size=40).map(named), st.integers(2, 3))
def test_balanced_columns_hold_all_in_no_more_columns_than_there_are(items, count: int) -> None:
    columns = Columns(items, count, 80.0, 10.0)
    pieces = split(trim(items), balanced(columns))
    assert len(pieces) <= count
    assert max(map(height, pieces), default=0.0) <= balanced(columns) + EPS
