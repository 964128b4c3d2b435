"""How wide columns are: CSS's automatic layout, in numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.typeset.blocks.widths import Ask, Given, column_widths, shared

AUTO = Given()


def widths(*asks: tuple[float, float], measure: float = 300.0, gap: float = 0.0, given=()) -> list[float]:
    cells = [Ask(k, 1, least, most) for k, (least, most) in enumerate(asks)]
    return column_widths(given or [AUTO] * len(asks), cells, gap, measure)


def test_natural_widths_that_fit_grow_alike() -> None:
    assert widths((10, 50), (10, 100)) == pytest.approx([100, 200])


def test_what_is_left_above_the_longest_words_is_shared_by_what_each_lacks() -> None:
    assert widths((50, 200), (50, 550)) == pytest.approx([50 + 200 * 150 / 650, 50 + 200 * 500 / 650])


def test_a_column_that_is_content_with_an_equal_share_is_not_broken() -> None:
    assert widths((10, 30), (20, 90), (50, 900), (50, 500), measure=400.0) == pytest.approx(
        [30, 90, 50 + 180 * 850 / 1300, 50 + 180 * 450 / 1300])
    assert widths((10, 90), (250, 400))[1] >= 250  # but no word is broken for it


def test_words_too_long_for_the_table_give_way_from_the_widest_on() -> None:
    assert widths((40, 40), (500, 500), (900, 900)) == pytest.approx([40, 130, 130])


def test_columns_may_be_given_as_lengths_shares_and_by_content() -> None:
    given = [Given(points=60.0), Given(share=1), Given(share=2), AUTO]
    assert widths((0, 0), (5, 9), (5, 9), (20, 45), given=given, measure=330.0, gap=10.0) == pytest.approx(
        [60, 65, 130, 45])


def test_lengths_wider_than_the_table_shrink() -> None:
    assert widths((0, 0), (0, 0), given=[Given(points=400.0), Given(points=200.0)]) == pytest.approx([200, 100])


def test_a_cell_over_columns_widens_them_alike() -> None:
    asks = [Ask(0, 1, 10, 10), Ask(1, 1, 30, 30), Ask(0, 2, 110, 110), Ask(2, 1, 190, 190)]
    assert column_widths([AUTO] * 3, asks, 10.0, 310.0) == pytest.approx([40, 60, 190])


def test_a_cell_over_a_given_column_widens_only_the_others() -> None:
    asks = [Ask(0, 2, 100, 100), Ask(2, 1, 1, 1)]
    assert column_widths([Given(points=30.0), AUTO, Given(points=20.0)], asks, 0.0, 400.0)[0] == 30.0


WIDTHS = st.tuples(st.floats(0, 400), st.floats(0, 2000)).map(lambda pair: (min(pair), max(pair)))
COLUMNS = st.sampled_from([AUTO, AUTO, Given(points=40.0), Given(share=1), Given(share=3)])


@settings(deadline=None)
@given(st.data(), st.integers(1, 6), st.floats(50, 600))
def test_columns_and_gaps_fill_the_measure_and_never_more(data, count: int, measure: float) -> None:
    given = data.draw(st.lists(COLUMNS, min_size=count, max_size=count))
    asks = [Ask(k, 1, *data.draw(WIDTHS)) for k in range(count)]
    if count > 1:
        asks.append(Ask(0, 2, *data.draw(WIDTHS)))
    gap = data.draw(st.floats(0, measure / (2 * count)))
    found = column_widths(given, asks, gap, measure)
    total = sum(found) + gap * (count - 1)
    assert all(width >= 0 for width in found) and total <= measure + 1e-6
    if not all(column.points for column in given):
        assert total == pytest.approx(measure)


@settings(deadline=None)
@given(st.lists(WIDTHS, min_size=1, max_size=6), st.floats(1, 900))
def test_no_column_is_narrower_than_its_longest_word_while_others_are_wider_than_theirs(asks, room: float) -> None:
    least, most = [pair[0] for pair in asks], [pair[1] for pair in asks]
    found = shared(least, most, room, fill=True)
    if sum(least) <= room:
        assert all(width >= narrow - 1e-6 for width, narrow in zip(found, least, strict=True))
    else:
        assert all(width <= narrow + 1e-6 for width, narrow in zip(found, least, strict=True))
        cut = [width for width, narrow in zip(found, least, strict=True) if width < narrow - 1e-6]
        assert all(width == pytest.approx(max(found)) for width in cut)
