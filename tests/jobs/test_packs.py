"""A name on the command line means a path first, then a pack here, then a shipped one."""

from pathlib import Path

import pytest

from briefing.diagnostics import CONTENT, RESOURCE, USAGE, Failed
from briefing.jobs import packs
from briefing.jobs.packs import Place
from briefing.project import here


def test_a_folder_a_file_and_a_name_are_found(project: Path) -> None:
    (project / "lone.yaml").write_text("pack: {}")
    towns = project / "content" / "towns"
    assert packs.find("content/towns", here(project)) == Place("towns", towns)
    assert packs.find("towns", here(project)) == Place("towns", towns)
    assert packs.find(str(towns), here(project)) == Place("towns", towns)
    assert packs.find("lone.yaml", here(project)) == Place("lone", project, "lone.yaml")
    (project / "LOUD.YML").write_text("pack: {}")
    assert packs.find("LOUD.YML", here(project)) == Place("LOUD", project, "LOUD.YML")


def test_a_shipped_pack_is_found_by_its_name(tmp_path: Path) -> None:
    assert packs.find("aleppo", here(tmp_path)).root.is_dir()


def test_every_unknown_name_is_told_with_the_nearest(project: Path) -> None:
    with pytest.raises(Failed) as caught:
        packs.find_all(["twons", "towns", "none.yaml"], here(project))
    assert caught.value.exit_status == USAGE
    assert [d.code for d in caught.value.diagnostics] == ["unknown-pack"] * 2
    assert caught.value.diagnostics[0].hint == "did you mean towns?"


def test_a_path_that_is_no_pack_has_the_nearest_and_a_file_of_a_pack_its_folder(project: Path) -> None:
    (project / "content/towns/text.yaml").write_text("x-a: b")
    for given, hint in (("content/twons", "did you mean content/towns?"),
                        ("content/towns/text.yaml", "give the folder: content/towns")):
        with pytest.raises(Failed) as caught:
            packs.find(given, here(project))
        assert (caught.value.exit_status, caught.value.diagnostics[0].hint) == (USAGE, hint)


def test_without_a_name_every_folder_of_content_is_meant(project: Path) -> None:
    (project / "content" / "another").mkdir()
    assert [place.name for place in packs.find_all([], here(project))] == ["another", "towns"]


def test_without_a_name_and_without_content_the_shipped_packs_are_named(tmp_path: Path) -> None:
    with pytest.raises(Failed) as caught:
        packs.find_all([], here(tmp_path))
    assert "aleppo" in caught.value.diagnostics[0].hint


def test_two_packs_of_one_name_are_refused(project: Path) -> None:
    (project / "towns").mkdir()
    with pytest.raises(Failed, match="more than one pack is called towns"):
        packs.find_all(["towns", "content/towns"], here(project))


def test_files_are_shown_from_the_project_s_root(project: Path) -> None:
    place = packs.find("towns", here(project))
    (place.root / "more").mkdir()
    (place.root / "more" / "b.yml").write_text("x-b: 1")
    (place.root / "notes.txt").write_text("no YAML")
    assert list(packs.read(place, here(project))) == ["content/towns/more/b.yml", "content/towns/pack.yaml"]
    elsewhere = here(project / "content")
    assert list(packs.read(place, elsewhere)) == ["towns/more/b.yml", "towns/pack.yaml"]
    outside = here(project / "elsewhere")
    assert list(packs.read(place, outside))[1] == f"{place.root}/pack.yaml"
    assert list(packs.read(place, here(place.root))) == ["more/b.yml", "pack.yaml"]


def test_of_a_lone_file_nothing_beside_it_is_read(project: Path) -> None:
    (project / "lone.yaml").write_text("pack: {}")
    (project / "other.yaml").write_text("terms: []")
    assert packs.read(packs.find("lone.yaml", here(project)), here(project)) == {"lone.yaml": b"pack: {}"}


def test_an_empty_folder_is_an_error_that_names_it(project: Path) -> None:
    (project / "content" / "empty").mkdir()
    with pytest.raises(Failed, match="no YAML file in content/empty") as caught:
        packs.read(packs.find("empty", here(project)), here(project))
    assert caught.value.exit_status == CONTENT


def test_a_linked_file_is_refused(project: Path) -> None:
    (project / "secret.yaml").write_text("terms: []")
    (project / "content" / "towns" / "link.yaml").symlink_to(project / "secret.yaml")
    with pytest.raises(Failed, match="symbolic link") as caught:
        packs.read(packs.find("towns", here(project)), here(project))
    assert caught.value.exit_status == RESOURCE


def test_equal_files_are_loaded_once(project: Path) -> None:
    files = packs.read(packs.find("towns", here(project)), here(project))
    assert packs.load(files, "towns") is packs.load(dict(files), "towns")
    assert packs.load(files, "others").name == "others"


def test_a_pack_is_let_go_of_when_it_was_asked_for_the_last_time(project: Path) -> None:
    files = packs.read(packs.find("towns", here(project)), here(project))
    kept = packs.load(files, "towns")
    packs.once_more(files, "towns")
    assert packs.load(files, "towns") is kept
    assert packs.load(files, "towns") is not kept
    assert packs.load(files, "towns") is packs.load(files, "towns")
