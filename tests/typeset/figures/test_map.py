"""Schematic maps: each name has a place of its own, or is an error."""

from itertools import combinations, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefing.diagnostics import Failed
from briefing.layout.draft import Draft
from briefing.typeset.figures.circle import meets
from briefing.typeset.figures.map import within
from briefing.typeset.galley import Row
from helpers.docs import e, galley, read
from typeset.figures.figure import meet, words

LOOK = {"map-area_size": 8.5, "map-area_leading": 11.0, "map-spot_size": 8.5, "map-spot_leading": 11.0}
WIDTH = 467.7
COORDINATE = st.integers(0, 100)


def square(name: str, x: int, y: int, side: int, **more: str) -> Draft:
    corners = ((x, y), (x + side, y), (x + side, y + side), (x, y + side))
    return e("area", name, points=" ".join(f"{a},{b}" for a, b in corners), **more)


def spot(name: str, x: int, y: int) -> Draft:
    return e("spot", name, point=f"{x},{y}")


def drawn(*parts: Draft) -> Row:
    (row,) = galley(e("map", *parts, alt="a map"), WIDTH, **LOOK)
    assert isinstance(row, Row)
    return row


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(COORDINATE, COORDINATE), min_size=1, max_size=12, unique=True),
       st.lists(st.tuples(COORDINATE, COORDINATE, st.integers(8, 60)), max_size=4))
def test_no_name_meets_a_name_a_sign_or_an_outline(points: list[tuple[int, int]],
                                                   squares: list[tuple[int, int, int]]) -> None:
    parts = [square(f"Area {k}", *each) for k, each in enumerate(squares)]
    parts += [spot(f"The place {k}", *each) for k, each in enumerate(points)]
    try:
        row = drawn(*parts)
    except Failed as failed:
        assert {found.code for found in failed.diagnostics} == {"does-not-fit"}
        assume(False)
    boxes = list(words(row))
    assert len(boxes) >= len(parts)
    assert not [pair for pair in combinations(boxes, 2) if meet(*pair)]
    assert all(b[0] > 0 and b[1] > 0 and b[2] < WIDTH and b[3] < row.height for b in boxes)
    outlines = [[(float(op[1]), float(op[2])) for op in path.ops if op[0] in "ML"]
                for path in row.paths if path.ops[-1] == ("Z",) and all(op[0] in "MLZ" for op in path.ops)]
    assert not [pair for pair in product([[*line, line[0]] for line in outlines], boxes) if meets(*pair)]


def test_up_is_up_and_both_ways_have_one_scale() -> None:
    row = drawn(spot("Low", 0, 0), spot("High", 0, 50), spot("Right", 100, 0))
    centres = [(float(path.ops[0][1]), float(path.ops[0][2])) for path in row.paths
               if path.ops[-2:-1] and path.ops[-2][0] == "C"]
    (lx, ly), (hx, hy), (rx, ry) = centres
    assert hx == lx and hy < ly and ry == ly
    assert rx - lx == pytest.approx(2 * (ly - hy))


def test_a_disputed_outline_is_dashed() -> None:
    row = drawn(square("Ours", 0, 0, 30), square("Whose", 40, 0, 30, disputed="yes"))
    assert [bool(path.dash) for path in row.paths] == [False, True, False]
    assert read((row,)) == ["Ours", "Whose"]


def test_a_name_without_room_is_an_error_at_its_place() -> None:
    with pytest.raises(Failed) as failed:
        drawn(square("An area with a name that is far too long for it", 0, 0, 2), spot("Far", 100, 100))
    (found,) = failed.value.diagnostics
    assert found.code == "does-not-fit" and found.span is not None


def test_within_knows_the_inside_of_a_bent_shape() -> None:
    shape = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (8.0, 10.0), (8.0, 2.0), (0.0, 2.0)]
    assert within((9.0, 9.0), shape) and within((1.0, 1.0), shape)
    assert not within((4.0, 6.0), shape)
