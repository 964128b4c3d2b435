"""The option of the handout by which each page says what it rests on."""

from briefing.jobs.editions import Request
from briefing.layout.library import load_layout
from briefing.typeset.rules import check, profile_of
from helpers.editions import make
from helpers.reading import text_of
from towns import ROOT, planned


def test_pages_of_a_handout_say_what_they_rest_on_and_keep_to_the_rules() -> None:
    (job,) = planned(ROOT / "content/sample", Request(("handout",), sets=("options.page-sources=true",))).jobs
    pages = make(job).pages
    said = {page.number: [text_of(placed).strip() for placed in page.furniture] for page in pages.pages}
    assert "This page rests on" not in said[1]
    assert any("This page rests on" in words and "1, FA" in words for words in said.values())
    layout = load_layout(job.layout, job.snapshot.layouts, job.settings)
    found = check(pages, layout.theme, profile_of(layout.kind, layout.theme))
    assert [d.message for d in found] == []
