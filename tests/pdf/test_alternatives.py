"""What stands for figures."""

import pytest

from briefing.diagnostics import at
from briefing.layout.doc import Element, Str
from briefing.pdf.alternatives import alternative, boxes
from briefing.pdf.structure import Tag
from briefing.typeset.galley import Image, Path, Placed

HERE = at("x")
LABEL = Element("p", {}, (Str("The siege:", HERE), Element("br", {}, (), HERE), Str("five months", HERE)), HERE)
DATES = {"from": "2012-07-01", "begin": "2016-07-17", "end": "2016-12-22"}


@pytest.mark.parametrize("el, text", [
    (Element("picture", {"src": "f.png", "alt": "A bridge"}, (), HERE), "A bridge"),
    (Element("network", {"alt": "Two actors and a tie"}, (LABEL,), HERE), "Two actors and a tie"),
    (Element("clock", {"minutes": "12"}, (), HERE), "12 minutes"),
    (Element("strip", DATES, (LABEL, LABEL), HERE),
     "2012-07-01 – 2016-12-22: The siege: five months; The siege: five months"),
    (Element("strip", DATES, (), HERE), "2012-07-01 – 2016-12-22"),
])
def test_a_figure_says_what_it_shows(el: Element, text: str) -> None:
    assert alternative(el) == text


def test_a_figures_box_is_around_all_that_it_is_drawn_of(faces, run, page) -> None:
    figure, other = Tag("Figure", 1, 0), Tag("Figure", 2, 0)
    font = faces.font("Lato-Regular", 8)
    one = page(Placed(10, 150, (run(font, "x", 7)._replace(width=90.0),)), size=(300, 200), images=[
        Image("f.png", 30, 40, 60, 20, 7)], paths=[
        Path((("M", 95, 45), ("L", 95, 70)), stroke="#000000", node=7), Path((("R", 0, 0, 9, 9),), node=-1),
        Path((("R", 200, 10, 20, 30),), node=8)])
    assert boxes([page(), one], {7: figure, 8: other}) == {figure: (10, 48, 100, 160), other: (200, 160, 220, 190)}
