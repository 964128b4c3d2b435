"""What whoever begins a pack types, and gets."""

import json
from pathlib import Path

import pytest

from briefing.diagnostics import CONTENT, OK, RESOURCE, USAGE
from briefing.jobs.snapshot import layouts
from briefing.layout.library import list_layouts
from helpers.command import Run, runner
from towns import ROOT


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return runner(monkeypatch, capsys)


# new -----------------------------------------------------------------------------------------------------------------


def test_a_new_pack_says_what_it_wrote_and_has_nothing_wrong(run: Run, tmp_path: Path) -> None:
    status, out, err = run("new", "mill")
    assert (status, err) == (OK, "")
    *written, then = out.splitlines()
    assert written == sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert then == "now: briefing build mill"
    status, out, err = run("check", "--strict", "mill")
    assert status == OK and "warning" not in err, err


@pytest.mark.parametrize("layout", [each.name for each in list_layouts(layouts(ROOT / "layouts", ROOT / "layouts"))])
def test_a_new_pack_builds_with_every_layout(layout: str, run: Run) -> None:
    run("new", "mill")
    status, out, err = run("build", "mill", "-l", layout)
    assert (status, err) == (OK, ""), err
    assert out.startswith(f"build/mill/{layout}-students-")


def test_a_new_pack_builds_at_once_with_its_own_editions(run: Run) -> None:
    run("new", "mill")
    assert run("build")[0] == OK


@pytest.mark.parametrize("name", ["", ".", "..", "../mill", "/mill", "a/b", ".mill", "mill ", "con", "mühle", "-mill"])
def test_a_name_that_is_no_folders_is_refused(name: str, run: Run, tmp_path: Path) -> None:
    status, out, err = run("new", "--", name)
    assert (status, out) == (USAGE, "") and "error[bad-name]" in err
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_is_there_is_left_alone(kind: str, run: Run, tmp_path: Path) -> None:
    place = tmp_path / "content" / "mill"
    place.parent.mkdir()
    if kind == "folder":
        place.mkdir()
        (place / "pack.yaml").write_text("mine: 1")
    elif kind == "file":
        place.write_text("mine")
    else:
        place.symlink_to(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    status, _, err = run("new", "mill")
    assert status == USAGE and "error[pack-exists]: content/mill is here already" in err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_schema_that_is_there_is_not_written_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "pack.schema.json").write_text("{}")
    assert "schema" not in run("new", "mill")[1]
    assert (tmp_path / "content" / "pack.schema.json").read_text() == "{}"


# schema --------------------------------------------------------------------------------------------------------------


def test_the_schema_goes_to_stdout(run: Run) -> None:
    status, out, err = run("schema")
    assert (status, err) == (OK, "")
    assert out == (ROOT / "content" / "pack.schema.json").read_text(encoding="utf-8")
    assert json.loads(out)["additionalProperties"] is False


# sources number ------------------------------------------------------------------------------------------------------


def test_a_numbering_goes_to_stdout(run: Run, tmp_path: Path) -> None:
    text = "The Well\n\nThe well was dug before anybody can remember, and its water was never known to fail before.\n"
    (tmp_path / "well.txt").write_text(text)
    status, out, err = run("sources", "number", "well.txt")
    assert (status, err) == (OK, "")
    assert out.startswith("# A proposal for the source well: 1 paragraph in 1 section, 0 notes, 0 blocks left out.\n")
    assert "- {locator: '1', lines: [3], kind: body, sha256: " in out


def test_sections_have_the_codes_that_are_given(run: Run, tmp_path: Path) -> None:
    said = "The well was dug before anybody can remember, and its water was never known to fail before.\n\n"
    (tmp_path / "well.txt").write_text(f"The Well\n\n{said}Later Years\n\nThen {said}The Drought\n\nSo {said}")
    out = run("sources", "number", "well.txt", "--codes", "YE, DR")[1]
    assert "'YE-1'" in out and "'DR-1'" in out


@pytest.mark.parametrize(("codes", "why"), [
    ("YE", "it has 1 for 2 headings"), ("YE,DR,NO", "it has 3 for 2 headings"), ("YE,YE", "YE stands there twice"),
    ("YE,ye", "YE stands there twice"), ("y e,DR", "'y e' is no code"), ("YE,n", "'n' is no code"),
    ("YE,N", "'N' is no code"), ("YE,n-1", "'n-1' is no code"), ("1,2", "'1' is no code"), ("YE,", "'' is no code"),
    (",", "'' is no code"), ("ÉT,DR", "'ÉT' is no code")])
def test_codes_that_make_no_locators_are_refused(codes: str, why: str, run: Run, tmp_path: Path) -> None:
    said = "The well was dug before anybody can remember, and its water was never known to fail before.\n\n"
    (tmp_path / "well.txt").write_text(f"The Well\n\n{said}Later Years\n\nThen {said}The Drought\n\nSo {said}")
    status, out, err = run("sources", "number", "well.txt", "--codes", codes)
    assert (status, out) == (USAGE, "")
    assert f"error[bad-option]: --codes: {why}\n" in err
    assert "give a code for each heading, of letters only and not n: Later Years, The Drought" in err


def test_a_text_without_headings_needs_no_codes(run: Run, tmp_path: Path) -> None:
    said = "The well was dug before anybody can remember, and its water was never known to fail before.\n"
    (tmp_path / "well.txt").write_text(f"The Well\n\n{said}")
    assert "the text has no headings: leave --codes out" in run("sources", "number", "well.txt", "--codes", "YE")[2]


@pytest.mark.parametrize(("data", "code", "status"), [
    (b"\xff\xfe", "not-utf-8", CONTENT), (b"Short.\n", "no-paragraphs", CONTENT), (None, "missing-file", RESOURCE)])
def test_a_file_that_cannot_be_numbered_is_refused(data: bytes | None, code: str, status: int, run: Run,
                                                   tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / "well.txt").write_bytes(data)
    ended = run("sources", "number", "well.txt")
    assert (ended[0], ended[1]) == (status, "") and f"error[{code}]" in ended[2]
