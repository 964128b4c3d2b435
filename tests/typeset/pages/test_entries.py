"""Entries on pages: whole where that costs no page, never parted for a few lines."""

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.typeset.galley import EJECT, LEAVE, Footing, Galley, Glue, Penalty, Placement, Row
from briefing.typeset.pages.entries import settled
from briefing.typeset.pages.paginate import paginate
from helpers.galleys import line, lines, place, placed, row, said

ROOM = 294.0  # a page has 21 lines
FOOTING = Footing()


def entry(*tall: int, name: str = "e") -> Row:
    made = row(*(lines(*(f"{name}.{n}" for n in range(many))) for many in tall), tall=14.0 * max(tall))
    return made._replace(short=84.0)


def parted(*entries: Row) -> list[int]:
    made = settled(entries, 1, lambda number: ROOM, FOOTING)
    return [k for k, item in enumerate(made) if isinstance(item, Row) and item.short < inf]


def opened(number: int) -> Placement:
    """The first page has 11 lines."""
    found = place()(number)
    return found._replace(top=found.bottom - 11 * 14.0) if number == 1 else found


def test_entries_stand_whole_where_parting_one_saves_no_page() -> None:
    assert parted(*[entry(9)] * 4) == []
    assert parted(*[entry(12)] * 3) == [1]


def test_of_two_ways_that_take_as_many_pages_the_one_that_parts_fewer_is_taken() -> None:
    """Each page would part its last entry if it were filled as far as it goes."""
    assert parted(entry(15), entry(15), entry(12), entry(21)) == [1]


def test_the_fewer_lines_are_empty_the_rather_an_entry_is_held_together() -> None:
    assert parted(entry(15), entry(20)) == []
    assert parted(entry(6), entry(20)) == [1]


def test_a_last_page_that_would_hold_next_to_nothing_is_given_an_entry() -> None:
    pages = paginate((entry(10, name="a"), entry(10, name="b"), entry(4, name="c")), place())
    assert [len(said(placed([page]))) for page in pages] == [10, 14]


@pytest.mark.parametrize(("before", "pages"), [((), [10, 15, 15]), ((Penalty(EJECT),), [10, 15, 15]),
                                               ((line("title"), Penalty(EJECT)), [1, 21, 19])])
def test_each_page_has_its_own_room(before: Galley, pages: list[int]) -> None:
    """Entries that the first page is too short for are none that are higher than a page."""
    made = paginate((*before, *(entry(many, name=f"e{many}") for many in (10, 15, 15))), opened)
    assert [len(said(placed([page]))) for page in made] == pages


def test_entries_that_go_on_below_contents_of_two_pages_are_parted_where_they_stand() -> None:
    entries = [entry(many, name=f"e{k}") for k, many in enumerate((9, 12, 12))]
    made = paginate((*lines(*["contents"] * 25), Penalty(LEAVE), *entries), place())
    assert [len(said(placed([page]))) for page in made] == [21, 21, 16]


def test_an_entry_stands_whole_on_the_last_page_if_a_part_of_it_would_be_next_to_nothing() -> None:
    assert parted(entry(11), entry(14)) == []
    assert parted(entry(8), entry(17)) == [1]  # else the page before would hold less than half


def test_an_entry_higher_than_a_page_begins_where_it_stands() -> None:
    assert parted(entry(5), entry(30)) == [1]


def test_white_between_entries_keeps_none_from_being_parted() -> None:
    assert parted(entry(12), Glue(14.0), entry(12), Glue(14.0), entry(12)) == [2]


def test_what_is_no_entry_is_left_alone() -> None:
    table = row(lines("t"))
    items = (line("a"), table, Penalty(0), entry(4))
    assert settled(items, 1, lambda number: ROOM, FOOTING)[:3] == [line("a"), table, Penalty(0)]


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
