"""The editions that the end-to-end tests build."""

from collections.abc import Callable
from typing import NamedTuple

from briefing.jobs import build
from briefing.jobs.plan import Job
from briefing.layout.doc import Doc
from briefing.typeset.galley import Pages
from briefing.typeset.pictures import Pictures
from briefing.typeset.text.faces import Faces

# Every edition that the shipped packs list; every layout and paper for the packs of the tests.
ALEPPO = ("content/aleppo student-handout", "content/aleppo student-handout-undergraduate",
          "content/aleppo facilitator-handout", "content/aleppo facilitator-handout-undergraduate",
          "content/aleppo policy-brief", "content/aleppo public-handout", "content/aleppo role-briefs",
          "content/aleppo student-worksheets", "content/aleppo timeline-poster", "content/aleppo claims-side-by-side",
          "content/aleppo seminar-slides")
SAMPLE = ("content/sample handout", "content/sample facilitator", "content/sample roles", "content/sample slides",
          "content/sample poster", "content/sample perspectives", "content/sample evidence")
PAPERS = {"handout": ("a4", "letter"), "facilitator": ("a4", "letter"), "slides": ("16x9", "4x3"),
          "poster": ("a4", "a3", "letter"), "perspectives": ("a4", "letter"), "evidence": ("a4", "letter")}
PLAIN = tuple(f"tests/packs/{pack} {layout} {paper}"
              for pack in ("single", "three") for layout, papers in PAPERS.items() for paper in papers)
OTHER_PAPERS = ("content/sample handout letter", "content/sample facilitator letter", "content/sample roles letter",
                "content/sample roles a5", "content/sample slides 4x3", "content/sample evidence letter",
                "content/aleppo evidence a4",
                *(f"content/{pack} {layout} {paper}" for pack in ("aleppo", "sample")
                  for layout in ("poster", "perspectives") for paper in PAPERS[layout]))
ALL = (*ALEPPO, *SAMPLE, *PLAIN, *OTHER_PAPERS)


class Edition(NamedTuple):
    """An edition at each stage of its way."""

    job: Job
    doc: Doc
    pages: Pages
    pdf: bytes


Made = Callable[[str], Edition]


def make(job: Job) -> Edition:
    doc, layout = build.make_doc(job)
    faces, pictures = Faces(job.snapshot.faces), Pictures(job.snapshot.pictures)
    pages = build.typeset(doc, layout.theme, faces, pictures)
    return Edition(job, doc, pages, build.paint(pages, job.stamp, faces, job.program, pictures))
