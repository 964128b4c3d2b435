"""What one process costs, and medians over interleaved rounds.

On Linux a child's peak begins at what its parent holds, so this module and all that it imports stay small."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from bench.tools import Command

Task = tuple[str, str]  # a tool and a document
WARM = 1  # rounds that are not counted: files come into memory, modules are compiled
TAIL = 600  # characters of what a process that failed had to say


class Cost(NamedTuple):
    """CPU seconds (user and system), seconds on the clock, peak resident memory in MiB."""

    cpu_s: float
    wall_s: float
    peak_mib: float


class Broken(Exception):
    """A process that failed, and the end of what it said."""


def cost(command: Command) -> Cost:
    """Runs a process to its end. Raises Broken."""
    environment = {**os.environ, **command.environment}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # with it every run would compile its imports again
    with tempfile.TemporaryFile() as said:
        begun = time.monotonic()
        process = subprocess.Popen(command.words, cwd=command.folder, env=environment, stdin=subprocess.DEVNULL,
                                   stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise Broken(f"exit status {process.returncode}: {said.read().decode(errors='replace')[-TAIL:]}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10))


def rounds(tasks: Sequence[Task], runs: int) -> Iterator[tuple[Task, bool]]:
    """Every task once a round, in reversed order on every second one; with whether it counts."""
    for number in range(WARM + runs):
        for task in tasks if number % 2 == 0 else reversed(tasks):
            yield task, number >= WARM


def measured(commands: Mapping[Task, Command], runs: int, tell: Callable[[Task, Cost], None]) -> dict[Task, Cost]:
    """The median of each figure for each task; `tell` hears every cost. Raises Broken for the first that fails."""
    costs: dict[Task, list[Cost]] = {task: [] for task in commands}
    for task, counts in rounds(list(commands), runs):
        try:
            found = cost(commands[task])
        except Broken as broken:
            raise Broken(f"{' '.join(task)}: {broken}") from None
        if counts:
            tell(task, found)
            costs[task].append(found)
    return {task: Cost(*map(median, zip(*found, strict=True))) for task, found in costs.items()}
