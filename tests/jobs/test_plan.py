"""A plan holds jobs that need nothing else, and all that stands in the way of the rest."""

import pickle
from pathlib import Path

import pytest

from briefing.diagnostics import CONTENT, LAYOUT, OK, RESOURCE, Failed, error, warning
from briefing.jobs import plan as planning
from briefing.jobs import snapshot
from briefing.jobs.editions import Request
from briefing.jobs.plan import check
from briefing.project import here
from helpers.photos import picture
from towns import ROOT, SMALL, planned


def towns(project: Path, old: str = "", new: str = "") -> Path:
    folder = project / "content" / "towns"
    assert old in SMALL
    (folder / "pack.yaml").write_text(SMALL.replace(old, new), encoding="utf-8")
    return folder


def test_a_job_is_frozen_and_can_be_pickled(project: Path) -> None:
    (job,) = planned(towns(project), Request(("talk",))).jobs
    assert pickle.loads(pickle.dumps(job)) == job
    assert pickle.loads(pickle.dumps(job)).key(()) == job.key(())
    with pytest.raises(AttributeError):
        job.pack = "other"  # type: ignore[misc]


def test_a_job_carries_its_layout_s_faces_and_no_more(project: Path) -> None:
    handout, talk = planned(towns(project), Request()).jobs
    assert {"Spectral-Regular", "Lato-Regular", "Amiri-Regular"} <= set(handout.snapshot.faces)
    assert not [name for name in talk.snapshot.faces if "ExtraLight" in name]


def test_the_pack_s_date_is_the_stamp_unless_another_is_given(project: Path) -> None:
    assert {job.stamp for job in planned(towns(project), Request()).jobs} == {"2001-02-03T00:00:00+00:00"}
    folder = towns(project, "as_of: 2001-02-03", "as_of: 2001-02")
    assert {job.stamp for job in planned(folder, Request()).jobs} == {"2001-02-01T00:00:00+00:00"}


def test_the_key_of_a_job_changes_with_everything_that_its_pdf_depends_on(project: Path) -> None:
    (job,) = planned(towns(project), Request(("talk",))).jobs
    (dark,) = planned(towns(project), Request(("talk",), sets=("theme.accent=#000001",))).jobs
    plain = ("pack", "edition", "layout", "audience", "stamp", "program")
    others = [dark, *(job._replace(**{name: "x"}) for name in plain)]
    others += [job._replace(snapshot=job.snapshot._replace(content={}))]
    keys = {job.key(("library 2",)), *(made.key(("library 1",)) for made in (job, *others))}
    assert len(keys) == len(others) + 2
    assert planned(towns(project), Request(("talk",))).jobs[0].key(("library 1",)) in keys


def test_an_edition_that_cannot_be_planned_leaves_the_others_be(project: Path) -> None:
    made = planned(towns(project, "layout: slides}", "layout: slides, theme: {acent: red}}"), Request())
    assert [job.edition for job in made.jobs] == ["pupils-handout"]
    assert [d.code for d in made.diagnostics] == ["unknown-key"]
    assert made.exit_status == LAYOUT


def test_a_pack_that_cannot_be_loaded_has_no_jobs(project: Path) -> None:
    made = planned(towns(project, "headword", "hedword"), Request())
    assert (made.jobs, made.exit_status) == ((), CONTENT)
    assert "content/towns/pack.yaml" in made.files or "pack.yaml" in made.files


@pytest.mark.parametrize(("said", "jobs", "status"), [("warning", 2, OK), ("error", 0, CONTENT)])
def test_lint_is_told_and_only_its_errors_stop(project: Path, monkeypatch: pytest.MonkeyPatch, said: str, jobs: int,
                                               status: int) -> None:
    lint = {"warning": warning, "error": error}[said]("odd", None, "this is odd")
    monkeypatch.setattr(planning.content, "check", lambda pack: [lint])
    made = planned(towns(project), Request())
    assert (len(made.jobs), made.diagnostics, made.exit_status) == (jobs, (lint,), status)


def checked(folder: Path) -> planning.Plan:
    made = planned(folder, Request(("talk",)))
    layouts = made.jobs[0].snapshot.layouts if made.jobs else {}
    return check(planning.Place(folder.name, folder), here(folder), layouts)


def checked_with_layouts(folder: Path) -> planning.Plan:
    layouts = snapshot.layouts(ROOT / "layouts", ROOT / "layouts")
    return check(planning.Place(folder.name, folder), here(folder), layouts)


def test_check_finds_nothing_in_a_good_pack(project: Path) -> None:
    assert checked(towns(project))[2:] == ((), (), OK, 0)
    assert checked(towns(project, SMALL[SMALL.index("editions:"):]))[2:] == ((), (), OK, 0)


def test_check_goes_through_every_audience_and_reader(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def select(pack: object, audience: str, reader: str) -> None:
        seen.append((audience, reader))
        raise Failed([error("odd", None, f"{audience} is odd")])

    monkeypatch.setattr(planning, "select", select)
    made = checked(towns(project))
    assert len(set(seen)) == 6
    assert [d.message for d in made.diagnostics] == ["adults is odd", "pupils is odd"]
    assert made.exit_status == CONTENT


def test_check_tells_what_is_wrong_with_every_edition(project: Path) -> None:
    folder = towns(project, "layout: slides}", "layout: slides, theme: {acent: red}}")
    text = (folder / "pack.yaml").read_text().replace("audience: pupils}", "audience: pupils, options: {prts: [x]}}")
    (folder / "pack.yaml").write_text(text)
    layouts = snapshot.layouts(ROOT / "layouts", ROOT / "layouts")
    made = check(planning.Place(folder.name, folder), here(folder), layouts)
    assert [d.hint for d in made.diagnostics] == ["did you mean parts?", "did you mean accent?"]
    assert made.exit_status == LAYOUT


def test_check_composes_each_edition_as_build_would(project: Path) -> None:
    folder, own = towns(project), project / "layouts"
    for name, text in {"handout/parts/foot.xml.j2": "{{ pack.titel }}", "slides/kinds/title.xml.j2": "<pp/>"}.items():
        (own / name).parent.mkdir(parents=True)
        (own / name).write_text(text)
    made = check(planning.Place(folder.name, folder), here(folder), snapshot.layouts(ROOT / "layouts", own))
    assert [(d.code, d.span and d.span.file) for d in made.diagnostics] == [
        ("undefined", "layouts/handout/parts/foot.xml.j2"), ("unknown-element", "layouts/slides/kinds/title.xml.j2")]
    assert made.exit_status == LAYOUT


def test_what_is_wrong_with_a_pack_is_not_told_again_of_its_layouts(project: Path) -> None:
    numbers = """statistics:
  - {id: many, value: many, label: towns, counted_by: Baker, cites: '@baker-2001, 1'}
  - {id: two, value: '2', label: towns, counted_by: Baker, cites: '@baker-2001, 1'}
sections:
  - {id: towns, title: The towns, body: [{bars: {caption: Towns, of: [many, two]}}]}
editions:
"""
    made = checked_with_layouts(towns(project, "editions:\n", numbers))
    assert [d.code for d in made.diagnostics if d.severity == "error"] == ["not-a-number"]


def test_a_font_that_is_not_there_is_told_once_where_the_edition_names_it(project: Path) -> None:
    made = planned(towns(project, "layout: slides}", "layout: slides, theme: {serif: Comic Sans}}"), Request(("talk",)))
    (told,) = made.diagnostics
    assert told.code == "missing-face" and "Comic Sans" in told.message
    assert told.span and (told.span.line, told.span.column) == (39, 47)


def test_a_kind_of_slide_that_an_edition_misspells_is_told_at_its_place(project: Path) -> None:
    made = planned(towns(project, "layout: slides}", "layout: slides, options: {kinds: [title, titel]}}"), Request())
    (told,) = [d for d in made.diagnostics if d.severity == "error"]
    assert (told.code, told.hint) == ("unknown-kind", "did you mean title?")
    assert told.span and (told.span.line, told.span.column) == (39, 57)


PICTURE = """sections:
  - id: bridge
    title: The bridge
    body:
      - picture: {file: pictures/bridge.png, alt: Two arches, width: 60mm}
"""


def test_a_job_carries_the_pictures_that_its_pack_names(project: Path) -> None:
    folder = towns(project, "terms:", f"{PICTURE}terms:")
    (folder / "pictures").mkdir()
    for name in ("bridge.png", "other.png"):
        (folder / "pictures" / name).write_bytes(picture("L", (600, 300)))
    made = planned(folder, Request())
    assert {tuple(job.snapshot.pictures) for job in made.jobs} == {("pictures/bridge.png",)}
    before = [job.key(()) for job in made.jobs]
    (folder / "pictures/bridge.png").write_bytes(picture("L", (601, 300)))
    assert not {*before} & {job.key(()) for job in planned(folder, Request()).jobs}


def test_a_picture_that_is_amiss_stops_every_edition_at_its_place(project: Path) -> None:
    folder = towns(project, "terms:", f"{PICTURE}terms:")
    made = planned(folder, Request())
    assert (made.jobs, made.exit_status, [d.code for d in made.diagnostics]) == ((), RESOURCE, ["missing-file"])
    (told,) = made.diagnostics
    assert told.span and "- picture:" in (folder / "pack.yaml").read_text().splitlines()[told.span.line - 1]
    assert told in checked(folder).diagnostics
