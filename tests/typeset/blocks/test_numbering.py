"""Line numbers: every so many lines of a section's text, beside them, starting anew in each."""

from briefing.typeset.galley import Hang, Line
from helpers.docs import e, galley, p
from helpers.galleys import texts

LONG = "This goes on " * 30


def hung(items) -> list[tuple[int, str]]:
    """The numbers of lines of text, counted from 1, with what hangs beside them."""
    lines = [item for item in items if isinstance(item, Line) and item.runs]
    return [(k, note.runs[0].text) for k, line in enumerate(lines, 1) for note in line.notes if isinstance(note, Hang)]


def section(*children, lines: str = "3", **more: str):
    return e("section", *children, lines=lines, **more)


def test_every_so_many_lines_have_their_number() -> None:
    items = galley(section(p(LONG)), line_number_gap=5.0)
    count = len(list(texts(items)))
    assert count > 6 and hung(items) == [(k, str(k)) for k in range(3, count + 1, 3)]
    assert {note.gap for item in items if isinstance(item, Line) for note in item.notes} == {5.0}


def test_headings_captions_and_other_numbers_do_not_count() -> None:
    items = galley(section(e("h3", "Head"), p("one", number="7"), p("two"), p("three"), lines="2"))
    assert hung(items) == [(3, "2")]


def test_each_section_counts_for_itself() -> None:
    items = galley(e("div", section(p("a"), p("b"), lines="2"), section(p("c"), p("d"), p("e"), lines="2")))
    assert hung(items) == [(2, "2"), (4, "2")]
    nested = galley(section(p("a"), section(p("b"), p("c"), lines="2"), p("d"), lines="2"))
    assert hung(nested) == [(3, "2"), (4, "2")]


def test_lines_that_are_kept_together_count() -> None:
    (row,) = galley(section(e("div", p("a"), p("b"), keep="together"), lines="2"))
    ((_, cell),) = row.cells
    assert hung(cell) == [(2, "2")]


def test_labels_of_lists_do_not_hide_their_lines() -> None:
    assert hung(galley(section(e("ol", e("li", p("a")), e("li", p("b"))), lines="1"))) == [(1, "1"), (2, "2")]
