"""Folders that are gone into step by step, and what is done in them, without following a link.

Linux and macOS open a file from a folder that is held open (openat) and refuse a link while they open it (O_NOFOLLOW):
nothing can be exchanged between looking and opening. Windows has neither. There each step is looked at just before it
is opened, which refuses the same links and devices, unless somebody exchanges them at that moment.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

# Names that Windows keeps for devices, with any ending.
RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\..*)?", re.IGNORECASE)
NAME_SURROGATE = 0x20000000  # set in a reparse tag that leads elsewhere: a link or a junction


class Entry(NamedTuple):
    """What stands in a folder under a name; a link is no folder here, wherever it leads."""

    name: str
    is_folder: bool
    is_link: bool


class Folder(NamedTuple):
    """An open folder. `descriptor` is None where the system holds none open; then `path` leads to it."""

    path: str
    descriptor: int | None

    def close(self) -> None:
        if self.descriptor is not None:
            os.close(self.descriptor)

    def inside(self, name: str) -> "Folder":
        """A folder of this one, open; no link to one."""
        path = os.path.join(self.path, name)
        if self.descriptor is not None:
            flags = os.O_RDONLY | _flags("O_DIRECTORY", "O_NOFOLLOW")
            return Folder(path, os.open(name, flags, dir_fd=self.descriptor))
        if not stat.S_ISDIR(self._looked_at(name).st_mode):
            raise _fault(errno.ENOTDIR)
        return Folder(path, None)

    def read_from(self, name: str) -> int:
        """The descriptor of a file that is no link; it need not be a regular one."""
        if self.descriptor is not None:
            # O_NONBLOCK, so that a FIFO is refused and not waited for.
            return os.open(name, os.O_RDONLY | _flags("O_NOFOLLOW", "O_NONBLOCK"), dir_fd=self.descriptor)
        if not stat.S_ISREG(self._looked_at(name).st_mode):
            raise IrregularError()
        return os.open(self._at(name), os.O_RDONLY | _flags("O_BINARY"))

    def create(self, name: str) -> int:
        """The descriptor of a new file, for writing."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _flags("O_NOFOLLOW", "O_BINARY")
        return os.open(self._at(name), flags, 0o666, dir_fd=self.descriptor)

    def make(self, name: str) -> None:
        os.mkdir(self._at(name), dir_fd=self.descriptor)

    def replace(self, old: str, new: str) -> None:
        """Gives a file the name of another one, in one step."""
        os.replace(self._at(old), self._at(new), src_dir_fd=self.descriptor, dst_dir_fd=self.descriptor)

    def remove(self, name: str) -> None:
        os.unlink(self._at(name), dir_fd=self.descriptor)

    def sync(self) -> None:
        """To disk, as far as the system does that with folders; the files in it are safe by themselves."""
        if self.descriptor is not None:
            with suppress(OSError):
                os.fsync(self.descriptor)

    def status(self, name: str, follow: bool = False) -> os.stat_result:
        return os.stat(self._at(name), dir_fd=self.descriptor, follow_symlinks=follow)

    def entries(self) -> list[Entry]:
        """All that stands in it, by name."""
        with os.scandir(self.path if self.descriptor is None else self.descriptor) as found:
            return sorted(self._entry(entry) for entry in found)

    def _entry(self, entry: "os.DirEntry[str]") -> Entry:
        # A junction of Windows is no symbolic link to Python, but its status tells.
        link = entry.is_symlink() or (self.descriptor is None and is_link(entry.stat(follow_symlinks=False)))
        return Entry(entry.name, not link and entry.is_dir(follow_symlinks=False), link)

    def _at(self, name: str) -> str:
        return name if self.descriptor is not None else os.path.join(self.path, name)

    def _looked_at(self, name: str) -> os.stat_result:
        """The status of what is no link and no device."""
        if RESERVED.fullmatch(name) or ":" in name or name.endswith((".", " ")):
            raise IrregularError()
        if is_link(found := self.status(name)):
            raise _fault(errno.ELOOP)
        return found


class IrregularError(OSError):
    """What is neither a regular file nor a folder."""

    def __init__(self) -> None:
        super().__init__(errno.EINVAL, "it is not a regular file")


def is_link(found: os.stat_result) -> bool:
    """Whether a status is that of a symbolic link, or of a junction of Windows."""
    return stat.S_ISLNK(found.st_mode) or bool(getattr(found, "st_reparse_tag", 0) & NAME_SURROGATE)


def opened(root: Path) -> Folder:
    """A folder that the user named; it may be a link."""
    if os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW"):
        return Folder(str(root), os.open(root, os.O_RDONLY | _flags("O_DIRECTORY")))
    if not stat.S_ISDIR(os.stat(root).st_mode):
        raise _fault(errno.ENOTDIR)
    return Folder(str(root), None)


@contextmanager
def below(root: Path, steps: Sequence[str], make: bool = False) -> Iterator[Folder]:
    """The innermost folder, open; with `make`, those that are not there are made."""
    folder = opened(root)
    try:
        for step in steps:
            if make:
                with suppress(FileExistsError):
                    folder.make(step)
            inner = folder.inside(step)
            folder.close()
            folder = inner
        yield folder
    finally:
        folder.close()


def _flags(*names: str) -> int:
    """Flags of `open` by name; those that this system does not know are left out."""
    return sum(getattr(os, name, 0) for name in names)


def _fault(number: int) -> OSError:
    return OSError(number, os.strerror(number))
