"""`python -m bench`: builds documents with every tool, writes the figures and the page of them. See `make bench`."""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.measure import Broken, Cost, Task, measured
from bench.page import DOCUMENTS, Result, conditions, further, refreshed, slides, table
from bench.tools import FEW, HERE, MORE, OURS, Tool, chosen, tools

ROOT = HERE.parent
OUT, PAGE = ROOT / "build" / "bench", ROOT / "docs" / "performance.md"
RUNS = {"S": 5, "L": 3, "L-natural": 3, "deck": 5}


def main(words: Sequence[str]) -> int:
    asked = _asked(words)
    known, page = tools(asked.briefing), PAGE.read_text(encoding="utf-8")
    peers = asked.peers.replace(",", " ").split()
    if strange := [*(set(peers) - set(known)), *(set(sizes := _sizes(asked.sizes)) - set(DOCUMENTS))]:
        print(f"bench: there is no {', '.join(strange)}; peers: {', '.join(known)}; sizes: {', '.join(DOCUMENTS)}",
              file=sys.stderr)
        return 2
    for size in sizes:
        runs, names = asked.runs or RUNS[size], chosen(size, peers, known)
        try:
            text = _size(size, names, runs, known, asked.briefing)
        except Broken as broken:
            print(f"bench: {broken}", file=sys.stderr)
            return 1
        page = refreshed(page, {size: text})
        PAGE.write_text(page, encoding="utf-8")
    return 0


def _asked(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--briefing", default=sys.executable, help="the Python that has briefing")
    parser.add_argument("--sizes", default="", help=f"of {', '.join(DOCUMENTS)}; all unless given")
    parser.add_argument("--peers", default="", help="beside briefing; those that are quick enough unless given")
    parser.add_argument("--runs", type=lambda text: int(text or 0), default=0, help="rounds that count")
    return parser.parse_args(words)


def _sizes(text: str) -> list[str]:
    return text.replace(",", " ").split() or list(DOCUMENTS)


def _size(size: str, names: Sequence[str], runs: int, known: Mapping[str, Tool], briefing: str) -> str:
    """Measures the tools on one document, writes its JSON; -> its part of the page."""
    tasks: list[Task] = [(name, size) for name in names]
    if size in MORE:
        tasks += [(name, MORE[size]) for name in FEW if name in names]
    documents = list(dict.fromkeys(document for _, document in tasks))
    _write_inputs(documents)
    commands = {task: known[task[0]].call(OUT / "in" / task[1], _out(task)) for task in tasks}
    costs = measured(commands, runs, _tell)
    results = _results(costs, known, briefing)
    for document in documents:
        records = [result._asdict() for (_, of), result in results.items() if of == document]
        (OUT / f"{document}.json").write_text(json.dumps(records, indent=1) + "\n", encoding="utf-8")
    shown = table(size, [results[name, size] for name in names],
                  conditions(size, runs, [name for name in names if name != OURS]))
    if size in MORE and all(name in names for name in FEW):
        pair = ([costs[name, document] for name in FEW] for document in (size, MORE[size]))
        shown += f"\n\n{slides(*pair, further(size))}"
    return shown


def _write_inputs(documents: Sequence[str]) -> None:
    for document in documents:
        words = [sys.executable, "-m", "bench.inputs", document, str(OUT / "in" / document)]
        subprocess.run(words, check=True, cwd=ROOT)
    (OUT / "out").mkdir(exist_ok=True)


def _out(task: Task) -> Path:
    name, document = task
    return OUT / "out" / f"{document}-{name}.pdf"


def _results(costs: Mapping[Task, Cost], known: Mapping[str, Tool], briefing: str) -> dict[Task, Result]:
    packages = {known[name].package for name, _ in costs if known[name].package}
    files = {task: str(_out(task)) for task in costs}
    words = [sys.executable, "-m", "bench.facts", *sorted(packages), *files.values()]
    facts = json.loads(subprocess.run(words, check=True, cwd=ROOT, capture_output=True).stdout)
    ours = subprocess.run([briefing, "-m", "briefing", "--version"], check=True, capture_output=True, text=True)
    facts[""] = ours.stdout.split()[-1]
    return {task: Result(task[0], facts[known[task[0]].package], *map(_rounded, costs[task]), facts[file],
                         os.path.getsize(file)) for task, file in files.items()}


def _rounded(figure: float) -> float:
    return round(figure, 4)


def _tell(task: Task, cost: Cost) -> None:
    name, document = task
    print(f"{document:10} {name:14} {cost.cpu_s:8.3f} s CPU {cost.wall_s:8.3f} s {cost.peak_mib:7.1f} MiB", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
