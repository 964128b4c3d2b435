"""Tables: every cell's text in its cell, rows that hang together, heads, rules, numbers below each other."""

from dataclasses import replace
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.typeset.blocks.cells import place, set_cells
from briefing.typeset.blocks.context import Context
from briefing.typeset.blocks.tables import set_table
from briefing.typeset.fit import BY, height
from briefing.typeset.galley import CLUB, NEVER, Galley, Glue, Line, Penalty, Row, Target
from briefing.typeset.parting import divided
from helpers.docs import context, e, element, galley, p, read

KEYS = {"table_gap": 10.0, "table_pad_top": 3.0, "table_pad_bottom": 4.0, "caption_after": 5.0, "zebra_inset": 6.0,
        "tint": "#efece6", "th_leading": 14.0}
WORDS = ("two", "three", "seven", "eleven", "thirteen", "twenty-two")


def td(text: str, **more: str):
    return e("td", p(text), **more)


def tr(*cells: str, **more: str):
    return e("tr", *(td(cell) if isinstance(cell, str) else cell for cell in cells), **more)


def head(*cells: str):
    return e("tr", *(e("th", cell) if isinstance(cell, str) else cell for cell in cells), head="yes")


def table(*rows, width: float = 280.0, **more: str) -> Galley:
    return galley(e("table", *rows, **more), width, **KEYS)


def rows_of(items: Galley) -> list[Row]:
    return [item for item in items if isinstance(item, Row)]


def lines_in(cell: Galley) -> list[Line]:
    return [item for item in cell if isinstance(item, Line)]


def right(line: Line) -> float:
    return line.x + sum(run.width for run in line.runs)


def spans_of(path) -> tuple[float, float, float]:
    """x, width and y of a level rule."""
    (_, x, y), (_, end, _) = path.ops
    return x, end - x, y


@pytest.mark.parametrize(("even", "short"), [("", 84.0), ("yes", inf)])
def test_rows_may_be_parted_as_entries_are_and_say_so_over_the_cells_that_head_them(even: str, short: float) -> None:
    cells = [e("th", text, scope="row") for text in ("1", "A claim that is worded at length")]
    rows = tr(*cells, "for", "against", continued="A claim that is worded at length, continued")
    (row,) = rows_of(galley(e("table", rows, columns="20pt 180pt * *", even=even), 400.0, **KEYS, tr_short=84.0))
    assert row.short == short
    assert len(row.again) == (0 if even else 1)  # it would not go into the first cell
    assert even or not divided(row, 28.0, 300.0, False, BY)  # its head has three lines, which stand together


def test_columns_are_as_wide_as_their_content_asks() -> None:
    (row,) = rows_of(table(tr("a", "This is a text that is much longer")))
    (left, _), (second, _) = row.cells
    assert left == 0.0 and second < 40.0


def test_given_columns_and_shares_are_kept() -> None:
    (row,) = rows_of(table(tr("a", "b", "c"), columns="50pt 3* *"))
    assert [x for x, _ in row.cells] == pytest.approx([0.0, 60.0, 60.0 + 210 * 0.75 + 10.0])


def test_a_word_wider_than_the_table_is_broken() -> None:
    (row,) = rows_of(table(tr("x" * 200, "b")))
    long = lines_in(row.cells[0][1])
    assert len(long) > 2 and max(map(right, long)) <= row.cells[1][0] - 10.0 + 0.01


def test_a_row_is_as_high_as_its_highest_cell_and_its_white() -> None:
    (row,) = rows_of(table(tr("one two three four five six seven", "b"), columns="40pt *"))
    inner = height(row.cells[0][1]) - 3.0
    assert inner > 28.0 and row.height == inner + 7.0 and row.pad == (3.0, 4.0)
    assert row.cells[1][1][0] == Glue(3.0, keep=True)


def test_a_caption_stays_whole_and_with_the_first_rows() -> None:
    items = table(e("caption", "A caption that is so long that it does not go on one line of the table at all, I say"),
                  head("h"), tr("a"), tr("b"))
    first = items.index(rows_of(items)[1])
    legal = [item for item in items[:first] if isinstance(item, Penalty) and item.cost < NEVER]
    lines = [k for k, item in enumerate(items[:first]) if isinstance(item, Line)]
    assert len(lines) > 1 and not legal
    assert all(items[k + 1] == Penalty(NEVER) for k in lines)
    assert items[lines[-1] + 2] == Glue(5.0, keep=True)


def test_all_head_rows_stand_above_every_page() -> None:
    items = table(head("a", "b"), head("c", "d"), tr("1", "2"), tr("3", "4"))
    first, second, *body = rows_of(items)
    assert [row.head for row in body] == [(first, second)] * 2
    assert [[path.weight for path in row.paths] for row in (first, second)] == [[1.5], [0.75]]
    assert items[1] == items[3] == Penalty(NEVER)


def test_a_head_over_several_columns_has_a_rule_over_these() -> None:
    above, _, body = rows_of(table(head("a", e("th", "b", colspan="2")), head("c", "d", "e"), tr("1", "2", "3")))
    xs = [x for x, _ in body.cells]
    _, (x, width, y) = map(spans_of, above.paths)
    assert x == xs[1] and x + width == pytest.approx(280.0) and y == above.height


def test_heads_with_rules_of_their_own_part_the_rule_above_them() -> None:
    """As heavy as each says; below them is a hairline."""
    heads = head(e("th", "a", colspan="2", weight="0.75"), e("th", "b", weight="1.5"))
    above, *_ = rows_of(table(heads, tr("1", "2", "3")))
    (a, b, below), (x, _) = above.paths, (x for x, _ in above.cells)
    assert [path.weight for path in above.paths] == [0.75, 1.5, 0.5]
    assert a.ops[1][1] < b.ops[0][1] and below.ops[0][1] == a.ops[0][1] == x and below.ops[0][2] == above.height


def test_a_head_between_rows_stays_with_those_that_it_heads() -> None:
    items = table(head("h"), tr("a"), head("Part two"), tr("b"))
    between = items.index(rows_of(items)[2])
    assert items[between + 1] == Penalty(NEVER) and len(rows_of(items)[3].head) == 1


def test_rules_are_fine_between_rows_and_strong_at_the_ends() -> None:
    first, second, third = rows_of(table(tr("a"), tr("b"), tr("c")))
    assert [path.weight for path in first.paths] == [0.75, 0.5]
    assert [[path.weight for path in row.paths] for row in (second, third)] == [[0.5], [0.75]]


def test_zebra_tints_every_second_row_and_keeps_the_rules() -> None:
    rows = rows_of(table(head("h"), tr("a"), tr("b"), tr("c"), tr("d"), zebra="yes"))
    assert [any(path.fill == "#efece6" for path in row.paths) for row in rows] == [False, False, True, False, True]
    assert all(any(path.stroke for path in row.paths) for row in rows)
    assert {x for row in rows for x, _ in row.cells} == {6.0}
    (ground,) = [path for path in rows[2].paths if path.fill]
    assert ground.ops == (("R", 0.0, 0.0, 280.0, rows[2].height),)


def test_rows_tied_by_a_cell_are_one_row_without_a_rule_through_it() -> None:
    tied, last = rows_of(table(tr(td("tall", rowspan="2"), "a"), tr("b"), tr("c", "d")))
    assert read((tied,)) == ["tall", "a", "b"]
    xs = [x for x, _ in tied.cells]
    assert xs == [0.0, xs[1], xs[1]] and xs[1] > 0.0
    _, (x, width, y), (whole, broad, foot) = map(spans_of, tied.paths)
    assert (x, x + width, y) == (xs[1], pytest.approx(280.0), tied.height / 2)
    assert (whole, broad, foot) == (0.0, pytest.approx(280.0), tied.height)
    assert tied.short == inf and len(last.cells) == 2


def test_a_high_cell_over_two_rows_makes_the_second_higher() -> None:
    (tied,) = rows_of(table(tr(td("one two three four five six", rowspan="2"), "a"), tr("b"), columns="30pt *"))
    offsets = [cell[0].space for _, cell in tied.cells]
    assert offsets == [3.0, 3.0, 14.0 + 7.0 + 3.0]
    assert tied.height == height(tied.cells[0][1]) + 4.0 > 2 * 21.0


def test_tied_rows_higher_than_a_page_are_set_apart_with_nothing_lost() -> None:
    words = [f"w{k}" for k in range(60)]
    cells = [td(" ".join(words), rowspan="3"), td("a")]
    rows = rows_of(table(e("tr", *cells), tr("b " * 3), tr("c"), columns="30pt *"))
    assert len(rows) == 3
    assert [word for row in rows for _, cell in row.cells[:1] for line in lines_in(cell)
            for word in "".join(run.text for run in line.runs).split()] == words
    assert (rows[2].short, rows[0].short) == (0.0, inf)


def test_few_rows_break_anywhere_and_many_leave_none_alone() -> None:
    assert not [item for item in table(tr("a"), tr("b"), tr("c")) if isinstance(item, Penalty)]
    many = table(*(tr(str(k)) for k in range(5)))
    assert [k for k, item in enumerate(many) if item == Penalty(CLUB)] == [1, 5]


def test_a_row_can_be_found() -> None:
    (row,) = rows_of(table(tr("a", anchor="x")))
    assert row.notes == (Target("x"),)


@pytest.mark.parametrize(("align", "gap"), [("left", 0.0), ("right", 1.0), ("centre", 0.5)])
def test_cells_and_heads_are_aligned(align: str, gap: float) -> None:
    for row in rows_of(table(e("tr", e("th", "h", align=align), head="yes"), tr(td("a", align=align)))):
        ((_, cell),) = row.cells
        (line,) = lines_in(cell)
        assert line.x == pytest.approx(gap * (280.0 - right(line._replace(x=0.0))))


def test_decimal_points_stand_below_each_other() -> None:
    texts = ["1.5", "1,234.75", "12", "3,5 %", "−0.25"]
    rows = rows_of(table(*(tr("label", td(text, align=".")) for text in texts)))
    at = []
    for row, text in zip(rows, texts, strict=True):
        (line,) = lines_in(row.cells[1][1])
        before = {"1.5": "1", "1,234.75": "1,234", "12": "12", "3,5 %": "3", "−0.25": "−0"}[text]
        font = line.runs[0].font
        at.append(row.cells[1][0] + line.x + font.run(0, before).width)
        assert row.cells[1][0] + right(line) <= 280.01
    assert at == pytest.approx([at[0]] * len(at))


def test_what_is_no_number_stands_at_the_right_of_its_column_and_so_does_the_head() -> None:
    items = table(e("tr", e("th", "Height", align="."), head="yes"), tr(td("1.25", align=".")),
                  tr(td("none", align=".")))
    ends = [row.cells[0][0] + right(lines_in(row.cells[0][1])[0]) for row in rows_of(items)]
    assert ends == pytest.approx([280.0] * 3)


def test_a_cell_may_hold_lists_and_tables() -> None:
    inner = e("table", tr("x", "y"))
    (row,) = rows_of(table(e("tr", e("td", p("a"), e("ul", e("li", p("b")))), e("td", inner))))
    assert read((row,)) == ["a", "–", "b", "x", "y"]


# Whatever a table holds ------------------------------------------------------------------------------------------

TEXTS = st.lists(st.sampled_from([*WORDS, "extraordinarily" * 3]), min_size=0, max_size=8).map(" ".join)
CELLS = st.tuples(TEXTS, st.integers(1, 3), st.integers(1, 3), st.sampled_from(["", "right", "centre", "."]))
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5)


def made(rows) -> object:
    return e("table", *(
        e("tr", *(e("td", *([p(text)] if text else []), colspan=str(over), rowspan=str(down),
                    **({"align": align} if align else {})) for text, over, down, align in cells)) for cells in rows))


@settings(deadline=None, max_examples=60)
@given(TABLES, st.floats(120.0, 400.0))
def test_every_cells_text_stands_inside_its_cell(rows, measure: float) -> None:
    found = element(made(rows))
    given_context: Context = replace(context(**KEYS))
    grid = set_cells("", place(list(found.children), 0), measure, 0.0, given_context)  # type: ignore[arg-type]
    assert grid.edges[-1][0] + grid.edges[-1][1] <= measure + 0.01
    for cell in (cell for row in grid.rows for cell in row):
        last, wide = grid.edges[cell.spot.column + cell.spot.columns - 1]
        for line in lines_in(cell.items):
            shown = "".join(run.text for run in line.runs).rstrip()
            if len(shown) > 1:  # a letter is never broken
                assert line.x >= -0.01
                trailing = line.runs[-1].font.space if line.runs[-1].text.endswith(" ") else 0.0
                assert cell.x + right(line) - trailing <= last + wide + 0.01


@settings(deadline=None, max_examples=60)
@given(TABLES)
def test_rows_hold_their_cells_and_no_word_is_lost(rows) -> None:
    items = set_table(element(made(rows)), (0.0, 300.0), context(**KEYS))
    for row in rows_of(items):
        assert all(height(cell) <= row.height - 4.0 + 0.01 for _, cell in row.cells)
    letters = sorted(letter for cells in rows for text, *_ in cells for letter in text if letter != " ")
    assert sorted(letter for text in read(items) for letter in text if letter != " ") == letters
