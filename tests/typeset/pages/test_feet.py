"""The foot of a page: notes at its bottom, below a rule; what has no room waits."""

from collections import deque

import pytest

from briefing.typeset.galley import Footing, Path
from briefing.typeset.pages.draft import Draft
from briefing.typeset.pages.feet import place_feet
from helpers.galleys import BOTTOM, TOP, lines, place, placed, said

RULE = Path((("M", 0.0, 0.0), ("L", 72.0, 0.0)), stroke="#000000", weight=0.5)
FOOTING = Footing(0.45, 14.0, RULE)


def page(*feet: tuple) -> Draft:
    return Draft(place()(1), feet=list(feet))


def ys(made: Draft) -> list[float]:
    return [found.y for _, found in placed([made], "foot")]


def test_notes_end_at_the_bottom_below_a_rule_in_the_middle_of_the_gap() -> None:
    made, waiting = page(lines("n1", "n2")), deque()
    place_feet(made, waiting, TOP + 100.0, FOOTING)
    assert ys(made) == [BOTTOM - 17.5, BOTTOM - 3.5] and not waiting
    assert [path.ops[0][1:] for path in made.paths] == [(20.0, BOTTOM - 28.0 - 7.0)]


def test_notes_that_wait_come_before_those_of_the_page() -> None:
    made, waiting = page(lines("own")), deque([lines("late")])
    place_feet(made, waiting, TOP + 100.0, FOOTING)
    assert said(placed([made], "foot")) == ["late", "own"]


def test_notes_take_all_that_the_text_has_left_and_go_on_overleaf() -> None:
    made, waiting = page(lines(*"abcdef"), lines("next")), deque()
    place_feet(made, waiting, BOTTOM - 14.0 - 3 * 14.0, FOOTING)
    assert said(placed([made], "foot")) == ["a", "b", "c"]
    assert list(waiting) == [lines("d", "e", "f"), lines("next")]


@pytest.mark.parametrize("footing", [FOOTING, Footing(0.45, 14.0)])
def test_a_page_of_notes_alone_begins_at_the_top(footing: Footing) -> None:
    made, waiting = page(), deque([lines("late")])
    place_feet(made, waiting, TOP, footing)
    assert ys(made) == [TOP + 14.0 + 10.5]
    assert len(made.paths) == (1 if footing.rule else 0)


def test_a_page_without_notes_has_no_rule() -> None:
    made = page()
    place_feet(made, deque(), TOP + 100.0, FOOTING)
    assert not made.paths and not made.text
