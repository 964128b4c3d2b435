"""Jobs in this process, or each in a child of its own: one that dies takes no other with it."""

import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess

from briefing.diagnostics import BUG, FIT, error
from briefing.jobs.build import Result, run
from briefing.jobs.plan import Job


def run_all(jobs: Sequence[Job], workers: int = 0) -> Iterator[Result]:
    """The results in the order of the jobs, from at most `workers` children at once; 0 is one for each processor."""
    workers = min(workers or processors(), len(jobs))
    return map(run_one, jobs) if workers < 2 else _in_children(jobs, workers)


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def run_one(job: Job) -> Result:
    """`run`, with an exception that nobody expected made a result: the other editions still get built."""
    try:
        return run(job)
    except Exception as bug:
        message = f"edition {job.edition} failed by a mistake of ours: {type(bug).__name__}: {bug}"
        what = error("internal-error", None, message)
        return Result(None, (what,), BUG, 0, traceback.format_exc())


def _in_children(jobs: Sequence[Job], workers: int) -> Iterator[Result]:
    # Forked children have what is loaded already; where fork is not safe, they load it again.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    running: dict[Connection, tuple[int, BaseProcess]] = {}
    done: dict[int, Result] = {}
    started = given = 0
    try:
        while given < len(jobs):
            while started < len(jobs) and len(running) < workers:
                if child := _start(context, jobs[started]):
                    running[child[0]] = started, child[1]
                else:
                    done[started] = run_one(jobs[started])
                started += 1
            for end in wait(list(running)) if running else ():
                assert isinstance(end, Connection)
                number, process = running.pop(end)
                done[number] = _receive(end, process, jobs[number])
            while given in done:
                yield done.pop(given)
                given += 1
    finally:
        for _, process in running.values():
            process.kill()
            process.join()


def _start(context: BaseContext, job: Job) -> tuple[Connection, BaseProcess] | None:
    """A child at work and our end of its pipe; None where the system gives us no child."""
    try:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(job, theirs), daemon=True)  # type: ignore[attr-defined]
        with _uninterrupted():
            process.start()
    except OSError:
        return None
    theirs.close()
    return ours, process


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Holds SIGINT back: a child keeps it so, since its parent ends it; and a fork's hooks would swallow it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(job: Job, end: Connection) -> None:
    end.send(run_one(job))


def _receive(end: Connection, process: BaseProcess, job: Job) -> Result:
    """What a child sent, or how it died."""
    try:
        result = end.recv()
        assert isinstance(result, Result)
        return result
    except EOFError:
        process.join()
        what = error("worker-died", None, f"the process that set edition {job.edition} died ({process.exitcode})",
                     "with -j 1 it is set in the program's own process")
        return Result(None, (what,), FIT, 0)
    finally:
        end.close()
        process.join()
