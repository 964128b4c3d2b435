"""What a user types, sees and gets: outputs, messages, exit codes."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner

from briefing import __version__, cli
from briefing.content.lint import Heard
from briefing.diagnostics import FIT, warning
from briefing.jobs import running
from briefing.jobs.build import Result
from briefing.jobs.plan import Job
from briefing.layout.library import names
from helpers.command import Ended, Run, runner
from towns import ROOT, SMALL

BRIEFING = [sys.executable, "-P", "-m", "briefing"]


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line in the project's folder."""
    return runner(monkeypatch, capsys)


def change(project: Path, old: str, new: str) -> None:
    assert old in SMALL
    (project / "content/towns/pack.yaml").write_text(SMALL.replace(old, new), encoding="utf-8")


def pdfs(project: Path) -> list[str]:
    return sorted(str(path.relative_to(project)) for path in project.rglob("*.pdf"))


# build ---------------------------------------------------------------------------------------------------------------


def test_build_writes_every_edition_and_says_so(run: Run, project: Path) -> None:
    ended = run("build")
    assert (ended.status, ended.err) == (0, "")
    assert pdfs(project) == ["build/towns/pupils-handout.pdf", "build/towns/talk.pdf"]
    size = round((project / "build/towns/talk.pdf").stat().st_size / 1000)
    assert ended.out.splitlines()[1] == f"build/towns/talk.pdf  1 page, {size} kB"


@pytest.mark.parametrize(("arguments", "made"), [
    (["towns", "-e", "talk"], ["build/towns/talk.pdf"]),
    (["-l", "handout", "-a", "pupils", "--paper", "letter"], ["build/towns/handout-pupils-letter.pdf"]),
    (["-e", "talk", "-o", "out"], ["out/talk.pdf"]),
    (["-e", "talk", "-o", "out/deck.pdf"], ["out/deck.pdf"]),
    (["towns", "sea", "-e", "talk", "-o", "out"], ["out/sea/talk.pdf", "out/towns/talk.pdf"]),
    (["content/towns/pack.yaml", "-e", "talk"], ["build/pack/talk.pdf"]),
])
def test_options_choose_what_is_made_and_where(run: Run, project: Path, arguments: list[str], made: list[str]) -> None:
    (project / "sea").mkdir()
    (project / "sea/pack.yaml").write_text(SMALL)
    assert run("build", *arguments).status == 0
    assert pdfs(project) == made


def test_a_pdf_goes_to_stdout(project: Path) -> None:
    ended = subprocess.run([*BRIEFING, "build", "-e", "talk", "-o", "-"], capture_output=True)
    assert ended.returncode == 0
    assert ended.stdout.startswith(b"%PDF-") and ended.stdout.rstrip().endswith(b"%%EOF")
    assert ended.stderr.startswith(b"stdout  1 page")
    assert pdfs(project) == []


def test_the_environment_does_not_reach_the_pdf_but_the_epoch_does(project: Path) -> None:
    def built(*arguments: str, **variables: str) -> bytes:
        command = [*BRIEFING, "build", "-e", "talk", "-o", "-", *arguments]
        return subprocess.run(command, capture_output=True, check=True, env={**os.environ, **variables}).stdout

    def created(pdf: bytes) -> str:
        with pikepdf.open(BytesIO(pdf)) as opened:
            return str(opened.docinfo["/CreationDate"])

    first = built()
    assert first == built("-j", "2", TZ="Asia/Tokyo", LC_ALL="C", HOME="/nowhere", PYTHONHASHSEED="3")
    assert created(first) == "D:20010203000000Z"
    assert created(built(SOURCE_DATE_EPOCH="86400")) == "D:19700102000000Z"


def test_a_set_changes_the_pdf(run: Run, project: Path) -> None:
    run("build", "-e", "talk", "-o", "a.pdf")
    assert run("build", "-e", "talk", "-o", "b.pdf", "--set", "theme.accent=#aa0000").status == 0
    assert (project / "a.pdf").read_bytes() != (project / "b.pdf").read_bytes()


def test_what_a_set_changes_does_not_take_the_place_of_the_edition(run: Run, project: Path) -> None:
    assert run("build", "-e", "talk").status == 0
    assert run("build", "-e", "talk", "--set", "theme.accent=#aa0000").out.startswith("build/towns/talk-changed.pdf")
    assert run("build", "-l", "slides", "--set", "theme.accent=#aa0000", "-o", "out").status == 0
    assert pdfs(project) == ["build/towns/talk-changed.pdf", "build/towns/talk.pdf", "out/slides-adults-16x9.pdf"]


def test_an_own_file_shadows_the_shipped_one(run: Run, project: Path) -> None:
    (project / "layouts/slides").mkdir(parents=True)
    (project / "layouts/slides/main.xml.j2").write_text("<doc><slide>")
    ended = run("build")
    assert ended.status == 4
    assert "layouts/slides/main.xml.j2:1" in ended.err
    assert pdfs(project) == ["build/towns/pupils-handout.pdf"]


def test_a_failed_edition_keeps_its_old_pdf_and_the_others_are_built(
        run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "build/towns").mkdir(parents=True)
    (project / "build/towns/talk.pdf").write_text("old")

    def failing(job: Job) -> Result:
        if job.edition == "talk":
            return Result(None, (warning("odd", None, "this is odd"),), FIT, 0)
        return Result(b"new", (), 0, 1)

    monkeypatch.setattr(running, "run", failing)
    ended = run("build", "-j", "1")
    assert ended.status == FIT
    assert (project / "build/towns/talk.pdf").read_text() == "old"
    assert (project / "build/towns/pupils-handout.pdf").read_text() == "new"
    assert ended.err == "warning[odd]: this is odd\n1 warning\n"


def test_one_broken_pack_does_not_stop_another_and_the_worst_code_wins(run: Run, project: Path) -> None:
    (project / "content/sea").mkdir()
    (project / "content/sea/pack.yaml").write_text(SMALL.replace("headword", "hedword"))
    (project / "build").mkdir()
    (project / "build/towns").write_text("in the way")
    ended = run("build", "-e", "talk")
    assert ended.status == 6
    assert "content/sea/pack.yaml:25:" in ended.err and "cannot be written" in ended.err


@pytest.mark.parametrize(("arguments", "told"), [
    (["build", "twons"], "did you mean towns?"),
    (["build", "-e", "tlk"], "did you mean talk?"),
    (["build", "-l", "handuot"], "did you mean handout?"),
    (["build", "-l", "handout", "-a", "pupil"], "did you mean pupils?"),
    (["build", "-l", "handout", "--paper", "leter"], "did you mean letter?"),
    (["build", "-e", "talk", "--set", "theme.acent=#aa0000"], "did you mean accent?"),
    (["build", "-o", "x.pdf"], "x.pdf is one file"),
    (["build", "-o", "-"], "stdout takes one edition"),
    (["build", "-e", "talk", "-e", "tlk"], "did you mean talk?"),
    (["build", "-e", "talk", "-l", "slides"], "give one of the two"),
    (["build", "-a", "pupils"], "add -l handout"),
    (["build", "-j", "-1"], "Invalid value"),
    (["build", "--nonsense"], "No such option"),
    (["nonsense"], "No such command"),
    (["inspect", "towns", "-a", "pupil"], "did you mean pupils?"),
    (["inspect", "towns", "--reader", "studnet"], "did you mean student?"),
    (["layout", "show", "handuot"], "did you mean handout?"),
])
def test_mistakes_of_usage_exit_2_with_a_suggestion_and_build_nothing(
        run: Run, project: Path, arguments: list[str], told: str) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert told in ended.err
    assert pdfs(project) == []


def test_json_and_a_pdf_do_not_share_stdout(run: Run) -> None:
    ended = run("build", "-e", "talk", "--json", "-o", "-")
    assert ended.status == 2
    assert json.loads(ended.out)["diagnostics"][0]["code"] == "bad-option"


@pytest.mark.parametrize("epoch", ["yesterday", "9" * 30])
def test_an_epoch_that_is_none_is_a_mistake_of_usage(run: Run, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert run("build").status == 2


def test_build_in_json(run: Run, project: Path) -> None:
    change(project, "layout: slides}", "layout: slides, theme: {acent: red}}")
    ended = run("build", "--json")
    said = json.loads(ended.out)
    assert said["schema_version"] == 1 and said["exit_status"] == ended.status == 4
    (edition,) = said["editions"]
    assert edition["path"] == "build/towns/pupils-handout.pdf"
    assert edition["bytes"] == (project / edition["path"]).stat().st_size
    (told,) = said["diagnostics"]
    assert (told["code"], told["place"]["file"], told["place"]["line"]) == (
        "unknown-key", "content/towns/pack.yaml", 39)


# The shell -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "offered"), [
    ("briefing lay", ["layout"]), ("briefing build to", ["towns"]), ("briefing build -l fac", ["facilitator"]),
    ("briefing layout show han", ["handout"]), ("briefing build --pap", ["--paper"]),
    ("briefing build towns -e pup", ["pupils-handout"]), ("briefing check --pages -e ta", ["talk"]),
    ("briefing build towns -l handout -a pu", ["pupils"]), ("briefing report towns -a adu", ["adults"]),
    ("briefing build -l slides --paper 1", ["16x9"]), ("briefing inspect towns --reader fac", ["facilitator"]),
    ("briefing explain misq", ["misquoted"]), ("briefing build nowhere -e pup", []),
])
def test_a_shell_is_told_how_a_word_may_go_on(words: str, offered: list[str], project: Path) -> None:
    asked = {"_BRIEFING_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    ended = subprocess.run(BRIEFING, capture_output=True, text=True, env={**os.environ, **asked})
    assert (ended.stdout.split(), ended.stderr) == (offered, "")


# report --------------------------------------------------------------------------------------------------------------


def test_a_report_says_which_paragraphs_are_not_used_and_builds_the_table(run: Run, project: Path) -> None:
    ended = run("report", "towns")
    assert (ended.status, ended.err) == (0, "")
    first, second = ended.out.splitlines()
    assert first == "baker-2001: 2 of 3; not used: 3"
    assert second.startswith("build/towns/evidence-adults-a4.pdf  ")


def test_a_report_as_json_has_the_cells(run: Run, project: Path) -> None:
    said = json.loads(run("report", "towns", "--json", "-o", "out", "--paper", "letter", "-a", "pupils").out)
    assert said["coverage"] == [{"source": "baker-2001", "code": "", "title": None, "cells": ["half", "half", "none"],
                                 "used": 2, "by_use": {"full": "", "half": "1–2", "none": "3"},
                                 "said": "elsewhere: 1–2; not used: 3"}]
    assert [each["path"] for each in said["editions"]] == ["out/evidence-pupils-letter.pdf"]
    assert pdfs(project) == ["out/evidence-pupils-letter.pdf"]


def test_a_report_of_a_pack_with_errors_says_them(run: Run, project: Path) -> None:
    change(project, "[@baker-2001, 1]", "[@baker-2001, 9]")
    ended = run("report", "towns")
    assert ended.status == 3 and "unknown-locator" in ended.err and not ended.out


def test_a_report_does_not_go_to_stdout(run: Run) -> None:
    assert run("report", "towns", "-o", "-").status == 2


# check ---------------------------------------------------------------------------------------------------------------


def test_a_character_of_a_plain_text_that_no_face_has_is_told_at_its_place(run: Run, project: Path) -> None:
    (project / "content/towns/pack.yaml").write_text(SMALL.replace("short: Baker", "short: Ba\u4e16er"))
    ended = run("build", "-e", "pupils-handout")
    assert ended.status == 3
    assert "content/towns/pack.yaml:12:14: error[missing-glyph]" in ended.err


def test_check_finds_nothing_wrong(run: Run) -> None:
    assert run("check") == Ended(0, "towns: nothing wrong\n", "")


def test_check_tells_all_errors_with_line_caret_and_suggestion(run: Run, project: Path) -> None:
    change(project, "[[treaty]]", "[[traety]]")
    ended = run("check")
    assert ended.status == 3
    assert ended.err == """\
content/towns/pack.yaml:32:57: error[unknown-id]: no term or actor is called traety
        text: Who needed the bridge more, to judge by the [[traety]]?
                                                            ^^^^^^
    hint: did you mean treaty?
1 error
"""
    change(project, "\n    dok: 3\n    minutes: 5", "\n    dook: 3\n    minutes: five")
    ended = run("check", "--json")
    assert [(d["code"], d["place"]["line"]) for d in json.loads(ended.out)["diagnostics"]] == [
        ("unknown-key", 30), ("not-a-number", 31)]
    assert ended.err.splitlines()[-1] == "2 errors"


@pytest.mark.parametrize(("strict", "status"), [([], 0), (["--strict"], 7)])
def test_warnings_count_when_they_are_told_to(
        run: Run, monkeypatch: pytest.MonkeyPatch, strict: list[str], status: int) -> None:
    from briefing import content
    odd = warning("odd", None, "this is odd")
    monkeypatch.setattr(content, "check", lambda pack: [odd])
    monkeypatch.setattr(content, "review", lambda pack, sources: Heard((odd,)))
    for command in ("check", "build"):
        ended = run(command, *strict)
        assert ended.status == status
        assert ended.err == "warning[odd]: this is odd\n1 warning\n"


@pytest.mark.parametrize("data", [
    b"'['" * 9, b"[" * 25_000, b"- " * 30_000, b"\xff\xfe", b"\0", b"", b"a: &x [*x]", b"pack: !!python/object:os.x {}",
    b"\tpack: 1", b"pack: a: b", b"pack: {}\npack: {}", b"---\na: 1\n---\nb: 2", b"just text", b"pack: [1, 2",
    b"? [a]\n: b",
], ids=lambda data: repr(data[:16]))
def test_broken_yaml_is_told_with_its_place_and_never_with_a_traceback(run: Run, project: Path, data: bytes) -> None:
    (project / "content/towns/pack.yaml").write_bytes(data)
    ended = run("check")
    assert ended.status in (3, 5)
    assert ended.err.startswith("content/towns/pack.yaml:1:") or ended.err.startswith("content/towns/pack.yaml:2:") \
        or ended.err.startswith("content/towns/pack.yaml:3:")
    assert "Traceback" not in ended.err


def test_a_control_character_does_not_reach_the_terminal(run: Run, project: Path) -> None:
    ended = run("check", "no\x1b[31mred")
    assert ended.status == 2
    assert "\x1b" not in ended.err


# inspect, layout, and the program as a whole -------------------------------------------------------------------------


def test_inspect_shows_what_a_reader_is_given(run: Run) -> None:
    facilitator = json.loads(run("inspect", "towns", "-a", "pupils").out)
    student = json.loads(run("inspect", "towns", "--reader", "student").out)
    assert facilitator["audience"] == "pupils" and student["audience"] == "adults"
    assert "answer_key" in facilitator["data"]["questions"][0]
    assert "answer_key" not in student["data"]["questions"][0]
    assert student["data"]["questions"][0]["text"].endswith("to judge by the [[treaty]]?")


def test_layouts_are_listed_shown_and_ejected(run: Run, project: Path) -> None:
    there = ["evidence", "facilitator", "handout", "perspectives", "poster", "roles", "slides"]
    listed = run("layout", "list")
    assert [line.split()[0] for line in listed.out.splitlines()] == there
    assert [layout["name"] for layout in json.loads(run("layout", "list", "--json").out)["layouts"]] == there
    assert "reader student" in run("layout", "show", "handout").out
    ejected = run("layout", "eject", "facilitator")
    assert ejected.status == 0
    made = {str(p.relative_to(project)): p.read_bytes() for p in (project / "layouts").rglob("*") if p.is_file()}
    assert sorted(made) == sorted(ejected.out.splitlines())
    assert names(made) == ("facilitator", "handout")
    assert run("build").status == 0
    (project / "layouts/handout/theme.yaml").write_text("accent: '#123456'")
    again = run("layout", "eject", "facilitator")
    assert "layouts/handout/theme.yaml  is here already" in again.out
    assert (project / "layouts/handout/theme.yaml").read_text() == "accent: '#123456'"


def test_the_version_is_said_by_typer_s_runner_too() -> None:
    ended = CliRunner().invoke(cli.app, ["--version"])
    assert (ended.exit_code, ended.output) == (0, f"briefing {__version__}\n")


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["inspect"], ["layout"], ["layout", "eject"]])
def test_help_fits_on_a_screen(command: list[str]) -> None:
    ended = CliRunner().invoke(cli.app, [*command, "--help"], terminal_width=100)
    assert ended.exit_code == 0
    assert len(ended.output.splitlines()) <= 40


def test_a_light_command_loads_no_typesetter() -> None:
    code = ("import sys; sys.argv = ['briefing', *sys.argv[1:]]; from briefing.cli import main; main();"
            "heavy = ('reportlab', 'uharfbuzz', 'briefing.typeset', 'briefing.content');"
            "print([name for name in heavy if name in sys.modules])")
    for arguments, loaded in ((["--version"], "[]"), (["check", "aleppo"], "['briefing.content']")):
        ended = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)
        assert ended.stdout.splitlines()[-1] == loaded, ended.stderr


def test_an_unexpected_fault_is_called_ours(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_(*_: object) -> None:
        raise ZeroDivisionError("one too many")

    monkeypatch.setattr(cli, "here", break_)
    ended = run("check")
    assert ended.status == 1
    assert "a mistake of ours: ZeroDivisionError: one too many" in ended.err
    assert "Traceback" not in ended.err
    monkeypatch.setenv("BRIEFING_DEBUG", "1")
    assert "Traceback" in run("check").err


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_bug_in_one_edition_leaves_the_others(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch,
                                                debug: str) -> None:
    def breaking(job: Job) -> Result:
        if job.edition == "talk":
            raise ZeroDivisionError("one too many")
        return Result(b"new", (), 0, 1)

    monkeypatch.setattr(running, "run", breaking)
    monkeypatch.setenv("BRIEFING_DEBUG", debug)
    ended = run("build", "-j", "1")
    assert ended.status == 1
    assert ("Traceback" in ended.err) == bool(debug)
    assert pdfs(project) == ["build/towns/pupils-handout.pdf"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_ends_it_all_in_one_line(project: Path, workers: str) -> None:
    # Where the tests run in the background, SIGINT is ignored, and a child would inherit that.
    code = ("import signal, sys, time; signal.signal(signal.SIGINT, signal.default_int_handler);"
            "from briefing.jobs import running; from briefing import cli;"
            "running.run = lambda job: (print('begun', flush=True), time.sleep(30));"
            f"sys.argv = ['briefing', 'build', '-j', '{workers}']; sys.exit(cli.main())")
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                             start_new_session=True)
    assert child.stdout and child.stdout.readline().startswith("begun")
    os.killpg(child.pid, signal.SIGINT)
    assert child.communicate(timeout=5)[1] == "interrupted\n"
    assert child.returncode == 130
    with pytest.raises(ProcessLookupError):
        os.killpg(child.pid, 0)


def test_a_reader_that_goes_away_is_no_fault(project: Path) -> None:
    reading, writing = os.pipe()
    child = subprocess.Popen([*BRIEFING, "build"], stdout=writing, stderr=subprocess.PIPE)
    os.close(reading)
    os.close(writing)
    assert child.communicate()[1] == b""
    assert child.returncode == 0
    assert len(pdfs(project)) == 2


def test_a_full_stdout_is_an_error_and_the_pdfs_are_right(project: Path) -> None:
    with open("/dev/full", "w") as full:
        ended = subprocess.run([*BRIEFING, "build"], stdout=full, stderr=subprocess.PIPE)
    assert ended.returncode == 6
    assert all((project / pdf).read_bytes().rstrip().endswith(b"%%EOF") for pdf in pdfs(project))
    assert len(pdfs(project)) == 2


def test_a_closed_stdout_is_an_error_and_the_pdfs_are_right(project: Path) -> None:
    ended = subprocess.run(["sh", "-c", 'exec "$@" >&-', "sh", *BRIEFING, "build"], stderr=subprocess.PIPE)
    assert ended.returncode == 6
    assert len(pdfs(project)) == 2


def test_a_module_in_the_working_folder_is_not_imported(project: Path) -> None:
    for name in ("yaml", "typer", "reportlab_settings"):
        (project / f"{name}.py").write_text("raise SystemExit('imported')")
    ended = subprocess.run([sys.executable, "-m", "briefing", "build", "-e", "talk"], capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_misspelt_actor_in_a_copy_of_the_shipped_pack_is_found(project: Path, run: Run) -> None:
    shutil.copytree(ROOT / "content/aleppo", project / "content/copy")
    actors = re.findall(r"^  - id: (\S+)", (ROOT / "content/aleppo/actors.yaml").read_text("utf-8"), re.MULTILINE)
    link = re.compile(rf"\[\[({'|'.join(actors)})[]|]")
    file, found = next((file, found) for file in sorted((project / "content/copy").glob("*.yaml"))
                       if (found := link.search(file.read_text("utf-8"))))
    name, before = found[1], found.string[:found.start(1)]
    file.write_text(f"{before}{name[:-2]}{name[-1]}{found.string[found.end(1):]}", "utf-8")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    ended = run("check", "copy")
    assert ended.status == 3
    assert f"content/copy/{file.name}:{line}:{column}: error[unknown-id]" in ended.err
    assert f"did you mean {name}?" in ended.err
