"""How wide content asks to be: its longest word, and its longest line."""

import pytest

from briefing.typeset.blocks.extents import extent_of
from helpers.docs import context, e, element, p
from typeset.samples import FACES

FONT = FACES.font("Spectral-Regular", 10.0)


def extent(*children, **theme):
    return extent_of(element(e("div", *children)).children, context(**theme))


def test_of_a_paragraph_it_is_the_longest_word_and_all_of_it() -> None:
    found = extent(p("a wonderful day"))
    assert found.least == pytest.approx(FONT.width["wonderful"])
    assert found.most == pytest.approx(FONT.run(0, "a wonderful day").width)


def test_forced_breaks_divide_lines() -> None:
    assert extent(e("p", "one two", e("br"), "three", first="yes")).most == pytest.approx(FONT.run(0, "one two").width)


def test_of_blocks_it_is_the_widest_and_a_list_adds_its_indent() -> None:
    found = extent(p("word"), e("ul", e("li", p("longest"))), list_indent=12.0)
    assert found.least == found.most == pytest.approx(FONT.width["longest"] + 12.0)


def test_margin_notes_and_nothing_ask_for_nothing() -> None:
    assert extent(e("aside", p("note"), role="margin")) == extent() == (0.0, 0.0)


def test_a_picture_asks_for_its_width_and_gives_way() -> None:
    assert extent(e("picture", src="x", alt="y", width="50pt")) == (0.0, 50.0)


def test_a_picture_without_a_width_takes_what_there_is() -> None:
    assert extent(e("picture", src="x", alt="y")).most > 1000.0
