"""What is optional may be left out: no template reaches for a field that is not there."""

from pathlib import Path

import pytest

from briefing.jobs.editions import Request
from helpers.editions import PAPERS, Made, make
from helpers.extraction import page_texts
from towns import planned

BARE = """\
pack:
  title: Nothing yet
  version: '1'
  as_of: '1950'
  audiences: [{id: everyone, title: Everyone}]
  essential_question: Why?
"""
KINDS = ("title", "question", "evidence", "actor", "perspectives", "timeline", "term", "discussion", "exit", "sources")
SLIDES = "slides:\n" + "".join(
    f"  - {{id: s-{kind}, kind: {kind}, headline: Only a {kind}, minutes: 1, speaker_notes: None.}}\n"
    for kind in KINDS)
ROWS = """\
slides:
  - {id: s-three, kind: perspectives, headline: Three rows, minutes: 1, speaker_notes: None.,
     evidence: [{label: One, text: first}, {label: Two, text: second}, {label: Three, text: third, held_by: She}]}
  - {id: s-two, kind: perspectives, headline: Two rows, minutes: 1, speaker_notes: None.,
     evidence: [{label: One, text: first}, {label: Two, text: second}]}
"""


@pytest.mark.parametrize(("layout", "paper"), [(name, paper) for name, papers in PAPERS.items() for paper in papers])
@pytest.mark.parametrize("more", ["", SLIDES, ROWS], ids=["nothing", "bare-slides", "rows-without-holders"])
def test_a_pack_of_the_least_is_built(tmp_path: Path, layout: str, paper: str, more: str) -> None:
    folder = tmp_path / "content" / "bare"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(BARE + more, encoding="utf-8")
    plan = planned(folder, Request(layout=layout, paper=paper))
    assert not [d for d in plan.diagnostics if d.severity == "error"], plan.diagnostics
    said = " ".join(page_texts(make(plan.jobs[0]).pdf))
    assert "None" not in said.replace("None.", "")


def test_no_heading_stands_over_nothing(made: Made) -> None:
    said = " ".join(page_texts(made("tests/packs/single facilitator a4").pdf))
    for heading in ("Objectives", "Sensitive points", "KEY FIGURES", "Key actors", "Timeline", "Glossary"):
        assert heading not in said


def test_every_author_of_a_source_is_named_on_its_slide(made: Made) -> None:
    said = " ".join(" ".join(page_texts(made("tests/packs/three slides 16x9").pdf)).split())
    assert "Vane; Oake, Lin" in said
