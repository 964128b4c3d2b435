"""A line from left to right as runs: its closing space, its spaces in a stretched line, the boxes of its links."""

import pytest

from briefing.typeset.galley import Link
from briefing.typeset.text.lines import Piece
from briefing.typeset.text.runs import merged, runs_of
from briefing.typeset.text.words import Words, gather
from typeset.samples import BODY, BOLD, body, drawn, para


def gathered(*pieces: str | Piece) -> Words:
    found = gather([body(piece) if isinstance(piece, str) else piece for piece in pieces], 1e4, para(), 0.0)
    assert found
    return found


@pytest.mark.parametrize(("stretch", "scale"), [(0.0, 1.0), (0.4, 1.0), (-0.1, 0.99)])
def test_a_closed_line_ends_in_a_space_that_it_is_not_measured_with(stretch: float, scale: float) -> None:
    words = gathered("one two ", Piece("three", BOLD, 2))
    open_, width, _ = runs_of(words, 0, 3, stretch, scale, closed=False)
    closed, same, _ = runs_of(words, 0, 3, stretch, scale, closed=True)
    assert same == pytest.approx(width)
    assert [run.text for run in closed] == ["one two ", "three "] and open_[-1].text == "three"
    assert closed[-1].width == pytest.approx(open_[-1].width + closed[-1].font.space * scale)


def test_a_run_is_as_wide_as_what_its_operators_draw() -> None:
    runs, width, _ = runs_of(gathered("To. Avenue of the mills"), 0, 5, 0.25, 1.0, closed=False)
    assert sum(map(drawn, runs)) == pytest.approx(width, abs=0.01)


def test_a_link_has_one_box_without_the_spaces_around_it() -> None:
    words = gathered("see ", Piece("the old ", BODY, 2, link="#a"), Piece("mill", BOLD, 3, link="#a"), " here")
    runs, _, links = runs_of(words, 0, 5, 0.0, 1.0, closed=True)
    assert links == [Link(2, pytest.approx(runs[0].width), pytest.approx(runs[1].width + runs[2].width), "#a")]
    last = runs_of(words, 1, 4, 0.0, 1.0, closed=True)[2]
    assert last[0].width == pytest.approx(links[0].width)


def test_parts_of_a_word_on_one_line_are_one_word_again() -> None:
    assert merged(["a", "well-", "known", "one"], 4, frozenset({6})) == ["a", "well-known", "one"]
