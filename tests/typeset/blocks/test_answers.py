"""What is written into: lines, boxes, scales, boxes to tick."""

from itertools import pairwise

import pytest

from briefing.typeset.fit import first_baseline
from briefing.typeset.galley import NEVER, Ink, Line, Penalty, Row
from helpers.docs import e, galley, read
from helpers.galleys import texts


@pytest.mark.parametrize(("given", "pitch"), [({}, 20.0), ({"pitch": "30pt"}, 30.0)])
def test_lines_are_a_pitch_apart_and_the_first_two_stay_together(given, pitch: float) -> None:
    items = galley(e("lines", count="3", **given), answer_pitch=20.0)
    lines = [item for item in items if isinstance(item, Line)]
    assert [line.height for line in lines] == [pitch] * 3
    assert [k for k, item in enumerate(items) if item == Penalty(NEVER)] == [0, 2]
    used = sum(getattr(item, "space", 0.0) + getattr(item, "height", 0.0) for item in items)
    assert used % 14.0 == pytest.approx(0.0) and used >= 3 * pitch + 14.0


def test_a_box_to_write_in_is_as_high_as_it_says_and_stays_with_its_question() -> None:
    first, line = galley(e("answer", height="80pt"))
    assert first == Penalty(NEVER) and (line.height, line.depth) == (80.0, 0.0)
    (ink,) = line.notes
    (path,) = ink.paths
    (_, x, y, width, high), = path.ops
    half = path.weight / 2
    assert (x - half, y - half, width + path.weight, high + path.weight) == (0.0, -80.0, 280.0, 80.0)


def test_a_scale_has_a_box_and_a_number_for_each_step_between_its_words() -> None:
    (row,) = galley(e("scale", e("p", "not at all", first="yes"), e("p", "fully", first="yes"), count="4"),
                    scale_pitch=30.0, scale_size=9.0)
    assert isinstance(row, Row) and read((row,)) == ["not at all", "fully", "1", "2", "3", "4"]
    lefts = [path.ops[0][1] for path in row.paths]
    assert [b - a for a, b in pairwise(lefts)] == [30.0] * 3
    assert (lefts[0] + lefts[-1]) / 2 + 4.5 - 0.375 == pytest.approx(140.0)
    base = first_baseline(row.cells[0][1])
    assert all(path.ops[0][2] + path.ops[0][4] + 0.375 == pytest.approx(base) for path in row.paths)
    numbers = [first_baseline(cell) for _, cell in row.cells[2:]]
    assert all(number > base for number in numbers)


def test_a_scale_has_five_steps_unless_it_says_otherwise() -> None:
    (row,) = galley(e("scale"))
    assert len(row.paths) == 5


def test_a_box_to_tick_stands_on_the_baseline_and_is_large_enough_for_a_pen() -> None:
    (line,) = galley(e("p", e("tick"), " Yes", first="yes"))
    (ink,) = [note for note in line.notes if isinstance(note, Ink)]
    (path,) = ink.paths
    (_, x, y, width, high), = path.ops
    edge = 0.8 * 10.0
    assert path.weight == 0.75 and x == 0.375
    assert (y + high + 0.375, width + 0.75, high + 0.75) == pytest.approx((0.0, edge, edge))
    assert list(texts((line,)))[-1].strip() == "Yes"
