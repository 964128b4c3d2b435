"""No word is lost, doubled or out of its place on the way from content to paper, and words stay apart in the PDF."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import unified_diff

import pytest

from briefing.layout.doc import Doc
from briefing.typeset.galley import Pages, Placed
from helpers.editions import ALL, Made
from helpers.extraction import counted, page_texts
from helpers.reading import flows, lines, promised, read_flows, text_of, words
from towns import ROOT

EXPECTED = read_flows((ROOT / "tests/golden/sample-handout.flows.txt").read_text(encoding="utf-8"))
WORD = re.compile(r"\S+")
Token = tuple[int, int, int, int]  # page, line on it, run on that, word of that


def differences(pages: Pages, doc: Doc) -> list[str]:
    """How the flows of the sample's handout differ from the file written by hand."""
    found = flows(pages, doc)
    return [f"{flow}: {line}" for flow in dict.fromkeys((*EXPECTED, *found))
            for line in unified_diff(EXPECTED.get(flow, []), found.get(flow, []), "by hand", "Pages", lineterm="", n=0)]


def test_the_handout_says_what_is_written_by_hand(made: Made) -> None:
    sample = made("content/sample handout")
    assert differences(sample.pages, sample.doc) == []


@pytest.mark.parametrize("change", ["drop", "double", "swap"])
def test_one_word_amiss_is_noticed(made: Made, change: str) -> None:
    sample = made("content/sample handout")
    tokens = list(each_word(sample.pages))
    assert len(tokens) > 700
    unnoticed = [token for token in tokens[::9] if not differences(amiss(sample.pages, token, change), sample.doc)]
    assert unnoticed == []


def each_word(pages: Pages) -> Iterator[Token]:
    for p, page in enumerate(pages.pages):
        for n, placed in enumerate((*page.text, *page.furniture)):
            for r, run in enumerate(placed.runs):
                for w, _ in enumerate(WORD.findall(run.text)):
                    yield p, n, r, w


def amiss(pages: Pages, token: Token, change: str) -> Pages:
    """Pages with one word of a run dropped, said twice, or exchanged with the next other word of its page and flow."""
    p, n, r, w = token
    page = pages.pages[p]
    placed = list((*page.text, *page.furniture))
    word = WORD.findall(placed[n].runs[r].text)[w]
    if change == "swap":
        others = [(m, s, v) for q, m, s, v in each_word(replace(pages, pages=(page,)))
                  if (m, s, v) > (n, r, w) and placed[m].flow == placed[n].flow
                  and WORD.findall(placed[m].runs[s].text)[v] != word]
        if not others:  # the last words of a flow on its page have none
            return amiss(pages, token, "drop")
        m, s, v = others[0]
        other = WORD.findall(placed[m].runs[s].text)[v]
        placed[m] = reworded(placed[m], s, v, word)
        placed[n] = reworded(placed[n], r, w, other)
    else:
        placed[n] = reworded(placed[n], r, w, "" if change == "drop" else f"{word} {word}")
    cut = len(page.text)
    changed = page._replace(text=tuple(placed[:cut]), furniture=tuple(placed[cut:]))
    return replace(pages, pages=(*pages.pages[:p], changed, *pages.pages[p + 1:]))


def reworded(placed: Placed, r: int, w: int, new: str) -> Placed:
    """A line in which word `w` of run `r` is another; the white space around it stays."""
    run = placed.runs[r]
    spot = list(WORD.finditer(run.text))[w]
    text = run.text[:spot.start()] + new + run.text[spot.end():]
    return placed._replace(runs=(*placed.runs[:r], run._replace(text=text), *placed.runs[r + 1:]))


@pytest.mark.parametrize("name", ALL)
def test_pages_say_every_word_of_the_doc_once(made: Made, name: str) -> None:
    edition = made(name)
    asked, said = promised(edition.doc, edition.pages), words(edition.pages, edition.doc)
    assert (asked - said, said - asked) == ({}, {}), "lost and added words"


@pytest.mark.parametrize("name", ALL)
def test_words_stay_apart_when_the_pdf_is_read(made: Made, name: str) -> None:
    edition = made(name)
    texts = page_texts(edition.pdf)
    assert len(texts) == len(edition.pages.pages)
    for page, text in zip(edition.pages.pages, texts, strict=True):
        painted = counted(word for placed in lines([page]) for word in text_of(placed).split())
        assert counted(text.split()) == painted, f"page {page.number}"
