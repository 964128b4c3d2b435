"""The layouts on landscape pages: which events a poster shows, and what a table of claims says of every side."""

import re
from collections.abc import Sequence
from math import ceil

import pytest

from briefing.content import load
from briefing.diagnostics import FIT, Failed
from briefing.jobs.editions import Request
from helpers.editions import Edition, make
from towns import ROOT, planned

MM = 72 / 25.4
EVENTS = len(load({file.name: file.read_bytes() for file in (ROOT / "content" / "aleppo").glob("*.yaml")}, "").events)


def built(layout: str, *sets: str, pack: str = "aleppo", paper: str = "a4") -> Edition:
    return make(planned(ROOT / "content" / pack, Request(layout=layout, paper=paper, sets=sets)).jobs[0])


def said(edition: Edition, flows: Sequence[str] = ("text",)) -> str:
    return " ".join("".join(run.text for run in line.runs).strip() for page in edition.pages.pages
                    for line in page.text if line.flow in flows)


@pytest.mark.parametrize("layout", ["poster", "perspectives"])
def test_pages_are_wider_than_they_are_high(layout: str) -> None:
    for page in built(layout, pack="sample").pages.pages:
        assert (page.width, page.height) == pytest.approx((297 * MM, 210 * MM))


def test_a_poster_shows_the_most_important_events_and_says_how_many_there_are() -> None:
    edition = built("poster")
    assert len(edition.pages.pages) == 1
    assert f"10 of {EVENTS} events, the most important ones." in said(edition)
    assert "Rebels enter" in said(edition)


def test_a_poster_of_all_events_goes_on_to_further_pages() -> None:
    edition = built("poster", "options.all=true")
    titles = [heading.text for page in edition.pages.pages for heading, _ in page.headings]
    pages = ceil(EVENTS / 10)
    assert titles == ["The fall of east Aleppo", *(f"The fall of east Aleppo, {n} of {pages}"
                                                   for n in range(2, pages + 1))]
    assert "events, the" not in said(edition)


def test_a_poster_may_name_its_events() -> None:
    edition = built("poster", "options.events=[agreement, siege-begins]")
    assert f"2 of {EVENTS} events, chosen for this page." in said(edition)
    assert said(edition).index("Siege begins") < said(edition).index("Agreement")


def test_events_without_texts_are_named_and_dated() -> None:
    edition = built("poster", "options.texts=false", pack="sample")
    assert "14 February 1931 The bridge falls" in said(edition) and "sunrise" not in said(edition)
    assert "DISPUTED" in said(edition)


def test_more_than_a_page_holds_is_an_error_that_says_by_how_much() -> None:
    with pytest.raises(Failed) as failed:
        built("poster", "options.per-page=12", "theme.axis-height=90mm")
    assert failed.value.exit_status == FIT
    assert "points too high for its page" in failed.value.diagnostics[0].message


def test_claims_that_go_on_overleaf_say_so_below_their_head() -> None:
    pages = built("perspectives").pages.pages
    went_on = set[str]()
    for page in pages[1:]:
        heads = ["".join(run.text for run in line.runs) for line in page.text if line.flow == "head"]
        assert heads[:5] == ["Claim", "A. Who supports it", "B. Who rejects or qualifies it", "Evidence offered",
                             "What would settle it"]
        went_on.update(heads[5:])
    assert went_on and all(re.fullmatch(r"Claim \d+, continued", said) for said in went_on)


def test_rows_of_a_blank_table_stand_whole() -> None:
    pages = built("perspectives", "options.blank=true").pages.pages
    assert len(pages) > 1 and not any("continued" in run.text for page in pages for line in page.text
                                      for run in line.runs)


def test_a_blank_table_has_claims_and_lines_to_write_on() -> None:
    full, blank = (built("perspectives", f"options.blank={flag}", pack="sample") for flag in ("false", "true"))
    assert "The River Board was warned in time." in said(full) and "The River Board was warned in time." in said(blank)
    assert len(said(blank)) < len(said(full))
    rules = [path for path in blank.pages.pages[0].paths if path.weight == 0.5]
    assert len(rules) >= 4 * 4


def test_claims_are_printed_as_they_are_named() -> None:
    text = said(built("perspectives", "options.claims=[turkey-drained, fight-on]"))
    assert text.index("Turkey drew") < text.index("Holding on") and "Fastaqim" not in text
