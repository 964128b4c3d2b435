"""Which packs and layouts there are here; what a shell proposes where one is asked for."""

from pathlib import Path

from briefing.project import Project, here, packs_in, shipped


def pack_names(begun: str) -> list[str]:
    """The packs that a name may mean."""
    folders = (here(Path.cwd()).content, shipped("content"))
    return sorted({pack.name for folder in folders for pack in packs_in(folder) if pack.name.startswith(begun)})


def layout_names(begun: str) -> list[str]:
    """The layouts that a name may mean."""
    from briefing.layout.library import names

    return [name for name in names(all_layouts(here(Path.cwd()))) if name.startswith(begun)]


def all_layouts(project: Project) -> dict[str, bytes]:
    """The files of all layouts, the shipped ones and those of a project."""
    from briefing.jobs.snapshot import layouts

    return layouts(shipped("layouts"), project.layouts)
