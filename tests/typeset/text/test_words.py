"""Which way a paragraph runs."""

import pytest

from briefing.typeset.text.lines import set_lines
from typeset.samples import body, para


@pytest.mark.parametrize(("align", "at_the_left"), [("left", True), ("justify", True), ("right", False),
                                                    ("centre", False)])
def test_an_arabic_term_may_open_a_paragraph_that_is_aligned_left(align, at_the_left):
    (line,) = set_lines([body("سلام then")], 1e4, para(align=align))
    assert line.runs[0].text.strip() == "سلام"
    assert (line.runs[0].shift == 0.0) is at_the_left
