"""One job to one file: a function of the job alone, so that it may run anywhere."""

from collections.abc import Callable, Mapping
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
from briefing.typeset.galley import Pages
from briefing.typeset.text.faces import Faces


class Result(NamedTuple):
    """A file and its number of pages, or what is wrong; `trace` is Python's account of a bug of ours."""

    data: bytes | None
    diagnostics: tuple[Diagnostic, ...]
    exit_status: int
    pages: int
    trace: str = ""


def run(job: Job) -> Result:
    """The file of a job, or everything that the stage which failed has to say."""
    try:
        data, pages = WRITERS[job.writer].write(job)
        return Result(data, (), OK, pages)
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


class Writer(NamedTuple):
    """A kind of output: the ending of its files, and a job's bytes with their number of pages."""

    ending: str
    write: Callable[[Job], tuple[bytes, int]]


def write_pdf(job: Job) -> tuple[bytes, int]:
    pages, faces = make_pages(job)
    return paint(pages, job.stamp, faces, job.versions[0]), len(pages.pages)


# A new output is a row here: it starts from make_doc or make_pages.
WRITERS: Mapping[str, Writer] = {"pdf": Writer(".pdf", write_pdf)}
