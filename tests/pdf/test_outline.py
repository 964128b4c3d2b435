"""Headings as bookmarks."""

import pytest

from briefing.pdf.links import Place
from briefing.pdf.outline import entries
from briefing.typeset.galley import Heading


def headed(page, *levels, number=1):
    return page(number=number, headings=[(Heading(level, title, title.lower()), 40.0 + 20 * k)
                                         for k, (level, title) in enumerate(levels)])


def nested(items):
    return [(item.title, nested(item.children)) if item.children else item.title for item in items]


@pytest.mark.parametrize(("levels", "wanted"), [
    ([(1, "A"), (1, "B")], ["A", "B"]),
    ([(1, "A"), (2, "B"), (3, "C"), (2, "D"), (1, "E")], [("A", [("B", ["C"]), "D"]), "E"]),
    ([(1, "A"), (3, "B"), (2, "C")], [("A", ["B", "C"])]),
    ([(2, "A"), (1, "B"), (2, "C")], ["A", ("B", ["C"])]),
    ([(0, "A"), (1, "B")], [("A", ["B"])]),
])
def test_bookmarks_nest_by_level(page, painted, levels, wanted):
    with painted(headed(page, *levels)).pdf.open_outline() as outline:
        assert nested(outline.root) == wanted


def test_the_first_level_is_open_and_those_below_are_shut(page, painted):
    read = painted(headed(page, (1, "A"), (2, "B"), (3, "C"), (2, "D"), (1, "E")))
    first = read.pdf.Root.Outlines.First
    assert (int(read.pdf.Root.Outlines.Count), int(first.Count), int(first.First.Count)) == (4, 2, -1)


def test_bookmarks_lead_to_their_pages(page, painted):
    read = painted(headed(page, (1, "The letter")), headed(page, (1, "Its āfter\n life"), number=2))
    assert [(item.get_title(), item.get_dest().get_index()) for item in read.shown.get_toc()] == [
        ("The letter", 0), ("Its āfter life", 1)]


def test_a_bookmark_leads_to_the_top_of_its_heading(page):
    (first, second) = entries([headed(page, (1, "A"), (1, "B"))])
    assert (first.place, second.place) == (Place(0, 40.0 - 12.0), Place(0, 60.0 - 12.0))


def test_a_viewer_shows_the_outline_when_there_is_one(page, painted):
    assert painted(headed(page, (1, "A"))).pdf.Root.PageMode == "/UseOutlines"
    bare = painted(page()).pdf.Root
    assert "/PageMode" not in bare and "/Outlines" not in bare
