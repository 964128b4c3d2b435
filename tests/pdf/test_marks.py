"""Marks: each stretch of content has its owner and its number; what is no content says so."""

import pytest

from briefing.diagnostics import at
from briefing.layout.doc import Element, Str
from briefing.pdf.marks import Mark, Marks
from briefing.pdf.painting import ARTIFACT, FOOTER
from briefing.pdf.structure import structure

HERE = at("x")


@pytest.fixture
def marks() -> Marks:
    """Of a numbered paragraph with a footnote and a rule: nodes 1 (p), 2 (text), 3 (footnote), 4 (p), 5 (text), 6."""
    said = Element("p", {}, (Str("n", HERE, 5),), HERE, number=4)
    note = Element("footnote", {"number": "1"}, (said,), HERE, number=3)
    paragraph = Element("p", {"number": "7"}, (Str("a", HERE, 2), note), HERE, number=1)
    rule = Element("rule", {}, (), HERE, number=6)
    return Marks(structure(Element("doc", {}, (paragraph, rule), HERE, number=0)))


def test_each_mark_of_a_page_has_the_next_number(marks: Marks) -> None:
    one, two = marks.next_page(), marks.next_page()
    text, note = one.owner(2, "text"), one.owner(5, "foot")
    assert [page.begin(owner) for page, owner in ((one, text), (one, note), (one, text), (two, text))] == [
        "/P<</MCID 0>>BDC", "/P<</MCID 1>>BDC", "/P<</MCID 2>>BDC", "/P<</MCID 0>>BDC"]
    assert marks.of == {text: [Mark(0, 0), Mark(0, 2), Mark(1, 0)], note: [Mark(0, 1)]}
    assert marks.pages == [[text, note, text], [text]]


def test_numbers_that_stand_apart_are_labels(marks: Marks) -> None:
    page = marks.next_page()
    kinds = [marks.structure.segments[page.owner(node, flow)].kind for node, flow in (
        (1, "number"), (3, "text"), (3, "foot"), (2, "foot"))]
    assert kinds == ["Lbl", "Link", "Lbl", "P"]


def test_what_is_no_content_is_an_artifact_of_its_kind(marks: Marks) -> None:
    page = marks.next_page()
    assert page.owner(-1, "text") == page.owner(6, "") == ARTIFACT
    assert page.begin(ARTIFACT) == "/Artifact<</Type/Layout>>BDC"
    assert page.begin(FOOTER) == "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"
    assert marks.pages == [[]]


def test_content_of_nobody_is_refused(marks: Marks) -> None:
    marks.next_page()
    with pytest.raises(ValueError, match="page 2 has content of node 99"):
        marks.next_page().owner(99, "text")
