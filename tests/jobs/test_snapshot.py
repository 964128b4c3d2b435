"""A snapshot holds what a build reads, and hashes to what it holds."""

from pathlib import Path

import pytest

from briefing.diagnostics import FIT, RESOURCE, Failed
from briefing.jobs import snapshot
from briefing.jobs.snapshot import Snapshot, digest, faces, layouts, read_all


def test_own_layouts_shadow_shipped_ones_file_by_file(tmp_path: Path) -> None:
    for root, name, text in (("shipped", "a/main.xml.j2", "1"), ("shipped", "a/theme.yaml", "2"),
                             ("own", "a/theme.yaml", "3"), ("own", "b/layout.yaml", "4"), ("own", "b/notes.txt", "5")):
        (tmp_path / root / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / root / name).write_text(text)
    assert layouts(tmp_path / "shipped", tmp_path / "own") == {
        "layouts/a/main.xml.j2": b"1", "layouts/a/theme.yaml": b"3", "layouts/b/layout.yaml": b"4"}
    assert layouts(tmp_path / "shipped", tmp_path / "none") == layouts(tmp_path / "shipped", tmp_path / "shipped")


def test_faces_come_from_their_packages() -> None:
    found = faces(["Lato-Regular", "Amiri-Bold", "Lato-Regular"])
    assert list(found) == ["Amiri-Bold", "Lato-Regular"]
    assert all(data[:4] in (b"\0\1\0\0", b"true") for data in found.values())


def test_all_missing_faces_are_told() -> None:
    with pytest.raises(Failed) as caught:
        faces(["Lato-Regular", "Lato-Heaviest", "Nobody-Regular", "../x", "os-Path"])
    assert caught.value.exit_status == RESOURCE
    assert [d.message.split()[-1] for d in caught.value.diagnostics] == [
        "../x", "Lato-Heaviest", "Nobody-Regular", "os-Path"]


def test_a_snapshot_has_an_upper_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"12345")
    monkeypatch.setattr(snapshot, "MAX_BYTES", 10)
    assert read_all(tmp_path, ["a", "b"], "x/") == {"x/a": b"12345", "x/b": b"12345"}
    monkeypatch.setattr(snapshot, "MAX_BYTES", 9)
    with pytest.raises(Failed) as caught:
        read_all(tmp_path, ["a", "b"], "x/")
    assert caught.value.exit_status == FIT


def test_the_digest_changes_with_bytes_paths_and_kinds_and_with_nothing_else() -> None:
    one = Snapshot({"a": b"1", "b": b"2"}, {}, {})
    assert digest(one) == digest(Snapshot({"b": b"2", "a": b"1"}, {}, {}))
    others = [Snapshot({"a": b"1", "b": b"3"}, {}, {}), Snapshot({"a": b"1", "c": b"2"}, {}, {}),
              Snapshot({"a": b"1"}, {"b": b"2"}, {}), Snapshot({}, {}, {})]
    assert len({digest(s) for s in (one, *others)}) == 5
