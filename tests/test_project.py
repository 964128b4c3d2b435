"""The safe reader refuses every form that leads out of its folder, and reads the rest."""

import os
from pathlib import Path

import pytest

from briefing.diagnostics import FIT, RESOURCE, Failed
from briefing.project import files_below, here, packs_in, read_below, shipped

pytestmark = pytest.mark.usefixtures("folders")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with good files and with traps, and a secret beside it."""
    (tmp_path / "secret.yaml").write_text("secret")
    folder = tmp_path / "pack"
    (folder / "parts").mkdir(parents=True)
    (folder / "one.yaml").write_bytes(b"one: 1\n")
    (folder / "parts" / "two.yaml").write_bytes(b"two: 2\n")
    (folder / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (folder / "large.yaml").write_bytes(b"x" * 101)
    os.mkfifo(folder / "fifo.yaml")
    return folder


@pytest.mark.parametrize(("name", "data"), [
    ("one.yaml", b"one: 1\n"),
    ("./one.yaml", b"one: 1\n"),
    ("parts//two.yaml", b"two: 2\n"),
])
def test_reads_regular_files_below_the_root(root: Path, name: str, data: bytes) -> None:
    assert read_below(root, name) == data


@pytest.mark.parametrize(("name", "code"), [
    ("../secret.yaml", "path-refused"),
    ("parts/../../secret.yaml", "path-refused"),
    ("/etc/passwd", "path-refused"),
    ("~/secret.yaml", "path-refused"),
    ("C:\\secret.yaml", "path-refused"),
    ("\\\\host\\secret", "path-refused"),
    ("http://localhost/x", "path-refused"),
    ("file:///etc/passwd", "path-refused"),
    ("data:x", "path-refused"),
    ("a\0b", "path-refused"),
    ("a\ud800b", "path-refused"),
    ("", "path-refused"),
    (".", "path-refused"),
    ("parts", "path-refused"),
    ("fifo.yaml", "path-refused"),
    ("link.yaml", "unreadable-file"),
    ("one.yaml/x", "unreadable-file"),
    ("none.yaml", "missing-file"),
    ("x" * 300, "unreadable-file"),
])
def test_refuses_every_hostile_name(root: Path, name: str, code: str) -> None:
    with pytest.raises(Failed) as caught:
        read_below(root, name)
    assert [d.code for d in caught.value.diagnostics] == [code]
    assert caught.value.exit_status == RESOURCE


def test_refuses_a_file_in_a_linked_folder(root: Path) -> None:
    (root / "out").symlink_to(root.parent)
    with pytest.raises(Failed, match="cannot be read"):
        read_below(root, "out/secret.yaml")


def test_refuses_a_file_over_the_limit(root: Path) -> None:
    assert len(read_below(root, "large.yaml", 101)) == 101
    with pytest.raises(Failed, match="larger than 100 bytes") as caught:
        read_below(root, "large.yaml", 100)
    assert caught.value.exit_status == FIT


def test_an_endless_file_is_refused_at_once(root: Path) -> None:
    with pytest.raises(Failed, match="not a regular file"):
        read_below(Path("/dev"), "zero")


def test_names_come_sorted_and_without_hidden_ones(root: Path) -> None:
    (root / ".#one.yaml").symlink_to("nobody@nowhere")
    (root / "notes.txt").write_text("")
    (root / "LOUD.YAML").write_text("")
    assert files_below(root, (".yaml",)) == [
        "LOUD.YAML", "fifo.yaml", "large.yaml", "link.yaml", "one.yaml", "parts/two.yaml"]


def test_a_linked_folder_is_an_error_and_not_passed_over(root: Path) -> None:
    (root / "out").symlink_to(root.parent)
    with pytest.raises(Failed, match="symbolic link to a folder"):
        files_below(root, (".yaml",))


def test_folders_too_deep_are_an_error(root: Path) -> None:
    (root / "/".join("d" * 20)).mkdir(parents=True)
    with pytest.raises(Failed, match="folders deep"):
        files_below(root, (".yaml",))


def test_a_missing_root_is_an_error(root: Path) -> None:
    with pytest.raises(Failed, match="cannot be read"):
        files_below(root / "none", (".yaml",))
    with pytest.raises(Failed, match="cannot be read"):
        read_below(root / "none", "one.yaml")


def test_packs_are_the_plain_folders_of_content(tmp_path: Path) -> None:
    for name in ("two", "one", ".hidden"):
        (tmp_path / name).mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "one")
    (tmp_path / "file.yaml").write_text("")
    assert [p.name for p in packs_in(tmp_path)] == ["one", "two"]
    assert packs_in(tmp_path / "none") == []


def test_a_project_is_made_of_the_folders_here(tmp_path: Path) -> None:
    project = here(tmp_path)
    assert project == (tmp_path, tmp_path / "content", tmp_path / "layouts")


@pytest.mark.parametrize("kind", ["content", "layouts"])
def test_the_shipped_folders_are_found(kind: str) -> None:
    assert shipped(kind).is_dir()
