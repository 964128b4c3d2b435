"""What is not stated is printed with its voice, wherever it is printed; what nobody holds is printed all the same."""

from pathlib import Path
from shutil import copytree

import pytest

from briefing.jobs.build import make_doc
from briefing.jobs.editions import Request
from briefing.layout.doc import Doc, Element, plain, walk
from towns import ROOT, planned


@pytest.fixture
def sample(tmp_path: Path):
    """`sample(layout, (old, new), …)`: the Doc that a layout makes of the sample with some of its text changed."""

    def made(layout: str, *changes: tuple[str, str], sets: tuple[str, ...] = ()) -> Doc:
        folder = tmp_path / "sample"
        copytree(ROOT / "content/sample", folder)
        for old, new in changes:
            files = [file for file in folder.glob("*.yaml") if old in file.read_text(encoding="utf-8")]
            assert len(files) == 1, old
            files[0].write_text(files[0].read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
        plan = planned(folder, Request(layout=layout, sets=sets))
        assert plan.jobs, plan.diagnostics
        return make_doc(plan.jobs[0])[0]

    return made


def texts(doc: Doc, name: str) -> list[str]:
    """The words of every element of a name."""
    return [" ".join(plain(node).split()) for node in walk(doc.root)
            if isinstance(node, Element) and node.name == name]


def test_a_claim_that_nobody_supports_has_dashes_in_the_table_of_evidence(sample) -> None:
    doc = sample("evidence", ("stance: supports\n        text: They", "stance: qualifies\n        text: They"))
    (row,) = [row for row in texts(doc, "tr") if "warned in time" in row]
    assert "———" in row.replace(" ", "")


def test_the_table_of_evidence_names_who_is_said_to_have_told_of_an_event(sample) -> None:
    doc = sample("evidence", ("voice: reported\n    by: Finch", "voice: alleged\n    by: unnamed people"))
    assert any("unnamed people (alleged)" in cell for cell in texts(doc, "td"))


@pytest.mark.parametrize("sets", [(), ("options.texts=false",)])
def test_an_event_has_its_voice_on_a_poster(sample, sets) -> None:
    doc = sample("poster", ("voice: reported\n    by: Finch", "voice: alleged\n    by: unnamed people"), sets=sets)
    assert any("Alleged: unnamed people." in event for event in texts(doc, "event"))


def test_a_position_has_its_voice_in_the_box_of_its_claim(sample) -> None:
    doc = sample("handout")
    assert any("Reported: Layla Tamim. They wrote twice" in box for box in texts(doc, "aside"))


def test_a_bar_has_the_voice_of_its_number(sample) -> None:
    bars = texts(sample("handout"), "bar")
    assert any("Alleged. The elders" in bar for bar in bars)
    assert not any("Stated" in bar for bar in bars)


def test_a_picture_s_credit_stands_apart_from_its_caption(sample) -> None:
    captions = texts(sample("handout"), "caption")
    assert any("·\u2002Drawn for this pack." in c or "· Drawn for this pack." in c for c in captions)


def test_a_term_may_send_its_reader_to_an_actor_that_the_glossary_has_not(sample) -> None:
    doc = sample("handout", ("see_also: [scour]", "see_also: [finch]"))
    ends = [node.get("to") for node in walk(doc.root) if isinstance(node, Element) and node.name == "a"]
    assert "actor-finch" in ends


def test_where_that_actor_is_not_printed_the_name_stands_without_a_link(sample) -> None:
    doc = sample("handout", ("see_also: [scour]", "see_also: [finch]"), sets=("options.parts=[glossary]",))
    assert "Odo Finch" in plain(doc.root)
