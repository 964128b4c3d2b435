"""What the benchmark says of processes, and what it writes into docs/performance.md."""

import sys
from pathlib import Path

import pytest
from bench.measure import Broken, Cost, cost, measured, rounds
from bench.page import Result, refreshed, slides, table
from bench.tools import OURS, Command, chosen, tools

TASKS = [("a", "S"), ("b", "S")]


def python(code: str, folder: Path) -> Command:
    return Command((sys.executable, "-c", code), folder)


def test_a_process_is_charged_its_own_time_and_memory(tmp_path: Path) -> None:
    light = cost(python("pass", tmp_path))
    heavy = cost(python("x = bytearray(300 << 20); sum(range(10**7))", tmp_path))
    assert heavy.peak_mib > 300
    assert heavy.cpu_s > light.cpu_s > 0


def test_a_process_that_fails_is_named_with_what_it_said(tmp_path: Path) -> None:
    commands = {("a", "S"): python("raise SystemExit('no such font')", tmp_path)}
    with pytest.raises(Broken, match=r"a S: exit status 1: no such font"):
        measured(commands, 1, lambda task, cost: None)


def test_every_round_runs_all_and_every_second_one_backwards() -> None:
    order = [task[0] for task, _ in rounds(TASKS, 2)]
    assert order == ["a", "b", "b", "a", "a", "b"]
    assert [counts for _, counts in rounds(TASKS, 2)] == [False, False, True, True, True, True]


def test_what_counts_is_told_and_its_median_taken(tmp_path: Path) -> None:
    told: list[tuple[tuple[str, str], Cost]] = []
    found = measured({("a", "S"): python("pass", tmp_path)}, 3, lambda task, cost: told.append((task, cost)))
    assert [task for task, _ in told] == [("a", "S")] * 3
    assert found["a", "S"].wall_s == sorted(cost.wall_s for _, cost in told)[1]


def test_ours_runs_whichever_peers_are_named() -> None:
    known = tools(sys.executable)
    assert chosen("L", ["platypus"], known) == [OURS, "platypus"]
    assert chosen("L", [], known) == [OURS, "typst", "typst-notags"]
    assert "rendercv" in chosen("S", [], known)
    assert "rendercv" not in chosen("deck", ["rendercv"], known)


def test_ratios_are_to_tagged_typst() -> None:
    results = [Result("briefing", "1", 3.0, 3.0, 50.0, 9, 500), Result("typst", "2", 2.0, 2.0, 100.0, 10, 1000)]
    rows = [line for line in table("S", results, "so").splitlines() if line.startswith("| ")]
    assert rows[1:] == ["| briefing 1 | 1.50 | 0.50 | 0.50 | 9 |", "| Typst, tagged 2 | 1.00 | 1.00 | 1.00 | 10 |"]


def test_a_further_slide_is_what_the_longer_deck_costs_more() -> None:
    few, many = [Cost(1.0, 0, 0), Cost(0.1, 0, 0)], [Cost(2.0, 0, 0), Cost(0.6, 0, 0)]
    assert "2.00 of tagged Typst" in slides(few, many, 180)


def test_tables_are_renewed_between_their_marks_and_others_stay() -> None:
    page = "x\n<!-- bench S -->\nold\n<!-- end -->\ny\n<!-- bench L -->\nkept\n<!-- end -->\n"
    once = refreshed(page, {"S": r"new \1"})
    assert once == page.replace("old", r"new \1")
    assert refreshed(once, {"S": r"new \1"}) == once
    with pytest.raises(ValueError, match="deck"):
        refreshed(page, {"deck": "z"})
