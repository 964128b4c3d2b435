"""Results come in the order of the jobs, and a job that dies or is a bug takes no other with it."""

import multiprocessing
import os
import signal
import struct
import time
from types import SimpleNamespace

import pytest

from briefing.diagnostics import BUG, FIT, OK
from briefing.jobs import children, packs, running
from briefing.jobs.build import Result
from briefing.jobs.children import in_children
from briefing.jobs.plan import Job
from briefing.jobs.running import run_all
from briefing.jobs.snapshot import Snapshot
from briefing.layout.settings import Settings
from helpers.work import work

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def jobs(*names: str, pack: str = "towns") -> list[Job]:
    return [Job(pack, name, "handout", "all", Settings(), Snapshot({}, {}, {}), "", "") for name in names]


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


def test_here_a_pack_is_let_go_of_with_its_last_job(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(packs, "once_more", lambda _, pack: done.append(f"{pack} goes"))
    monkeypatch.setattr(running, "run", lambda job: done.append(job.edition) or Result(None, (), OK, 0))
    assert len(list(run_all([*jobs("a", "b"), *jobs("d", pack="rivers"), *jobs("c")], 1))) == 4
    assert done == ["a", "b", "rivers goes", "d", "towns goes", "c"]


def test_a_child_that_dies_is_told_and_the_others_finish() -> None:
    results = list(run_all(jobs("dies", "a", "dies", "b"), 2))
    assert [r.exit_status for r in results] == [FIT, OK, FIT, OK]
    assert results[0].diagnostics[0].code == "worker-died"


def test_a_child_that_dies_while_it_sends_is_told_so() -> None:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    os.write(theirs.fileno(), struct.pack("!i", 1000) + b"the first of a thousand bytes")
    theirs.close()
    killed = SimpleNamespace(join=lambda: None, exitcode=-9)
    result = children._receive(ours, killed, jobs("a")[0])  # type: ignore[arg-type]
    assert [d.code for d in result.diagnostics] == ["worker-died"]
    assert ours.closed


def test_without_children_to_be_had_the_jobs_run_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise BlockingIOError(11, "no process to be had")

    monkeypatch.setattr(os, "fork", refuse)
    assert {r.data for r in run_all(jobs("a", "b"), 2)} == {str(os.getpid()).encode()}


@pytest.fixture
def _as_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """No fork, no mask of signals, no count of processors that this process may use."""
    monkeypatch.setattr(children, "START", "spawn")
    monkeypatch.setattr(children, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.delattr(os, "fork")


@pytest.mark.usefixtures("_as_on_windows")
def test_children_that_begin_anew_do_the_same() -> None:
    results = list(in_children(jobs("abc", "dies", "abcd"), 3, work))
    assert [r.pages for r in results] == [3, 0, 4]
    assert str(os.getpid()).encode() not in {r.data for r in results}
    assert results[1].diagnostics[0].code == "worker-died"


def test_a_child_does_not_hear_an_interruption() -> None:
    """Its parent ends it; by itself, it would show a traceback."""
    before = signal.getsignal(signal.SIGINT)
    heard: list[object] = []
    children._work(jobs("a")[0], SimpleNamespace(send=heard.append), lambda _: signal.getsignal(signal.SIGINT))
    signal.signal(signal.SIGINT, before)
    assert heard == [signal.SIG_IGN]


def test_leaving_early_ends_the_children() -> None:
    results = run_all(jobs("a", *["endless"] * 3), 4)
    next(results)
    begun = time.monotonic()
    begun_children = multiprocessing.active_children()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - begun < 30.0
    assert begun_children and not [child for child in begun_children if child.is_alive()]


def test_no_jobs_have_no_results() -> None:
    assert list(run_all([])) == []
