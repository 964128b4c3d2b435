"""What is said: in order, once, and with the worst status."""

import pytest

from briefing.diagnostics import BUG, CONTENT, FIT, LAYOUT, OK, RESOURCE, STRICT, USAGE, at, error, warning
from briefing.report import Report, say, summary


@pytest.mark.parametrize(("statuses", "worst"), [
    ([], OK), ([OK, CONTENT], CONTENT), ([CONTENT, FIT, LAYOUT], FIT), ([FIT, RESOURCE], RESOURCE),
    ([RESOURCE, BUG, OK], BUG), ([CONTENT, USAGE], USAGE), ([STRICT, CONTENT], CONTENT),
])
def test_the_worst_status_wins(statuses: list[int], worst: int) -> None:
    report = Report()
    for status in statuses:
        report.tell([], {}, status)
    assert report.close() == worst


def test_errors_come_first_in_the_order_of_their_places_and_once(capsys: pytest.CaptureFixture[str]) -> None:
    said = [warning("w", at("a", 1), "w"), error("e", at("a", 9), "two"), error("e", at("a", 2, 3), "one")]
    report = Report()
    report.tell([*said, *said], {"a": b"1\r\n2\x0b\xc2\x852\r3"})
    report.tell(said[1:], {})
    assert capsys.readouterr().err.splitlines() == [
        "a:2:3: error[e]: one", "    2\ufffd\ufffd2", "      ^", "a:9:1: error[e]: two",
        "a:1:1: warning[w]: w", "    1", "    ^"]
    assert report.close() == OK
    assert capsys.readouterr().err == "2 errors, 1 warning\n"


def test_a_summary_counts_by_severity() -> None:
    assert summary([]) == ""
    assert summary([error("a", None, ""), warning("b", None, ""), warning("c", None, "")]) == "1 error, 2 warnings"


def test_saying_something_into_nothing_is_told() -> None:
    assert not say("words", None)
