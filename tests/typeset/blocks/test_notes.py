"""Footnotes and margin notes as galleys: the figure, the note, and how a margin note is set on a later page."""

import pytest

from briefing.typeset import typeset
from briefing.typeset.galley import Foot, Line, Link, Side, Target
from helpers.docs import doc, e, galley, p, theme
from helpers.reading import text_of
from typeset.samples import FACES

KEYS = {"footnote_size": 8.0, "footnote_leading": 11.0, "footnote_inset": 12.0, "note_mark_size": 6.0,
        "note_mark_rise": 4.0}


def noted(*blocks, number: str = "3"):
    return e("p", "It fell.", e("footnote", *blocks, number=number), " Then", first="yes")


def test_the_figure_is_raised_and_leads_to_its_note() -> None:
    (line,) = galley(noted(p("See there.")), **KEYS)
    assert isinstance(line, Line)
    figure = next(run for run in line.runs if run.text.strip() == "3")
    assert (figure.font.size, figure.font.rise) == (6.0, 4.0)
    (foot,) = [note for note in line.notes if isinstance(note, Foot)]
    (link,) = [note for note in line.notes if isinstance(note, Link)]
    assert link.target == "#footnote-3" and Target("footnote-3") in foot.galley[0].notes


def test_the_number_hangs_left_of_the_note() -> None:
    (line,) = galley(noted(p("See there."), p("And there.")), **KEYS)
    (foot,) = [note for note in line.notes if isinstance(note, Foot)]
    first, second = foot.galley
    assert (first.runs[0].text, first.runs[0].shift, first.runs[0].width) == ("3 ", -12.0, 0.0)
    assert (first.x, second.x, first.height + first.depth) == (12.0, 12.0, 11.0)


def test_the_figure_stays_with_its_word() -> None:
    for width in range(40, 120, 3):
        lines = [item for item in galley(noted(p("See there.")), float(width), **KEYS) if isinstance(item, Line)]
        assert not any(line.runs[0].text.startswith("3") for line in lines)
        (carrying,) = [line for line in lines if any(isinstance(note, Foot) for note in line.notes)]
        assert "3" in "".join(run.text for run in carrying.runs)


@pytest.mark.parametrize(("head", "late"), [
    (e("p", "Head"), "Head (page 1)"), (e("p", "Head ", e("span", "مجلس", lang="ar")), "Head (page 1) مجلس"),
    (e("ul", e("li", p("item"))), "(page 1)"),
])
def test_a_margin_note_on_a_later_page_names_the_page_of_its_line(head, late: str) -> None:
    long = e("aside", *(p(f"line {k}") for k in range(25)), role="margin")
    made = typeset(doc(long, e("aside", head, p("its text"), role="margin"), p("text")), theme(), FACES)
    assert [len(page.text) > 0 for page in made.pages] == [True, True]
    assert " ".join(text_of(line).strip() for line in made.pages[1].text).startswith(late)
    assert {line.flow for line in made.pages[1].text} == {"margin"}


def test_a_margin_note_beside_its_line_names_no_page() -> None:
    made = typeset(doc(e("aside", p("Head"), role="margin"), p("text")), theme(), FACES)
    assert [text_of(line).strip() for line in made.pages[0].text if line.flow == "margin"] == ["Head"]


def test_a_late_note_is_set_again_if_its_page_has_more_digits() -> None:
    begin = [e("section", p(str(k)), break_="page") for k in range(11)]
    long = e("aside", *(p(f"line {k}") for k in range(25)), role="margin")
    made = typeset(doc(*begin, long, e("aside", p("Head"), p("text"), role="margin"), p("text")), theme(), FACES)
    (key,) = [line for line in made.pages[11].text if "Head" in text_of(line)]
    assert text_of(key).strip() == "Head (page 11)"
    folio = next(run for run in key.runs if run.text.strip() == "11")
    assert folio.width == pytest.approx(folio.font.width["11"], abs=0.01)


def test_a_footnote_of_a_margin_note_stands_on_its_page() -> None:
    note = e("aside", e("p", "Term", e("footnote", p("See there."), number="1")), role="margin")
    (page,) = typeset(doc(note, p("text")), theme(**KEYS), FACES).pages
    assert [text_of(line).strip() for line in page.text if line.flow == "foot"] == ["1 See there."]


def test_side_and_late_side_say_the_same_but_for_the_key() -> None:
    (line,) = galley(e("div", e("aside", p("Head"), p("text"), role="margin"), p("body")))
    (side,) = [note for note in line.notes if isinstance(note, Side)]
    plain, late = (["".join(run.text for run in it.runs).strip() for it in galley] for galley in side[:2])
    assert (plain, late) == (["Head", "text"], ["Head (page )", "text"])
