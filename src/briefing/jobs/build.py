"""One job to one PDF: a function of the job alone, so that it may run anywhere."""

from typing import NamedTuple

from briefing.content import resolve, select
from briefing.diagnostics import OK, Diagnostic, Failed
from briefing.jobs import packs
from briefing.jobs.plan import Job
from briefing.layout.compose import compose
from briefing.layout.doc import Doc
from briefing.layout.library import Layout, load_layout
from briefing.pdf.paint import paint
from briefing.typeset import typeset
from briefing.typeset.faces import Faces
from briefing.typeset.galley import Pages


class Result(NamedTuple):
    """A PDF and its number of pages, or what is wrong; `trace` is Python's account of a bug of ours."""

    pdf: bytes | None
    diagnostics: tuple[Diagnostic, ...]
    exit_status: int
    pages: int
    trace: str = ""


def run(job: Job) -> Result:
    """The PDF of a job, or everything that the stage which failed has to say."""
    try:
        pages, faces = make_pages(job)
        return Result(paint(pages, job.stamp, faces, job.versions[0]), (), OK, len(pages.pages))
    except Failed as failed:
        return Result(None, failed.diagnostics, failed.exit_status, 0)


def make_pages(job: Job) -> tuple[Pages, Faces]:
    """A job's Pages, and the faces that they are set in."""
    doc, layout = make_doc(job)
    faces = Faces(job.snapshot.faces)
    return typeset(doc, layout.theme, faces), faces


def make_doc(job: Job) -> tuple[Doc, Layout]:
    """A job's Doc, and the layout that arranged it."""
    pack = packs.load(job.snapshot.content, job.pack)
    layout = load_layout(job.layout, job.snapshot.layouts, job.settings)
    resolved = resolve(select(pack, job.audience, layout.reader))
    return compose(layout, resolved, {"id": job.edition}), layout
