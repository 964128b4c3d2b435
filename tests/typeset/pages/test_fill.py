"""Page references: filled when all pages are made, and their paragraph set again if their digits were misjudged."""

from collections import Counter

import pytest

from briefing.diagnostics import LAYOUT, Failed
from briefing.layout.doc import plain
from briefing.typeset import typeset
from briefing.typeset.blocks.setters import SETTERS
from briefing.typeset.galley import PageRef
from briefing.typeset.pages.fill import numbers, outgrown
from briefing.typeset.pages.paginate import paginate
from helpers.docs import doc, e, p, theme
from helpers.galleys import line, place, run
from helpers.reading import text_of
from typeset.samples import FACES


def book(reference, pages: int):
    """A reference on the first page to an anchor on the last of `pages`."""
    chapters = [e("section", p(f"page {k}"), break_="page") for k in range(2, pages)]
    chapters.append(e("section", p("goal", anchor="goal"), break_="page"))
    return typeset(doc(reference, *chapters), theme(**KEYS), FACES)


KEYS = {"toc_number_width": 20.0, "toc_page_width": 30.0}
SEE = e("p", "see page ", e("pageref", to="goal"), ", and go on", first="yes")


@pytest.mark.parametrize("pages", [2, 9, 10, 101])
def test_a_reference_is_the_number_of_its_page(pages: int) -> None:
    made = book(SEE, pages)
    assert len(made.pages) == pages
    (line,) = made.pages[0].text
    assert text_of(line) == f"see page {pages}, and go on"


@pytest.mark.parametrize("pages", [9, 10, 101])
def test_what_follows_a_reference_is_set_close_to_it(pages: int) -> None:
    """With one digit guessed and three needed, the paragraph is set a second time."""
    (line,) = book(SEE, pages).pages[0].text
    font = line.runs[0].font
    slot = next(r for r in line.runs if r.text.strip().isdigit())
    assert slot.width == pytest.approx(font.width[str(pages)], abs=0.01)
    assert all(r.slot is None for r in line.runs)


def test_the_page_of_a_contents_entry_ends_flush_right() -> None:
    toc = e("toc", e("tocitem", "Goal", to="goal", number="1"))
    for pages in (2, 10, 101):
        made = book(toc, pages)
        (line,) = made.pages[0].text
        assert text_of(line).split() == ["1", "Goal", str(pages)]
        folio = line.runs[-1]
        before = sum(r.width for r in line.runs[:-1])
        assert line.x + before + folio.shift + folio.font.width[str(pages)] == pytest.approx(20.0 + 280.0, abs=0.1)


def test_the_first_place_of_an_anchor_counts() -> None:
    drafts = paginate((line("a"),), place())
    drafts[0].targets += [("x", 1.0), ("x", 2.0)]
    assert numbers(drafts) == {"x": "1"}


@pytest.mark.parametrize(("align", "digits", "grown"), [("left", 2, False), ("left", 1, True), ("right", 1, False)])
def test_only_a_reference_in_running_text_outgrows_its_slot(align: str, digits: int, grown: bool) -> None:
    slot = run("", 5)._replace(slot=PageRef("x", 10.0, align, digits))
    drafts = paginate((line("a")._replace(runs=(slot,)),), place())
    assert list(outgrown(drafts, {"x": "17"})) == [5] * grown


@pytest.mark.parametrize(("pages", "again"), [(9, 0), (10, 1), (100, 1)])
def test_only_the_paragraph_that_outgrew_its_slot_is_set_again(pages: int, again: int, monkeypatch) -> None:
    counted = Counter[str]()

    def set_paragraph(el, measure, context):
        counted[plain(el)] += 1
        return SETTERS["p"](el, measure, context)

    monkeypatch.setattr("briefing.typeset.SETTERS", {**SETTERS, "p": set_paragraph})
    made = book(e("div", p("before"), SEE, p("after")), pages)
    assert len(made.pages) == pages
    assert counted.pop("see page , and go on") == 1 + again
    assert set(counted.values()) == {1}


def test_a_link_to_nowhere_is_an_error() -> None:
    with pytest.raises(Failed) as failed:
        typeset(doc(e("p", "see ", e("a", "there", to="nowhere"))), theme(), FACES)
    assert failed.value.exit_status == LAYOUT
    assert [d.code for d in failed.value.diagnostics] == ["unknown-anchor"]
