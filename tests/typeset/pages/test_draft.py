"""How items are put on a page: white, heads set again, what goes with a line."""

import pytest

from briefing.typeset.galley import (
    Foot,
    Frame,
    Glue,
    Guide,
    Hang,
    Heading,
    Image,
    Ink,
    Link,
    PageRef,
    Path,
    Placed,
    Side,
    Target,
)
from briefing.typeset.pages.draft import LINK_FALL, LINK_RISE, Draft, put
from helpers.galleys import TOP, line, lines, place, placed, row, run, said

LEFT = 20.0
RULE = Path((("M", 0.0, 0.0), ("L", 9.0, 0.0)), stroke="#000000")


def drawn(*items, number: int = 1, fresh: bool = True, **more) -> tuple[Draft, float]:
    page = Draft(place()(number))
    return page, put(items, LEFT, TOP, page, fresh, **more)


@pytest.mark.parametrize(("fresh", "keep", "top"), [(True, False, 0.0), (True, True, 30.0), (False, False, 30.0)])
def test_white_at_the_top_of_a_page_is_dropped_unless_it_keeps(fresh: bool, keep: bool, top: float) -> None:
    page, reached = drawn(Glue(30.0, keep=keep), *lines("a"), Glue(7.0), fresh=fresh)
    assert page.text == [Placed(LEFT, TOP + top + 10.5, (run("a"),), 0, "text")]
    assert reached == TOP + top + 21.0


def test_a_head_is_set_again_at_the_top_of_a_page_and_is_nobodys() -> None:
    table = row(lines("a"))._replace(head=(row(lines("head")),))
    page, _ = drawn(table)
    assert said(placed([page], "head")) == ["head"] and placed([page], "head")[0][1].runs[0].node == -1
    assert placed([page])[0][1].y == TOP + 14.0 + 10.5
    assert not placed([drawn(line("x"), table)[0]], "head")


def test_what_is_pushed_stands_so_much_lower_and_what_is_below_it_too() -> None:
    page, reached = drawn(*lines("a", "b", "c"), pushed={1: 7.0})
    assert [found.y - TOP for found in page.text] == [10.5, 31.5, 45.5] and reached == TOP + 49.0


def test_what_is_wide_begins_at_the_left_of_the_block_and_bars_the_margin() -> None:
    page, _ = drawn(*lines("a"), row(lines("w"), wide=True))
    assert page.bars == [(TOP + 14.0, TOP + 28.0)]
    assert page.text[-1].x == page.place.block


def test_cells_stand_side_by_side_and_drawings_go_with_their_row() -> None:
    page, _ = drawn(line("x"), row(lines("a"), lines("b"), paths=(RULE,)))
    assert [(found.x, found.y - TOP) for found in page.text[1:]] == [(LEFT, 24.5), (LEFT + 100.0, 24.5)]
    assert page.paths == [RULE.moved(LEFT, TOP + 14.0)]


def test_a_frame_has_its_place_and_takes_no_room() -> None:
    page, reached = drawn(Frame(200.0, 90.0, lines("f")), *lines("a"))
    assert [(found.x, found.y) for found in page.text] == [(200.0, 100.5), (LEFT, TOP + 10.5)]
    assert reached == TOP + 14.0


def test_what_goes_with_a_line_is_kept_where_the_line_stands() -> None:
    base = TOP + 10.5
    notes = (Link(3, 5.0, 20.0, "#x"), Target("t"), Heading(2, "Head", "h"), Guide("g"), Ink((RULE,)),
             Image("p.png", 1.0, 2.0, 8.0, 9.0, 4), Foot(lines("n")), Side(lines("m")))
    page, _ = drawn(line("a", *notes))
    assert page.links[0][1:5] == (LEFT + 5.0, base - LINK_RISE, 20.0, LINK_RISE + LINK_FALL)
    assert page.targets == [("t", base - LINK_RISE)]
    assert page.headings == [(Heading(2, "Head", "h"), base)] and page.guides == ["g"]
    assert page.paths == [RULE.moved(LEFT, base)]
    assert page.images[0][1:3] == (LEFT + 1.0, base + 2.0)
    assert page.feet == [lines("n")]
    assert page.sides == [(TOP, Side(lines("m")))]  # so that the first baselines are level


def test_footnotes_of_a_margin_note_are_the_pages() -> None:
    page, _ = drawn(line("a", Side((line("m", Foot(lines("n"))),))))
    assert page.feet == [lines("n")]


@pytest.mark.parametrize(("number", "x"), [(1, LEFT - 6.0 - 12.0), (2, LEFT + 280.0 + 4.0)])
def test_numbers_beside_the_text_stand_on_the_binding_side(number: int, x: float) -> None:
    page, _ = drawn(line("a", Hang((run("7"),), 12.0, 6.0, 4.0)), number=number)
    assert placed([page], "number")[0][1].x == x


def test_lines_that_wait_for_page_numbers_are_known() -> None:
    slot = run("")._replace(slot=PageRef("there", 10.0))
    page, _ = drawn(*lines("a"), line("b")._replace(runs=(run("see "), slot)))
    assert page.unfilled == [1] and page.slots() == [slot]
