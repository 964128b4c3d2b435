"""Where content, layouts and build live, and the one reader for every path that comes from outside.

A path is refused as text first, then opened one step at a time (`folders`): no symbolic link below the root is
followed. What is read is handed on as bytes.
"""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.diagnostics import FIT, RESOURCE, Failed, error
from briefing.folders import Folder, IrregularError, below, opened

MAX_BYTES = 16 << 20
MAX_FILES = 5_000
MAX_DEPTH = 16


class Project(NamedTuple):
    """The folders of a project, whether or not they exist."""

    root: Path
    content: Path
    layouts: Path


def here(cwd: Path) -> Project:
    """The project whose root is `cwd`."""
    return Project(cwd, cwd / "content", cwd / "layouts")


def shipped(kind: str) -> Path:
    """The folder `content`, `layouts`, `scaffold` or `docs` that came with the program: in the wheel, else in the
    checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "_shipped" / kind
    return inside if inside.is_dir() else package.parents[1] / kind


def packs_in(folder: Path) -> list[Path]:
    """The packs of a content folder by name: each folder, links and hidden ones left out."""
    try:
        with below(folder, ()) as inside:
            return [folder / name for name, is_folder, _ in inside.entries()
                    if is_folder and not name.startswith(".")]
    except FileNotFoundError:
        return []
    except OSError as fault:
        raise _unreadable(folder.as_posix(), fault) from None


def read_below(root: Path, name: str, limit: int = MAX_BYTES, shown: str = "") -> bytes:
    """The bytes of the regular file `name` below `root`; `limit` in bytes, `shown` is what to call it.

    Raises Failed with RESOURCE, and with FIT for a file that is too large."""
    *folders, last = _steps(name)
    try:
        with below(root, folders) as folder:
            file = folder.read_from(last)
        try:
            return _contents(file, shown or name, limit)
        finally:
            os.close(file)
    except OSError as fault:
        raise _unreadable(shown or name, fault) from None


def _contents(file: int, name: str, limit: int) -> bytes:
    """All of an open file, which may grow while it is read."""
    found = os.fstat(file)
    if not stat.S_ISREG(found.st_mode):
        raise _unreadable(name, IrregularError())
    parts, size = [], found.st_size
    while size <= limit and (part := os.read(file, 1 << 20)):
        parts.append(part)
        size = max(size, sum(map(len, parts)))
    if size > limit:
        raise Failed([error("too-large", None, f"{name} is larger than {limit:,} bytes")], FIT)
    return b"".join(parts)


def files_below(root: Path, endings: tuple[str, ...]) -> list[str]:
    """The names, relative to `root` and sorted, of the files below it that end so, in small letters or
    capitals; hidden ones are left out.

    A link to a file is named, for `read_below` to refuse; a link to a folder is refused here, since what it hides
    would be missed without a word."""
    try:
        folder = opened(root)
    except OSError as fault:
        raise _unreadable(root.as_posix(), fault) from None
    names: list[str] = []
    for name in _walk(folder, "", 0):
        if name.lower().endswith(endings):
            names.append(name)
        if len(names) > MAX_FILES:
            raise Failed([error("too-large", None, f"{root.as_posix()} holds more than {MAX_FILES:,} files")], FIT)
    return sorted(names)


def _walk(folder: Folder, prefix: str, depth: int) -> Iterator[str]:
    """Names below an open folder, which is closed at the end."""
    try:
        for name, is_folder, is_link in folder.entries():
            shown = f"{prefix}{name}"
            if name.startswith("."):
                continue
            if is_link and _leads_to_folder(name, folder):
                raise _refused(shown, "it is a symbolic link to a folder")
            if not is_folder:
                yield shown
            elif depth == MAX_DEPTH:
                raise Failed([error("too-deep", None, f"{shown} lies more than {MAX_DEPTH} folders deep")], FIT)
            else:
                yield from _walk(folder.inside(name), f"{shown}/", depth + 1)
    except OSError as fault:
        raise _unreadable(prefix or ".", fault) from None
    finally:
        folder.close()


def _leads_to_folder(name: str, folder: Folder) -> bool:
    try:
        return stat.S_ISDIR(folder.status(name, follow=True).st_mode)
    except OSError:
        return False


def _steps(name: str) -> list[str]:
    """The parts of a relative name; Failed for every form that could lead out."""
    steps = [step for step in name.split("/") if step not in ("", ".")]
    hostile = any(mark in name for mark in ("\0", "\\", "://")) or name.startswith(("/", "~", "data:"))
    lone = any("\ud800" <= c <= "\udfff" for c in name)  # no name that can be encoded or printed
    if not steps or hostile or lone or ".." in steps:
        raise _refused(name, "only a path below the folder is allowed")
    return steps


def _refused(name: str, why: str) -> Failed:
    return Failed([error("path-refused", None, f"{name!r} is not read: {why}")], RESOURCE)


def _unreadable(name: str, fault: OSError) -> Failed:
    if isinstance(fault, IrregularError):
        return _refused(name, str(fault.strerror))
    reason = "it is a symbolic link" if fault.errno == errno.ELOOP else (fault.strerror or str(fault))
    code = "missing-file" if isinstance(fault, FileNotFoundError) else "unreadable-file"
    return Failed([error(code, None, f"{name} cannot be read: {reason}")], RESOURCE)
