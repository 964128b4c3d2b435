"""A new pack: the files that the program brings along for it, put into `content/` here. Nothing is overwritten."""

from pathlib import Path

from briefing.diagnostics import USAGE, Failed, error
from briefing.jobs.snapshot import YAML, read_all
from briefing.jobs.writing import Target, new_folder, slug, write
from briefing.project import Project, files_below, read_below, shipped

SCHEMA = "pack.schema.json"


def begin(name: str, project: Project) -> list[Path]:
    """Writes a pack that builds at once into `content/NAME`, and beside it the schema that its files name.

    Returns what was written. Raises Failed (USAGE) for a name that is no folder's, or one that is taken."""
    if not name or slug(name) != name:
        message = f"{name[:60]!r} is no name for a pack's folder"
        raise Failed([error("bad-name", None, message, f"letters, digits, -, _ and .: {slug(name)}")], USAGE)
    files = read_all(shipped("scaffold"), files_below(shipped("scaffold"), YAML), "")
    schema = read_below(shipped("content"), SCHEMA)
    if not new_folder(project.root, ("content", name)):
        message = f"content/{name} is here already"
        raise Failed([error("pack-exists", None, message, "give the new pack another name")], USAGE)
    written = [write(Target(project.root, ("content", name), file), data) for file, data in files.items()]
    if not (project.content / SCHEMA).exists():
        written.append(write(Target(project.root, ("content",), SCHEMA), schema))
    return written
