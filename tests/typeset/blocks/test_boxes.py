"""Boxes and parallel cells: widths, heights, frames; never split."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.layout.doc import Element
from briefing.typeset import typeset
from briefing.typeset.blocks.boxes import column_edges, whole_lines
from briefing.typeset.galley import Columns, Glue, Line, Row
from briefing.typeset.pages.paginate import paginate
from helpers.docs import context, doc, e, galley, lines_of, p, read, theme
from helpers.galleys import place, placed
from typeset.samples import FACES

MM = 72 / 25.4


@pytest.mark.parametrize(("columns", "gap", "expected"), [
    ("", 0.0, [(0.0, 150.0), (150.0, 150.0)]),
    ("* *", 20.0, [(0.0, 140.0), (160.0, 140.0)]),
    ("2* *", 0.0, [(0.0, 200.0), (200.0, 100.0)]),
    ("100pt *", 10.0, [(0.0, 100.0), (110.0, 190.0)]),
    ("10mm *", 0.0, [(0.0, 10 * MM), (10 * MM, 300.0 - 10 * MM)]),
    ("margin-width *", 0.0, [(0.0, 100.0), (100.0, 200.0)]),
])
def test_columns_share_what_the_fixed_ones_leave(columns: str, gap: float, expected) -> None:
    found = column_edges(columns, 300.0, gap, 2, context())
    assert [edge for pair in found for edge in pair] == pytest.approx([edge for pair in expected for edge in pair])


@settings(deadline=None)
@given(st.integers(1, 6), st.floats(0.0, 20.0))
def test_columns_and_gaps_fill_the_measure(count: int, gap: float) -> None:
    found = column_edges("", 300.0, gap, count, context())
    assert found[-1][0] + found[-1][1] == pytest.approx(300.0)


@settings(deadline=None)
@given(st.floats(0.0, 900.0), st.sampled_from([7.0, 14.0]))
def test_a_box_is_a_whole_number_of_lines(tall: float, grid: float) -> None:
    found = whole_lines(tall, grid)
    assert tall - 0.011 <= found < tall + grid and (found / grid).is_integer()
    assert whole_lines(tall, 0.0) == tall


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    (row,) = galley(e("row", e("cell", p("a"), p("b")), e("cell", p("c"), height="60pt"), e("cell")))
    assert isinstance(row, Row) and row.height == 60.0
    assert read((row,)) == ["a", "b", "c"]


def test_a_cell_at_the_bottom_ends_with_the_row() -> None:
    (row,) = galley(e("row", e("cell", p("a"), p("b")), e("cell", p("c"), align="bottom")))
    assert row.cells[1][1][0] == Glue(14.0, keep=True)


def test_a_box_has_the_frame_ground_and_inset_of_its_role() -> None:
    theme = {"box_inset": 8.0, "box_pad_top": 5.0, "box_pad_bottom": 6.0, "box_frame": 0.75, "box_ground": "#efece6",
             "box_before": 14.0, "box_after": 14.0}
    before, row, after = galley(e("aside", p("text"), role="box"), **theme)
    assert (before, after) == (Glue(14.0), Glue(14.0))
    assert (row.height, row.cells[0][0]) == (25.0, 8.0)
    fills = [path for path in row.paths if path.fill]
    frames = [path for path in row.paths if path.stroke and path.ops[0][0] == "R"]
    assert [path.ops for path in fills + frames] == [(("R", 0.0, 0.0, 280.0, 25.0),)] * 2
    assert [(path.stroke, path.weight) for path in frames] == [("#000000", 0.75)]


def test_columns_are_set_to_their_own_measure() -> None:
    (columns,) = galley(e("columns", p("a"), p("b"), count="2", gap="20pt", rule="yes"))
    assert isinstance(columns, Columns)
    assert (columns.number, columns.measure, columns.gap, columns.rule.weight) == (2, 130.0, 20.0, 0.5)


def test_a_heading_stands_across_columns_and_they_go_on_below_it() -> None:
    words = "A heading that is wider than a column"
    head = e("h2", words, wide="yes")
    made = galley(e("columns", p("a"), e("section", p("b"), head, p("c")), p("d"), count="2", gap="20pt"))
    first, second = (item for item in made if isinstance(item, Columns))
    assert (read(first.galley), read(second.galley)) == (["a", "b"], ["c", "d"])
    between = made[made.index(first) + 1:made.index(second)]
    assert lines_of(between) == [words] and not any(isinstance(item, Line) and item.wide for item in between)
    assert between[0] == Glue(28.0) and between[-2] == Glue(7.0, keep=True)


def test_columns_above_a_heading_are_as_high_as_each_other_and_the_last_are_if_they_are_to_be() -> None:
    def levels(**given: str) -> list[bool]:
        return [item.level for item in galley(e("columns", p("a"), e("h2", "b", wide="yes"), p("c"), **given))
                if isinstance(item, Columns)]

    assert levels() == [True, True]
    assert levels(balance="no") == [True, False]


def test_columns_that_are_not_balanced_fill_the_page_one_after_the_other() -> None:
    pages = typeset(doc(e("columns", *(p(f"p{k}") for k in range(30)), count="3", gap="20pt", balance="no")), theme(),
                    FACES)
    xs = [line.x for line in pages.pages[0].text]
    assert [xs.count(x) for x in sorted(set(xs))] == [21, 9]


def test_numbers_of_paragraphs_stand_at_the_left_of_their_column_on_every_page() -> None:
    columns = e("columns", *(p(f"p{k}", number=str(k)) for k in range(1, 51)), count="2", gap="20pt")
    pages = paginate(galley(columns), place())
    for (_, number), (_, text) in zip(placed(pages, "number"), placed(pages), strict=True):
        width = sum(run.width for run in number.runs)
        assert (number.x + width + 4.0, number.y) == (pytest.approx(text.x, abs=3.0), text.y)


@pytest.mark.parametrize(("gap", "rule", "shown"), [("20pt", "", 3), ("6pt", "", 0), ("20pt", "yes", 0)])
def test_numbers_that_would_touch_the_column_before_are_left_out_and_that_is_said(gap: str, rule: str,
                                                                                  shown: int) -> None:
    numbered = [p(f"p{k}", number=str(k)) for k in range(98, 101)]
    columns = e("columns", *numbered, gap=gap, **({"rule": rule} if rule else {}))
    pages = typeset(doc(columns), theme(), FACES)
    assert sum(line.flow == "number" for line in pages.pages[0].text) == shown
    assert [found.code for found in pages.warnings] == ([] if shown else ["numbers-left-out"])


def test_footnotes_stand_at_the_foot_of_their_column_at_its_width() -> None:
    note = e("footnote", p("A note of some words that goes on for more than a line of its column."))
    text = e("p", "Words", note, first="yes")
    text.children[1].attributes["number"] = "1"
    made = doc(e("columns", text, p("b"), p("c"), p("d"), gap="20pt", footnotes="column"), p("after"))
    (page,) = typeset(made, theme(), FACES).pages
    after = page.text[-1]
    notes = [line for line in page.text if line.flow == "foot"]
    assert len(notes) > 1 and all(line.x < 20.0 + 130.0 and line.y < after.y for line in notes)
    assert len([path for path in page.paths if path.weight == 0.5]) == 1


def noted(words: str, number: str) -> Element:
    note = e("footnote", p("A note of some words that goes on for more than a line of its column, twice over."))
    note.attributes["number"] = number
    return e("p", words, note, first="yes")


def test_a_footnote_of_what_stands_across_columns_is_as_wide_as_what_is_around() -> None:
    heading = noted("Across", "1")
    heading.attributes["wide"] = "yes"
    made = doc(e("columns", heading, p("b"), p("c"), gap="20pt", footnotes="column"))
    (page,) = typeset(made, theme(), FACES).pages
    notes = [sum(run.width for run in line.runs) for line in page.text if line.flow == "foot"]
    assert max(notes) > 150.0


def test_a_footnote_of_columns_within_columns_stands_once() -> None:
    inner = e("columns", noted("Words", "1"), p("b"), gap="6pt")
    made = doc(e("columns", inner, p("c"), p("d"), gap="20pt", footnotes="column"))
    said = "".join(run.text for page in typeset(made, theme(), FACES).pages for line in page.text for run in line.runs)
    assert said.count("twice over") == 1


def test_what_is_kept_together_is_in_one_column() -> None:
    kept = e("div", *(p(f"k{k}") for k in range(5)), keep="together")
    (columns,) = galley(e("columns", p("a"), p("b"), kept, p("c"), count="2", gap="20pt"))
    (page,) = paginate((columns,), place())
    where = {"".join(run.text for run in line.runs).strip(): line.x for line in page.text}
    assert len({where[f"k{k}"] for k in range(5)}) == 1
