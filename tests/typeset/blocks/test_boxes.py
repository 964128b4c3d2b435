"""Boxes and parallel cells: widths, heights, frames; never split."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.typeset.blocks.boxes import column_edges, whole_lines
from briefing.typeset.galley import Columns, Glue, Row
from helpers.docs import context, e, galley, p, read

MM = 72 / 25.4


@pytest.mark.parametrize(("columns", "gap", "expected"), [
    ("", 0.0, [(0.0, 150.0), (150.0, 150.0)]),
    ("* *", 20.0, [(0.0, 140.0), (160.0, 140.0)]),
    ("100pt *", 10.0, [(0.0, 100.0), (110.0, 190.0)]),
    ("10mm *", 0.0, [(0.0, 10 * MM), (10 * MM, 300.0 - 10 * MM)]),
    ("margin-width *", 0.0, [(0.0, 100.0), (100.0, 200.0)]),
])
def test_columns_share_what_the_fixed_ones_leave(columns: str, gap: float, expected) -> None:
    found = column_edges(columns, 300.0, gap, 2, context())
    assert [edge for pair in found for edge in pair] == pytest.approx([edge for pair in expected for edge in pair])


@settings(deadline=None)
@given(st.integers(1, 6), st.floats(0.0, 20.0))
def test_columns_and_gaps_fill_the_measure(count: int, gap: float) -> None:
    found = column_edges("", 300.0, gap, count, context())
    assert found[-1][0] + found[-1][1] == pytest.approx(300.0)


@settings(deadline=None)
@given(st.floats(0.0, 900.0), st.sampled_from([7.0, 14.0]))
def test_a_box_is_a_whole_number_of_lines(tall: float, grid: float) -> None:
    found = whole_lines(tall, grid)
    assert tall - 0.011 <= found < tall + grid and (found / grid).is_integer()
    assert whole_lines(tall, 0.0) == tall


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    (row,) = galley(e("row", e("cell", p("a"), p("b")), e("cell", p("c"), height="60pt"), e("cell")))
    assert isinstance(row, Row) and row.height == 60.0
    assert read((row,)) == ["a", "b", "c"]


def test_a_cell_at_the_bottom_ends_with_the_row() -> None:
    (row,) = galley(e("row", e("cell", p("a"), p("b")), e("cell", p("c"), align="bottom")))
    assert row.cells[1][1][0] == Glue(14.0, keep=True)


def test_a_box_has_the_frame_ground_and_inset_of_its_role() -> None:
    theme = {"box_inset": 8.0, "box_pad_top": 5.0, "box_pad_bottom": 6.0, "box_frame": 0.75, "box_ground": "#efece6",
             "box_before": 14.0, "box_after": 14.0}
    before, row, after = galley(e("aside", p("text"), role="box"), **theme)
    assert (before, after) == (Glue(14.0), Glue(14.0))
    assert (row.height, row.cells[0][0]) == (25.0, 8.0)
    fills = [path for path in row.paths if path.fill]
    frames = [path for path in row.paths if path.stroke and path.ops[0][0] == "R"]
    assert [path.ops for path in fills + frames] == [(("R", 0.0, 0.0, 280.0, 25.0),)] * 2
    assert [(path.stroke, path.weight) for path in frames] == [("#000000", 0.75)]


def test_columns_are_set_to_their_own_measure() -> None:
    (columns,) = galley(e("columns", p("a"), p("b"), count="2", gap="20pt", rule="yes"))
    assert isinstance(columns, Columns)
    assert (columns.number, columns.measure, columns.gap, columns.rule.weight) == (2, 130.0, 20.0, 0.5)
