"""What a shell proposes where a pack, a layout or another name is asked for: those that there are."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from briefing.diagnostics import Failed
from briefing.project import here, packs_in, shipped

if TYPE_CHECKING:
    from briefing.content import Pack

READERS = ("student", "facilitator", "role")


def pack_names(begun: str) -> list[str]:
    """The packs that a name may mean."""
    folders = (here(Path.cwd()).content, shipped("content"))
    return sorted({pack.name for folder in folders for pack in packs_in(folder) if pack.name.startswith(begun)})


def layout_names(begun: str) -> list[str]:
    """The layouts that a name may mean."""
    from briefing.jobs.snapshot import all_layouts
    from briefing.layout.library import names

    return [name for name in names(all_layouts(here(Path.cwd()))) if name.startswith(begun)]


def edition_names(context: typer.Context, begun: str) -> list[str]:
    """The editions of the packs that the line names, or of all here."""
    found = {edition.id for pack in _packs(context) for edition in pack.editions}
    return sorted(name for name in found if name.startswith(begun))


def audience_names(context: typer.Context, begun: str) -> list[str]:
    """The audiences of the packs that the line names, or of all here."""
    found = {audience.id for pack in _packs(context) for audience in pack.pack.audiences}
    return sorted(name for name in found if name.startswith(begun))


def paper_names(context: typer.Context, begun: str) -> list[str]:
    """The papers of the layout that the line names, or of all layouts."""
    from briefing.jobs.snapshot import all_layouts
    from briefing.layout.library import list_layouts

    asked = context.params.get("layout")
    found = {paper for layout in list_layouts(all_layouts(here(Path.cwd()))) for paper in layout.papers
             if not asked or layout.name == asked}
    return sorted(name for name in found if name.startswith(begun))


def reader_names(begun: str) -> list[str]:
    return [name for name in READERS if name.startswith(begun)]


def codes(begun: str) -> list[str]:
    """The codes that can be explained."""
    from briefing.codes import explained

    return sorted(code for code in explained() if code.startswith(begun))


def _packs(context: typer.Context) -> Iterator["Pack"]:
    """The packs that can be read; a line that is being typed is no place for what is wrong with the others."""
    from briefing.jobs import packs

    project = here(Path.cwd())
    given = context.params.get("pack") or context.args  # of a line that is not complete
    try:
        places = packs.find_all([given] if isinstance(given, str) else list(given), project)
    except Failed:
        return
    for place in places:
        try:
            yield packs.load(packs.read(place, project), place.name)
        except Failed:
            continue
