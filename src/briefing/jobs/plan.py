"""Packs and what was asked for, to jobs that need nothing else; or everything that stands in their way."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple, get_args

from briefing import content
from briefing.content import Pack, resolve, select
from briefing.content.select import Reader
from briefing.diagnostics import CONTENT, OK, Diagnostic, Failed
from briefing.jobs import editions, packs
from briefing.jobs.editions import Edition, Request
from briefing.jobs.packs import Place
from briefing.jobs.snapshot import Snapshot, digest, faces
from briefing.layout.settings import Settings
from briefing.project import Project


@dataclass(frozen=True, slots=True)
class Job:
    """All that one PDF is made of, as plain values: run it here, in another process or on another machine.

    `stamp` is the time that the PDF bears (ISO 8601); `versions` are the programs that make it, ours first."""

    pack: str
    edition: str
    layout: str
    audience: str
    settings: Settings
    snapshot: Snapshot
    stamp: str
    versions: tuple[str, ...]

    @property
    def key(self) -> str:
        """A hash of everything that the bytes of the PDF depend on."""
        said = (self.pack, self.edition, self.layout, self.audience, self.settings, self.stamp, self.versions)
        return sha256(f"{digest(self.snapshot)}\n{said!r}".encode()).hexdigest()


class Plan(NamedTuple):
    """The jobs of one pack, what there is to say about it, and its files for showing where."""

    pack: str
    files: Mapping[str, bytes]
    jobs: tuple[Job, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    exit_status: int = OK


def plan(place: Place, project: Project, request: Request, layouts: Mapping[str, bytes], stamp: str,
         versions: tuple[str, ...]) -> Plan:
    """A job for each edition that the request means; one that cannot be planned leaves the others be.

    Without a `stamp` the pack's own date is taken."""
    files: Mapping[str, bytes] = {}
    told: list[Diagnostic] = []
    jobs, status = [], OK
    try:
        files = packs.read(place, project)
        pack = packs.load(files, place.name)
        told += _linted(pack)
        wanted = editions.find(pack, request, layouts)
    except Failed as failed:
        return Plan(place.name, files, (), (*told, *failed.diagnostics), failed.exit_status)
    for edition in wanted:
        try:
            jobs.append(_job(pack, edition, files, layouts, stamp or own_stamp(pack), versions))
        except Failed as failed:
            told += failed.diagnostics
            status = max(status, failed.exit_status)
    return Plan(place.name, files, tuple(jobs), tuple(told), status)


def check(place: Place, project: Project, layouts: Mapping[str, bytes]) -> Plan:
    """Everything to say about a pack for every audience and reader, and about its editions; no jobs."""
    files: Mapping[str, bytes] = {}
    told: list[Diagnostic] = []
    status = OK
    try:
        files = packs.read(place, project)
        pack = packs.load(files, place.name)
        told += _linted(pack)
    except Failed as failed:
        return Plan(place.name, files, (), (*told, *failed.diagnostics), failed.exit_status)
    for audience in pack.pack.audiences:
        for reader in get_args(Reader):
            try:
                resolve(select(pack, audience.id, reader))
            except Failed as failed:
                told += failed.diagnostics
                status = max(status, failed.exit_status)
    try:
        for edition in editions.find(pack, Request(), layouts) if pack.editions else ():
            editions.load(edition, layouts)
    except Failed as failed:
        told += failed.diagnostics
        status = max(status, failed.exit_status)
    return Plan(place.name, files, (), tuple(dict.fromkeys(told)), status)


def _linted(pack: Pack) -> tuple[Diagnostic, ...]:
    """What the whole pack's lint has to say; Failed if an error is among it."""
    told = tuple(content.check(pack))
    if any(d.severity == "error" for d in told):
        raise Failed(told, CONTENT)
    return told


def _job(pack: Pack, edition: Edition, content: Mapping[str, bytes], layouts: Mapping[str, bytes], stamp: str,
        versions: tuple[str, ...]) -> Job:
    """An edition with all its inputs, the faces that its theme names among them. Raises Failed."""
    layout = editions.load(edition, layouts)
    snapshot = Snapshot(content, layouts, faces(layout.theme.face_names()))
    return Job(pack.name, edition.id, edition.layout, edition.audience, edition.settings, snapshot, stamp, versions)


def own_stamp(pack: Pack) -> str:
    """The time that a pack's PDFs bear when nobody says another: the first moment of its `as_of`."""
    first = pack.pack.as_of.first
    return f"{first.year:04}-{first.month or 1:02}-{first.day or 1:02}T00:00:00+00:00"
