"""Output is whole or not there, stays in its folder, and leaves nothing beside it."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.diagnostics import RESOURCE, Failed
from briefing.folders import Folder
from briefing.jobs import writing
from briefing.jobs.writing import Target, slug, targets, write

pytestmark = pytest.mark.usefixtures("folders")


def test_writes_below_folders_that_it_makes(tmp_path: Path) -> None:
    made = write(Target(tmp_path / "new", ("build", "town"), "a.pdf"), b"one")
    assert made == tmp_path / "new/build/town/a.pdf"
    assert made.read_bytes() == b"one"
    write(Target(tmp_path / "new", ("build", "town"), "a.pdf"), b"two")
    assert made.read_bytes() == b"two"
    assert os.listdir(made.parent) == ["a.pdf"]


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_fault_leaves_the_old_file_and_no_other(tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(Target(tmp_path, (), "a.pdf"), b"old")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    class Full:
        def __init__(self, file: int, _: str) -> None:
            self.file = file

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None:
            os.close(self.file)

        write = full

    monkeypatch.setattr(writing.os, *(("fdopen", Full) if step == "write" else (step, full)))
    with pytest.raises(Failed, match="No space left") as caught:
        write(Target(tmp_path, (), "a.pdf"), b"new")
    assert caught.value.exit_status == RESOURCE
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.pdf"]


@pytest.mark.parametrize("made", [
    lambda p: p.symlink_to(p.parent / "victim"),
    lambda p: p.mkdir(),
    lambda p: os.mkfifo(p),
], ids=["link", "folder", "fifo"])
def test_only_a_plain_file_is_replaced(tmp_path: Path, made: object) -> None:
    (tmp_path / "victim").write_text("kept")
    made(tmp_path / "a.pdf")  # type: ignore[operator]
    with pytest.raises(Failed, match="not a plain file"):
        write(Target(tmp_path, (), "a.pdf"), b"new")
    assert (tmp_path / "victim").read_text() == "kept"


@pytest.mark.parametrize("linked", ["build", "build/town"])
def test_nothing_is_written_through_a_linked_folder(tmp_path: Path, linked: str) -> None:
    (tmp_path / "victim").mkdir()
    (tmp_path / linked).parent.mkdir(exist_ok=True)
    (tmp_path / linked).symlink_to(tmp_path / "victim")
    with pytest.raises(Failed, match=f"/{linked} is a link"):
        write(Target(tmp_path, ("build", "town"), "a.pdf"), b"new")
    assert not list((tmp_path / "victim").iterdir())


def test_a_folder_that_cannot_be_made_is_an_error_with_a_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Failed, match=r"a\.pdf cannot be written: .*/file is no folder"):
        write(Target(tmp_path / "file", (), "a.pdf"), b"new")


def test_what_a_killed_run_left_is_swept_and_a_live_run_s_is_not(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (tmp_path / f".a.pdf.{gone.pid}.0123abcd.part").write_text("half")
    alive = f".a.pdf.{os.getpid()}.0123abcd.part"
    (tmp_path / alive).write_text("half")
    write(Target(tmp_path, (), "a.pdf"), b"new")
    assert sorted(os.listdir(tmp_path)) == [alive, "a.pdf"]


def test_where_processes_cannot_be_asked_nothing_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows, asking a process by os.kill would end it."""
    monkeypatch.setattr(writing, "ASKED", False)
    monkeypatch.delattr(os, "kill")
    (tmp_path / ".a.pdf.1.0123abcd.part").write_text("half")
    write(Target(tmp_path, (), "a.pdf"), b"new")
    assert sorted(os.listdir(tmp_path)) == [".a.pdf.1.0123abcd.part", "a.pdf"]


@pytest.mark.parametrize("step", ["open", "replace"])
def test_a_folder_or_file_that_others_hold_is_told_as_one(step: str, tmp_path: Path,
                                                          monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without permission to write refuses a new file; on Windows, a file that a reader shows, its place."""
    def held(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Folder, "create" if step == "open" else "replace", held)
    with pytest.raises(Failed) as caught:
        write(Target(tmp_path, (), "a.pdf"), b"new")
    hint = caught.value.diagnostics[0].hint
    assert "write in that folder" in hint and "other program" in hint
    assert not os.listdir(tmp_path)


@pytest.mark.parametrize(("name", "made"), [
    ("student-handout", "student-handout"),
    ("../../x", "x"),
    ("a\0b/c\\d", "a-b-c-d"),
    ("Ḥalab 2016", "Halab-2016"),
    ("CON", "CON-"),
    ("nul.pdf", "nul.pdf-"),
    ("…", "unnamed"),
    ("x" * 300, "x" * 80),
])
def test_a_slug_is_a_name_that_every_system_takes(name: str, made: str) -> None:
    assert slug(name) == made


@pytest.mark.parametrize(("editions", "output", "made"), [
    ([("town", "a")], "", ["build/town/a.pdf"]),
    ([("town", "a"), ("sea", "a")], "", ["build/town/a.pdf", "build/sea/a.pdf"]),
    ([("town", "a"), ("town", "b")], "out", ["out/a.pdf", "out/b.pdf"]),
    ([("town", "a"), ("sea", "a")], "out", ["out/town/a.pdf", "out/sea/a.pdf"]),
    ([("town", "a")], "out/x.PDF", ["out/x.PDF"]),
    ([("../town", "a/b")], "", ["build/town/a-b.pdf"]),
])
def test_each_edition_has_its_place(editions: list[tuple[str, str]], output: str, made: list[str]) -> None:
    found = targets(editions, output, len({pack for pack, _ in editions}) > 1, Path("/here"))
    assert [str(t.base.joinpath(*t.folders, t.name)) for t in found] == [f"/here/{name}" for name in made]


def test_two_editions_do_not_go_into_one_file() -> None:
    with pytest.raises(Failed, match="is one file"):
        targets([("town", "a"), ("town", "b")], "x.pdf", False, Path("/here"))
