"""Editions that may take so much paper and no more."""

import pytest

from briefing.diagnostics import CONTENT, FIT, OK
from briefing.jobs import build
from briefing.jobs.editions import Request
from briefing.jobs.plan import Plan
from towns import SMALL, planned


@pytest.fixture
def plan_with(tmp_path):
    """The jobs of the small pack with one edition that says this of `fit`."""

    def make(fit: str, layout: str = "handout") -> Plan:
        head = SMALL[:SMALL.index("editions:")]
        (tmp_path / "pack.yaml").write_text(
            f"{head}editions:\n  - {{id: short, layout: {layout}, fit: {fit}}}\n", encoding="utf-8")
        return planned(tmp_path, Request())

    return make


@pytest.mark.parametrize(("fit", "layout", "most"), [
    ("{sheets: 2}", "handout", 4), ("{pages: 3}", "handout", 3), ("{sheets: 2}", "slides", 2),
])
def test_a_sheet_has_two_pages_where_pages_face_each_other(plan_with, fit: str, layout: str, most: int) -> None:
    (job,) = plan_with(fit, layout).jobs
    assert job.most_pages == most


@pytest.mark.parametrize("fit", ["{}", "{sheets: 0}", "{sheets: 1, pages: 2}"])
def test_fit_says_one_number(plan_with, fit: str) -> None:
    plan = plan_with(fit)
    (told,) = plan.diagnostics
    begun = "  - {id: short, layout: handout, fit: {"
    column = len(begun) + (fit != "{}")  # that of its first key
    assert (told.code, told.span.column, plan.exit_status) == ("bad-value", column, CONTENT)


def test_what_is_too_long_is_refused_with_what_was_tried(plan_with) -> None:
    (job,) = plan_with("{pages: 1}").jobs
    result = build.run(job)
    (told,) = result.diagnostics
    assert (result.data, result.exit_status, told.code) == (None, FIT, "over-budget")
    assert "size 92%" in told.message and told.span.file.endswith("pack.yaml")


def test_what_fits_is_as_it_would_be_without(plan_with) -> None:
    (free,), (bound,) = plan_with("{pages: 99}").jobs, plan_with("{pages: 50}").jobs
    assert build.run(free).data == build.run(bound).data and build.run(bound).exit_status == OK
