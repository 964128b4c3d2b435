"""Packs and what was asked for, to jobs that need nothing else; or everything that stands in their way."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, get_args

from briefing import content
from briefing.content import Pack, resolve, select
from briefing.content.select import Reader
from briefing.content.walking import pictures as named
from briefing.diagnostics import CONTENT, OK, Diagnostic, Failed, Span
from briefing.jobs import editions, packs
from briefing.jobs.editions import Edition, Request
from briefing.jobs.packs import Place
from briefing.jobs.snapshot import Snapshot, digest, faces, pictures, source_texts
from briefing.layout.settings import Settings
from briefing.project import Project


class Job(NamedTuple):
    """All that one file is made of, as plain values: run it here, in another process or on another machine.

    `most_pages` are what it may have, 0 any number; `span` is where the edition was written, if it was;
    `stamp` is the time that it bears (ISO 8601), `program` the name and version that it is made by; `writer` names the
    kind of output."""

    pack: str
    edition: str
    layout: str
    audience: str
    settings: Settings
    snapshot: Snapshot
    stamp: str
    program: str
    writer: str = "pdf"
    most_pages: int = 0
    span: Span | None = None

    def key(self, versions: Sequence[str]) -> str:
        """A hash of everything that its bytes depend on; `versions` are those of the libraries that make it."""
        said = (self.pack, self.edition, self.layout, self.audience, self.settings, self.stamp, self.program,
                tuple(versions), self.writer, self.most_pages)
        return sha256(f"{digest(self.snapshot)}\n{said!r}".encode()).hexdigest()


class Plan(NamedTuple):
    """The jobs of one pack, what there is to say about it, its files for showing where, how much it silences."""

    pack: str
    files: Mapping[str, bytes]
    jobs: tuple[Job, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    exit_status: int = OK
    silenced: int = 0


class _Told:
    """What was said so far, how much a pack has silenced, and the worst of how it ended."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.exit_status = OK
        self.silenced = 0

    @contextmanager
    def hearing(self) -> Iterator[None]:
        """Takes what a stage that fails has to say, and goes on after it."""
        try:
            yield
        except Failed as failed:
            self.diagnostics += failed.diagnostics
            self.exit_status = max(self.exit_status, failed.exit_status)


def plan(place: Place, project: Project, request: Request, layouts: Mapping[str, bytes], stamp: str,
         program: str) -> Plan:
    """A job for each edition that the request means; one that cannot be planned leaves the others be.

    Without a `stamp` the pack's own date is taken."""
    files: Mapping[str, bytes] = {}
    told = _Told()
    wanted: list[Edition] = []
    jobs: list[Job] = []
    shown: Mapping[str, bytes] = {}
    with told.hearing():
        files = packs.read(place, project)
        pack = packs.load(files, place.name)
        told.diagnostics += _linted(pack)
        shown = pictures(place.root, named(pack))
        wanted = editions.find(pack, request, layouts)
    for edition in wanted:
        with told.hearing():
            jobs.append(_job(pack, edition, Snapshot(files, layouts, {}, shown), stamp or own_stamp(pack), program))
    return Plan(place.name, files, tuple(jobs), tuple(told.diagnostics), told.exit_status)


def check(place: Place, project: Project, layouts: Mapping[str, bytes], sources: Path | None = None) -> Plan:
    """Everything to say about a pack for every audience and reader, and about its editions, each of which is composed
    but not set; no jobs. It is compared with the texts of its sources, if `sources` is a folder that holds them."""
    files: Mapping[str, bytes] = {}
    told = _Told()
    with told.hearing():
        files = packs.read(place, project)
        pack = packs.load(files, place.name)
        texts = None if sources is None else source_texts(sources, [str(source.id) for source in pack.sources])
        _check(pack, layouts, texts, told)
        with told.hearing():
            pictures(place.root, named(pack))
    return Plan(place.name, files, (), tuple(dict.fromkeys(told.diagnostics)), told.exit_status, told.silenced)


def _check(pack: Pack, layouts: Mapping[str, bytes], texts: Mapping[str, bytes] | None, told: _Told) -> None:
    with told.hearing():
        heard = content.review(pack, texts)
        told.silenced = len(heard.silenced)
        told.diagnostics += _without_errors(heard.told)
    for audience in pack.pack.audiences:
        for reader in get_args(Reader):
            with told.hearing():
                resolve(select(pack, audience.id, reader))
    if pack.editions:
        _check_editions(pack, layouts, told)


def _check_editions(pack: Pack, layouts: Mapping[str, bytes], told: _Told) -> None:
    from briefing.jobs.composing import make_doc  # with it comes Jinja2

    sound = told.exit_status == OK  # what is wrong with the pack would else be told again, of layouts
    wanted: list[Edition] = []
    with told.hearing():
        wanted = editions.find(pack, Request(), layouts)
    for edition in wanted:
        with told.hearing():
            layout = editions.load(edition, layouts)
            editions.check_names(pack, edition, layout)
            editions.check_slides(pack, edition, layout)
            editions.most_pages(edition, layout)
            if sound:
                make_doc(pack, edition.id, edition.audience, layout)


def _linted(pack: Pack) -> tuple[Diagnostic, ...]:
    """What a build has to say of the whole pack; Failed if an error is among it."""
    return _without_errors(tuple(content.check(pack)))


def _without_errors(told: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    if any(d.severity == "error" for d in told):
        raise Failed(told, CONTENT)
    return told


def _job(pack: Pack, edition: Edition, shared: Snapshot, stamp: str, program: str) -> Job:
    """An edition with all its inputs: those that all editions share, and the faces of its theme. Raises Failed."""
    layout = editions.load(edition, shared.layouts)
    editions.check_names(pack, edition, layout)
    editions.check_slides(pack, edition, layout)
    asked = {setting.raw: setting.span for setting in edition.settings.theme if isinstance(setting.raw, str)}
    snapshot = shared._replace(faces=faces(layout.theme.face_names(), asked))
    return Job(pack.name, edition.id, edition.layout, edition.audience, edition.settings, snapshot, stamp, program,
               most_pages=editions.most_pages(edition, layout), span=edition.spans.get("id"))


def own_stamp(pack: Pack) -> str:
    """The time that a pack's PDFs bear when nobody says another: the first moment of its `as_of`."""
    first = pack.pack.as_of.first
    return f"{first.year:04}-{first.month or 1:02}-{first.day or 1:02}T00:00:00+00:00"
