"""Entries on pages: whole where that costs no page, never parted for a few lines."""

from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.typeset.cuts import Sheet
from briefing.typeset.galley import Glue, Penalty, Row
from briefing.typeset.items import lines as count
from briefing.typeset.pages.entries import settled
from briefing.typeset.pages.paginate import paginate
from helpers.galleys import line, lines, place, placed, row, said

ROOM = 294.0  # a page has 21 lines
SHEET = Sheet(ROOM)


def entry(*tall: int, name: str = "e") -> Row:
    made = row(*(lines(*(f"{name}.{n}" for n in range(many))) for many in tall), tall=14.0 * max(tall))
    return made._replace(short=84.0)


def parted(*entries: Row) -> list[int]:
    return [k for k, item in enumerate(settled(entries, ROOM, SHEET)) if isinstance(item, Row) and item.short < inf]


def test_entries_stand_whole_where_parting_one_saves_no_page() -> None:
    assert parted(*[entry(9)] * 4) == []
    assert parted(*[entry(12)] * 3) == [1]


def test_of_two_ways_that_take_as_many_pages_the_one_that_parts_fewer_is_taken() -> None:
    """Each page would part its last entry if it were filled as far as it goes."""
    assert parted(entry(15), entry(15), entry(12), entry(21)) == [1]


def test_the_fewer_lines_are_empty_the_rather_an_entry_is_held_together() -> None:
    assert parted(entry(15), entry(20)) == []
    assert parted(entry(6), entry(20)) == [1]


def test_a_last_page_that_holds_next_to_nothing_is_avoided() -> None:
    """Whole, the last entry would stand alone on the third page as well; parted, more of it does."""
    pages = paginate((entry(20, name="a"), entry(20, name="b"), entry(4, name="c")), place())
    assert [len(said(placed([page]))) for page in pages] == [20, 20, 4]


def test_an_entry_stands_whole_on_the_last_page_if_a_part_of_it_would_be_next_to_nothing() -> None:
    assert parted(entry(11), entry(14)) == []
    assert parted(entry(8), entry(17)) == [1]  # else the page before would hold less than half


def test_an_entry_higher_than_a_page_begins_where_it_stands() -> None:
    assert parted(entry(5), entry(30)) == [1]


def test_white_between_entries_keeps_none_from_being_parted() -> None:
    assert parted(entry(12), Glue(14.0), entry(12), Glue(14.0), entry(12)) == [2]


def test_what_is_no_entry_is_left_alone() -> None:
    table = row(lines("t"))
    assert settled((line("a"), table, Penalty(0), entry(4)), ROOM, SHEET)[:3] == [line("a"), table, Penalty(0)]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(1, 30), min_size=1, max_size=14))
def test_settled_entries_take_no_more_pages_than_whole_ones_and_leave_three_lines(tall: list[int]) -> None:
    entries = [entry(many, name=f"e{k}") for k, many in enumerate(tall)]
    pages = paginate(entries, place())
    whole = [item._replace(short=inf if item.height <= ROOM else 0.0) for item in entries]
    assert len(pages) <= len(paginate(whole, place()))
    assert [text for page in pages for text in said(placed([page]))] == [
        f"e{k}.{n}" for k, many in enumerate(tall) for n in range(many)]
    for k, many in enumerate(tall):
        parts = [sum(text.startswith(f"e{k}.") for text in said(placed([page]))) for page in pages]
        if many <= 21:
            assert all(part >= min(3, many) for part in parts if part)
    assert count(entries) == sum(tall)
