"""The benchmark's documents are as long as they say, and packs that the program has nothing against."""

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from bench.documents import MOST, SIZES, Deck, Handout, plain
from bench.forms.cv import cv
from bench.forms.html import html
from bench.forms.pack import markdown, pack
from bench.forms.typst import typst
from bench.words import common, natural, vocabulary

from briefing import cli
from towns import ROOT

SMALL = ("S", "deck")


def spoken(document: Handout | Deck) -> list[str]:
    """Every word of a document, in small letters."""
    if isinstance(document, Deck):
        texts = [text for slide in document.slides
                 for row in ((slide.title,), *slide.bullets, *slide.table) for text in row]
    else:
        texts = [text for section in document.sections
                 for text in (section.title, *("".join(run.text for run in runs) for runs in section.paragraphs),
                              *section.bullets, *(cell for row in section.table for cell in row))]
    return [word.lower() for text in texts for word in re.findall("[A-Za-z]+", text)]


@pytest.mark.parametrize("size", SMALL)
def test_a_document_is_the_same_each_time(size: str) -> None:
    assert SIZES[size]() == SIZES[size]()


def test_paragraphs_have_ninety_words_whatever_is_marked_in_them() -> None:
    document = SIZES["S"]()
    assert isinstance(document, Handout)
    for section in document.sections:
        for runs in section.paragraphs:
            text = "".join(run.text for run in runs)
            assert len(text.split()) == 90 and "  " not in text and text.endswith(".") and text[0].isupper()


def test_every_second_section_has_a_table_of_five_rows() -> None:
    document = SIZES["S"]()
    assert isinstance(document, Handout)
    assert [len(section.table) for section in document.sections] == [0, 5, 0, 5, 0, 5, 0]


def test_slides_keep_to_the_words_that_a_slide_may_have() -> None:
    document = SIZES["deck"]()
    assert isinstance(document, Deck)
    for slide in document.slides:
        assert len(spoken(document._replace(slides=(slide,)))) <= MOST


def test_the_longer_deck_begins_with_the_shorter_one() -> None:
    few, many = SIZES["deck"](), SIZES["deck-200"]()
    assert isinstance(few, Deck) and isinstance(many, Deck)
    assert (len(few.slides), len(many.slides)) == (19, 199)
    assert many.slides[:19] == few.slides


def test_a_vocabulary_has_no_word_twice() -> None:
    assert len(set(vocabulary(3_000))) == 3_000


def test_natural_words_are_as_frequent_as_their_rank_says() -> None:
    drawn = Counter(natural(Random(1), 8_500)(100_000).split())
    (_, first), (_, second) = drawn.most_common(2)
    assert 7_000 < len(drawn) < 8_500
    assert 1.1 < first / second < 1.5  # (2 + 2.7) / (1 + 2.7) = 1.27
    assert drawn.most_common(1)[0][0] == vocabulary(1)[0]


def test_common_words_come_from_a_short_list() -> None:
    assert len(set(common(Random(1))(5_000).split())) < 110


@pytest.mark.parametrize("size", SMALL)
def test_the_program_has_nothing_against_the_packs_and_builds_them(
    size: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in pack(SIZES[size]()).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(ROOT / "bench")
    out = tmp_path / "made.pdf"
    layout = "plain-deck" if size == "deck" else "plain"
    for words in (["check", "--strict"], ["build", "-l", layout, "-o", str(out)]):
        monkeypatch.setattr("sys.argv", ["briefing", words[0], str(tmp_path), *words[1:]])
        assert cli.main() == 0, capsys.readouterr().err
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("size", SMALL)
def test_all_forms_have_every_word_of_the_document(size: str) -> None:
    document = SIZES[size]()
    for form in ("".join(pack(document).values()), typst(document), html(document), str(plain(document))):
        there = Counter(word.lower() for word in re.findall("[A-Za-z]+", form))
        assert not Counter(spoken(document)) - there


def test_the_cv_has_the_words_of_the_handout() -> None:
    document = SIZES["S"]()
    assert isinstance(document, Handout)
    there = Counter(word.lower() for word in re.findall("[A-Za-z]+", cv(document)))
    assert not Counter(spoken(document)) - there


def test_markup_in_words_is_escaped() -> None:
    document = SIZES["S"]()
    assert isinstance(document, Handout)
    run = document.sections[0].paragraphs[0][0]
    assert markdown((run._replace(text="a*b_[c]"),)) == r"a\*b\_\[c\]"
    assert markdown((run._replace(text="a", mark="link", href="https://example.org"),)) == "[a](https://example.org)"
