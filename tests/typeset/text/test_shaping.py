"""Which font sets which characters."""

import pytest

from briefing.typeset.text.faces import OWN, PLAIN, SIMPLE
from briefing.typeset.text.shaping import cast
from typeset.samples import BODY, BOLD, FACES, faces


def test_a_look_has_one_cast_in_an_edition() -> None:
    assert cast(BODY, FACES) is cast(BODY, FACES)
    assert cast(BODY, FACES) is not cast(BOLD, FACES)
    assert cast(BODY, FACES) is not cast(BODY, faces())


@pytest.mark.parametrize(("text", "kind"), [
    ("word", PLAIN), ("“Müller’s,”", PLAIN), ("two words", PLAIN), ("", PLAIN), ("well-known", SIMPLE),
    ("12\u00a0km", SIMPLE), ("one–two", SIMPLE), ("Ɓ", OWN), ("ابج", OWN), ("soft\u00adhyphen", OWN),
])
def test_text_asks_for_what_its_most_demanding_character_does(text: str, kind: int) -> None:
    assert cast(BODY, FACES).kind(text) == kind


@pytest.mark.parametrize("word", ["word", "(12.5%)", "Müller"])
def test_the_width_of_an_ordinary_word_is_its_first_fonts(word: str) -> None:
    made = cast(BODY, FACES)
    assert made.ordinary[word] == made.first.width[word] > 0


@pytest.mark.parametrize("word", ["well-known", "and/or", "12\u00a0km", "Ɓ", "ابج"])
def test_other_words_are_told_apart_by_their_width(word: str) -> None:
    assert cast(BODY, FACES).ordinary[word] < 0


def test_text_is_divided_by_font() -> None:
    stretches, missing = cast(BODY, FACES).divide("left Ɓ right 中", None)
    assert [(each.text, each.font.face.name) for each in stretches] == [
        ("left ", "Spectral-Regular"), ("Ɓ", "Lato-Regular"), (" right ", "Spectral-Regular")]
    assert missing == [(13, "中")]


def test_right_to_left_text_is_larger_and_takes_arabic_faces_first() -> None:
    (stretch,), _ = cast(BODY, FACES).divide("(ابج)", [1] * 5)
    assert stretch.font.face.name == "Amiri-Regular" and stretch.level == 1
    assert stretch.font.size == pytest.approx(BODY.size * BODY.arabic, abs=1e-3)
