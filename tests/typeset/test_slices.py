"""A row's drawing in two parts: nothing along the cut, nothing lost, nothing twice."""

import pytest

from briefing.typeset.galley import Path, Row
from briefing.typeset.slices import parts, raised


def path(*ops, **look: object) -> Path:
    return Path(ops, **({"stroke": "#000000"} | look))


def level(y: float) -> Path:
    return path(("M", 0.0, y), ("L", 90.0, y))


def test_a_top_rule_goes_with_the_first_part_and_a_foot_rule_with_the_last() -> None:
    first, rest = parts((level(0.0), level(400.0)), 400.0, 250.0, 170.0)
    assert first == (level(0.0),)
    assert rest == (level(170.0),)


def test_a_ground_lies_under_each_part() -> None:
    ground = path(("R", 0.0, 0.0, 90.0, 400.0), stroke="", fill="#efece6")
    first, rest = parts((ground,), 400.0, 250.0, 170.0)
    assert [found.ops for found in first + rest] == [(("R", 0.0, 0.0, 90.0, 250.0),), (("R", 0.0, 0.0, 90.0, 170.0),)]


def test_a_frame_is_open_where_it_was_cut_and_stays_so_when_it_is_cut_again() -> None:
    frame = path(("R", 0.0, 0.0, 90.0, 400.0))
    (first,), rest = parts((frame,), 400.0, 100.0, 310.0)
    assert sides(first) == {"top", "left", "right"} and span(first) == (0.0, 100.0)
    (middle,), (last,) = parts(rest, 310.0, 100.0, 220.0)
    assert sides(middle) == {"left", "right"} and span(middle) == (0.0, 100.0)
    assert sides(last) == {"foot", "left", "right"} and span(last) == (0.0, 220.0)


def sides(found: Path) -> set[str]:
    """Which sides of a frame of 90 points are drawn; a level line at the greatest y is the foot."""
    out, at = set[str](), (0.0, 0.0)
    for kind, x, y in found.ops:
        if kind == "L":
            level_at = "top" if y == 0.0 else "foot"
            out.add(level_at if y == at[1] else "left" if x == 0.0 else "right")
        at = x, y
    return out


def span(found: Path) -> tuple[float, float]:
    return min(op[2] for op in found.ops), max(op[2] for op in found.ops)


@pytest.mark.parametrize(("y", "where"), [(20.0, 0), (300.0, 1)])
def test_a_sign_stands_whole_in_the_part_where_it_begins(y: float, where: int) -> None:
    disc = path(("M", 5.0, y), ("C", 5.0, y, 6.0, y + 4.0, 7.0, y + 4.0), ("Z",), fill="#000000")
    found = parts((disc,), 400.0, 250.0, 170.0)
    assert len(found[where]) == 1 and not found[1 - where]
    assert found[where][0].ops[0][2] == (y if where == 0 else y - 230.0)


def test_an_axis_runs_through_both_parts() -> None:
    axis = path(("M", 9.0, 7.0), ("L", 9.0, 400.0))
    (first,), (rest,) = parts((axis,), 400.0, 250.0, 170.0)
    assert (span(first), span(rest)) == ((7.0, 250.0), (0.0, 170.0))


def test_what_is_drawn_to_the_foot_of_a_row_goes_down_with_it() -> None:
    top, foot = Path((("M", 0.0, 0.0), ("L", 9.0, 0.0))), Path((("M", 0.0, 50.0), ("L", 9.0, 50.0)))
    frame = Path((("R", 0.0, 0.0, 9.0, 50.0),))
    made = raised(Row(50.0, 0.0, 0.0, (), paths=(top, foot, frame)), 70.0)
    assert made.height == 70.0
    assert [path.ops for path in made.paths] == [
        top.ops, (("M", 0.0, 70.0), ("L", 9.0, 70.0)), (("R", 0.0, 0.0, 9.0, 70.0),)]
