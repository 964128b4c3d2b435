"""The tables of docs/performance.md, each between two marks, made of the figures of one run."""

import ctypes
import os
import platform
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bench.measure import Cost
from bench.tools import BASE, MORE, OURS

NAMES = {
    OURS: "briefing", BASE: "Typst, tagged", "typst-notags": "Typst, not tagged", "weasyprint": "WeasyPrint, PDF/UA",
    "fpdf2": "fpdf2", "platypus": "ReportLab Platypus", "rendercv": "rendercv",
}
DOCUMENTS = {
    "S": "S: a handout of 7 sections", "L": "L: a handout of 250 sections",
    "L-natural": "L-natural: L with a vocabulary in natural proportions", "deck": "deck: 20 slides",
}
SUBSETTER = "libharfbuzz-subset.so.0"


class Result(NamedTuple):
    """What one tool needed for one document, and what came of it; `bytes` and `pages` are those of the file."""

    tool: str
    version: str
    cpu_s: float
    wall_s: float
    peak_mib: float
    pages: int
    bytes: int


def table(size: str, results: Sequence[Result], conditions: str) -> str:
    """Ratios to tagged Typst; to the first tool where it was not asked for."""
    base = next((result for result in results if result.tool == BASE), results[0])
    rows = [f"| {NAMES[r.tool]} {r.version} | {r.cpu_s / base.cpu_s:.2f} | {r.peak_mib / base.peak_mib:.2f} "
            f"| {r.bytes / base.bytes:.2f} | {r.pages} |" for r in results]
    return "\n".join((f"### {DOCUMENTS[size]}", "", "| Tool | CPU | Memory | Size of file | Pages |",
                      "|---|---|---|---|---|", *rows, "", conditions))


def slides(few: Sequence[Cost], many: Sequence[Cost], more: int) -> str:
    """What each further slide costs ours, of what it costs Typst; `few` and `many` begin with ours."""
    ours, theirs = ((after.cpu_s - before.cpu_s) / more for before, after in zip(few, many, strict=True))
    return f"Each further slide ({20 + more} against 20), in the same run: {ours / theirs:.2f} of tagged Typst’s CPU."


def conditions(size: str, runs: int, peers: Sequence[str]) -> str:
    """The machine in words, and the command that measures the same again."""
    system, python = platform.system(), platform.python_version()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    how = f"{'; WeasyPrint ' + _subsetting() if 'weasyprint' in peers else ''}"
    return (f"Medians of {runs} runs on {system}, {platform.machine()}, {cores} cores, Python {python}{how}: "
            f"`make bench SIZES={size} PEERS=\"{' '.join(peers)}\" RUNS={runs}`.")


def _subsetting() -> str:
    """Whether the system has the library that WeasyPrint looks for."""
    try:
        ctypes.CDLL(SUBSETTER)
    except OSError:
        return "without HarfBuzz’s subsetter"
    return "with HarfBuzz’s subsetter"


def refreshed(page: str, tables: Mapping[str, str]) -> str:
    """The page with new text between the marks `<!-- bench SIZE -->` and `<!-- end -->`; what was not run stays."""
    for size, text in tables.items():
        marked = re.compile(rf"(<!-- bench {size} -->\n).*?(<!-- end -->)", re.S)
        page, found = marked.subn(lambda m, text=text: f"{m[1]}{text}\n{m[2]}", page)
        if not found:
            raise ValueError(f"the page has no place for {size}")
    return page


def further(size: str) -> int:
    """How many more slides the longer deck has."""
    return int(MORE[size].rpartition("-")[2]) - 20
