"""Slides: the largest step of sizes that ends above the limit, or a complaint that says what and by how much."""

import pytest

from briefing.content.inline import Words
from briefing.diagnostics import FIT, Failed, at
from briefing.layout.draft import Draft
from briefing.typeset.blocks.slides import set_slide
from briefing.typeset.galley import EJECT, Line, Penalty
from helpers.docs import context, e, element, p

KEYS = {"body_limit": 150.0, "step_count": 3.0, "body_size": (40.0, 20.0, 10.0), "body_leading": (50.0, 25.0, 12.5)}
LONGEST = "This is the longest text of all on the slide"


def slide(*children, **more):
    return set_slide(element(e("slide", *children, title="A slide", **more)), (0.0, 400.0), context(**KEYS))


def written(text: str, file: str) -> Draft:
    """A paragraph whose text stands in a file of a pack."""
    made = p(text)
    made.children = [Words(text, at(file))]
    return made


@pytest.mark.parametrize(("paragraphs", "size"), [(1, 40.0), (2, 40.0), (3, 20.0), (4, 20.0), (5, 10.0), (8, 10.0)])
def test_sizes_go_down_only_as_far_as_they_must(paragraphs: int, size: float) -> None:
    items = slide(*(p(str(k)) for k in range(paragraphs)))
    assert {run.font.size for item in items if isinstance(item, Line) for run in item.runs} == {size}
    assert items[-1] == Penalty(EJECT)


def test_a_slide_that_does_not_fit_says_so_by_name_and_points() -> None:
    with pytest.raises(Failed) as failed:
        slide(*(p(str(k)) for k in range(9)), p(LONGEST))
    (said,) = failed.value.diagnostics
    assert (said.code, failed.value.exit_status) == ("does-not-fit", FIT)
    assert said.message == "the slide “A slide” is 25 points too high at its smallest size"


def test_the_complaint_points_at_the_longest_text() -> None:
    with pytest.raises(Failed) as failed:
        slide(*(written(str(k), "short.yaml") for k in range(9)), written(LONGEST, "longest.yaml"))
    assert failed.value.diagnostics[0].span == at("longest.yaml")


@pytest.mark.parametrize(("top", "fits"), [("100", True), ("140", False), ("155", True)])
def test_a_frame_must_end_above_the_limit_unless_it_is_of_the_foot(top: str, fits: bool) -> None:
    frame = e("frame", p("a"), left="0", top=top, width="100")
    if fits:
        slide(p("b"), frame)
    else:
        with pytest.raises(Failed):
            slide(p("b"), frame)


def test_a_figure_without_room_is_told_at_the_slides_first_text() -> None:
    nodes = [e("node", name, name_=name) for name in "ABC"]
    with pytest.raises(Failed) as failed:
        slide(written("Each side had a friend", "slides.yaml"), e("network", *nodes, form="parties", alt="three"))
    (said,) = failed.value.diagnostics
    assert "tied to neither" in said.message and said.span == at("slides.yaml")
