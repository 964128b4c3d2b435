"""The commands for whoever arranges: which layouts there are, what each takes, and a copy of one to change."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from briefing.completion import layout_names
from briefing.diagnostics import USAGE, Failed, error, nearest
from briefing.project import here
from briefing.report import Json, Report, reporting

Name = Annotated[str, typer.Argument(autocompletion=layout_names, help="What the layout is called.")]


def add_to(app: typer.Typer) -> None:
    """Gives the program these commands."""
    layouts = typer.Typer(no_args_is_help=True)
    layouts.command("list")(list_them)
    layouts.command("show")(show)
    layouts.command("eject")(eject)
    app.add_typer(layouts, name="layout", help="List, show and copy layouts.")


def list_them(json: Json = False) -> None:
    """List the layouts: the shipped ones and those of layouts/ here."""
    report, files = Report(json), dict[str, bytes]()
    with reporting(report, files):
        from briefing.jobs.snapshot import all_layouts
        from briefing.layout.library import list_layouts

        files |= all_layouts(here(Path.cwd()))
        found = list_layouts(files)
        width = max((len(layout.name) for layout in found), default=0)
        for layout in found:
            report.line(f"{layout.name:{width}}  {layout.kind}, for the {layout.reader}, {' '.join(layout.papers)}: "
                        f"{layout.title}")
        report.data = {"command": "layout list", "layouts": [layout._asdict() for layout in found]}


def show(name: Name, json: Json = False) -> None:
    """Show what a layout is, and the options that it takes."""
    report, files = Report(json), dict[str, bytes]()
    with reporting(report, files):
        from briefing.jobs.snapshot import all_layouts
        from briefing.layout.library import show_layout
        from briefing.layout.settings import as_raw

        files |= all_layouts(here(Path.cwd()))
        _known_layout(name, files)
        found = show_layout(name, files)
        report.line(f"{found.name}: {found.title}")
        report.line(f"kind {found.kind}, reader {found.reader}, papers {' '.join(found.papers)}, "
                    f"citations {found.citations}{f', extends {found.extends}' if found.extends else ''}")
        for option in found.options:
            shown = as_raw(option.default)
            shown = shown if isinstance(shown, str) else " ".join(shown)
            report.line(f"  options.{option.name}={shown}  {option.help}")
        report.data = {"command": "layout show", "layout": {**found._asdict(), "options": [
            option._asdict() for option in found.options]}}


def eject(name: Name) -> None:
    """Copy every file of a layout into layouts/ here, where it shadows the shipped one. Nothing is overwritten."""
    report, files = Report(), dict[str, bytes]()
    with reporting(report, files):
        from briefing.jobs.snapshot import all_layouts
        from briefing.jobs.writing import Target, write
        from briefing.layout.library import layout_files

        project = here(Path.cwd())
        files |= all_layouts(project)
        _known_layout(name, files)
        for path, data in layout_files(name, files).items():
            if (project.root / path).exists():
                report.line(f"{path}  is here already")
                continue
            *folders, last = path.split("/")
            write(Target(project.root, tuple(folders), last), data)
            report.line(path)


def _known_layout(name: str, files: Mapping[str, bytes]) -> None:
    from briefing.layout.library import names

    if name not in (known := names(files)):
        raise Failed([error("unknown-layout", None, f"there is no layout {name!r}", nearest(name, known))], USAGE)
