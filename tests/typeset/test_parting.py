"""Rows that go on over pages: how many lines on each side, what is repeated, what stays."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.typeset.fit import EPS, Sheet, fit, height
from briefing.typeset.galley import NEVER, Columns, Foot, Footing, Galley, Glue, Path, Penalty, Row, Target
from briefing.typeset.items import lines as count
from briefing.typeset.pages.paginate import TooTall, paginate
from helpers.galleys import any_columns, line, lines, named, place, placed, row, run, said, texts
from helpers.reading import text_of

LONG = lines(*map(str, range(30)))  # 420 points
PAGE = Sheet(full=300.0, fresh=False)


def cells_of(found: Row) -> list[list[str]]:
    return [list(texts(cell)) for _, cell in found.cells]


def test_a_row_that_fits_on_a_page_is_moved_whole() -> None:
    items = (line("a"), row(LONG[:10]))
    assert fit(items, 0, 100.0, PAGE)[:4] == (1, False, False, None)


def test_a_row_that_splits_is_split_at_any_foot() -> None:
    items = (line("a"), row(LONG[:10])._replace(short=0.0))
    cut = fit(items, 0, 100.0, PAGE)
    assert (cut.at, cells_of(cut.part), cells_of(cut.rest)) == (1, [list("012345")], [list("6789")])


def test_a_row_higher_than_a_page_is_split_where_it_stands() -> None:
    cut = fit((line("a"), row(LONG)), 0, 100.0, PAGE)
    assert (cut.at, cut.part.height, cut.rest.height) == (1, 6 * 14.0, 24 * 14.0)


@pytest.mark.parametrize(("room", "before"), [(30.0, 2), (29.0, 2), (27.0, 0), (14 * 9 + 1.0, 8), (14 * 8 + 1.0, 8)])
def test_two_lines_at_least_stand_on_each_side(room: float, before: int) -> None:
    cut = fit((line("a"), row(LONG[:10])), 0, 14.0 + room, PAGE._replace(full=139.0))
    assert count((cut.part,) if cut.part else ()) == before


@pytest.mark.parametrize(("room", "before"), [(44.0, 3), (41.0, 0), (14 * 9 + 1.0, 7), (14 * 8 + 1.0, 7)])
def test_three_lines_at_least_stand_on_each_side_of_a_row_that_is_parted_by_choice(room: float, before: int) -> None:
    cut = fit((line("a"), row(LONG[:2], LONG[:10])._replace(short=0.0)), 0, 14.0 + room, PAGE)
    assert count((cut.part,) if cut.part else ()) == before


def test_a_row_whose_columns_shrink_by_a_hair_at_a_time_is_left_whole() -> None:
    """Columns with footnotes of their own are as high as their room, however little of them goes in."""
    notes = [line(str(k), *((Foot(lines("note")),) if k % 3 == 0 else ())) for k in range(100)]
    cell = (Columns(tuple(notes), 2, 80.0, 10.0, footing=Footing()),)
    cut = fit((line("a"), row(cell, tall=700.0)._replace(short=0.0)), 0, 300.0, Sheet(full=900.0, fresh=False))
    assert (cut.at, cut.part) == (1, None)


def test_cells_are_split_each_by_itself() -> None:
    cut = fit((row(LONG, lines("x", "y")),), 0, 200.0, Sheet(full=300.0))
    assert cells_of(cut.part)[1] == ["x", "y"] and cells_of(cut.rest)[1] == []


def test_both_parts_have_the_white_of_their_row_and_only_the_first_its_anchor() -> None:
    made = Row(430.0, 0.0, 0.0, ((0.0, (Glue(5.0, keep=True), *LONG)),), (Target("x"),), pad=(5.0, 5.0))
    cut = fit((made,), 0, 150.0, Sheet(full=300.0))
    assert (cut.part.height, cut.rest.height) == (5.0 + 10 * 14.0 + 5.0, 5.0 + 20 * 14.0 + 5.0)
    assert [part.cells[0][1][0] for part in (cut.part, cut.rest)] == [Glue(5.0, keep=True)] * 2
    assert (cut.part.notes, cut.rest.notes) == ((Target("x"),), ())


def test_no_part_ends_between_lines_that_are_held_together() -> None:
    """Neither is the row put on the page, as long as another may take it."""
    held = tuple(item for it in LONG for item in (it, Penalty(NEVER)))
    cut = fit((line("a"), row(held, tall=420.0)._replace(short=0.0)), 0, 100.0, PAGE)
    assert cut.part is None and cut.at == 1


def test_a_frame_is_open_at_the_break() -> None:
    frame = Path((("R", 0.0, 0.0, 90.0, 420.0),), stroke="#000000")
    cut = fit((row(LONG, paths=(frame,)),), 0, 200.0, Sheet(full=300.0))
    assert [[op[0] for op in part.paths[0].ops].count("L") for part in (cut.part, cut.rest)] == [3, 3]


def test_a_row_is_parted_where_more_of_the_page_would_be_empty_than_its_role_bears() -> None:
    soft = row(LONG[:10])._replace(short=42.0)
    assert fit((*lines("a", "b"), soft), 0, 70.0, PAGE).part is None  # 42 points are left
    assert cells_of(fit((*lines("a", "b"), soft), 0, 84.0, PAGE).part) == [list("0123")]


@pytest.mark.parametrize(("first", "said"), [(lines("name"), ["continued"]), (LONG[:10], [])])
def test_what_goes_on_says_so_beside_itself_if_its_first_cell_has_ended(first: Galley, said: list[str]) -> None:
    entry = row(first, LONG[:10], tall=140.0)._replace(short=0.0, again=lines("continued"))
    cut = fit((entry,), 0, 100.0, PAGE)
    assert cells_of(cut.rest)[1] == ["7", "8", "9"]
    (page,) = paginate((cut.rest,), place())
    assert [text_of(line) for line in page.text if line.flow == "head"] == said


def test_what_would_reach_into_a_cell_that_goes_on_is_not_said_again() -> None:
    entry = row(lines("1"), LONG[:10], tall=140.0)._replace(short=0.0, again=(line("continued")._replace(
        runs=(run("continued", width=120.0),)),))
    rest = fit((entry,), 0, 100.0, PAGE).rest
    assert not [found for found in paginate((rest,), place())[0].text if found.flow == "head"]


def test_the_only_cell_goes_on_below_what_says_so_and_that_counts_among_its_three_lines() -> None:
    block = row(LONG[:10], tall=147.0)._replace(short=0.0, again=lines("1, continued"), grid=35.0)
    cut = fit((block,), 0, 112.0, PAGE)
    assert cells_of(cut.part) == [list("01234567")]
    assert cells_of(cut.rest) == [["1, continued", "8", "9"]]
    assert cut.rest.height == 70.0  # what rounding gave the whole row is left out
    assert [text_of(line) for line in paginate((cut.rest,), place())[0].text if line.flow == "head"] == ["1, continued"]


def test_a_line_higher_than_a_page_in_what_goes_on_is_refused() -> None:
    block = row((*LONG[:10], line("tall", leading=310.0)), again=lines("1, continued"))
    with pytest.raises(TooTall):
        paginate((block,), place())


@settings(deadline=None, max_examples=60)
@given(any_columns().map(lambda made: named((made,))[0]), st.floats(150.0, 400.0))
def test_columns_say_all_once_in_order_and_notes_not_before_their_line(columns: Columns, room: float) -> None:
    left, text, notes, where = columns, list[str](), list[str](), dict[str, int]()
    for page in range(1_000):
        cut = fit((left,), 0, room, Sheet(full=room))
        row, left = cut.part or cut.rows[0], cut.rest
        assert row.height <= room + EPS
        for k, (_, cell) in enumerate(row.cells):
            foot = cell[-1:] if isinstance(cell[-1], Row) and cell[-1].flow == "foot" else ()
            above = list(texts(cell[:-1] if foot else cell))
            text += above
            notes += texts(foot)
            where |= dict.fromkeys((*above, *texts(foot)), 10 * page + k)
        if not left:
            break
    assert left is None and text == list(texts((columns,)))
    carried = [list(texts(note.galley)) for line in in_order(columns.galley) for note in line.notes
               if isinstance(note, Foot)]
    if columns.footing:
        assert notes == [word for note in carried for word in note]
        assert all(where[word] >= where[line.runs[0].text] for line in in_order(columns.galley) for note in line.notes
                   if isinstance(note, Foot) for word in texts(note.galley))


def in_order(items):
    for item in items:
        if isinstance(item, Row):
            yield from (line for _, cell in item.cells for line in in_order(cell))
        elif hasattr(item, "runs"):
            yield item


def test_a_heading_across_columns_takes_two_lines_of_them_with_it() -> None:
    below = (line("head"), Penalty(NEVER), Columns(lines(*map(str, range(40))), 2, 80.0, 10.0))
    assert [fit((*lines("a", "b"), *below), 0, 42.0 + room, PAGE).at for room in (14.0, 28.0)] == [2, 4]


def test_columns_over_many_pages_cost_as_many_calls_for_each_in_a_box() -> None:
    """Their height is asked for on every page, and to balance all that is left each time would cost their square."""
    def calls(n: int) -> int:
        columns = Columns(lines(*map(str, range(n))), 2, 80.0, 10.0)
        box = Row(height((columns,)), 0.0, 0.0, ((0.0, (columns,)),))
        count = 0

        def counted(frame, event, arg) -> None:
            nonlocal count
            count += event == "call"

        sys.setprofile(counted)
        try:
            paginate((box,), place())
        finally:
            sys.setprofile(None)
        return count

    assert calls(8_000) < 2.5 * calls(4_000)


def test_what_has_begun_is_not_said_again_after_a_page_of_footnotes() -> None:
    """A row is parted on the first page; the footnotes of the second page leave no room for the rest."""
    def notes(many: int) -> Foot:
        return Foot(tuple(line("note", leading=11.0) for _ in range(many)))

    leadings = (11.0, 11.0, 11.0, 21.0, 21.0, 21.0, 11.0, 21.0)
    cell = [Glue(5.0, keep=True), *(line(f"r{k}", leading=leading) for k, leading in enumerate(leadings))]
    cell.insert(-1, Glue(28.0))
    entry = Row(166.0, 0.0, 0.0, ((0.0, tuple(cell)),), short=0.0, pad=(5.0, 5.0))
    columns = Columns((line("a", leading=11.0), line("b", notes(39), leading=11.0), entry), 2, 80.0, 10.0, level=False,
                      footing=Footing())
    head = (line("0", leading=11.0), line("1", leading=11.0), line("2", notes(17), leading=11.0))
    pages = paginate((*head, columns), place())
    assert said(placed(pages)) == ["0", "1", "2", "a", "b", *(f"r{k}" for k in range(8))]
