"""Files at the right end of the way: whole or not at all, and only where they were meant to go.

The bytes go to a temporary file in the target's own folder, to disk, and under the final name in one step, so that a
reader sees the old file or the new one, and a crash or a full disk leaves the old one alone.
"""

import os
import re
import secrets
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from briefing.diagnostics import RESOURCE, USAGE, Failed, error

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_TEMPORARY = re.compile(r"\..+\.(\d{1,9})\.[0-9a-f]{8}\.part")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def slug(name: str) -> str:
    """A file name that every system takes: letters, digits, `.`, `_` and `-`, at most 80 of them."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    made = re.sub(r"[^A-Za-z0-9._-]+", "-", plain)[:80].strip("-.") or "unnamed"
    return f"{made}-" if _RESERVED.fullmatch(made) else made


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
        with _folder(target.base, target.folders) as folder:
            _refuse_odd(path, folder, target.name)
            _sweep(folder)
            _replace(folder, target.name, data)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        if isinstance(fault, NotADirectoryError | FileExistsError):
            reason = "a folder on the way is a link or no folder"
        raise Failed([error("cannot-write", None, f"{path} cannot be written: {reason}")], RESOURCE) from None
    return path


@contextmanager
def _folder(base: Path, folders: Sequence[str]) -> Iterator[int]:
    """The innermost folder, open; each step below `base` is opened without following links."""
    base.mkdir(parents=True, exist_ok=True)
    here = os.open(base, _FOLDER)
    try:
        for step in folders:
            with suppress(FileExistsError):
                os.mkdir(step, dir_fd=here)
            inner = os.open(step, _FOLDER | os.O_NOFOLLOW, dir_fd=here)
            os.close(here)
            here = inner
        yield here
    finally:
        os.close(here)


def new_folder(base: Path, folders: Sequence[str]) -> bool:
    """Makes the last of `folders` below `base`, and those before it; False where something of its name is there.

    Raises Failed (RESOURCE)."""
    *before, last = folders
    try:
        with _folder(base, before) as folder:
            os.mkdir(last, dir_fd=folder)
    except FileExistsError:
        return False
    except OSError as fault:
        path = base.joinpath(*folders)
        raise Failed([error("cannot-write", None, f"{path} cannot be made: {fault.strerror}")], RESOURCE) from None
    return True


def _refuse_odd(path: Path, folder: int, name: str) -> None:
    """A link, a folder, a FIFO or a device of that name is not replaced."""
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
            message = f"{path} is not a plain file, so it is not replaced"
            raise Failed([error("cannot-write", None, message)], RESOURCE)


def _replace(folder: int, name: str, data: bytes) -> None:
    temporary = f".{name}.{os.getpid()}.{secrets.token_hex(4)}.part"
    file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666, dir_fd=folder)
    try:
        with os.fdopen(file, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary, dir_fd=folder)
        raise
    with suppress(OSError):  # some file systems cannot; the file itself is safe by now
        os.fsync(folder)


def _sweep(folder: int) -> None:
    """Removes the temporary files of runs that were killed."""
    for name in os.listdir(folder):
        if (match := _TEMPORARY.fullmatch(name)) and not _alive(int(match[1])):
            with suppress(OSError):
                os.unlink(name, dir_fd=folder)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
