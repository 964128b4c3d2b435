"""Editions of shipped packs and of the tests' own, each built once in a session."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import pytest

from briefing.jobs import build
from briefing.jobs.editions import Request
from briefing.jobs.plan import Job
from briefing.layout.doc import Doc
from briefing.typeset.faces import Faces
from briefing.typeset.galley import Pages
from towns import ROOT, planned

# Every edition that the shipped packs list; every layout and paper for the packs of the tests.
LISTED = (
    "content/aleppo student-handout", "content/aleppo student-handout-undergraduate",
    "content/aleppo facilitator-handout", "content/aleppo seminar-slides",
    "content/sample handout", "content/sample facilitator", "content/sample slides",
)
PLAIN = tuple(
    f"{pack} {layout} {paper}"
    for pack in ("tests/packs/single", "tests/packs/three")
    for layout, paper in (("handout", "a4"), ("handout", "letter"), ("facilitator", "a4"), ("facilitator", "letter"),
                          ("slides", "16x9"), ("slides", "4x3"))
)


class Built(NamedTuple):
    """An edition at each stage of its way."""

    job: Job
    doc: Doc
    pages: Pages
    pdf: bytes


Made = Callable[[str], Built]


@pytest.fixture(scope="session")
def made(built: Callable[[str, str], Built]) -> Made:
    """`made("content/sample handout")` is an edition of a pack, `made("tests/packs/three slides 4x3")` a layout on a
    paper, for the pack's first audience."""

    @lru_cache
    def make(name: str) -> Built:
        folder, first, *paper = name.split()
        if not paper:
            return built(folder.rpartition("/")[2], first)
        plan = planned(ROOT / folder, Request(layout=first, paper=paper[0]))
        assert not [d for d in plan.diagnostics if d.severity == "error"], plan.diagnostics
        (job,) = plan.jobs
        doc, layout = build.make_doc(job)
        faces = Faces(job.snapshot.faces)
        pages = build.typeset(doc, layout.theme, faces)
        return Built(job, doc, pages, build.paint(pages, job.stamp, faces, job.versions[0]))

    return make
