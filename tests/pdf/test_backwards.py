"""Right-to-left words: seen as they were shaped, shown and read in the order of the text."""

import re

import pytest

from briefing.pdf.backwards import reading_order
from briefing.typeset.galley import Placed

WORDS = ["رسالة", "مجلس", "(رسالة)", "«المجلس»", "مُحَمَّد", "الله"]


@pytest.fixture
def arabic(faces):
    return faces.font("Amiri-Regular", 12)


def as_read(run, code):
    """The texts of a run's glyphs in the order in which they are shown."""
    plain = [re.sub(r"\\(.)", lambda m: "\r" if m[1] == "r" else m[1], glyph.code, flags=re.DOTALL)
             for glyph in reading_order(run, code)]
    return "".join(run.font.face.text[ord(pair[0]) << 8 | ord(pair[1])] for pair in plain)


@pytest.mark.parametrize("word", WORDS)
def test_glyphs_come_in_the_order_of_the_text(arabic, backward, word):
    run = backward(arabic, word)
    assert as_read(run, run.code).replace("\u200b", "") == word


@pytest.mark.parametrize("word", WORDS)
def test_each_glyph_stands_where_it_was_shaped(arabic, backward, page, painted, word):
    """Where the string that was shaped has it, shown at once; a pixel may be another, since places are rounded."""
    run = backward(arabic, word)
    one, other = (painted(page(Placed(20, 30, (made,)), size=(90, 40)))
                  for made in (run, run._replace(actual=False)))
    inked = [sum(pixel != "_" for row in read.pixels() for pixel in row) for read in (one, other)]
    changed = sum(a != b for rows in zip(one.pixels(), other.pixels(), strict=True) for a, b in zip(*rows, strict=True))
    assert inked[0] == pytest.approx(inked[1], abs=9) and changed <= 15 < inked[0] / 5
    assert one.content().count("Tj") > other.content().count("Tj") == 0


def test_places_count_tracking_and_scale(faces, backward):
    plain, wide = faces.font("Amiri-Regular", 12), faces.font("Amiri-Regular", 12, tracking=2)
    one, other = (reading_order(run, "(" + run.code[1:-1] + ")")
                  for run in (backward(plain, "دار"), backward(wide, "دار")._replace(code=backward(plain, "دار").code)))
    assert [round(b.x - a.x, 2) for a, b in zip(one, other, strict=True)] == [4, 2, 0]
    double = reading_order(backward(plain, "دار")._replace(scale=2.0), backward(plain, "دار").code)
    assert [round(glyph.x, 2) for glyph in double] == [round(2 * glyph.x, 2) for glyph in one]


def test_a_mark_that_is_raised_is_raised_from_the_fonts_own_rise(faces, backward):
    font = faces.font("Amiri-Regular", 12, rise=3)
    run = backward(font, "دا")
    code = run.code[1:-1]
    raised = reading_order(run, f"({code})]TJ 1.5 Ts[({code})]TJ 0 Ts[({code})")
    assert [glyph.rise for glyph in raised] == [3, 3, 4.5, 4.5, 3, 3]


def test_text_beside_it_is_where_it_was(faces, run, backward, page, painted):
    latin, arabic = faces.font("Spectral-Regular", 11), faces.font("Amiri-Regular", 12)
    def places(actual):
        made = backward(arabic, "رسالة")._replace(actual=actual)
        read = painted(page(Placed(20, 30, (run(latin, "It is called "), made, run(latin, ", a letter")))))
        return [box for box in read.boxes() if box[0].isascii()]
    assert places(True) == places(False)


def test_a_page_reads_in_the_order_of_the_text(faces, run, backward, page, painted):
    latin, arabic = faces.font("Spectral-Regular", 11), faces.font("Amiri-Regular", 12)
    runs = run(latin, "It is called "), backward(arabic, "رسالة"), run(latin, ", a word")
    assert painted(page(Placed(20, 30, runs))).text() == "It is called رسالة, a word"
