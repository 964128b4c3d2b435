"""Where the cells of a table stand: HTML's algorithm, on rows of (columns, rows)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.layout.grid import Spot, bands, spots, width

ONE = (1, 1)
ROWS = st.lists(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 4)), max_size=4), min_size=1, max_size=6)


@pytest.mark.parametrize(("rows", "places"), [
    ([[ONE, ONE], [ONE, ONE]], [[(0, 0), (0, 1)], [(1, 0), (1, 1)]]),
    ([[(2, 1), ONE], [ONE, ONE, ONE]], [[(0, 0), (0, 2)], [(1, 0), (1, 1), (1, 2)]]),
    ([[(1, 2), ONE], [ONE], [ONE, ONE]], [[(0, 0), (0, 1)], [(1, 1)], [(2, 0), (2, 1)]]),
    ([[ONE, (1, 3), ONE], [ONE, ONE], [(1, 1)]], [[(0, 0), (0, 1), (0, 2)], [(1, 0), (1, 2)], [(2, 0)]]),
    ([[ONE, (1, 2)], [(2, 1)]], [[(0, 0), (0, 1)], [(1, 2)]]),  # there is no room for two beside the one above
])
def test_a_cell_goes_to_the_first_column_that_is_free(rows, places) -> None:
    assert [[(spot.row, spot.column) for spot in row] for row in spots(rows)] == places


def test_no_cell_reaches_below_the_last_row() -> None:
    ((spot,),) = spots([[(1, 9)]])
    assert spot == Spot(0, 0, 1, 1)


@given(ROWS)
def test_no_two_cells_cover_the_same_place(rows) -> None:
    made = spots(rows)
    covered = [(y, x) for row in made for spot in row for y in range(spot.row, spot.row + spot.rows)
               for x in range(spot.column, spot.column + spot.columns)]
    assert len(covered) == len(set(covered))
    assert all(y < len(rows) and x < width(made) for y, x in covered)


@given(ROWS)
def test_bands_are_all_rows_and_no_cell_reaches_over_their_edges(rows) -> None:
    made = spots(rows)
    found = bands(made)
    assert [y for first, last in found for y in range(first, last)] == list(range(len(rows)))
    for first, last in found:
        assert all(spot.row + spot.rows <= last for row in made[first:last] for spot in row)
        assert last - first == 1 or any(spot.rows > 1 for row in made[first:last] for spot in row)


def test_rows_hang_together_by_their_cells() -> None:
    assert bands(spots([[ONE], [(1, 2), (1, 1)], [(1, 2)], [ONE], [ONE]])) == [(0, 1), (1, 4), (4, 5)]
    assert bands([]) == []
