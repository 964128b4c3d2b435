"""What is optional may be left out: no template reaches for a field that is not there."""

from pathlib import Path

import pytest

from briefing.jobs.build import make_doc
from briefing.jobs.editions import Request
from briefing.layout.doc import ELEMENTS, Element, Str
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


SOURCE = """\
sources:
  - {id: log, author: [{family: Marl}], short: Marl, title: Log, kind: log, issued: '1888', who: A., for_whom: B.,
     stake: C., rests_on: D}
"""
CLAIM = SOURCE + """\
claims:
  - id: dark
    statement: It was dark.
    question: Was it dark?
    positions:
      - {holder: First, stance: supports, text: It was., voice: stated, cites: '@log, 1'}
      - {holder: Second, stance: rejects, text: It was not., voice: alleged, by: A clerk, cites: '@log, 2'}
      - {holder: Third, stance: qualifies, text: At times., voice: stated, cites: '@log, 3'}
    evidence: One lamp.
    settle: A second log.
    common_ground: A storm blew.
sections:
  - {id: night, title: Night, body: [{claim: dark}]}
"""
ROW = "evidence: [{label: One, text: first, held_by: the keeper}]"
SAID = [  # what nothing else of the pack leads to
    ("notes: [{id: n, title: Names, text: Spelt as found.}]", "handout", ["Notes", "Spelt as found."]),
    ("  objectives: [Tell day from night]", "handout", ["By the end you can", "Tell day from night"]),
    ("exit_tickets: [{id: e, prompts: [One thing you learnt]}]", "facilitator",
     ["Exit tickets", "One thing you learnt"]),
    (CLAIM, "handout",
     ["Third", "At times [1, 3].", "Alleged: A clerk. It was not [1, 2].", "One lamp.", "A storm blew."]),
    ("terms: [{id: lamp, headword: lamp, definition: A light.}]\n"
     f"slides:\n  - {{id: s, kind: term, headline: It went out, from: [lamp], minutes: 1,"
     f" speaker_notes: x, {ROW}}}", "slides", ["lamp", "It went out", "first (the keeper)"]),
    *((f"slides:\n  - {{id: s, kind: {kind}, headline: H, minutes: 1, speaker_notes: x, {ROW}}}", "slides",
       ["first", "the keeper"]) for kind in ("evidence", "question", "discussion", "perspectives", "exit", "actor")),
]


@pytest.mark.parametrize(("more", "layout", "words"), SAID)
def test_what_stands_alone_is_printed(tmp_path: Path, more: str, layout: str, words: list[str]) -> None:
    folder = tmp_path / "content" / "bare"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(BARE + more, encoding="utf-8")
    options = ("options.parts=[narrative, sources]",) if layout == "handout" else ()
    plan = planned(folder, Request(layout=layout, sets=options))
    assert not [d for d in plan.diagnostics if d.severity == "error"], plan.diagnostics
    said = plain_all(make_doc(plan.jobs[0])[0].root)
    for each in words:
        assert each in said


def plain_all(node: Element | Str) -> str:
    """All that a Doc says, blocks parted by a space."""
    if isinstance(node, Str):
        return node.text
    inner = "".join(plain_all(child) for child in node.children)
    return inner if ELEMENTS[node.name].inline else f" {inner} "


def test_no_heading_stands_over_nothing(made: Made) -> None:
    said = " ".join(page_texts(made("tests/packs/single facilitator a4").pdf))
    for heading in ("Objectives", "Sensitive points", "KEY FIGURES", "Key actors", "Timeline", "Glossary"):
        assert heading not in said


def test_every_author_of_a_source_is_named_on_its_slide(made: Made) -> None:
    said = " ".join(" ".join(page_texts(made("tests/packs/three slides 16x9").pdf)).split())
    assert "Vane; Oake, Lin" in said
