"""A snapshot holds what a build reads, and hashes to what it holds."""

from pathlib import Path

import pytest

from briefing.content.values import PictureFile
from briefing.diagnostics import CONTENT, FIT, RESOURCE, Failed, at
from briefing.jobs import snapshot
from briefing.jobs.snapshot import Snapshot, digest, faces, layouts, pictures, read_all
from helpers.photos import picture


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


def named(name: str, line: int) -> PictureFile:
    made = PictureFile(name)
    made.span = at("pack.yaml", line)
    return made


def test_only_the_pictures_that_are_named_are_read(tmp_path: Path) -> None:
    data = picture()
    for name in ("a.png", "b.png", "c.png"):
        (tmp_path / name).write_bytes(data if name != "c.png" else b"no picture")
    assert pictures(tmp_path, [named("a.png", 1)]) == {"a.png": data}
    assert pictures(tmp_path, []) == {}


def test_every_picture_that_is_amiss_is_told_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "cut.jpg").write_bytes(picture("RGB", (200, 200), "JPEG")[:-500])
    (tmp_path / "link.png").symlink_to("cut.jpg")
    wrong = ["gone.png", "cut.jpg", "../a.png", "link.png"]
    with pytest.raises(Failed) as caught:
        pictures(tmp_path, [named(name, line) for line, name in enumerate(wrong, 1)])
    assert [(d.code, d.span.line) for d in caught.value.diagnostics if d.span] == [
        ("missing-file", 1), ("bad-picture", 2), ("path-refused", 3), ("unreadable-file", 4)]
    assert caught.value.exit_status == RESOURCE
    with pytest.raises(Failed) as caught:
        pictures(tmp_path, [named("cut.jpg", 1)])
    assert caught.value.exit_status == CONTENT


def test_a_picture_of_another_name_has_the_nearest_and_one_too_large_is_to_be_smaller(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "school.png").write_bytes(picture("RGB", (7, 9)))
    monkeypatch.setattr("briefing.typeset.pictures.MAX_PIXELS", 1)
    with pytest.raises(Failed) as caught:
        pictures(tmp_path, [named("scool.png", 1), named("school.png", 2), named("zzz.jpg", 3)])
    near, large, none = (d.hint for d in caught.value.diagnostics)
    assert near == "did you mean school.png?" and "smaller" in large and "from the pack's folder" in none


def test_a_file_that_cannot_be_read_is_named_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    with pytest.raises(Failed, match=r"content/x/a\.yaml cannot be read"):
        read_all(tmp_path, ["a.yaml"], "content/x/")


def test_pictures_have_an_upper_size_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    monkeypatch.setattr(snapshot, "MAX_BYTES", len(picture()) - 1)
    with pytest.raises(Failed) as caught:
        pictures(tmp_path, [named("a.png", 3)])
    assert (caught.value.exit_status, [d.code for d in caught.value.diagnostics]) == (FIT, ["too-large"])


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
              Snapshot({"a": b"1"}, {"b": b"2"}, {}), Snapshot({}, {}, {}), one._replace(pictures={"p.png": b"3"})]
    assert len({digest(s) for s in (one, *others)}) == 6
