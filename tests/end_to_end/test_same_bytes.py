"""The same pack makes the same bytes: again, and in another process with other hashes, clock and language."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import briefing
from briefing.jobs.running import run_all
from helpers.editions import Made, make

RUN = "import pickle, sys; from briefing.jobs.build import run; " \
      "sys.stdout.buffer.write(run(pickle.load(sys.stdin.buffer)).data)"
SOURCE = Path(briefing.__file__).parents[1]  # the other process runs the same program
ENV = {"PYTHONPATH": str(SOURCE), "PYTHONHASHSEED": "11", "TZ": "Asia/Tokyo", "LC_ALL": "C", "HOME": "/nowhere"}


@pytest.mark.parametrize("name", ["content/sample handout", "content/sample facilitator", "content/sample slides",
                                  "content/aleppo seminar-slides"])
def test_the_same_edition_has_the_same_bytes(made: Made, name: str, tmp_path: Path) -> None:
    edition = made(name)
    assert make(edition.job).pdf == edition.pdf
    other = subprocess.run([sys.executable, "-c", RUN], input=pickle.dumps(edition.job), capture_output=True,
                           check=True, cwd=tmp_path, env=ENV)
    assert other.stdout == edition.pdf


def test_however_many_jobs_run_at_once_the_bytes_are_the_same(made: Made) -> None:
    editions = [made(name) for name in ("content/sample handout", "content/sample slides")]
    for workers in (1, 8):
        results = list(run_all([edition.job for edition in editions], workers))
        assert [result.data for result in results] == [edition.pdf for edition in editions]
