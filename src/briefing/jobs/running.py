"""Jobs in this process, or each in a child of its own."""

import os
from collections.abc import Iterator, Sequence

from briefing.diagnostics import BUG, error
from briefing.jobs import packs
from briefing.jobs.build import Result, run
from briefing.jobs.plan import Job


def run_all(jobs: Sequence[Job], workers: int = 0) -> Iterator[Result]:
    """The results in the order of the jobs, from at most `workers` children at once; 0 is one for each processor."""
    workers = min(workers or processors(), len(jobs))
    if workers < 2:
        return _here(jobs)
    from briefing.jobs.children import in_children  # with it comes multiprocessing, which one job has no use for

    return in_children(jobs, workers, run_one)


def _here(jobs: Sequence[Job]) -> Iterator[Result]:
    """One after the other in this process; a pack is let go of when its last job has composed it."""
    last = {job.pack: number for number, job in enumerate(jobs)}
    for number, job in enumerate(jobs):
        if last[job.pack] == number:
            packs.once_more(job.snapshot.content, job.pack)
        yield run_one(job)


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def run_one(job: Job) -> Result:
    """`run`, with an exception that nobody expected made a result: the other editions still get built."""
    try:
        return run(job)
    except Exception as bug:
        from traceback import format_exc

        message = f"edition {job.edition} failed by a mistake of ours: {type(bug).__name__}: {bug}"
        what = error("internal-error", None, message)
        return Result(None, (what,), BUG, 0, format_exc())
