import pytest

from briefing.layout.doc import Doc
from briefing.typeset.galley import Page
from helpers.docs import doc, e, p
from typeset.rules.made import FIRST, FULL, LEADING, SHORT, found, line, numbers, one, page, stack

DOC, NODE = one()


def split(before: int, after: int, node: int = NODE) -> tuple[Page, Page]:
    return page(*stack(node, *[FULL] * before)), page(*stack(node, *[FULL] * after), number=2)


@pytest.mark.parametrize(("before", "after", "count"), [(2, 2, 0), (1, 3, 1), (3, 1, 1), (1, 1, 2)])
def test_two_lines_stand_on_each_side_of_a_break(before: int, after: int, count: int) -> None:
    assert len(found("T6", DOC, *split(before, after))) == count


def test_a_paragraph_of_one_line_is_not_broken() -> None:
    assert found("T6", DOC, page(line(SHORT, node=NODE))) == []


def test_large_print_wants_three() -> None:
    assert len(found("T6", DOC, *split(2, 2), profile="large-print-uk")) == 2


def test_columns_break_paragraphs_too() -> None:
    column = [*stack(NODE, FULL, FULL, FULL), line(FULL, FIRST, 260.0, node=NODE)]
    assert found("T6", DOC, page(*column)) == ["one line of a paragraph after a break, where 2 should stand: "
                                               "“Full lines hold about as many letters …”"]


def test_the_head_of_a_table_is_not_one_paragraph_on_two_pages() -> None:
    made = doc(e("table", e("tr", e("th", "Name"), head="yes")))
    (node,) = numbers(made, "th")
    assert found("T6", made, *split(1, 1, node)) == []


HEADED = doc(e("h2", "Heading"), p("Text"))
(H2,), (P,) = numbers(HEADED, "h2"), numbers(HEADED, "p")


@pytest.mark.parametrize(("below", "more", "count"), [(2, 1, 0), (1, 1, 1), (0, 1, 1), (1, 0, 0), (0, 0, 1)])
def test_two_lines_follow_a_heading(below: int, more: int, count: int) -> None:
    first = page(line("Heading", node=H2), *stack(P, *[FULL] * below, y=FIRST + LEADING))
    rest = [page(line(FULL, node=P), number=2)] if more else []
    assert len(found("T7", HEADED, first, *rest)) == count


def test_lines_beside_a_heading_do_not_follow_it() -> None:
    beside = [line(FULL, FIRST + 100.0, 300.0, node=P), line(FULL, FIRST + 114.0, 300.0, node=P)]
    first = page(line("Heading", FIRST + 90.0, node=H2), *beside)
    assert len(found("T7", HEADED, first, page(line(FULL, node=P), number=2))) == 1


def test_a_line_that_is_all_of_a_headings_part_is_enough() -> None:
    made = doc(e("section", e("h2", "Copies"), p("One each")), e("section", p("Another part")))
    (heading,), (copies, other) = numbers(made, "h2"), numbers(made, "p")
    first = page(line("Copies", node=heading), line(SHORT, FIRST + LEADING, node=copies))
    assert found("T7", made, first, page(line(FULL, node=other), number=2)) == []
    assert len(found("T7", made, first, page(line(FULL, node=copies), number=2))) == 1


def kept(draft: str, **attributes: str) -> tuple[Doc, list[int]]:
    made = doc(e(draft, p("one"), p("two"), **attributes))
    return made, numbers(made, "p")


@pytest.mark.parametrize(("name", "attributes", "count"), [
    ("div", {"keep": "together"}, 1), ("aside", {"role": "box"}, 1), ("aside", {"role": "margin"}, 0), ("div", {}, 0),
])
def test_what_is_kept_together_stands_on_one_page(name: str, attributes: dict[str, str], count: int) -> None:
    made, (one_, two) = kept(name, **attributes)
    assert found("T8", made, page(line("a", node=one_), line("b", 90.0, node=two))) == []
    assert len(found("T8", made, page(line("a", node=one_)), page(line("b", node=two), number=2))) == count


def test_what_is_higher_than_a_page_may_be_parted() -> None:
    made, (one_, two) = kept("aside", role="box")
    whole = page(*stack(one_, *[FULL] * 21))
    assert found("T8", made, whole, page(line("b", node=two), number=2)) == []


@pytest.mark.parametrize(("attributes", "count"), [({"keep": "next"}, 1), ({}, 0)])
def test_what_is_held_to_what_follows_is_not_left_behind(attributes: dict[str, str], count: int) -> None:
    made = doc(p("one", **attributes), p("two"))
    one_, two = numbers(made, "p")
    assert found("T8", made, page(line("a", node=one_), line("b", 90.0, node=two))) == []
    assert len(found("T8", made, page(line("a", node=one_)), page(line("b", node=two), number=2))) == count


def test_a_page_that_is_begun_on_purpose_parts_anything() -> None:
    made = doc(p("one", keep="next"), e("section", p("two"), break_="page"))
    one_, two = numbers(made, "p")
    assert found("T8", made, page(line("a", node=one_)), page(line("b", node=two), number=2)) == []


@pytest.mark.parametrize(("y", "count"), [(100.0, 1), (130.0, 0)])
def test_the_last_page_is_filled_to_a_quarter(y: float, count: int) -> None:
    pages = page(line("a", node=NODE)), page(line("a", y, node=NODE), number=2)
    assert len(found("T14", DOC, *pages)) == count
    assert found("T14", DOC, pages[0]) == []
