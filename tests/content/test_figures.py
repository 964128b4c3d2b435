"""What figures are drawn from."""

import pytest

from briefing.content.figures import amount, holders, labelled


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
