"""Files at the right end of the way: whole or not at all, and only where they were meant to go.

The bytes go to a temporary file in the target's own folder, to disk, and under the final name in one step, so that a
reader sees the old file or the new one, and a crash or a full disk leaves the old one alone.
"""

import errno
import os
import re
import secrets
import stat
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from briefing.diagnostics import RESOURCE, USAGE, Failed, error
from briefing.folders import RESERVED, Folder, below

ASKED = os.name == "posix"  # whether a process can be asked if it lives; on Windows, os.kill would end it
_TEMPORARY = re.compile(r"\..+\.(\d{1,9})\.[0-9a-f]{8}\.part")


def slug(name: str) -> str:
    """A file name that every system takes: letters, digits, `.`, `_` and `-`, at most 80 of them."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    made = re.sub(r"[^A-Za-z0-9._-]+", "-", plain)[:80].strip("-.") or "unnamed"
    return f"{made}-" if RESERVED.fullmatch(made) else made


class Target(NamedTuple):
    """Where a PDF goes: `folders` below `base` are made, and must not be links."""

    base: Path
    folders: tuple[str, ...]
    name: str


def targets(editions: Sequence[tuple[str, str]], output: str, several: bool, root: Path) -> list[Target]:
    """A place for each (pack, edition): `build/PACK/EDITION.pdf` below `root`, unless `output` says another.

    `output` is a folder, with a folder in it for each pack if there are `several`; or, for one edition, a file that
    ends in `.pdf`. Raises Failed (USAGE)."""
    if output.lower().endswith(".pdf"):
        if len(editions) > 1:
            message = f"{output} is one file, but {len(editions)} editions are to be built"
            raise Failed([error("one-file", None, message, "name one with -e, or a folder with -o")], USAGE)
        path = root / output
        return [Target(path.parent, (), path.name) for _ in editions]
    made = []
    for pack, edition in editions:
        folders = ("build", slug(pack)) if not output else (slug(pack),) if several else ()
        made.append(Target(root / output, folders, f"{slug(edition)}.pdf"))
    return made


def write(target: Target, data: bytes) -> Path:
    """Writes `data` and returns where it is. Raises Failed (RESOURCE); then the old file stands.

    `base` may be a link, since the user named it; nothing below may."""
    path = target.base.joinpath(*target.folders, target.name)
    try:
        target.base.mkdir(parents=True, exist_ok=True)
        with below(target.base, target.folders, make=True) as folder:
            _refuse_odd(path, folder, target.name)
            _sweep(folder)
            _replace(folder, target.name, data)
    except OSError as fault:
        raise _unwritable(path, "written", fault, len(target.folders)) from None
    return path


def new_folder(base: Path, folders: Sequence[str]) -> bool:
    """Makes the last of `folders` below `base`, and those before it; False where something of its name is there.

    Raises Failed (RESOURCE)."""
    *before, last = folders
    try:
        base.mkdir(parents=True, exist_ok=True)
        with below(base, before, make=True) as folder:
            folder.make(last)
    except FileExistsError:
        return False
    except OSError as fault:
        raise _unwritable(base.joinpath(*folders), "made", fault, len(before)) from None
    return True


def _unwritable(path: Path, done: str, fault: OSError, own: int) -> Failed:
    """`own` is how many folders on the way, counted from the innermost, must be no links."""
    reason = fault.strerror or str(fault)
    if isinstance(fault, NotADirectoryError | FileExistsError) or fault.errno == errno.ELOOP:
        reason = _in_the_way(path, own)
    hint = ""
    if isinstance(fault, PermissionError):  # of the folder on Linux and macOS, on Windows mostly of the file
        hint = "may you write in that folder, and does no other program have the file open?"
    return Failed([error("cannot-write", None, f"{path.as_posix()} cannot be {done}: {reason}", hint)], RESOURCE)


def _in_the_way(path: Path, own: int) -> str:
    """Which folder on the way to a file is none."""
    ways = [*path.parents][::-1]
    for n, folder in enumerate(ways):
        if n >= len(ways) - own and folder.is_symlink():
            return f"{folder.as_posix()} is a link"
        if folder.exists() and not folder.is_dir():
            return f"{folder.as_posix()} is no folder"
    return "a folder on the way is a link or no folder"


def _refuse_odd(path: Path, folder: Folder, name: str) -> None:
    """A link, a folder, a FIFO or a device of that name is not replaced."""
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(folder.status(name).st_mode):
            message = f"{path.as_posix()} is not a plain file, so it is not replaced"
            raise Failed([error("cannot-write", None, message)], RESOURCE)


def _replace(folder: Folder, name: str, data: bytes) -> None:
    temporary = f".{name}.{os.getpid()}.{secrets.token_hex(4)}.part"
    file = folder.create(temporary)
    try:
        with os.fdopen(file, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        folder.replace(temporary, name)
    except BaseException:
        with suppress(OSError):
            folder.remove(temporary)
        raise
    folder.sync()


def _sweep(folder: Folder) -> None:
    """Removes the temporary files of runs that were killed, where that can be known."""
    for name, *_ in folder.entries() if ASKED else ():
        if (match := _TEMPORARY.fullmatch(name)) and not _alive(int(match[1])):
            with suppress(OSError):
                folder.remove(name)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
