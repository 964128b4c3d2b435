"""Signs that hang over a column's edges: how far, where, and what stays where it was."""

import pytest

from briefing.typeset.text.hanging import LEFT, RIGHT
from briefing.typeset.text.lines import Hyphens, Piece, Slot, set_lines
from typeset.samples import BODY, FACES, body, para, texts
from typeset.text.prose import prose

FONT = FACES.font("Spectral-Regular", 10.5, BODY.colour)
QUOTED = "“So it was,” he said, “and so ‘it’ is”, for. – well; so, “then”. No: “it” is; “so”, he says, ‘it’ was."


def over(line, measure):
    return -line.x, line.x + line.width - measure


@pytest.mark.parametrize("align", ["left", "justify", "right"])
def test_lines_stand_over_the_edges_by_the_shares_of_the_table(align):
    seen = set()
    for measure in range(60, 300, 3):
        for line in set_lines([body(QUOTED)], float(measure), para(align, hang=True))[:-1]:
            text = line.runs[0].text.strip()
            left = LEFT.get(text[0], 0.0) * FONT.width[text[0]]
            right = RIGHT.get(text[-1], 0.0) * FONT.width[text[-1]]
            if align != "right":
                assert line.x == pytest.approx(-left)
            if align == "right" or (align == "justify" and measure > 150):
                assert line.x + line.width == pytest.approx(measure + right, abs=0.01)
            assert line.x + line.width <= measure + right + 0.01
            seen |= {text[0], text[-1]}
    assert {"“", "‘", ",", ".", ";", "”", "’"} <= seen


def test_a_drawn_hyphen_hangs():
    more = {"hyphens": Hyphens(), "lang": "en-GB", "expand": 0.03}
    found = set_lines([body(prose(200))], 250.0, para("justify", hang=True, **more))
    ends = [line for line in found if line.runs[-1].text.endswith("\u00ad")]
    assert ends
    for line in ends:
        assert over(line, 250.0)[1] == pytest.approx(RIGHT["\u00ad"] * FONT.width["-"], abs=0.15)


def test_nothing_hangs_unless_asked():
    for line in set_lines([body(QUOTED)], 150.0, para("justify"))[:-1]:
        assert (line.x, line.width) == (0.0, pytest.approx(150.0, abs=0.01))


def test_nothing_hangs_over_an_indent_but_over_the_edge():
    first, *others = set_lines([body(f"“{QUOTED}")], 120.0, para("left", 14.0, hang=True))
    assert first.x == 14.0
    assert any(line.x < 0.0 for line in others)


def test_numbers_and_right_to_left_text_do_not_hang():
    found = set_lines([body("so "), Slot("x", BODY, 3, 4), body(" it was, “")], 45.0, para("justify", hang=True))
    assert found[0].x == 0.0
    for line in set_lines([body("«سلام»، (سلام)، «سلام». ")], 60.0, para("right", hang=True)):
        assert line.x + line.width == pytest.approx(60.0)


def test_text_and_boxes_are_those_of_lines_that_do_not_hang():
    pieces = [body("and he said "), Piece("“the word”", BODY, 2, "#x"), body(", or so it seemed")]
    found = set_lines(pieces, 95.0, para(hang=True))
    assert "".join(texts(found)) == "and he said “the word”, or so it seemed"
    (line,) = [line for line in found if any(note.node == 2 for note in line.notes)][:1]
    assert line.notes[0].x >= 0.0
