"""Jobs in children: one that dies takes no other with it."""

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess

from briefing.diagnostics import FIT, error
from briefing.jobs.build import Result
from briefing.jobs.plan import Job

Run = Callable[[Job], Result]


def in_children(jobs: Sequence[Job], workers: int, run: Run) -> Iterator[Result]:
    """The results of `run` in the order of the jobs, from at most `workers` children at once, each for one job."""
    # Forked children have what is loaded already; where fork is not safe, they load it again.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    running: dict[Connection, tuple[int, BaseProcess]] = {}
    done: dict[int, Result] = {}
    started = given = 0
    try:
        while given < len(jobs):
            while started < len(jobs) and len(running) < workers:
                if child := _start(context, jobs[started], run):
                    running[child[0]] = started, child[1]
                else:
                    done[started] = run(jobs[started])
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


def _start(context: BaseContext, job: Job, run: Run) -> tuple[Connection, BaseProcess] | None:
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
    """Holds SIGINT back: a child keeps it so, since its parent ends it; and a fork's hooks would swallow it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(job: Job, end: Connection, run: Run) -> None:
    end.send(run(job))


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
