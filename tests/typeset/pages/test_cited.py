"""What a page cites, by the citations that stand on it, and where that is said."""

import pytest

from briefing.layout.doc import Doc
from briefing.layout.draft import Draft, freeze
from briefing.typeset import typeset
from briefing.typeset.galley import Page
from briefing.typeset.pages.cited import passages
from helpers.docs import e, p, theme
from typeset.samples import FACES

FOOT = {"foot-rests_side": "side", "foot-rests_top": 0.0, "rests-label_width": 20.0, "rests_pitch": 11.0,
        "rests_height": 6.0, "rests_width": 5.0, "margin-size": 8.0, "margin-leading": 11.0}


@pytest.mark.parametrize(("bracket", "found"), [
    ("[1, EF-3]", ["1, EF-3"]),
    ("[1, EF-3–5, n6; 2, 5–6]", ["1, EF-3", "1, EF-4", "1, EF-5", "1, n6", "2, 5", "2, 6"]),
    ("[2]", []),
    ("[1, EF-3a]", ["1, EF-3a"]),
])
def test_a_bracket_names_passages(bracket: str, found: list[str]) -> None:
    assert list(passages(bracket)) == found


def pages(*blocks: Draft) -> tuple[Page, ...]:
    """A document whose pages say what they rest on."""
    rows = [e("passages", p(code), cells="half none none", alt="x", prefix=f"1, {code}-") for code in ("A", "B")]
    slot = e("furniture", p("Rests on"), e("coverage", *rows, role="rests", cited="page"), slot="foot-rests")
    return typeset(Doc(freeze(e("doc", slot, *blocks)), {"title": "A page"}), theme(**FOOT), FACES).pages


def cited(text: str, bracket: str) -> Draft:
    return e("p", f"{text} ", e("cite", bracket), first="yes")


def said(page: Page) -> list[str]:
    return ["".join(run.text for run in placed.runs).strip() for placed in page.furniture]


def filled(page: Page) -> int:
    return sum(bool(path.fill) for path in page.paths)


def test_a_page_says_what_stands_on_it_section_by_section() -> None:
    (page,) = pages(cited("One.", "[1, A-1–2]"), cited("Two.", "[1, A-2; 2, 9]"))
    assert said(page) == ["Rests on", "A"]
    assert filled(page) == 2


def test_each_page_says_its_own() -> None:
    first, second = pages(cited("One.", "[1, A-1]"), e("section", cited("Two.", "[1, B-3]"), break_="page"))
    assert (said(first), said(second)) == (["Rests on", "A"], ["Rests on", "B"])


def test_a_page_that_cites_nothing_says_nothing() -> None:
    (page,) = pages(p("One."))
    assert said(page) == [] and filled(page) == 0


def test_it_ends_at_the_foot_of_the_text() -> None:
    (page,) = pages(cited("One.", "[1, A-1]"))
    assert max(float(op[2]) + float(op[4]) for path in page.paths for op in path.ops) <= 350.0
    assert max(placed.y for placed in page.furniture) > 335.0


def test_it_gives_way_to_a_note_at_the_foot_of_the_margin() -> None:
    note = e("aside", p("A note of some length that takes its place."), role="margin")
    lines = [cited(f"Line {n}.", "[1, A-1]") for n in range(20)]
    (page,) = pages(*lines, note, p("The last."))
    assert said(page) == []


def test_it_gives_way_to_what_stands_across() -> None:
    lines = [cited(f"Line {n}.", "[1, A-1]") for n in range(17)]
    (page,) = pages(*lines, e("table", e("tr", e("th", "a"), head="yes"), e("tr", e("td", p("b"))), wide="yes"))
    assert said(page) == []
