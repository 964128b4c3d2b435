"""A job makes the same bytes wherever it runs, and a failing stage makes diagnostics."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import briefing
from briefing.diagnostics import FIT, OK, Failed, error
from briefing.jobs import build
from briefing.jobs.build import run
from briefing.jobs.editions import Request
from briefing.jobs.plan import Job
from helpers.photos import picture
from towns import planned

RUN = "import pickle, sys; from briefing.jobs.build import run; " \
      "sys.stdout.buffer.write(pickle.dumps(run(pickle.load(sys.stdin.buffer))))"


@pytest.fixture
def talk(project: Path) -> Job:
    (job,) = planned(project / "content" / "towns", Request(("talk",))).jobs
    return job


def test_a_job_makes_a_pdf(talk: Job) -> None:
    result = run(talk)
    assert (result.diagnostics, result.exit_status) == ((), OK)
    assert result.data and result.data.startswith(b"%PDF-")
    assert result.pages == 1


def test_a_job_makes_the_same_bytes_in_another_process_and_folder(talk: Job, tmp_path: Path) -> None:
    env = {"PYTHONPATH": str(Path(briefing.__file__).parents[1]),  # the same program
           "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "HOME": "/nowhere"}
    other = subprocess.run([sys.executable, "-c", RUN], input=pickle.dumps(talk), capture_output=True, check=True,
                           env=env, cwd=tmp_path)
    assert pickle.loads(other.stdout) == run(talk)


def test_running_a_job_opens_nothing_outside_the_program(talk: Job, project: Path) -> None:
    expected = run(talk)
    (project / "content" / "towns" / "pack.yaml").unlink()
    assert run(talk) == expected


def test_what_a_stage_says_becomes_the_result(talk: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    said = error("too-tall", None, "it does not fit")

    def typeset(*_: object) -> None:
        raise Failed([said], FIT)

    monkeypatch.setattr(build, "typeset", typeset)
    assert run(talk) == (None, (said,), FIT, 0, "")


def test_what_stops_nothing_is_said_with_the_file(project: Path) -> None:
    folder = project / "content" / "towns"
    (folder / "bridge.png").write_bytes(picture("L", (60, 30)))
    block = "sections: [{id: s, title: T, body: [{picture: {file: bridge.png, alt: Two arches, width: 400mm}}]}]\n"
    (folder / "more.yaml").write_text(block, encoding="utf-8")
    (job,) = planned(folder, Request(("pupils-handout",))).jobs
    result = run(job)
    assert result.data and b"/Subtype /Image" in result.data
    assert [(d.severity, d.code) for d in result.diagnostics] == [
        ("warning", "picture-shrunk"), ("warning", "picture-coarse")]
