"""All that a build reads, taken once: after this nothing opens a file.

Content, its pictures and layouts come from outside and pass through the safe reader; faces come from installed
packages (`fontpkg_<family>`) and are part of the program.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from briefing.content.fields import PICTURES
from briefing.content.values import PictureFile
from briefing.diagnostics import CONTENT, FIT, OK, RESOURCE, USAGE, Diagnostic, Failed, Span, error, nearest
from briefing.project import Project, files_below, read_below, shipped

MAX_BYTES = 64 << 20
YAML, LAYOUT = (".yaml", ".yml"), (".yaml", ".j2")

_FACE = re.compile(r"([A-Z][A-Za-z0-9]*)-[A-Z][A-Za-z]*")


class Snapshot(NamedTuple):
    """Bytes by displayed path; faces by name; pictures by the name that the pack gives them."""

    content: Mapping[str, bytes]
    layouts: Mapping[str, bytes]
    faces: Mapping[str, bytes]
    pictures: Mapping[str, bytes] = {}


def read_all(root: Path, names: Iterable[str], prefix: str) -> dict[str, bytes]:
    """The files `names` below `root`, by `prefix` and name; at most 64 MiB together."""
    files: dict[str, bytes] = {}
    left = MAX_BYTES
    for name in names:
        files[f"{prefix}{name}"] = data = read_below(root, name, shown=f"{prefix}{name}")
        left -= len(data)
        if left < 0:
            message = f"{prefix or root.as_posix()} holds more than {MAX_BYTES:,} bytes"
            raise Failed([error("too-large", None, message)], FIT)
    return files


def layouts(shipped: Path, own: Path) -> dict[str, bytes]:
    """The shipped layouts, shadowed file by file by those of the project's own, all as `layouts/…`."""
    files: dict[str, bytes] = {}
    for root in dict.fromkeys((shipped, own)):
        if root.is_dir():
            files |= read_all(root, files_below(root, LAYOUT), "layouts/")
    return files


def all_layouts(project: Project) -> dict[str, bytes]:
    """The files of all layouts, the shipped ones and those of a project."""
    return layouts(shipped("layouts"), project.layouts)


def faces(names: Iterable[str], places: Mapping[str, Span | None] | None = None) -> dict[str, bytes]:
    """The font files of faces such as `Spectral-SemiBoldItalic`.

    Raises Failed (RESOURCE) for each family that lacks some, where `places` says that somebody asked for it."""
    found: dict[str, bytes] = {}
    missing: dict[str, list[str]] = {}
    for name in sorted(set(names)):
        try:
            found[name] = _face(name)
        except (ModuleNotFoundError, FileNotFoundError, ValueError):
            missing.setdefault(name.rpartition("-")[0], []).append(name)
    if missing:
        raise Failed([error("missing-face", (places or {}).get(family), f"there is no face {', '.join(lacking)}",
                            _install(lacking[0])) for family, lacking in missing.items()], RESOURCE)
    return found


def pictures(root: Path, named: Sequence[PictureFile]) -> dict[str, bytes]:
    """The pictures that a pack names, below its folder `root`; no other file of it is opened.

    Raises Failed for all that cannot be read or are no pictures, each at its place in the YAML."""
    if not named:
        return {}
    from briefing.typeset.pictures import NoPicture, examine  # with it comes the typesetter

    found: dict[str, bytes] = {}
    wrong: list[Diagnostic] = []
    status, left = OK, MAX_BYTES
    for name in named:
        try:
            found[str(name)] = data = read_below(root, name)
            examine(data)
            left -= len(data)
            if left < 0:
                raise Failed([error("too-large", None, f"the pictures have more than {MAX_BYTES:,} bytes")], FIT)
        except NoPicture as why:
            wrong.append(error("bad-picture", name.span, f"{name}: {why}", why.hint))
            status = max(status, CONTENT)
        except Failed as failed:
            wrong += [told._replace(span=name.span, hint=told.hint or _other_picture(root, name, told.code))
                      for told in failed.diagnostics]
            status = max(status, failed.exit_status)
    if wrong:
        raise Failed(wrong, status)
    return found


def _other_picture(root: Path, name: str, code: str) -> str:
    """A hint for a picture that is not there: the nearest of those that are."""
    if code != "missing-file":
        return ""
    try:
        near = nearest(name, files_below(root, PICTURES))
    except Failed:
        near = ""
    return near if near.endswith("?") else "its name is given from the pack's folder on, such as pictures/school.png"


def source_texts(root: Path, ids: Iterable[str]) -> dict[str, bytes]:
    """The texts of sources, by their ids: the files `<id>.txt` of a folder; those that it does not have are left out.

    Raises Failed (USAGE) where there is no such folder."""
    if not root.is_dir():
        hint = "--sources names one that holds <source-id>.txt"
        raise Failed([error("no-folder", None, f"there is no folder {root.as_posix()}", hint)], USAGE)
    found: dict[str, bytes] = {}
    for name in ids:
        try:
            found[name] = read_below(root, f"{name}.txt")
        except Failed as failed:
            if any(told.code != "missing-file" for told in failed.diagnostics):
                raise
    return found


def _face(name: str) -> bytes:
    if not (match := _FACE.fullmatch(name)):
        raise ValueError(name)
    if not (package := find_spec(f"fontpkg_{match[1].lower()}")) or not package.origin:
        raise ModuleNotFoundError(name)
    return (Path(package.origin).parent / "files" / f"{name}.ttf").read_bytes()


def _install(name: str) -> str:
    family = name.partition("-")[0].lower()
    return f"faces come from packages: is fontpkg-{family} installed, and has the family this weight?"


def digest(snapshot: Snapshot) -> str:
    """One sha256 over every path and the hash of its bytes."""
    total = sha256()
    for kind, files in zip(snapshot._fields, snapshot, strict=True):
        for path in sorted(files):
            total.update(f"{kind}\0{path}\0{sha256(files[path]).hexdigest()}\n".encode())
    return total.hexdigest()
