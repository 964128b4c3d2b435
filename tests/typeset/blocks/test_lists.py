"""Lists: labels hang beside the first line; pairs of label and text share a baseline and stay whole."""

import pytest

from briefing.typeset.blocks.lists import letters, roman
from briefing.typeset.fit import first_baseline
from briefing.typeset.galley import NEVER, Glue, Line, Penalty, Row, Target
from helpers.docs import e, galley, lines_of, p, read

LONG = "This item is so long that it goes on over a second line, which stands below the first and not below its label."
KEYS = {"pairs_label_width": 60.0, "pairs_gap": 10.0, "pairs_pad_top": 3.0, "pairs_pad_bottom": 4.0}


def listed(name: str, *items: str, **more: str):
    return galley(e(name, *(e("li", p(item)) for item in items), **more), list_indent=12.0)


def test_bullets_and_numbers_stand_before_the_first_line_of_an_item() -> None:
    assert lines_of(listed("ul", "one", "two")) == ["– one", "– two"]
    assert lines_of(listed("ol", "one", "two", start="4")) == ["4. one", "5. two"]


def test_a_label_hangs_left_of_the_text_and_takes_no_room() -> None:
    first, *rest = [item for item in listed("ul", LONG) if isinstance(item, Line)]
    label = first.runs[0]
    assert (label.shift, label.width, first.x) == (-12.0, 0.0, 12.0)
    assert rest and all(line.x == 12.0 and line.runs[0].shift == 0.0 for line in rest)


def test_items_stand_apart_by_the_roles_gap() -> None:
    items = galley(e("ul", e("li", p("a")), e("li", p("b"))), list_indent=12.0, list_row_gap=5.0)
    assert [item.space for item in items if isinstance(item, Glue)] == [5.0]


def test_an_item_of_two_paragraphs_has_one_label() -> None:
    items = galley(e("ul", e("li", p("a"), p("b"))), list_indent=12.0)
    assert lines_of(items) == ["– a", "b"]


def test_a_list_in_a_list_is_set_further_in() -> None:
    items = galley(e("ul", e("li", p("a"), e("ul", e("li", p("b"))))), list_indent=12.0)
    assert [(item.x, text) for item, text in zip(items, lines_of(items), strict=True)] == [(12.0, "– a"), (24.0, "· b")]


def nested(names: list[str]):
    """A list in a list for each name, each with one item."""
    inner = [nested(names[1:])] if len(names) > 1 else []
    return e(names[0], e("li", p("x"), *inner))


@pytest.mark.parametrize(("names", "labels"), [
    (["ul"] * 5, ["–", "·", "–", "·", "–"]),
    (["ol"] * 6, ["1.", "a.", "i.", "1)", "a)", "i)"]),
    (["ol", "ul", "ol", "ul"], ["1.", "–", "a.", "·"]),
])
def test_labels_tell_how_deep_a_list_is_among_its_kind(names: list[str], labels: list[str]) -> None:
    items = galley(nested(names), list_indent=12.0)
    assert [text.split()[0] for text in lines_of(items)] == labels
    xs = [item.x for item in items if isinstance(item, Line)]
    assert xs == sorted(set(xs))


@pytest.mark.parametrize(("form", "numbers"), [
    (letters, {1: "a", 26: "z", 27: "aa", 52: "az", 703: "aaa"}),
    (roman, {1: "i", 4: "iv", 8: "viii", 9: "ix", 14: "xiv", 39: "xxxix"}),
])
def test_letters_and_roman_numerals_count(form, numbers) -> None:
    assert {number: form(number) for number in numbers} == numbers


def test_numbers_stand_with_their_points_below_each_other_and_clear_of_the_text() -> None:
    items = galley(e("ol", *(e("li", p("x")) for _ in range(10)), start="9"), list_indent=12.0)
    lines = [item for item in items if isinstance(item, Line)]
    ends = [line.x + line.runs[0].shift + line.runs[0].font.width[line.runs[0].text.strip()] for line in lines]
    assert ends == pytest.approx([ends[0]] * 10)
    widest = min(lines, key=lambda line: line.runs[0].shift)
    assert widest.x + widest.runs[0].shift == pytest.approx(0.0)
    assert all(line.x - end >= 0.4 * 10.0 - 0.01 for line, end in zip(lines, ends, strict=True))


@pytest.mark.parametrize(("given", "keys", "gaps"), [
    ({}, {}, []), ({"loose": "yes"}, {}, [7.0, 7.0]), ({"loose": "yes"}, {"list_loose_gap": 9.0}, [9.0, 5.0]),
    ({"loose": "yes"}, {"list_row_gap": 5.0}, [5.0, 9.0]),
])
def test_a_loose_list_has_white_between_its_items_and_ends_on_the_grid(given, keys, gaps) -> None:
    items = galley(e("ul", e("li", p("a")), e("li", p("b")), **given), **keys)
    assert [item.space for item in items if isinstance(item, Glue)] == gaps


def test_an_item_that_begins_with_a_table_has_its_label_on_the_first_rows_baseline() -> None:
    table = e("table", e("tr", e("th", "Head"), head="yes"), e("tr", e("td", p("cell"))))
    label, hold, first, *_ = galley(e("ol", e("li", table)), list_indent=12.0, table_pad_top=3.0)
    assert isinstance(label, Line) and isinstance(first, Row) and hold == Penalty(NEVER)
    assert label.height + label.depth == 0.0 and label.height == first_baseline((first,)) > 3.0
    assert (label.runs[0].text, first.x) == ("1. ", 12.0)


def test_an_empty_item_has_its_label_all_the_same() -> None:
    assert lines_of(listed("ol", "one") + galley(e("ol", e("li"), start="2"))) == ["1. one", "2."]


def test_labels_without_a_width_of_their_own_stand_above_their_texts() -> None:
    pairs = [child for k in range(2) for child in (e("dt", f"Term {k}"), e("dd", p(f"text {k}"), anchor=f"t{k}"))]
    items = galley(e("dl", *pairs, role="terms"), terms_inset=12.0, terms_row_gap=7.0)
    xs = [item.x for item in items if isinstance(item, Line)]
    assert (xs, lines_of(items)) == ([0.0, 12.0, 0.0, 12.0], ["Term 0", "text 0", "Term 1", "text 1"])
    assert [type(item).__name__ for item in items] == ["Line", "Penalty", "Line", "Glue", "Line", "Penalty", "Line"]
    assert items[2].notes == (Target("t0"),)


def pair(label: str, text: str, **more: str) -> Row:
    (row,) = galley(e("dl", e("dt", label), e("dd", p(text), **more), role="pairs"), **KEYS, pairs_text_size=20.0,
                    pairs_text_leading=30.0)
    assert isinstance(row, Row)
    return row


def test_label_and_text_stand_on_one_baseline() -> None:
    row = pair("Who", "a clerk")
    (x, label), (left, text) = row.cells
    assert (x, left) == (0.0, 70.0)
    assert first_baseline(label) == first_baseline(text) == 3.0 + 0.75 * 30.0
    assert row.height == 3.0 + 30.0 + 4.0


def test_a_pair_is_one_row_and_carries_its_anchor() -> None:
    row = pair("Who", LONG, anchor="x")
    assert row.notes == (Target("x"),)
    assert read((row,))[0] == "Who" and " ".join(read((row,))[1:]) == LONG


def test_rules_stand_above_pairs_and_the_first_has_its_own() -> None:
    pairs = [child for k in range(2) for child in (e("dt", f"l{k}"), e("dd", p(f"t{k}")))]
    rows = galley(e("dl", *pairs, role="pairs"), **KEYS, pairs_first_rule=1.5, pairs_next_rule=0.5)
    assert [[path.weight for path in row.paths] for row in rows if isinstance(row, Row)] == [[1.5], [0.5]]


def test_the_rule_over_a_disputed_label_is_dashed() -> None:
    items = galley(e("dl", e("dt", "No", disputed="yes"), e("dd", p("t")), role="pairs"), **KEYS, pairs_first_rule=1.5)
    dashed, rest = items[0].paths
    assert dashed.stroke == "#8f2d1c" and dashed.dash and not rest.dash
    assert dashed.ops[1][1] < rest.ops[0][1]
    assert not [item for item in items if isinstance(item, Penalty)]
