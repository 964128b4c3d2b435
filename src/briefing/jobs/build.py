"""One job to one file: a function of the job alone, so that it may run anywhere."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from briefing.diagnostics import FIT, OK, Diagnostic, Failed
from briefing.jobs import composing, packs
from briefing.jobs.plan import Job
from briefing.layout.doc import Doc
from briefing.layout.library import Layout, load_layout
from briefing.pdf.paint import paint
from briefing.typeset import typeset
from briefing.typeset.galley import Pages
from briefing.typeset.pictures import Pictures
from briefing.typeset.text.faces import Faces


class Result(NamedTuple):
    """A file and its number of pages, or what is wrong; `trace` is Python's account of a bug of ours."""

    data: bytes | None
    diagnostics: tuple[Diagnostic, ...]
    exit_status: int
    pages: int
    trace: str = ""


def run(job: Job) -> Result:
    """The file of a job and what it warns of, or everything that the stage which failed has to say."""
    try:
        made = WRITERS[job.writer].write(job)
        return Result(made.data, made.warnings, OK, made.pages)
    except Failed as failed:
        return Result(None, failed.diagnostics, failed.exit_status, 0)


def make_pages(job: Job) -> tuple[Pages, Faces]:
    """A job's Pages, and the faces that they are set in."""
    doc, layout = make_doc(job)
    faces = Faces(job.snapshot.faces)
    return set_pages(job, doc, layout, faces), faces


def set_pages(job: Job, doc: Doc, layout: Layout, faces: Faces) -> Pages:
    """The Doc on pages; set tighter if it would take more of them than the job may have."""
    pictures = Pictures(job.snapshot.pictures)
    if not job.most_pages:
        return typeset(doc, layout.theme, faces, pictures)
    from briefing.typeset.copyfit import copyfit  # with it come the rules, which few builds need
    from briefing.typeset.rules import profile_of

    return copyfit(lambda theme: typeset(doc, theme, faces, pictures), layout.theme,
                   profile_of(layout.kind, layout.theme), job.most_pages, job.span)


def make_doc(job: Job) -> tuple[Doc, Layout]:
    """A job's Doc, and the layout that arranged it."""
    pack = packs.load(job.snapshot.content, job.pack)
    layout = load_layout(job.layout, job.snapshot.layouts, job.settings)
    return composing.make_doc(pack, job.edition, job.audience, layout), layout


class Written(NamedTuple):
    """A file's bytes, its number of pages, and what there is to say that stops nothing."""

    data: bytes
    pages: int
    warnings: tuple[Diagnostic, ...] = ()


class Writer(NamedTuple):
    """A kind of output: the ending of its files, and what makes one of a job."""

    ending: str
    write: Callable[[Job], Written]


def write_pdf(job: Job) -> Written:
    pages, faces = make_pages(job)
    data = paint(pages, job.stamp, faces, job.program, Pictures(job.snapshot.pictures))
    return Written(data, len(pages.pages), pages.warnings)


def hold_to_rules(job: Job) -> Written:
    """A job's Pages against the numeric rules; no file. Raises Failed (FIT) where one that must be kept is not."""
    from briefing.typeset.rules import check, profile_of  # a build of files needs none of it

    doc, layout = make_doc(job)
    pages = set_pages(job, doc, layout, Faces(job.snapshot.faces))
    found = check(pages, layout.theme, profile_of(layout.kind, layout.theme))
    said = (*pages.warnings, *(d._replace(message=f"{d.message} of {job.edition}") for d in found))
    if any(d.severity == "error" for d in said):
        raise Failed(said, FIT)
    return Written(b"", len(pages.pages), said)


# A new output is a row here: it starts from make_doc or make_pages.
WRITERS: Mapping[str, Writer] = {"pdf": Writer(".pdf", write_pdf), "rules": Writer("", hold_to_rules)}
