"""Jobs in children: one that dies takes no other with it."""

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any

from briefing.diagnostics import FIT, error
from briefing.jobs.build import Result
from briefing.jobs.plan import Job

Run = Callable[[Job], Result]
End = Any  # of a pipe: a Connection, on Windows a PipeConnection

# Forked children have what is loaded already; where fork is missing or not safe, they load it again.
START = "fork" if sys.platform == "linux" else "spawn"
MOST = 60  # children at once: Windows waits for 63 things at most


def in_children(jobs: Sequence[Job], workers: int, run: Run) -> Iterator[Result]:
    """The results of `run` in the order of the jobs, from at most `workers` children at once, each for one job."""
    context = multiprocessing.get_context(START)
    running: dict[End, tuple[int, BaseProcess]] = {}
    done: dict[int, Result] = {}
    started = given = 0
    try:
        while given < len(jobs):
            while started < len(jobs) and len(running) < min(workers, MOST):
                if child := _start(context, jobs[started], run):
                    running[child[0]] = started, child[1]
                else:
                    done[started] = run(jobs[started])
                started += 1
            ready = wait(list(running)) if running else ()
            for end in [end for end in running if end in ready]:
                number, process = running.pop(end)
                done[number] = _receive(end, process, jobs[number])
            while given in done:
                yield done.pop(given)
                given += 1
    finally:
        for _, process in running.values():
            process.kill()
            process.join()


def _start(context: BaseContext, job: Job, run: Run) -> tuple[End, BaseProcess] | None:
    """A child at work and our end of its pipe; None where the system gives us no child."""
    try:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(job, theirs, run), daemon=True)  # type: ignore[attr-defined]
        with _uninterrupted():
            process.start()
    except OSError:
        return None
    theirs.close()
    return ours, process


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Holds SIGINT back: a child keeps it so, since its parent ends it; and a fork's hooks would swallow it.

    Windows cannot; there a child that has begun ignores it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(job: Job, end: End, run: Run) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end.send(run(job))


def _receive(end: End, process: BaseProcess, job: Job) -> Result:
    """What a child sent, or how it died."""
    try:
        result = end.recv()
        assert isinstance(result, Result)
        return result
    except (EOFError, OSError):  # it died before it sent anything, or in the midst
        process.join()
        what = error("worker-died", None, f"the process that set edition {job.edition} died ({process.exitcode})",
                     "with -j 1 it is set in the program's own process")
        return Result(None, (what,), FIT, 0)
    finally:
        end.close()
        process.join()
