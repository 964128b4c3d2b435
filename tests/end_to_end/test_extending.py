"""A project of one's own: a kind of slide, a changed template, a layout, by files in its layouts/ alone."""

from pathlib import Path

import pytest

from briefing.jobs.editions import Request
from briefing.jobs.plan import Plan
from helpers.editions import make
from helpers.extraction import page_texts
from towns import planned

KIND = """\
<p role="kicker">{{ slide.kicker or 'Map' }}</p>
<h1 role="headline" anchor="{{ slide.id }}">{{ slide.headline }}</h1>
<row columns="* *">
  {% for e in slide.evidence %}
  <cell place="e{{ loop.index }}"><p>{{ e.text }} lies {{ e.label }}.</p></cell>
  {% endfor %}
</row>
"""
LEAFLET = """\
title: A leaflet of questions
extends: handout
options:
  parts: {type: list, default: [questions], choices: [questions], help: The parts that are printed.}
"""
SLIDE = """\
  - {id: s-map, kind: map, headline: Two towns share a river, minutes: 1, speaker_notes: Draw it.,
     evidence: [{label: upstream, text: Oberstadt}, {label: downstream, text: Unterstadt}]}
editions:
"""


def own(project: Path, name: str, text: str) -> None:
    file = project / "layouts" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def plan(project: Path, request: Request) -> Plan:
    return planned(project / "content/towns", request, project / "layouts")


def text(project: Path, request: Request) -> str:
    (job,) = plan(project, request).jobs
    return " ".join(" ".join(page_texts(make(job).pdf)).split())


@pytest.fixture
def with_map(project: Path) -> Path:
    """The small project with a slide of a kind that no shipped layout has."""
    file = project / "content/towns/pack.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("editions:\n", SLIDE), encoding="utf-8")
    return project


def test_a_kind_of_slide_is_a_file_in_layouts(with_map: Path) -> None:
    own(with_map, "slides/kinds/map.xml.j2", KIND)
    said = text(with_map, Request(("talk",)))
    assert "Map Two towns share a river Oberstadt lies upstream. Unterstadt lies downstream." in said


def test_without_the_file_the_kind_is_unknown(with_map: Path) -> None:
    (said,) = [d for d in plan(with_map, Request(("talk",))).diagnostics if d.severity == "error"]
    assert said.code == "unknown-kind" and said.message.endswith("called map")
    assert said.span and said.span.file.endswith(".yaml") and said.span.line > 1


def test_an_own_template_shadows_the_shipped_one_and_no_other(project: Path) -> None:
    before = text(project, Request(("pupils-handout",)))
    own(project, "handout/parts/foot.xml.j2", "Printed for the {{ edition.audience_title }}")
    after = text(project, Request(("pupils-handout",)))
    assert "Printed for the Pupils" in after and "Printed for the" not in before
    assert "Who needed the bridge more" in before and "Who needed the bridge more" in after


def test_a_shadowed_partial_of_a_layout_reaches_those_that_extend_it(project: Path) -> None:
    own(project, "handout/parts/sources.xml.j2", '<section place="sources"><p anchor="sources">Ask us.</p></section>')
    assert "Ask us." in text(project, Request(layout="facilitator"))


def test_a_layout_of_ones_own_extends_a_shipped_one(project: Path) -> None:
    own(project, "leaflet/layout.yaml", LEAFLET)
    said = text(project, Request(layout="leaflet"))
    assert "Who needed the bridge more" in said and "A bracket in the text" not in said
