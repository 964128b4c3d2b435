"""Which pack a name on the command line means, its files, and the Pack that they make up."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from briefing import content
from briefing.content import Pack
from briefing.diagnostics import CONTENT, USAGE, Diagnostic, Failed, error, nearest
from briefing.jobs.snapshot import YAML, read_all
from briefing.jobs.writing import slug
from briefing.project import Project, files_below, packs_in, shipped

PACK = "pack.yaml"  # the file that every pack of several files has
MOST = 4  # packs that are kept at once
Key = tuple[tuple[tuple[str, bytes], ...], str]
_KEPT: dict[Key, Pack] = {}  # a cache of the process, by files and name
_ONCE_MORE: set[Key] = set()  # what of it goes when it is asked for again


class Place(NamedTuple):
    """A pack on disk: its name, the folder that is its root for reading, one file of it or "" for all of them."""

    name: str
    root: Path
    file: str = ""


def find(given: str, project: Project) -> Place:
    """The pack that `given` means: a path, else the name of a pack of this project, else of a shipped one.

    Raises Failed (USAGE) with the nearest name."""
    path = project.root / given
    if path.is_dir():
        return Place(path.resolve().name, path)
    if path.is_file() and path.name != PACK and (path.parent / PACK).is_file():
        message = f"{given!r} is one file of a pack, or stands beside them"
        raise Failed([error("unknown-pack", None, message, f"give the folder: {_beside(given) or '.'}")], USAGE)
    if path.is_file() and path.name.lower().endswith(YAML):
        return Place(path.stem, path.parent, path.name)
    known = {pack.name: pack for folder in (shipped("content"), project.content) for pack in packs_in(folder)}
    if given in known:
        return Place(given, known[given])
    hint = nearest(given, known)
    if (folder := _beside(given)) and (project.root / folder).is_dir():
        hint = nearest(given, [f"{folder}/{pack.name}" for pack in packs_in(project.root / folder)]) or hint
    raise Failed([error("unknown-pack", None, f"there is no pack {given!r}", hint)], USAGE)


def _beside(given: str) -> str:
    """The folder that a path on the command line names something in, as it was typed; "" for a name alone."""
    folder = Path(given).parent.as_posix()
    return "" if folder == "." else folder


def find_all(given: list[str], project: Project) -> list[Place]:
    """The packs that are given, or every folder of `content/` here; Failed (USAGE) for all that are not there."""
    places: list[Place] = []
    wrong: list[Diagnostic] = []
    for name in given:
        try:
            places.append(find(name, project))
        except Failed as failed:
            wrong += failed.diagnostics
    if wrong:
        raise Failed(wrong, USAGE)
    places = places or [Place(pack.name, pack) for pack in packs_in(project.content)]
    if not places:
        hint = f"name a pack; these came with the program: {', '.join(p.name for p in packs_in(shipped('content')))}"
        raise Failed([error("no-pack", None, "there is no pack in content/ here", hint)], USAGE)
    names = [slug(place.name) for place in places]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise Failed([error("same-name", None, f"more than one pack is called {', '.join(twice)}")], USAGE)
    return places


def read(place: Place, project: Project) -> dict[str, bytes]:
    """The YAML files of a pack by the path to show: from the project's root where it lies below it."""
    root = place.root
    if root.is_relative_to(project.root):
        root = root.relative_to(project.root)
    prefix = "" if root == Path() else f"{root.as_posix()}/"
    names = [place.file] if place.file else files_below(place.root, YAML)
    if not names:
        message = f"there is no YAML file in {root.as_posix()}"
        raise Failed([error("empty-pack", None, message, "put a pack.yaml there")], CONTENT)
    return read_all(place.root, names, prefix)


def load(files: Mapping[str, bytes], name: str) -> Pack:
    """`content.load`, remembered for the editions of one pack: equal bytes give an equal, frozen Pack."""
    key = _key(files, name)
    pack = _KEPT.pop(key, None) or content.load(files, name)
    if key in _ONCE_MORE:
        _ONCE_MORE.remove(key)
        return pack
    _KEPT[key] = pack
    if len(_KEPT) > MOST:
        del _KEPT[next(iter(_KEPT))]
    return pack


def once_more(files: Mapping[str, bytes], name: str) -> None:
    """Says that `load` is asked for this pack once more only, and need not keep it then: a large one takes as much
    memory as its pages."""
    _ONCE_MORE.add(_key(files, name))


def _key(files: Mapping[str, bytes], name: str) -> Key:
    return tuple(sorted(files.items())), name
