"""The command line. This room alone prints, exits, reads the clock and the environment.

Each command imports what it needs when it is called, so that `--version` and `check` do not wait for the typesetter.
"""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.arguments import Command, argument, read, whole
from briefing.diagnostics import BUG, INTERRUPTED, OK, RESOURCE, USAGE, Failed, error, nearest
from briefing.project import Project, here, shipped
from briefing.report import SCHEMA_VERSION, Report, count, forget, pretty, reporting, robust, say, summary

if TYPE_CHECKING:
    from briefing.jobs.editions import Request
    from briefing.jobs.packs import Place
    from briefing.jobs.plan import Job, Plan
    from briefing.jobs.writing import Target

PROGRAM = f"briefing {__version__}"
MAKERS = ("reportlab", "uharfbuzz", "jinja2", "markdown-it-py", "pyphen", "python-bidi", "pillow")

PACKS = argument("pack", metavar="PACK", nargs="*",
                 help="A folder, or a pack's name. Left out: each folder of content/ here.")
STRICT = argument("--strict", action="store_true", help="Let warnings count: exit 7.")
JSON = argument("--json", action="store_true", help="Put one JSON object on stdout, and nothing else there.")
LAYOUT = argument("name", metavar="NAME", help="A layout, as `layout list` names it.")


def build(pack: list[str], edition: list[str], layout: str, audience: str, paper: str, sets: list[str], output: str,
          jobs: int, strict: bool, json: bool) -> int:
    """Build PDFs: every edition of a pack, to build/PACK/EDITION.pdf.

    An edition that fails leaves its old PDF as it was, and the others are built."""
    report, files = Report(json, strict, output != "-"), dict[str, bytes]()
    report.data = {"command": "build", "editions": []}
    with reporting(report, files):
        from briefing.jobs.editions import Request
        from briefing.jobs.packs import find_all

        if json and output == "-":
            raise Failed([error("bad-option", None, "--json and -o - both want stdout: give one of the two")], USAGE)
        project = here(Path.cwd())
        request = Request(tuple(edition), layout, audience, paper, tuple(sets))
        files["--set"] = "\n".join(request.sets).encode()
        places = find_all(pack, project)
        plans = _plans(report, files, places, project, request)
        made = [job for plan in plans for job in plan.jobs]
        changed = bool(request.sets and not request.layout)
        _build(report, files, made, _targets(made, output, len(places) > 1, project.root, changed), jobs)
    return report.close()


def _plans(report: Report, files: dict[str, bytes], places: list["Place"], project: Project,
           request: "Request") -> list["Plan"]:
    """A plan for each pack; a mistake of usage in any of them ends the command before something is built."""
    from briefing.jobs.plan import plan

    layouts = _layouts(project)
    files |= layouts
    plans = [plan(place, project, request, layouts, _stamp(), PROGRAM) for place in places]
    for made in plans:
        report.tell(made.diagnostics, {**files, **made.files}, made.exit_status)
        files |= made.files
    if USAGE in report.statuses:
        raise Failed([], USAGE)
    return plans


def _targets(made: list["Job"], output: str, several: bool, root: Path, changed: bool) -> list["Target"] | None:
    """Where each job's PDF goes; None for stdout. What --set has `changed` does not take its edition's place."""
    from briefing.jobs.writing import targets

    if output != "-":
        names = [(job.pack, f"{job.edition}-changed" if changed else job.edition) for job in made]
        return targets(names, output, several, root)
    if len(made) > 1:
        raise Failed([error("one-file", None, f"stdout takes one edition, not {len(made)}", "name one with -e")], USAGE)
    return None


def _build(report: Report, files: dict[str, bytes], made: list["Job"], where: list["Target"] | None,
           workers: int) -> None:
    """Runs the jobs and puts each PDF into its place as soon as it is there."""
    from briefing.jobs.running import run_all

    for n, (job, result) in enumerate(zip(made, run_all(made, workers), strict=True)):
        report.tell(result.diagnostics, files, result.exit_status)
        if result.trace and os.environ.get("BRIEFING_DEBUG") == "1":
            say(result.trace, sys.stderr)
        path, status = "", result.exit_status
        if result.data is not None:
            try:
                path = _put(result.data, where[n] if where else None)
                size = f"{count(result.pages, 'page')}, {len(result.data) / 1000:.0f} kB"
                report.line(f"{path if where else 'stdout'}  {size}")
            except Failed as failed:
                status = failed.exit_status
                report.tell(failed.diagnostics, files, status)
        report.data["editions"].append({
            "pack": job.pack, "edition": job.edition, "layout": job.layout, "audience": job.audience,
            "path": path or None, "pages": result.pages, "bytes": len(result.data or b""), "exit_status": status,
            "inputs": job.key(_versions()) if report.json else ""})


def _put(data: bytes, target: "Target | None") -> str:
    """Writes a PDF, and says where as one would type it."""
    from briefing.jobs.writing import write

    if target:
        path = write(target, data)
        return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except (OSError, AttributeError) as fault:
        if isinstance(fault, BrokenPipeError):
            forget(sys.stdout)
        raise Failed([error("cannot-write", None, f"the PDF cannot be written to stdout: {fault}")], RESOURCE) from None
    return "-"


def check(pack: list[str], pages: bool, edition: list[str], strict: bool, json: bool) -> int:
    """Say everything that is wrong with packs and their editions, and build nothing."""
    report, files = Report(json, strict), dict[str, bytes]()
    report.data = {"command": "check", "packs": []}
    with reporting(report, files):
        from briefing.jobs.packs import find_all
        from briefing.jobs.plan import check as check_pack

        if edition and not pages:
            raise Failed([error("bad-option", None, "-e names an edition to be set", "add --pages")], USAGE)
        project = here(Path.cwd())
        places = find_all(pack, project)
        layouts = _layouts(project)
        for place in places:
            found = check_pack(place, project, layouts)
            report.tell(found.diagnostics, {**layouts, **found.files}, found.exit_status)
            report.line(f"{place.name}: {summary(found.diagnostics) or 'nothing wrong'}")
            report.data["packs"].append({"pack": place.name, "exit_status": found.exit_status})
            if pages and not found.exit_status:
                report.data["packs"][-1]["editions"] = list(_held(report, layouts, place, project, edition))
    return report.close()


def _held(report: Report, layouts: Mapping[str, bytes], place: "Place", project: Project,
          editions: Sequence[str]) -> Iterator[dict[str, object]]:
    """Sets the editions of a pack, says what the numeric rules have against their pages; -> a record of each."""
    from briefing.jobs.editions import Request
    from briefing.jobs.plan import plan
    from briefing.jobs.running import run_all

    made = plan(place, project, Request(tuple(editions)), layouts, _stamp(), PROGRAM)
    files = {**layouts, **made.files}
    report.tell(made.diagnostics, files, made.exit_status)
    jobs = [job._replace(writer="rules") for job in made.jobs]
    for job, result in zip(jobs, run_all(jobs), strict=True):
        report.tell(result.diagnostics, files, result.exit_status)
        report.line(f"{place.name} {job.edition}: {summary(result.diagnostics) or 'nothing wrong'}")
        yield {"edition": job.edition, "pages": result.pages, "exit_status": result.exit_status}


def inspect(pack: str, audience: str, reader: str) -> int:
    """Show a pack as layouts get it, in JSON: worded, released and resolved, prose as its source."""
    report, files = Report(), dict[str, bytes]()
    with reporting(report, files):
        from briefing.content import dump, load, resolve, select
        from briefing.jobs import packs

        project = here(Path.cwd())
        place = packs.find(pack, project)
        files |= packs.read(place, project)
        made = load(files, place.name)
        selected = select(made, audience or made.pack.audiences[0].id, reader)
        report.line(pretty({"schema_version": SCHEMA_VERSION, **dump(resolve(selected))}))
    return report.close()


def layout_list(json: bool) -> int:
    """List the layouts: the shipped ones and those of layouts/ here."""
    report, files = Report(json), dict[str, bytes]()
    with reporting(report, files):
        from briefing.layout.library import list_layouts

        files |= _layouts(here(Path.cwd()))
        found = list_layouts(files)
        width = max((len(layout.name) for layout in found), default=0)
        for layout in found:
            report.line(f"{layout.name:{width}}  {layout.kind}, for the {layout.reader}, {' '.join(layout.papers)}: "
                        f"{layout.title}")
        report.data = {"command": "layout list", "layouts": [layout._asdict() for layout in found]}
    return report.close()


def layout_show(name: str, json: bool) -> int:
    """Show what a layout is, and the options that it takes."""
    report, files = Report(json), dict[str, bytes]()
    with reporting(report, files):
        from briefing.layout.library import show_layout

        files |= _layouts(here(Path.cwd()))
        _known_layout(name, files)
        found = show_layout(name, files)
        report.line(f"{found.name}: {found.title}")
        report.line(f"kind {found.kind}, reader {found.reader}, papers {' '.join(found.papers)}, "
                    f"citations {found.citations}{f', extends {found.extends}' if found.extends else ''}")
        for option in found.options:
            shown = " ".join(option.default) if isinstance(option.default, tuple) else option.default
            report.line(f"  options.{option.name}={shown}  {option.help}")
        report.data = {"command": "layout show", "layout": {**found._asdict(), "options": [
            option._asdict() for option in found.options]}}
    return report.close()


def layout_eject(name: str) -> int:
    """Copy every file of a layout into layouts/ here, where it shadows the shipped one. Nothing is overwritten."""
    report, files = Report(), dict[str, bytes]()
    with reporting(report, files):
        from briefing.jobs.writing import Target, write
        from briefing.layout.library import layout_files

        project = here(Path.cwd())
        files |= _layouts(project)
        _known_layout(name, files)
        for path, data in layout_files(name, files).items():
            if (project.root / path).exists():
                report.line(f"{path}  is here already")
                continue
            *folders, last = path.split("/")
            write(Target(project.root, tuple(folders), last), data)
            report.line(path)
    return report.close()


def _known_layout(name: str, files: Mapping[str, bytes]) -> None:
    from briefing.layout.library import names

    if name not in (known := names(files)):
        raise Failed([error("unknown-layout", None, f"there is no layout {name!r}", nearest(name, known))], USAGE)


def _layouts(project: Project) -> dict[str, bytes]:
    from briefing.jobs.snapshot import layouts

    return layouts(shipped("layouts"), project.layouts)


def _stamp() -> str:
    """SOURCE_DATE_EPOCH as ISO 8601, or "" where it is not set."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not said:
        return ""
    try:
        return datetime.fromtimestamp(int(said), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is {said[:40]!r}, which is no number of seconds"
        raise Failed([error("bad-option", None, message)], USAGE) from None


def _versions() -> tuple[str, ...]:
    """The libraries whose output reaches the PDF."""
    from importlib import metadata  # with it comes a reader of mail; only --json shows them

    return tuple(f"{name} {metadata.version(name)}" for name in MAKERS)


def version() -> int:
    """Say the version and exit."""
    return OK if say(PROGRAM, sys.stdout) else RESOURCE


ABOUT = {
    "": "Turns a folder of YAML, written from source documents, into seminar handouts and slides as PDF.",
    "layout": "List, show and copy layouts.",
}
COMMANDS: Mapping[str, Command] = {
    "build": Command(build, (
        PACKS,
        argument("-e", "--edition", action="append", default=[], metavar="NAME", help="Only this edition; repeatable."),
        argument("-l", "--layout", default="", metavar="NAME", help="An edition of this layout, by flags alone."),
        argument("-a", "--audience", default="", metavar="NAME", help="With -l: whose wording."),
        argument("--paper", default="", metavar="NAME", help="With -l: a4, letter, 16x9 …"),
        argument("--set", dest="sets", action="append", default=[], metavar="KEY=VALUE",
                 help="options.NAME=… or theme.KEY=…; repeatable."),
        argument("-o", "--output", default="", metavar="PATH",
                 help="A folder, a file that ends in .pdf, or - for stdout."),
        argument("-j", "--jobs", type=whole, default=0, metavar="NUMBER", help="Processes; 0 is one a processor."),
        STRICT, JSON)),
    "check": Command(check, (
        PACKS,
        argument("--pages", action="store_true",
                 help="Set each edition too, and hold its pages against the numeric rules."),
        argument("-e", "--edition", action="append", default=[], metavar="NAME",
                 help="With --pages: only this edition; repeatable."),
        STRICT, JSON)),
    "inspect": Command(inspect, (
        argument("pack", metavar="PACK", help="A folder, or a shipped pack's name."),
        argument("-a", "--audience", default="", metavar="NAME", help="Whose wording; else the pack's first."),
        argument("--reader", default="facilitator", metavar="NAME",
                 help="To whom it is released: student, facilitator (unless said) or role."))),
    "layout list": Command(layout_list, (JSON,)),
    "layout show": Command(layout_show, (LAYOUT, JSON)),
    "layout eject": Command(layout_eject, (LAYOUT,)),
    "--version": Command(version, ()),
}


def main() -> int:
    """Runs a command and returns its exit status."""
    robust(sys.stdout, sys.stderr)
    try:
        return _run(sys.argv[1:])
    except KeyboardInterrupt:
        say("interrupted", sys.stderr)
        return INTERRUPTED
    except Exception as bug:
        say(f"error[internal-error]: this is a mistake of ours: {type(bug).__name__}: {bug}\n"
            "    hint: please report it with what BRIEFING_DEBUG=1 shows", sys.stderr)
        if os.environ.get("BRIEFING_DEBUG") == "1":
            import traceback

            traceback.print_exc()
        return BUG


def _run(words: list[str]) -> int:
    try:
        command = read(words, COMMANDS, ABOUT)
    except Failed as failed:
        report = Report()
        report.tell(failed.diagnostics, {}, failed.exit_status)
        return report.close()
    return command()
