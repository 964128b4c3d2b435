"""Editions, each built once in a session."""

from collections.abc import Callable
from functools import lru_cache

import pytest

from briefing.jobs.editions import Request
from helpers.editions import Edition, Made, make
from towns import ROOT, planned


@pytest.fixture(scope="session")
def made(built: Callable[[str, str], Edition]) -> Made:
    """`made("content/sample handout")` is an edition that a pack lists, `made("tests/packs/three slides 4x3")` a layout
    on a paper for the pack's first audience."""

    @lru_cache
    def of(name: str) -> Edition:
        folder, what, *paper = name.split()
        if not paper:
            return built(folder.rpartition("/")[2], what)
        plan = planned(ROOT / folder, Request(layout=what, paper=paper[0]))
        assert not [d for d in plan.diagnostics if d.severity == "error"], plan.diagnostics
        return make(plan.jobs[0])

    return of
