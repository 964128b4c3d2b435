"""Lists: labels hang beside the first line; pairs of label and text share a baseline and stay whole."""

from briefing.typeset.fit import first_baseline
from briefing.typeset.galley import Glue, Line, Penalty, Row, Target
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
    assert [(item.x, text) for item, text in zip(items, lines_of(items), strict=True)] == [(12.0, "– a"), (24.0, "– b")]


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
