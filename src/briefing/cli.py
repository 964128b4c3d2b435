"""The command line. This room alone prints, exits, reads the clock and the environment.

Each command imports what it needs when it is called, so that `--version` and `check` do not wait for the typesetter.
"""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing import __version__, arranging, authoring, completion
from briefing.completion import layout_names, pack_names
from briefing.diagnostics import BUG, INTERRUPTED, OK, RESOURCE, USAGE, Failed, counted, error
from briefing.project import Project, here
from briefing.report import SCHEMA_VERSION, Json, Report, forget, pretty, reporting, robust, say, summary, tally

if TYPE_CHECKING:
    from briefing.jobs.build import Result
    from briefing.jobs.editions import Request
    from briefing.jobs.packs import Place
    from briefing.jobs.plan import Job, Plan
    from briefing.jobs.writing import Target

PROGRAM = f"briefing {__version__}"
MAKERS = ("reportlab", "uharfbuzz", "jinja2", "markdown-it-py", "pyphen", "python-bidi", "pillow")

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False,
                  context_settings={"help_option_names": ["-h", "--help"]})


Packs = Annotated[list[str] | None, typer.Argument(
    metavar="PACK", show_default=False, autocompletion=pack_names,
    help="A folder, or a pack's name. Left out: each folder of content/ here.")]
Whose = Annotated[str, typer.Option("--audience", "-a", autocompletion=completion.audience_names,
                                    help="Whose wording; else the pack's first.")]
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings count: exit 7.")]


@app.callback(invoke_without_command=True)
def _briefing(version: Annotated[bool, typer.Option("--version", help="Say the version and exit.")] = False) -> None:
    """Turns a folder of YAML, written from source documents, into seminar handouts and slides as PDF."""
    if version:
        say(PROGRAM, sys.stdout)
        raise typer.Exit()


@app.command()
def build(
    pack: Packs = None,
    edition: Annotated[list[str] | None, typer.Option("--edition", "-e", autocompletion=completion.edition_names,
                                                      help="Only this edition; repeatable.")] = None,
    layout: Annotated[str, typer.Option("--layout", "-l", autocompletion=layout_names,
                                        help="An edition of this layout, by flags alone.")] = "",
    audience: Annotated[str, typer.Option("--audience", "-a", autocompletion=completion.audience_names,
                                            help="With -l: whose wording.")] = "",
    paper: Annotated[str, typer.Option("--paper", autocompletion=completion.paper_names,
                                         help="With -l: a4, letter, 16x9 …")] = "",
    sets: Annotated[list[str] | None, typer.Option("--set", metavar="KEY=VALUE",
                                                   help="options.NAME=… or theme.KEY=…; repeatable.")] = None,
    output: Annotated[str, typer.Option("--output", "-o", metavar="PATH",
                                        help="A folder, a file that ends in .pdf, or - for stdout.")] = "",
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes; 0 is one a processor.")] = 0,
    strict: Strict = False,
    json: Json = False,
) -> None:
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
        request = Request(tuple(edition or ()), layout, audience, paper, tuple(sets or ()))
        files["--set"] = "\n".join(request.sets).encode()
        places = find_all(pack or [], project)
        plans = _plans(report, files, places, project, request)
        made = [job for plan in plans for job in plan.jobs]
        changed = bool(request.sets and not request.layout)
        _build(report, files, made, _targets(made, output, len(places) > 1, project.root, changed), jobs)


def _plans(report: Report, files: dict[str, bytes], places: list["Place"], project: Project,
           request: "Request") -> list["Plan"]:
    """A plan for each pack; a mistake of usage in any of them ends the command before something is built."""
    from briefing.jobs.plan import plan
    from briefing.jobs.snapshot import all_layouts

    layouts = all_layouts(project)
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

    with report.progress("Building", len(made)) as step:
        for n, (job, result) in enumerate(zip(made, run_all(made, workers), strict=True)):
            _finish(report, files, job, result, where[n] if where else None)
            step()


def _finish(report: Report, files: dict[str, bytes], job: "Job", result: "Result", where: "Target | None") -> None:
    """Says what came of a job, and puts its PDF into its place."""
    report.tell(result.diagnostics, files, result.exit_status)
    if result.trace and os.environ.get("BRIEFING_DEBUG") == "1":
        with report.without_bar():
            say(result.trace, sys.stderr)
    path, status = "", result.exit_status
    if result.data is not None:
        try:
            path = _put(result.data, where)
            size = f"{counted(result.pages, 'page')}, {len(result.data) / 1000:.0f} kB"
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
        return (path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path).as_posix()
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except (OSError, AttributeError) as fault:
        if isinstance(fault, BrokenPipeError):
            forget(sys.stdout)
        raise Failed([error("cannot-write", None, f"the PDF cannot be written to stdout: {fault}")], RESOURCE) from None
    return "-"


@app.command()
def check(
    pack: Packs = None,
    pages: Annotated[bool, typer.Option("--pages", help="Set each edition too, and hold its pages against the "
                                                        "numeric rules.")] = False,
    edition: Annotated[list[str] | None, typer.Option("--edition", "-e", autocompletion=completion.edition_names,
                                                      help="With --pages: only this edition; repeatable.")] = None,
    sources: Annotated[str, typer.Option("--sources", metavar="DIR",
                                         help="Compare with the texts of the sources: DIR/<source-id>.txt.")] = "",
    strict: Strict = False,
    json: Json = False,
) -> None:
    """Say everything that is wrong with packs and their editions, and build nothing."""
    report, files = Report(json, strict), dict[str, bytes]()
    report.data = {"command": "check", "packs": []}
    with reporting(report, files):
        from briefing.jobs.packs import find_all
        from briefing.jobs.plan import check
        from briefing.jobs.snapshot import all_layouts

        if edition and not pages:
            raise Failed([error("bad-option", None, "-e names an edition to be set", "add --pages")], USAGE)
        project = here(Path.cwd())
        places = find_all(pack or [], project)
        layouts = all_layouts(project)
        for place in places:
            found = check(place, project, layouts, project.root / sources if sources else None)
            report.tell(found.diagnostics, {**layouts, **found.files}, found.exit_status)
            report.line(f"{place.name}: {tally(found.diagnostics, found.silenced)}")
            report.data["packs"].append({"pack": place.name, "exit_status": found.exit_status,
                                         "silenced": found.silenced})
            if pages and not found.exit_status:
                report.data["packs"][-1]["editions"] = list(_held(report, layouts, place, project, edition or ()))


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
    with report.progress("Setting", len(jobs)) as step:
        for job, result in zip(jobs, run_all(jobs), strict=True):
            report.tell(result.diagnostics, files, result.exit_status)
            report.line(f"{place.name} {job.edition}: {summary(result.diagnostics) or 'nothing wrong'}")
            step()
            yield {"edition": job.edition, "pages": result.pages, "exit_status": result.exit_status}


@app.command("report")
def evidence(
    pack: Annotated[str, typer.Argument(autocompletion=pack_names, help="A folder, or a pack's name.")],
    audience: Whose = "",
    paper: Annotated[str, typer.Option("--paper", autocompletion=completion.paper_names, help="a4 or letter.")] = "",
    output: Annotated[str, typer.Option("--output", "-o", metavar="PATH",
                                        help="A folder, or a file that ends in .pdf.")] = "",
    json: Json = False,
) -> None:
    """Say which paragraphs of its sources a pack uses, and build its table of evidence for the facilitator."""
    report, files = Report(json), dict[str, bytes]()
    report.data = {"command": "report", "coverage": [], "editions": []}
    with reporting(report, files):
        from briefing.content import resolve, select
        from briefing.jobs import packs
        from briefing.jobs.editions import Request

        if output == "-":
            raise Failed([error("bad-option", None, "stdout is for the coverage: -o names a folder or a file")], USAGE)
        project = here(Path.cwd())
        place = packs.find(pack, project)
        request = Request(layout="evidence", audience=audience, paper=paper)
        plans = _plans(report, files, [place], project, request)
        made = [job for plan in plans for job in plan.jobs]
        if made:
            loaded = packs.load(plans[0].files, place.name)
            for row in resolve(select(loaded, made[0].audience, "facilitator")).data["coverage"]:
                name = " ".join(filter(None, (row["source"]["id"], row["code"], row["title"])))
                report.line(f"{name}: {row['used']} of {len(row['cells'])}"
                            f"{'; not used: ' + row['by_use']['none'] if row['by_use']['none'] else ''}")
                report.data["coverage"].append({**row, "source": row["source"]["id"]})
        _build(report, files, made, _targets(made, output, False, project.root, False), 1)


@app.command()
def inspect(
    pack: Annotated[str, typer.Argument(autocompletion=pack_names, help="A folder, or a pack's name.")],
    audience: Whose = "",
    reader: Annotated[str, typer.Option(autocompletion=completion.reader_names,
                                        help="To whom it is released: student, facilitator or role.")] = "facilitator",
) -> None:
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


authoring.add_to(app)
arranging.add_to(app)


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
    from importlib.metadata import version  # with it comes a reader of mail; only --json shows them

    return tuple(f"{name} {version(name)}" for name in MAKERS)


def main() -> int:
    """Runs a command and returns its exit status."""
    robust(sys.stdout, sys.stderr)
    try:
        app(prog_name="briefing")
    except SystemExit as end:
        if end.code == INTERRUPTED:
            say("interrupted", sys.stderr)
        return end.code if isinstance(end.code, int) else OK
    except Exception as bug:
        say(f"error[internal-error]: this is a mistake of ours: {type(bug).__name__}: {bug}\n"
            "    hint: please report it with what BRIEFING_DEBUG=1 shows", sys.stderr)
        if os.environ.get("BRIEFING_DEBUG") == "1":
            import traceback

            traceback.print_exc()
        return BUG
    return OK
