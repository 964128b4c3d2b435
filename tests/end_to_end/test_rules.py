"""Every edition is held against the numeric rules; the command line says what they find."""

import json
import shutil
from pathlib import Path

import pytest

from briefing.diagnostics import FIT, OK, STRICT, USAGE
from briefing.layout.library import load_layout
from briefing.typeset.rules import RULES, check, profile_of
from helpers.command import Run, runner
from helpers.editions import ALEPPO, ALL, SAMPLE, Made
from towns import ROOT


def found(made: Made, name: str) -> dict[str, list[str]]:
    """Messages by rule, of one edition."""
    job = made(name).job
    layout = load_layout(job.layout, job.snapshot.layouts, job.settings)
    out: dict[str, list[str]] = {}
    for diagnostic in check(made(name).pages, layout.theme, profile_of(layout.kind, layout.theme)):
        out.setdefault(diagnostic.code, []).append(diagnostic.message)
    return out


@pytest.mark.parametrize("name", [*ALEPPO, *SAMPLE])
def test_what_is_shipped_keeps_to_the_rules(made: Made, name: str) -> None:
    assert found(made, name) == {}


@pytest.mark.parametrize("name", ALL)
def test_no_page_of_any_edition_has_an_error(made: Made, name: str) -> None:
    assert {rule: said for rule, said in found(made, name).items() if RULES[rule].severity == "error"} == {}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    return runner(monkeypatch, capsys)


def changed(folder: Path, **keys: object) -> str:
    """The sample in a folder of its own, its first edition with other theme keys."""
    shutil.copytree(ROOT / "content/sample", folder)
    pack = folder / "pack.yaml"
    text = pack.read_text(encoding="utf-8")
    line = "{id: handout, layout: handout, audience: secondary, paper: a4}"
    assert line in text
    theme = json.dumps({key.replace("_", "-"): value for key, value in keys.items()})
    pack.write_text(text.replace(line, f"{line[:-1]}, theme: {theme}}}"), encoding="utf-8")
    return str(folder)


def test_pages_are_checked_on_demand(run: Run, tmp_path: Path) -> None:
    pack = changed(tmp_path / "sample", body_size=9)
    err = run("check", pack).err
    assert "[T1]" not in err and "warning[" not in err and "error[" not in err
    ended = run("check", "--pages", pack, "-e", "handout")
    assert ended.status == OK
    assert "warning[T1]: running text of 9 points; 10 is the least" in ended.err
    assert " of handout" in ended.err and "sample/text.yaml:" in ended.err
    assert [line.split(":")[0] for line in ended.out.splitlines()] == ["sample", "sample handout"]
    assert not list(tmp_path.rglob("*.pdf"))
    assert run("check", "--pages", "--strict", pack, "-e", "handout").status == STRICT


def test_an_error_on_a_page_is_a_failure_to_fit(run: Run, tmp_path: Path) -> None:
    ended = run("check", "--pages", "--json", changed(tmp_path / "sample", block_width="100mm"))
    assert ended.status == FIT
    said = json.loads(ended.out)
    assert {d["code"] for d in said["diagnostics"] if d["severity"] == "error"} == {"T13"}
    assert [(made["edition"], made["exit_status"]) for made in said["packs"][0]["editions"]] == [
        ("handout", FIT), ("facilitator", OK), ("roles", OK), ("slides", OK), ("poster", OK), ("perspectives", OK),
        ("evidence", OK)]


def test_an_edition_is_named_for_pages_only(run: Run) -> None:
    ended = run("check", "-e", "handout", str(ROOT / "content/sample"))
    assert ended.status == USAGE and "add --pages" in ended.err
    ended = run("check", "--pages", "-e", "handuot", str(ROOT / "content/sample"))
    assert ended.status == USAGE and "did you mean handout?" in ended.err
