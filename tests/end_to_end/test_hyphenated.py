"""Text that a theme sets justified and hyphenated reads whole, from Pages and from the PDF."""

import pytest

from briefing.jobs.editions import Request
from helpers.editions import Edition, make
from helpers.extraction import page_texts
from helpers.reading import lines, promised, text_of, words
from towns import SMALL, planned
from typeset.text.prose import prose

LOOK = ("theme.body-align=justify", "theme.body-hyphens=true", "theme.body-expand=0.03", "theme.body-hang=true")
NAME = "Featherstonehaugh"
TEXT = prose(500).replace("house", f"{NAME} demonstration2demonstration")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("towns")
    text = SMALL.replace("'The towns fell out over a bridge [@baker-2001, 1].'", f"'{TEXT} [@baker-2001, 1]'")
    text = text.replace("What happened?", "What happened to governmental understanding of administrations?")
    (folder / "pack.yaml").write_text(text, encoding="utf-8")
    plan = planned(folder, Request(layout="handout", paper="a4", sets=LOOK))
    assert not [d for d in plan.diagnostics if d.severity == "error"], plan.diagnostics
    return make(plan.jobs[0])


def test_words_are_whole_once_the_hyphens_are_taken_out(edition: Edition) -> None:
    said = [text_of(placed) for placed in lines(edition.pages.pages)]
    assert sum(text.endswith("\u00ad") for text in said) > 3
    asked, found = promised(edition.doc, edition.pages), words(edition.pages, edition.doc)
    assert (asked - found, found - asked) == ({}, {})


def test_a_hyphen_is_read_as_a_soft_one_from_the_pdf(edition: Edition) -> None:
    """PDFium says U+FFFE for a soft hyphen at a line's end, and goes on with the word."""
    read = " ".join(" ".join(page_texts(edition.pdf)).replace("-\n", "").split())
    assert all(word in read.split() for word in TEXT.split())


def test_names_numbers_headings_and_citations_are_left_whole(edition: Edition) -> None:
    ends = [text_of(placed).rstrip("\u00ad").split()[-1] for placed in lines(edition.pages.pages)
            if text_of(placed).endswith("\u00ad")]
    assert not any(end and (NAME.startswith(end) or end.startswith("demonstration2")) for end in ends)
    headings = [text_of(placed) for placed in lines(edition.pages.pages)
                if any(run.font.face.name.endswith(("SemiBold", "Bold")) for run in placed.runs)]
    assert headings and not any(text.endswith("\u00ad") for text in headings)


def test_letters_that_give_way_are_scaled_in_the_pdf(edition: Edition) -> None:
    scales = {run.scale for placed in lines(edition.pages.pages) for run in placed.runs}
    assert len(scales) > 5 and all(0.97 - 1e-6 <= scale <= 1.03 + 1e-6 for scale in scales)
