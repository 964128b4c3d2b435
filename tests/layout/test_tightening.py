"""Themes set tighter: each property to its share, and nothing below what its reader needs."""

import pytest

from briefing.layout.tightening import Tightening, tightened
from helpers.docs import theme

BY = Tightening(0.6, 0.92, 0.9)
GIVEN = {
    "h2_before": 28.0, "h2_after": 7.0, "entry_pad_top": 7.0, "entry_grid": 7.0, "h2_leading": 21.0, "h2_size": 14.0,
    "body_size": 10.5, "cite_size": 8.0, "label_size": (9.0, 8.0, 7.0), "text_width": 300.0, "entry_gap": 20.0,
    "grid": 14.0,
}
WANTED = {
    "h2_before": 16.8, "h2_after": 4.2, "entry_pad_top": 4.2, "entry_grid": 4.2, "h2_leading": 19.32, "h2_size": 12.6,
    "body_size": 10.0, "cite_size": 8.0, "label_size": (8.1, 8.0, 7.0), "text_width": 300.0, "entry_gap": 20.0,
    "grid": 12.88,
}


@pytest.mark.parametrize("key", GIVEN)
def test_a_key_keeps_its_share_and_its_least(key: str) -> None:
    made = tightened(theme(**GIVEN), BY, running=10.0, smallest=8.0)
    assert made.values[key.replace("_", "-")] == WANTED[key]


def test_what_is_left_is_said() -> None:
    assert str(BY) == "white space 60%, leading 92%, size 90%"
    assert str(Tightening(leading=0.98)) == "leading 98%"
