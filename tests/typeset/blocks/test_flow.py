"""Blocks one below the other: their spaces, what they carry, all that is wrong at once."""

import pytest

from briefing.diagnostics import Failed
from briefing.typeset.blocks.flow import set_flow
from briefing.typeset.galley import NEVER, Glue, Guide, Hang, Heading, Line, Penalty, Row, Side, Target
from helpers.docs import context, e, element, galley, lines_of, p


def kinds(items):
    return [f"glue {item.space:g}" if isinstance(item, Glue) else type(item).__name__.lower() for item in items]


def flow(*children, **theme):
    return set_flow(element(e("div", *children)).children, (0.0, 280.0), context(**theme))


def test_two_spaces_that_meet_become_the_larger() -> None:
    items = flow(p("a", role="spaced"), p("b", role="spaced"))
    assert kinds(items) == ["glue 10", "line", "glue 20", "line", "glue 20"]


def test_spaces_of_an_element_are_in_lines() -> None:
    assert kinds(flow(p("a", after="0.5"), p("b", before="1"))) == ["line", "glue 14", "line"]


def test_space_that_keeps_goes_on_keeping() -> None:
    (_, space, _) = flow(p("a", after="1"), e("space", lines="0.5", fixed="yes"), p("b"))
    assert space == Glue(14.0, keep=True)


def test_a_heading_is_held_to_what_follows_with_its_own_space() -> None:
    items = flow(e("h2", "Head", anchor="x"), p("a", before="3"))
    assert kinds(items) == ["glue 28", "line", "penalty", "glue 7", "penalty", "line"]
    assert [item.cost for item in items if isinstance(item, Penalty)] == [NEVER, NEVER]
    assert items[1].notes[:2] == (Heading(2, "Head", "x"), Target("x"))


@pytest.mark.parametrize("before", [True, False])
def test_a_margin_note_rides_on_the_line_after_it_or_else_before_it(before: bool) -> None:
    note, rule = e("aside", p("note"), role="margin"), e("rule")
    items = flow(*([note, rule, p("text")] if before else [p("text"), note]))
    (carrying,) = [item for item in items if isinstance(item, Line) and item.runs]
    (side,) = [found for found in carrying.notes if isinstance(found, Side)]
    assert lines_of(side.galley) == ["note"]


def test_a_margin_note_alone_has_a_line_without_height() -> None:
    (item,) = flow(e("aside", p("note"), role="margin"))
    assert isinstance(item, Line) and (item.height, item.depth, item.runs) == (0.0, 0.0, ())


def test_what_is_wide_says_so_and_is_set_to_the_whole_block() -> None:
    (row,) = flow(e("row", e("cell", p("a")), e("cell", p("b")), wide="yes"))
    assert isinstance(row, Row) and row.wide
    assert [x for x, _ in row.cells] == [0.0, 200.0]


def test_anchors_and_guide_words_stand_on_the_first_line() -> None:
    items = galley(e("div", p("a"), p("b"), anchor="x", guide="Word"))
    assert items[0].notes == (Target("x"), Guide("Word")) and items[-1].notes == ()


def test_a_paragraphs_number_hangs() -> None:
    (line,) = galley(p("text", number="3"))
    (hang,) = line.notes
    assert isinstance(hang, Hang) and (hang.runs[0].text, hang.gap) == ("3 ", 4.0)
    assert "3" not in "".join(run.text for run in line.runs)


def test_all_that_is_wrong_is_said_at_once() -> None:
    bad = [e("slide", e("row", e("cell", height="999pt")), title=name) for name in ("One", "Two")]
    with pytest.raises(Failed) as failed:
        flow(bad[0], p("a"), bad[1], body_limit=100.0)
    assert [d.message.split("”")[0] for d in failed.value.diagnostics] == ["the slide “One", "the slide “Two"]


def test_white_that_fills_goes_on_filling_beside_other_white() -> None:
    items = flow(p("a"), e("space", fill="yes"), p("b", role="spaced"))
    assert [item.stretch for item in items if isinstance(item, Glue) and item.space == 10.0] == [1.0]


def test_an_empty_note_in_the_margin_is_none() -> None:
    items = flow(e("aside", role="margin"), p("a"))
    assert not any(isinstance(note, Side) for item in items if isinstance(item, Line) for note in item.notes)


@pytest.mark.parametrize("block", [
    p("one two three four five six " * 5, keep="together"),
    e("ul", e("li", p("a")), e("li", p("b")), keep="together"),
    e("blockquote", p("a"), p("b"), keep="together"),
])
def test_what_is_kept_together_is_one_row(block) -> None:
    items = [item for item in flow(block) if not isinstance(item, Glue | Penalty)]
    assert [type(item) for item in items] == [Row] and len(items[0].cells) == 1
