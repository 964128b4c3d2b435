"""The commands for whoever writes a pack: a new one, the schema for the editor, the numbering of a source."""

from pathlib import Path

import typer

from briefing.project import here, read_below, shipped
from briefing.report import Report, pretty, reporting


def add_to(app: typer.Typer) -> None:
    """Gives the program these commands."""
    app.command("new")(new)
    app.command("schema")(schema)


def new(name: str) -> None:
    """Begin a pack: commented files in content/NAME here, which build at once. Nothing is overwritten."""
    report, files = Report(), dict[str, bytes]()
    with reporting(report, files):
        from briefing.jobs.scaffold import begin

        project = here(Path.cwd())
        for path in begin(name, project):
            report.line(str(path.relative_to(project.root)))
        report.line(f"now: briefing build {name}")


def schema() -> None:
    """Write the JSON Schema of a pack's files to stdout, for editors that complete and check YAML."""
    report, files = Report(), dict[str, bytes]()
    with reporting(report, files):
        from briefing.content.schema import schema as made

        report.line(pretty(made(read_below(shipped("docs"), "pack.md").decode("utf-8"))))
