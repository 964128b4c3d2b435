"""What is said: in order, once, and with the worst status."""

import os
import subprocess
import sys
from contextlib import suppress
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from briefing.diagnostics import BUG, CONTENT, FIT, LAYOUT, OK, RESOURCE, STRICT, USAGE, at, error, warning
from briefing.report import Report, robust, say, summary


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


def test_a_file_in_utf_16_is_not_echoed(capsys: pytest.CaptureFixture[str]) -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        Report().tell([error("not-utf-8", at("a"), "it is in UTF-16")], {"a": "x: y\n".encode(encoding)})
        assert capsys.readouterr().err == "a:1:1: error[not-utf-8]: it is in UTF-16\n"


def test_a_summary_counts_by_severity() -> None:
    assert summary([]) == ""
    assert summary([error("a", None, ""), warning("b", None, ""), warning("c", None, "")]) == "1 error, 2 warnings"


@pytest.mark.parametrize(("system", "written"), [
    ("win32", "„é“ 町\n".encode()),
    ("linux", b"\\u201e\xe9\\u201c \\u753a\n"),
])
def test_what_windows_writes_to_a_file_is_utf_8(system: str, written: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its code page has not all that stands in YAML; elsewhere the user's locale decides."""
    monkeypatch.setattr(sys, "platform", system)
    to = BytesIO()
    robust(stream := TextIOWrapper(to, encoding="latin-1", newline="\n"))
    say("„é“ 町", stream)
    assert to.getvalue() == written


def test_saying_something_into_nothing_is_told() -> None:
    assert not say("words", None)


# The bar -------------------------------------------------------------------------------------------------------------

BUILD = [sys.executable, "-P", "-m", "briefing", "build"]


def on_a_terminal(*arguments: str, **variables: str) -> tuple[str, str]:
    """Stdout, which is a pipe, and stderr, which is a terminal, of a build."""
    ours, theirs = os.openpty()
    kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}
    process = subprocess.Popen([*BUILD, *arguments], stdout=subprocess.PIPE, stderr=theirs, text=True,
                               env={**kept, "TERM": "xterm", **variables})
    os.close(theirs)
    out, seen = process.communicate()[0], b""
    with suppress(OSError):  # which says that the other end is closed
        while part := os.read(ours, 1 << 16):
            seen += part
    os.close(ours)
    return out, seen.decode()


def test_a_terminal_sees_a_bar_and_a_pipe_the_same_lines_as_ever(project: Path) -> None:
    out, seen = on_a_terminal()
    assert [line.split()[0] for line in out.splitlines()] == ["build/towns/pupils-handout.pdf", "build/towns/talk.pdf"]
    assert "1/2" in seen and "2/2" in seen
    assert "\x1b" not in out


@pytest.mark.parametrize(("arguments", "variables"), [
    (("-e", "talk"), {}), (("--json",), {}), ((), {"NO_COLOR": "1"}), ((), {"TERM": "dumb"})])
def test_there_is_no_bar_for_one_edition_for_programs_or_where_it_is_not_wanted(
        arguments: tuple[str, ...], variables: dict[str, str], project: Path) -> None:
    assert on_a_terminal(*arguments, **variables)[1] == ""


def test_what_is_said_while_a_bar_is_there_stands_by_itself(project: Path) -> None:
    file = project / "content/towns/pack.yaml"
    file.write_text(file.read_text().replace("minutes: 1,", "minutes: 1, evidence: [{label: a, text: b}],"))
    _, seen = on_a_terminal()
    assert "warning[" in seen and "1/2" in seen
