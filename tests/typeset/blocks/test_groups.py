"""Quotations with their attribution."""

from briefing.typeset.galley import NEVER, Line, Penalty
from helpers.docs import e, galley, lines_of, p

QUOTE = {"blockquote_inset": 14.0, "attribution_before": 3.0}


def test_a_quotation_is_set_in_and_its_attribution_stays_with_it() -> None:
    items = galley(e("blockquote", p("One"), p("two"), p("A. Scribe", role="attribution")), **QUOTE)
    assert lines_of(items) == ["One", "two", "A. Scribe"]
    assert {item.x for item in items if isinstance(item, Line)} == {14.0}
    *_, last, before, white, after, by = items
    assert (before, after) == (Penalty(NEVER), Penalty(NEVER)) and white.space == 3.0 and white.keep
    assert isinstance(last, Line) and isinstance(by, Line)


def test_a_quotation_without_one_ends_with_its_last_paragraph() -> None:
    items = galley(e("blockquote", p("One"), p("two")), **QUOTE)
    assert [type(item).__name__ for item in items] == ["Line", "Line"]
