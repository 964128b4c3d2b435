"""What figures are drawn from."""

import pytest

from briefing.content import load
from briefing.content.figures import amount, check, holders, labelled
from briefing.diagnostics import Failed


@pytest.mark.parametrize(("value", "found"), [
    ("36,000", "36000"), ("4.2", "4.2"), ("1,234,567.5", "1234567.5"), ("12 000", "12000"), ("12\u202f000", "12000"),
    ("250", "250"), ("3,5", None), ("a few", None), ("36,00", None), ("", None), ("-3", None), ("5 %", None),
])
def test_a_value_is_a_number_or_none(value: str, found: str | None) -> None:
    assert amount(value) == found


def test_a_long_name_gives_way_to_a_short_one() -> None:
    assert labelled("River Board", "the Board") == "River Board"
    assert labelled("Commission for the Upper Valley", "the valley") == "The valley"
    assert labelled("Commission for the Upper Valley", None) == "Commission for the Upper Valley"


def test_everyone_who_holds_a_position_has_a_stance_for_each_claim() -> None:
    def claim(*positions: tuple[str, str]) -> dict[str, object]:
        return {"positions": tuple({"holder": holder, "stance": stance} for holder, stance in positions)}

    found = holders((claim(("A", "supports"), ("B", "rejects")), claim(("B", "qualifies"), ("C", "supports")),
                     claim(("A", "supports"), ("A", "rejects"))))
    assert [(h["name"], h["stances"]) for h in found] == [
        ("A", ("supports", "silent", "qualifies")), ("B", ("rejects", "qualifies", "silent")),
        ("C", ("silent", "supports", "silent"))]


@pytest.mark.parametrize(("said", "code", "line"), [
    ("places:\n  - {id: p, name: P}\n", "bad-place", 2),
    ("places:\n  - {id: p, name: P, point: [1, 2], area: [[0, 0], [1, 0], [1, 1]]}\n", "bad-place", 2),
    ("places:\n  - {id: p, name: P, area: [[0, 0], [1, 0]]}\n", "bad-place", 2),
    ("relations:\n  - {from: mill, to: mill, kind: backs, cites: '@reed-1911'}\n", "related-to-itself", 2),
])
def test_what_a_figure_cannot_draw_is_an_error_at_its_place(said: str, code: str, line: int, with_rest) -> None:
    actor = "actors:\n  - {id: mill, name: The mill, kind: Mill, role: It grinds., relations: None.}\n"
    pack = load(with_rest(said + ("" if "actors" in said else actor), "rest"))
    assert [(d.code, d.span.line) for d in check(pack) if d.span] == [(code, line)]


@pytest.mark.parametrize("point", ["[1]", "[1, 2, 3]", "'1, 2'", "[a, b]", "[1, [2]]"])
def test_a_point_is_two_numbers(point: str, with_rest) -> None:
    with pytest.raises(Failed) as failed:
        load(with_rest(f"places:\n  - {{id: p, name: P, point: {point}}}\n", "rest"))
    assert [d.code for d in failed.value.diagnostics] == ["bad-point"]
