"""The commands for whoever writes a pack: a new one, the schema for the editor, the numbering of a source, and why a
finding is told."""

from pathlib import Path
from typing import Annotated

import typer

from briefing.completion import codes as known_codes
from briefing.diagnostics import USAGE, Failed, error, nearest
from briefing.project import here, read_below, shipped
from briefing.report import Json, Report, pretty, reporting


def add_to(app: typer.Typer) -> None:
    """Gives the program these commands."""
    app.command("new")(new)
    app.command("schema")(schema)
    app.command("explain")(explain)
    sources = typer.Typer(no_args_is_help=True)
    sources.command("number")(number)
    sources.callback()(_sources)
    app.add_typer(sources, name="sources", help="Make records of source texts.")


def _sources() -> None:
    """Make records of source texts."""


def new(name: Annotated[str, typer.Argument(help="What the pack's folder is called.")]) -> None:
    """Begin a pack: commented files in content/NAME here, which build at once. Nothing is overwritten."""
    report, files = Report(), dict[str, bytes]()
    with reporting(report, files):
        from briefing.jobs.scaffold import begin

        project = here(Path.cwd())
        for path in begin(name, project):
            report.line(path.relative_to(project.root).as_posix())
        report.line(f"now: briefing build {name}")


def schema() -> None:
    """Write the JSON Schema of a pack's files to stdout, for editors that complete and check YAML."""
    report, files = Report(), dict[str, bytes]()
    with reporting(report, files):
        from briefing.content.schema import schema as made

        report.line(pretty(made(read_below(shipped("docs"), "pack.md").decode("utf-8"))))


def number(
    file: Annotated[Path, typer.Argument(help="The source's text, plain, in UTF-8; its name becomes the source's id.")],
    codes: Annotated[str, typer.Option(metavar="A,B…",
                                       help="The codes of the sections, in the order of their headings.")] = "",
) -> None:
    """Propose a numbering of a text, as YAML to review: headings, paragraphs, notes, and what is none of these."""
    report, files = Report(), dict[str, bytes]()
    with reporting(report, files):
        from briefing.content.numbering import propose
        from briefing.content.proposal import record

        try:
            text = read_below(file.parent, file.name).decode("utf-8-sig")
        except UnicodeDecodeError:
            hint = "save it as plain text, in UTF-8"
            raise Failed([error("not-utf-8", None, f"{file.as_posix()} is not UTF-8", hint)]) from None
        made = propose(text, [code.strip() for code in codes.split(",")] if codes else ())
        if not made.sections:
            hint = "a paragraph is some 70 characters or more, and ends as a sentence does"
            raise Failed([error("no-paragraphs", None, f"{file.as_posix()} has no paragraph", hint)])
        report.line(record(made, file.stem).rstrip("\n"))


def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", show_default=False, autocompletion=known_codes,
                                        help="What stands in brackets behind error, warning or note. "
                                             "Left out: all of them.")] = "",
    json: Json = False,
) -> None:
    """Say why a finding is told, and how much it matters."""
    report, files = Report(json), dict[str, bytes]()
    with reporting(report, files):
        from briefing.codes import explained

        known = explained()
        if code and code not in known:
            raise Failed([error("unknown-code", None, f"there is no code {code!r}", nearest(code, known))], USAGE)
        for each in [known[code]] if code else known.values():
            report.line(f"{each.code}: {each.severity}, {each.group}")
            report.line(f"    {each.why}")
        report.data = {"command": "explain",
                       "codes": [each._asdict() for each in ([known[code]] if code else known.values())]}
