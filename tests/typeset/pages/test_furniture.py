"""What every page repeats: which words, where, and cut to one line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.typeset import typeset
from briefing.typeset.pages.furniture import one_line
from helpers.docs import context, doc, e, p, theme
from helpers.reading import text_of
from typeset.samples import FACES

KEYS = {"running_head_size": 8.0, "head_top": -30.0, "head_side": "text", "foot_top": 12.0, "foot_side": "side",
        "tab_width": 20.0, "tab_margin": 10.0, "tab_top": 30.0, "tab_bottom": 380.0, "tab_start": 60.0,
        "tab_end": 350.0, "tab_ground": "#dcdcda"}
HEAD = e("p", e("running", of_="guide"))
FOOT = e("p", "page ", e("page"), " of ", e("pages"))


def pages(*children, furniture):
    return typeset(doc(*furniture, *children), theme(**KEYS), FACES).pages


def said(page):
    return [text_of(placed).strip() for placed in page.furniture]


def section(title: str, *children):
    return e("section", e("h2", title), *children, break_="page")


SECTIONS = (p("front"), section("One", p("a")), section("Two", p("b"), p("c")))


def furniture(slot: str, *children, **more: str):
    return e("furniture", *children, slot=slot, **more)


def test_a_page_is_headed_by_the_section_that_it_begins() -> None:
    found = pages(*SECTIONS, furniture=[furniture("head", HEAD)])
    assert [said(page) for page in found] == [[], ["One"], ["Two"]]


def test_a_running_head_may_be_in_any_script() -> None:
    (page, *_) = pages(section("The fall السقوط", p("a")), furniture=[furniture("head", HEAD)])[-1:]
    assert "السقوط" in " ".join(said(page))


def test_a_section_runs_on_over_pages() -> None:
    found = pages(section("One", *(p(str(k)) for k in range(30))), furniture=[furniture("head", HEAD)])
    assert [said(page) for page in found] == [["One"], ["One"]]


@pytest.mark.parametrize(("words", "expected"), [(["Ant", "Bee", "Cow"], "Ant – Cow"), (["Ant"], "Ant"),
                                                 (["Ant", "Ant"], "Ant")])
def test_a_page_of_entries_is_headed_by_its_guide_words(words: list[str], expected: str) -> None:
    entries = [e("div", p(f"{word} text"), guide=word) for word in words]
    (page,) = pages(*entries, furniture=[furniture("head", HEAD)])
    assert said(page) == [expected]


def test_furniture_may_leave_out_the_first_page() -> None:
    foots = [furniture("foot", FOOT, pages="rest"), furniture("foot", e("p", "cover"), pages="first")]
    found = pages(*SECTIONS, furniture=foots)
    assert [said(page) for page in found] == [["cover"], ["page 2 of 3"], ["page 3 of 3"]]


def test_slots_stand_where_the_theme_says() -> None:
    recto, verso, _ = pages(*SECTIONS, furniture=[furniture("foot", FOOT), furniture("head", e("p", "head"))])
    (foot, head), (other, _) = recto.furniture, verso.furniture
    assert (head.x, head.y) == (20.0, 50.0 - 30.0 + 10.5)
    assert (foot.x, foot.y) == (320.0, 350.0 + 12.0 + 10.5)
    assert other.x == 500.0 - 20.0 - 400.0  # the margin column stands outside: at the left of a verso


def test_a_tab_stands_in_the_outer_margin_and_reads_away_from_the_text() -> None:
    recto, verso, _ = pages(*SECTIONS, furniture=[furniture("tab", e("p", "FACILITATOR", role="tab"))])
    assert [(placed.turn, placed.x > 400.0) for page in (recto, verso) for placed in page.furniture] == [
        (-90, True), (90, False)]
    assert [page.paths[0].ops[0] for page in (recto, verso)] == [
        ("R", 470.0, 30.0, 20.0, 350.0), ("R", 10.0, 30.0, 20.0, 350.0)]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["a", "word", "harbour", "conference"]), min_size=1, max_size=12))
def test_a_running_head_is_cut_to_one_line_by_whole_words(words: list[str]) -> None:
    text, where = " ".join(words), context(**KEYS)
    found = one_line((text,), where)
    style = where.theme.inline(where.theme.style("running-head"), "here")
    font = FACES.font(style.faces[0], style.size)
    width = sum(font.width[word] + font.space for word in found.split()) - font.space
    assert width <= 100.0 + 0.01
    assert found == text or (found.endswith(" …") and text.startswith(found.removesuffix(" …")))


def test_a_running_head_that_fits_is_left_whole() -> None:
    assert one_line(("a word",), context(**KEYS)) == "a word"


def test_of_two_headwords_both_are_left_on_the_line() -> None:
    """The second was cut off whole, so that the head was that of a page with one entry."""
    words = "Agreement of the four towns", "Council of Elders of the valley"
    found = one_line(words, context(**KEYS, margin_width=125.0))
    first, last = found.split(" – ")
    assert first.startswith("Agreement") and last.startswith("Council") and "…" in found


def test_headwords_of_one_long_word_lose_letters() -> None:
    where = context(**KEYS, margin_width=125.0)
    first, last = one_line(("activist-journalist-writer", "conventionality"), where).split(" – ")
    assert first.startswith("activist") and last.startswith("convention") and first.endswith("…")
