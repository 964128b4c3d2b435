"""Pages of a galley: every line once and in order, nothing below the foot, margin notes beside their lines."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

from briefing.typeset.fit import SIDE_GAP
from briefing.typeset.galley import (
    CLUB,
    EJECT,
    LEAVE,
    NEVER,
    RECTO,
    Columns,
    Foot,
    Footing,
    Frame,
    Galley,
    Glue,
    Guide,
    Hang,
    Heading,
    Ink,
    Item,
    Line,
    Link,
    Path,
    Penalty,
    Row,
    Side,
    Target,
)
from briefing.typeset.pages.paginate import TooTall, paginate
from helpers.galleys import (
    BOTTOM,
    TOP,
    columns,
    galleys,
    line,
    lines,
    place,
    placed,
    row,
    rows,
    run,
    said,
    sides,
    texts,
)

ROUNDING = 0.1


def pages_of(items):
    return [said(placed([page])) for page in paginate(items, place())]


# properties ----------------------------------------------------------------------------------------------------------


@given(galleys(rows(wide=True), columns(), notes=True))
@settings(max_examples=300, deadline=None)
def test_every_line_comes_once_and_in_order(items) -> None:
    pages = paginate(items, place())
    assert said(placed(pages)) == list(texts(items))


@given(galleys(rows(), columns()))
@settings(max_examples=300, deadline=None)
def test_nothing_stands_below_the_foot_of_a_page(items) -> None:
    assert [p.y for _, p in placed(paginate(items, place())) if p.y > BOTTOM + ROUNDING] == []


@given(galleys(rows(wide=True), notes=True))
@settings(max_examples=300, deadline=None)
def test_full_width_rows_below_margin_notes_stay_on_the_page(items) -> None:
    assert [p.y for _, p in placed(paginate(items, place())) if p.y > BOTTOM + ROUNDING] == []


@given(galleys(notes=True))
@settings(max_examples=300, deadline=None)
def test_margin_notes_come_once_in_order_and_stand_apart(items) -> None:
    pages = paginate(items, place())
    notes = placed(pages, "margin")
    assert [text for text in said(notes) if text in set(sides(items))] == list(sides(items))
    for page in pages:
        ys = sorted(p.y for _, p in placed([page], "margin"))  # late ones may stand below those of the page
        firsts = [p.y for _, p in placed([page], "margin") if said([(0, p)])[0] in set(sides(items))]
        for y, following in pairwise(ys):
            assert following - y >= (14.0 + SIDE_GAP if following in firsts else 14.0) - ROUNDING
        assert all(TOP < y <= BOTTOM + ROUNDING for y in ys)


# examples ------------------------------------------------------------------------------------------------------------


def test_an_empty_galley_is_one_empty_page() -> None:
    assert pages_of(()) == [[]]


def test_white_space_is_dropped_at_the_top_of_a_page_unless_it_keeps() -> None:
    items = (*lines("a"), Penalty(EJECT), Glue(30.0), *lines("b"), Penalty(EJECT), Glue(30.0, keep=True), *lines("c"))
    assert [round(p.y - TOP, 1) for _, p in placed(paginate(items, place()))] == [10.5, 10.5, 40.5]


def test_a_heading_goes_with_its_text() -> None:
    filling = lines(*map(str, range(20)))  # 280 of 300 points
    items = (*filling, line("heading"), Penalty(NEVER), line("text"))
    assert pages_of(items)[1] == ["heading", "text"]


def test_no_line_of_a_paragraph_stands_alone() -> None:
    filling = lines(*map(str, range(20)))
    items = (*filling, Glue(0.0), line("first"), Penalty(CLUB), line("second"))
    assert pages_of(items)[1] == ["first", "second"]


@pytest.mark.parametrize("item", [line("high", leading=420.0), row((line("high", leading=420.0),)),
                                  Columns((line("high", leading=420.0),), 2, 80.0, 10.0)])
def test_a_line_higher_than_a_page_is_refused_with_its_owner(item) -> None:
    with pytest.raises(TooTall) as refused:
        paginate((line("a"), item), place())
    assert (refused.value.node, refused.value.over) == (1, 420.0 - 300.0)


def test_a_tables_head_stands_on_every_page() -> None:
    head = row(lines("head"))
    body = tuple(row(lines(f"r{k}", f"s{k}"), head=(head,)) for k in range(14))
    first, second = pages_of((head, Penalty(NEVER), *body))
    assert first[:3] == ["head", "r0", "s0"] and second[0] == "r10"
    again = placed(paginate((head, Penalty(NEVER), *body), place()), "head")
    assert [(page, r.node, r.text) for page, p in again for r in p.runs] == [(2, -1, "head")]


def test_what_the_page_has_left_goes_to_glue_that_stretches() -> None:
    items = (line("top"), Glue(0.0, stretch=1.0), line("foot"))
    top, foot = (p for _, p in placed(paginate(items, place())))
    assert (top.y, foot.y) == (TOP + 10.5, BOTTOM - 3.5)


def test_a_floating_box_lets_the_text_go_before_it() -> None:
    filling = lines(*map(str, range(18)))
    box = row(lines("box", "box", "box", "box"), floats=True)
    items = (*filling, Glue(7.0), box, Glue(7.0), *lines("x", "y", "z"))
    pages = paginate(items, place())
    assert said(placed(pages[:1])) == [*map(str, range(18)), "x", "y", "z"]
    assert said(placed(pages, "float")) == ["box"] * 4
    assert placed(pages, "float")[0][0] == 2


def test_white_that_fills_leaves_room_for_a_head_that_is_set_again() -> None:
    head = row(lines("head"))
    body = tuple(row(lines(f"r{k}"), head=(head,)) for k in range(24))
    items = (head, Penalty(NEVER), *body, Glue(0.0, stretch=1.0), *lines("last"))
    pages = paginate(items, place())
    (_, last), = [found for found in placed(pages) if said([found]) == ["last"]]
    assert last.y == pytest.approx(BOTTOM - 3.5)


def test_columns_without_a_page_lose_nothing_to_forced_breaks() -> None:
    inner = (*lines("a"), Penalty(EJECT), *lines("b"), Penalty(EJECT), *lines("c"), Penalty(EJECT), *lines("d"))
    box = row((Columns(inner, 2, 80.0, 10.0),), tall=28.0)
    assert pages_of((box,)) == [["a", "b", "c", "d"]]


def test_columns_stand_where_their_place_begins() -> None:
    (page,) = paginate((Columns(lines("a", "b"), 2, 80.0, 10.0, x=30.0),), place())
    assert [p.x for _, p in placed([page])] == [50.0, 140.0]


def test_a_table_in_columns_keeps_no_room_for_a_head_that_is_not_set_again() -> None:
    head = row(lines("head"))
    body = tuple(row(lines(f"r{k}"), head=(head,)) for k in range(60))
    first = pages_of((Columns((head, Penalty(NEVER), *body), 2, 80.0, 10.0),))[0]
    assert len(first) == 42


def test_a_tables_head_takes_room_on_later_pages_too() -> None:
    """A page has 21 lines: a head and 20 rows, on each."""
    head = row(lines("head"))
    body = tuple(row(lines(f"r{k}"), head=(head,)) for k in range(60))
    assert [len(page) for page in pages_of((head, Penalty(NEVER), *body))] == [1 + 20, 20, 20]


@pytest.mark.parametrize(("room", "page"), [(2, 1), (1, 2)])
def test_two_lines_at_least_go_before_a_floating_box(room: int, page: int) -> None:
    """In the room that is left above it there are so many lines; one alone goes below the box."""
    box = row(lines(*["box"] * 4), floats=True)
    pages = paginate((*lines(*map(str, range(21 - room))), box, *lines(*"abcdef")), place())
    assert [number for number, p in placed(pages) if said([(0, p)]) == ["a"]] == [page]


def test_a_floating_box_does_not_pass_a_heading() -> None:
    filling = lines(*map(str, range(18)))
    box = row(lines("box", "box", "box", "box"), floats=True)
    items = (*filling, box, line("next", Heading(2, "next", "")), Penalty(NEVER), *lines("x", "y", "z"))
    assert "next" not in said(placed(paginate(items, place())[:1]))


def test_notes_go_where_their_line_goes() -> None:
    carrying = (Link(7, 5.0, 30.0, "#b"), Target("a"), Heading(2, "One", "a"), Guide("word"),
                Ink((Path((("M", 0.0, 0.0), ("L", 9.0, 1.0))),)))
    (page,) = paginate((line("text", *carrying),), place())
    (link,), y = page.links, TOP + 10.5
    assert (link.node, link.x, link.width, link.target) == (7, 25.0, 30.0, "#b")
    assert link.y < y < link.y + link.height
    assert page.targets == [("a", y - 9.0)]
    assert page.headings == [(Heading(2, "One", "a"), y)]
    assert page.guides == ["word"]
    assert [path.ops for path in page.paths] == [(("M", 20.0, y), ("L", 29.0, y + 1.0))]


def test_a_number_hangs_on_the_binding_side() -> None:
    hang = Hang((run("1", -1, 5.0),), 5.0, 4.0, 4.0)
    items = (line("recto", hang), Penalty(EJECT), line("verso", hang))
    (_, recto), (_, verso) = placed(paginate(items, place()), "number")
    assert (recto.x, verso.x) == (20.0 - 4.0 - 5.0, 20.0 + 280.0 + 4.0)


def test_a_margin_note_is_on_the_baseline_of_its_line() -> None:
    items = (line("a"), line("b", Side(lines("note"))))
    pages = paginate(items, place())
    (_, note), (_, _), (_, b) = placed(pages, "margin")[0], *placed(pages)
    assert (note.y, note.x) == (b.y, 320.0)


def test_a_margin_note_at_the_foot_ends_on_the_last_line() -> None:
    items = (*lines(*map(str, range(20))), line("last", Side(lines("n1", "n2", "n3"))))
    notes = placed(paginate(items, place()), "margin")
    assert notes[-1][1].y == pytest.approx(BOTTOM - 3.5)
    assert {page for page, _ in notes} == {1}


def test_notes_at_the_foot_rise_until_their_last_line_is_beside_their_own() -> None:
    """A page has 21 lines; each note is three lines high."""
    first, second = (Side(lines(*[name] * 3)) for name in ("n1", "n2"))
    items = (*lines(*map(str, range(16))), line("a", first), *lines("b"), line("c", second), *lines("d"))
    tops = [p.y - 10.5 - TOP for _, p in placed(paginate(items, place()), "margin")][::3]
    assert tops == [pytest.approx(300.0 - 42.0 - SIDE_GAP - 42.0), pytest.approx(300.0 - 42.0)]


def test_notes_that_would_rise_further_go_over() -> None:
    ends = [line(f"l{k}", Side(lines(*[f"n{k}"] * 3))) for k in range(3)]
    notes = placed(paginate((*lines(*map(str, range(17))), *ends, *lines("x")), place()), "margin")
    assert [page for page, _ in notes] == [1, 1, 1, 2, 2, 2, 2, 2, 2]


def test_what_stands_across_the_page_begins_below_the_notes() -> None:
    items = (line("a", Side(lines("n1", "n2", "n3"))), row(lines("wide"), wide=True))
    pages = paginate(items, place())
    (_, wide), notes = placed(pages)[-1], placed(pages, "margin")
    assert wide.y - 10.5 >= notes[-1][1].y + 3.5


def test_columns_stand_side_by_side_with_a_rule_between_them() -> None:
    rule = Path((), stroke="#737373", weight=0.5)
    (page,) = paginate((Columns(lines("a", "b", "c"), 2, 80.0, 10.0, rule),), place())
    assert [(p.x, p.y - TOP) for _, p in placed([page])] == [(20.0, 10.5), (20.0, 24.5), (110.0, 10.5)]
    ((kind, x, y), (_, _, end)), = (path.ops for path in page.paths)
    assert (kind, x, y) == ("M", 105.0, TOP) and end == pytest.approx(TOP + 28.0)


def test_columns_go_on_over_pages() -> None:
    items = (Columns(lines(*map(str, range(60))), 2, 80.0, 10.0),)
    pages = paginate(items, place())
    assert [len(said(placed([page]))) for page in pages] == [42, 18]
    assert [p.x for _, p in placed(pages[1:])].count(20.0) == 9


def test_a_frame_takes_no_room() -> None:
    items = (Frame(200.0, 300.0, lines("frame")), *lines("text"))
    (_, frame), (_, text) = placed(paginate(items, place()))
    assert (frame.x, frame.y) == (200.0, 310.5) and text.y == TOP + 10.5


# forced breaks --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("before", "expected"), [
    (("a",), [["a"], [], ["b"]]), (("a", Penalty(EJECT), "c"), [["a"], ["c"], ["b"]]), ((), [["b"]]),
])
def test_a_forced_recto_leaves_a_verso_empty_where_it_must(before, expected) -> None:
    items = tuple(line(it) if isinstance(it, str) else it for it in before)
    assert pages_of((*items, Penalty(RECTO), line("b"))) == expected


def test_a_break_where_a_page_begins_anyhow_does_nothing() -> None:
    items = (Penalty(EJECT), line("a"), Penalty(EJECT), Glue(14.0), Penalty(EJECT), line("b"), Penalty(EJECT))
    assert pages_of(items) == [["a"], ["b"]]


def test_two_lines_stand_below_a_heading() -> None:
    filling = lines(*map(str, range(18)))
    items = (*filling, line("heading", Heading(2, "h", "")), Penalty(NEVER), Glue(7.0, keep=True), Penalty(NEVER),
             line("one"), Glue(7.0), line("two"))
    assert pages_of(items)[1] == ["heading", "one", "two"]


# columns --------------------------------------------------------------------------------------------------------------


def test_text_goes_on_below_columns() -> None:
    items = (line("a"), Columns(lines("b", "c", "d"), 2, 80.0, 10.0), line("e"))
    found = placed(paginate(items, place()))
    assert [(p.x, p.y - TOP - 10.5) for _, p in found] == [(20, 0), (20, 14), (20, 28), (110, 14), (20, 42)]


def test_what_the_page_has_left_goes_to_glue_before_columns() -> None:
    items = (line("a"), Glue(0.0, stretch=1.0), Columns(lines("b", "c"), 2, 80.0, 10.0))
    assert [p.y for _, p in placed(paginate(items, place()))] == pytest.approx([TOP + 10.5, *[BOTTOM - 3.5] * 2])


def test_footnotes_of_columns_stand_at_the_pages_foot() -> None:
    inner = tuple(line(str(k), *((Foot(lines(f"n{k}")),) if k % 10 == 0 else ())) for k in range(60))
    pages = paginate((Columns(inner, 2, 80.0, 10.0),), place())
    for page in pages:
        text, notes = placed([page]), placed([page], "foot")
        assert [name[1:] for name in said(notes)] == [name for name in said(text) if int(name) % 10 == 0]
        assert {p.x for _, p in notes} == {20.0}
        assert max(p.y for _, p in text) < min(p.y for _, p in notes) - 14.0
    assert len({p.x for _, p in placed(pages[:1])}) == 2


@pytest.mark.parametrize("count", range(10, 26))
def test_a_footnote_without_room_in_its_column_waits_for_the_next_one(count: int) -> None:
    cell = (*lines(*"abcd"), line("e", Foot(lines("n", "m"))), *lines(*"fg"))
    row = Row(7 * 14.0, 0.0, 0.0, ((0.0, cell),), short=0.0)
    columns = Columns((row,), 2, 80.0, 10.0, level=False, footing=Footing(0.45, 14.0))
    found = paginate((*lines(*(str(k) for k in range(count))), columns), place())
    assert sorted(said(placed(found, "foot"))) == ["m", "n"]


# footnotes ------------------------------------------------------------------------------------------------------------


def foot(*names: str) -> Foot:
    return Foot(lines(*names))


def test_a_footnote_stands_at_the_foot_below_a_rule() -> None:
    rule = Path((("M", 0.0, 0.0), ("L", 72.0, 0.0)), stroke="#000000", weight=0.5)
    (page,) = paginate((line("a", foot("n1", "n2")), line("b", foot("n3"))), place(), Footing(0.45, 14.0, rule))
    notes = placed([page], "foot")
    assert said(notes) == ["n1", "n2", "n3"]
    assert [p.y for _, p in notes] == [BOTTOM - 3.5 - 14.0 * k for k in (2, 1, 0)]
    assert page.paths[0].ops == (("M", 20.0, BOTTOM - 42.0 - 7.0), ("L", 92.0, BOTTOM - 42.0 - 7.0))


def test_a_line_goes_to_the_next_page_with_a_note_that_has_no_room() -> None:
    filling = lines(*map(str, range(19)))  # 266 of 300 points
    pages = paginate((*filling, line("a", foot("n1", "n2"))), place())
    assert said(placed(pages[1:])) == ["a"] and said(placed(pages[1:], "foot")) == ["n1", "n2"]


def test_a_long_footnote_takes_its_share_and_goes_on_before_the_next() -> None:
    long = Foot(lines(*(f"n{k}" for k in range(30))))
    body = (line("a", long), *lines(*map(str, range(12))), line("b", foot("late")), *lines(*map(str, range(20))))
    pages = paginate(body, place())
    assert [len(placed([page], "foot")) for page in pages[:2]] == [8, 8]  # 45 % of 300, less the white above
    assert said(placed(pages, "foot")) == [*(f"n{k}" for k in range(30)), "late"]


@pytest.mark.parametrize("filled", range(10, 20))
def test_a_split_footnote_has_two_lines_on_each_side(filled: int) -> None:
    items = (*lines(*map(str, range(filled))), line("a", foot("1", "2", "3", "4", "5")), *lines("x", "y", "z"))
    assert not {len(placed([page], "foot")) for page in paginate(items, place())} & {1, 4}


def test_a_note_of_a_cell_stands_on_the_page_of_its_row() -> None:
    items = (*lines(*map(str, range(10))), row((line("a", foot("n1")),), lines("b")), *lines(*map(str, range(10))))
    assert [(page, p.y) for page, p in placed(paginate(items, place()), "foot")] == [(1, BOTTOM - 3.5)]


def test_notes_may_stand_alone_on_the_last_page() -> None:
    pages = paginate((line("a", Foot(lines(*map(str, range(40)))), Side(lines(*map(str, range(30))))),), place())
    assert [len(placed([page])) for page in pages] == [1] + [0] * (len(pages) - 1)
    assert said(placed(pages, "foot")) == list(map(str, range(40)))


def test_rows_that_may_be_parted_are_if_that_saves_a_page() -> None:
    """A page has 21 lines."""
    soft = [row(lines(*(f"{k}.{n}" for n in range(12))), tall=168.0)._replace(short=84.0) for k in range(4)]
    pages = [said(placed([page])) for page in paginate(soft[:3], place())]
    assert [(page[0], page[-1]) for page in pages] == [("0.0", "1.8"), ("1.9", "2.11")]
    pages = [said(placed([page])) for page in paginate((*soft[:2], Penalty(EJECT), *soft[2:]), place())]
    assert [(page[0], page[-1]) for page in pages] == [(f"{k}.0", f"{k}.11") for k in range(4)]


@pytest.mark.parametrize(("before", "pages"), [
    (("a",), [["a"], ["b"]]), (("a", Penalty(EJECT), "c"), [["a"], ["c", "b"]]),
])
def test_a_break_that_leaves_the_first_page_is_none_on_another(before, pages):
    items = tuple(line(item) if isinstance(item, str) else item for item in before)
    assert pages_of((*items, Penalty(LEAVE), line("b"))) == pages


@pytest.mark.parametrize(("after", "pages"), [((), []), ((Penalty(EJECT), line("next")), [1])])
def test_a_last_page_with_next_to_nothing_is_given_rows_of_the_page_before(after: Galley, pages: list[int]) -> None:
    """A page has 21 lines, of which six are more than a quarter."""
    blocks = [row(lines(*f"{k}" * 6), tall=84.0) for k in range(3)] + [row(lines("s", "t"), tall=28.0)] * 3
    made = paginate((*blocks, *after), place())
    assert [len(said(placed([page]))) for page in made] == [18, 6, *pages]


def test_no_more_rows_go_over_to_a_last_page_than_fill_a_quarter_of_it() -> None:
    """Footnotes, the head of a table, and the white above what stands below margin notes take room too."""
    def held(*items: Item) -> list[int]:
        return [len(said(placed([page]))) for page in paginate(items, place())]

    noted = [row((line(f"{k}", *((Foot(lines("note")),) if k < 5 else ())),)) for k in range(18)]
    assert held(*noted) == [12, 6]
    head = row(lines("head"), tall=42.0)
    assert held(head, Penalty(NEVER), *[row(lines("r"), head=(head,))] * 20) == [18, 3]
    pushed = (line("a", Side(lines(*"12345"))), *[row(lines("r"), wide=True)] * 17)
    assert held(*pushed) == [12, 6]


def test_text_that_runs_on_is_left_where_it_is() -> None:
    assert [len(said(placed([page]))) for page in paginate(lines(*map(str, range(23))), place())] == [21, 2]


# the margin -----------------------------------------------------------------------------------------------------------


def test_notes_that_go_over_are_set_as_late_ones() -> None:
    notes = [Side(lines(*[f"n{k}"] * 5), lines(*[f"late{k}"] * 5), f"m{k}") for k in range(5)]
    pages = paginate((line("a", *notes),), place())
    assert [set(said(placed([page], "margin"))) for page in pages] == [{"n0", "n1", "n2"}, {"late3", "late4"}]
    assert [name for name, _ in pages[0].anchors] == [f"m{k}" for k in range(5)]


@pytest.mark.parametrize(("carried", "beside", "tops"), [
    ([6], 0, {"late0": 4.5, "own": 0.0}),                      # the page's own stands beside its line
    ([16], 3, {"late0": 0.0, "own": 16.5}),                    # neither above nor below it has the late one room
    ([3, 12], 4, {"late0": 0.0, "late1": 8.5, "own": 4.0}),    # one late note is above it, and one below
])
def test_late_notes_take_what_those_of_the_page_leave(carried: list[int], beside: int, tops: dict[str, float]) -> None:
    """In the order of the text all the same. `tops` are in lines."""
    late = [Side(lines(*[f"late{k}"] * many)) for k, many in enumerate(carried)]
    next_page = [line(str(k), *([Side(lines(*["own"] * 4))] if k == beside else [])) for k in range(6)]
    items = (line("a", Side(lines(*["first"] * 20)), *late), *lines(*map(str, range(20))), *next_page)
    found = dict[str, float]()
    for _, note in placed(paginate(items, place())[1:2], "margin"):
        found.setdefault(note.runs[0].text, round((note.y - TOP) / 14.0 - 0.75, 1))
    assert found == tops and list(found) == list(tops)


def test_late_notes_go_on_below_what_stands_across_the_page() -> None:
    notes = [Side(lines(*[f"n{k}"] * 8)) for k in range(4)]
    wide = row(lines("wide"), (), (), lines("end"), wide=True)
    pages = paginate((*lines(*map(str, range(20))), line("a", *notes), wide, *lines("x", "y")), place())
    across = next(p.y for _, p in placed(pages[1:]) if said([(2, p)]) == ["wide"])
    ys = [p.y for _, p in placed(pages[1:2], "margin")]
    assert across == TOP + 10.5 and ys and min(ys) > across + 3.5


def floating(name: str, high: int) -> Side:
    return Side(lines(*[name] * high), lines(*[f"late {name}"] * high), floats=True)


def test_a_note_that_floats_leaves_the_places_beside_the_text_to_others() -> None:
    items = (line("a", floating("f", 3)), line("b", Side(lines("n", "n"))), *lines(*"cdefgh"))
    notes = [(p.y - TOP, said([(1, p)])[0]) for _, p in placed(paginate(items, place()), "margin")]
    assert notes[3] == (24.5, "n")
    assert notes[:3] == [(pytest.approx(14.0 + 28.0 + SIDE_GAP + 10.5 + 14.0 * k), "f") for k in range(3)]


def test_a_note_that_floats_goes_over_where_its_page_has_no_room() -> None:
    full = Side(lines(*["n"] * 19))
    pages = paginate((line("a", floating("f", 3), full), *lines(*"bc"), Penalty(EJECT), *lines(*"de")), place())
    assert [set(said(placed([page], "margin"))) for page in pages] == [{"n"}, {"late f"}]


def test_a_note_that_floats_may_stand_a_little_above_its_line_at_the_foot() -> None:
    items = (*lines(*map(str, range(19))), line("a", floating("f", 5)), *lines("b"))
    assert {page for page, _ in placed(paginate(items, place()), "margin")} == {1}


@given(galleys(rows(wide=True), notes=True))
@settings(max_examples=100, deadline=None)
def test_notes_that_float_come_once_and_overlap_nothing(items) -> None:
    loose = tuple(item._replace(notes=tuple(note._replace(floats=k % 2 == 0) if isinstance(note, Side) else note
                                            for note in item.notes)) if isinstance(item, Line) else item
                  for k, item in enumerate(items))
    pages = paginate(loose, place())
    firsts = set(sides(loose))
    assert sorted(text for text in said(placed(pages, "margin")) if text in firsts) == sorted(sides(loose))
    for page in pages:
        ys = sorted(p.y for _, p in placed([page], "margin"))
        assert all(below - above >= 11.0 - ROUNDING for above, below in pairwise(ys)) and all(y <= BOTTOM for y in ys)


def test_a_note_higher_than_a_page_is_split() -> None:
    pages = paginate((line("a", Side(lines(*map(str, range(50))))),), place())
    assert [len(placed([page], "margin")) for page in pages] == [21, 21, 8]


@pytest.mark.parametrize(("counts", "heights"), [
    ((2, 5, 3), [70.0, 70.0, 70.0]),       # 300 points hold three rows of the highest
    ((2, 10, 7), [56.0, 140.0, 98.0]),     # and here the lowest is raised as far as there is room
])
def test_rows_that_are_to_be_even_have_one_height_as_far_as_the_page_has_room(counts, heights) -> None:
    foot = Path((("M", 0.0, 0.0), ("L", 9.0, 0.0)), stroke="#000000")
    rows = [row(lines(*map(str, range(n))), even=7.0, paths=(foot.moved(0.0, 14.0 * n),)) for n in counts]
    (page,) = paginate(rows, place())
    feet = [float(path.ops[0][2]) - TOP for path in page.paths]
    assert [b - a for a, b in zip([0.0, *feet], feet, strict=False)] == pytest.approx(heights, abs=1.0)
    assert len(page.text) == sum(counts)
