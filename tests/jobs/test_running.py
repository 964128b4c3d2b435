"""Results come in the order of the jobs, and a job that dies or is a bug takes no other with it."""

import multiprocessing
import os
import time
from types import SimpleNamespace
from typing import Any

import pytest

from briefing.diagnostics import BUG, FIT, OK
from briefing.jobs import running
from briefing.jobs.build import Result
from briefing.jobs.running import run_all

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def jobs(*names: str) -> Any:
    return [SimpleNamespace(edition=name) for name in names]


def work(job: Any) -> Result:
    if job.edition == "slow":
        time.sleep(0.2)
    if job.edition == "endless":
        time.sleep(60.0)
    if job.edition == "dies":
        os._exit(9)
    if job.edition == "bug":
        raise ZeroDivisionError("one too many")
    return Result(str(os.getpid()).encode(), (), OK, len(job.edition))


@pytest.fixture(autouse=True)
def _work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "run", work)


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_results_come_in_order_and_a_bug_is_one_of_them(workers: int) -> None:
    results = list(run_all(jobs("slow", "bug", "abc", "abcd"), workers))
    assert [r.pages for r in results] == [4, 0, 3, 4]
    assert [r.exit_status for r in results] == [OK, BUG, OK, OK]
    assert "one too many" in results[1].diagnostics[0].message
    assert "ZeroDivisionError" in results[1].trace


def test_each_job_has_a_process_of_its_own_unless_there_is_one_worker() -> None:
    assert {r.data for r in run_all(jobs("a", "b"), 1)} == {str(os.getpid()).encode()}
    assert len({r.data for r in run_all(jobs("a", "b", "c"), 2)} - {str(os.getpid()).encode()}) == 3


def test_a_child_that_dies_is_told_and_the_others_finish() -> None:
    results = list(run_all(jobs("dies", "a", "dies", "b"), 2))
    assert [r.exit_status for r in results] == [FIT, OK, FIT, OK]
    assert results[0].diagnostics[0].code == "worker-died"


def test_without_children_to_be_had_the_jobs_run_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise BlockingIOError(11, "no process to be had")

    monkeypatch.setattr(os, "fork", refuse)
    assert {r.data for r in run_all(jobs("a", "b"), 2)} == {str(os.getpid()).encode()}


def test_leaving_early_ends_the_children() -> None:
    results = run_all(jobs("a", *["endless"] * 3), 4)
    next(results)
    begun = time.monotonic()
    children = multiprocessing.active_children()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - begun < 30.0
    assert children and not [child for child in children if child.is_alive()]


def test_no_jobs_have_no_results() -> None:
    assert list(run_all([])) == []
