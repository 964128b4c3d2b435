"""A strip chart of paragraphs: one scale for all rows, and three kinds of cell without colour."""

from itertools import pairwise

from briefing.layout.draft import Draft
from briefing.typeset.galley import Path, Row
from helpers.docs import e, galley, p, read

LOOK = {"coverage-label_width": 80.0, "coverage-count_width": 30.0, "coverage_gap": 20.0, "coverage_pitch": 14.0,
        "coverage_height": 9.0, "coverage_width": 12.0}


def passages(cells: str) -> Draft:
    return e("passages", p("The fall"), p("3 of 4"), cells=cells, alt="in the tables: 1")


def drawn(*rows: str) -> list[Row]:
    items = galley(e("coverage", *map(passages, rows)), **LOOK)
    return [item for item in items if isinstance(item, Row)]


def frames(row: Row) -> list[tuple[float, float, float, float]]:
    return [tuple(map(float, op[1:])) for path in row.paths if path.stroke for op in path.ops]  # type: ignore[misc]


def fillings(row: Row) -> list[Path]:
    return [path for path in row.paths if path.fill]


def test_cells_of_all_rows_are_equally_wide_and_begin_at_one_place() -> None:
    _, first, second = drawn("full none half full", "none full")
    widths = {wide for row in (first, second) for _, _, wide, _ in frames(row)}
    assert widths == {12.0}
    assert frames(first)[0][0] == frames(second)[0][0] == 100.0
    assert all(b[0] - a[0] == 12.0 for a, b in pairwise(frames(first)))


def test_a_long_section_makes_cells_narrower_and_the_longest_goes_on_below() -> None:
    _, row = drawn(" ".join(["full"] * 34))
    assert {wide for _, _, wide, _ in frames(row)} == {6.0}
    assert len({y for _, y, _, _ in frames(row)}) == 2
    assert row.height == 28.0


def test_full_half_full_and_empty_differ_in_how_high_they_are_filled() -> None:
    _, row = drawn("full half none")
    full, half = (float(path.ops[0][4]) for path in fillings(row))
    assert half == 0.4 * full
    assert len(frames(row)) == 3


def test_a_row_says_its_name_and_its_number_and_the_scale_its_numbers() -> None:
    scale, row = drawn(" ".join(["none"] * 11))
    assert read((row,)) == ["The fall", "3 of 4"]
    assert read((scale,)) == ["1", "5", "10"]
    assert scale.flow == "scale"
