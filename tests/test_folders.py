"""Folders as Windows gives them: links of its own kinds, names of devices."""

import os
import stat
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing.folders import Folder, IrregularError, is_link


@pytest.mark.parametrize(("mode", "tag", "link"), [
    (stat.S_IFLNK, 0xA000000C, True),  # a symbolic link
    (stat.S_IFDIR, 0xA0000003, True),  # a junction
    (stat.S_IFREG, 0x9000001A, False),  # a file that a cloud keeps
    (stat.S_IFREG, 0, False),
])
def test_a_junction_is_a_link_and_a_file_of_a_cloud_is_none(mode: int, tag: int, link: bool) -> None:
    assert is_link(SimpleNamespace(st_mode=mode, st_reparse_tag=tag)) is link  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["nul", "CON.yaml", "aux .png", "com1", "LPT².txt", "one.yaml:stream", "C:one.yaml",
                                  "one.yaml.", "one.yaml "])
def test_a_name_that_windows_reads_as_something_else_is_not_opened(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("")
    with pytest.raises(IrregularError):
        Folder(str(tmp_path), None).read_from(name)


def test_a_fifo_is_not_opened_to_see_what_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    with pytest.raises(IrregularError):
        Folder(str(tmp_path), None).read_from("fifo")
