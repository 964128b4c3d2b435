"""The first page of a handout, and the page that its contents open where the first has no room for them."""

from pathlib import Path
from shutil import copytree

import pytest

from briefing.jobs.editions import Request
from helpers.editions import make
from helpers.reading import lines
from towns import ROOT, planned

TITLE = "What else was said, asked, heard, guessed and written of the old bridge in all those years, part"
SECTION = "  - {{id: more-{0}, title: '{1} {0}', body: [text: More.]}}\n"


@pytest.mark.parametrize("layout", ["handout", "facilitator"])
def test_text_goes_on_below_contents_that_the_first_page_has_no_room_for(tmp_path: Path, layout: str) -> None:
    folder = tmp_path / "sample"
    copytree(ROOT / "content/sample", folder)
    text = (folder / "text.yaml").read_text(encoding="utf-8")
    text = text.replace("voice: alleged\n    cites", "voice: stated\n    cites")  # a third key figure
    more = "".join(SECTION.format(n, TITLE) for n in "abc")
    (folder / "text.yaml").write_text(text.replace("sections:\n", f"sections:\n{more}", 1), encoding="utf-8")
    pages = make(planned(folder, Request(layout=layout)).jobs[0]).pages.pages
    second = [" ".join(run.text for run in placed.runs) for placed in lines([pages[1]]) if placed.flow == "text"]
    assert any("IN THIS" in said for said in second)
    assert [h.text for h, _ in pages[1].headings], second
