"""A number of pages is kept to by the least that does it, or it is said what was tried."""

import pytest

from briefing.diagnostics import FIT, Failed, at
from briefing.layout.theme import Theme
from briefing.typeset import typeset
from briefing.typeset.copyfit import copyfit
from briefing.typeset.galley import Pages
from briefing.typeset.rules.profiles import PRINT
from helpers.docs import doc, e, p, theme
from typeset.samples import FACES

SPAN = at("pack.yaml", 3)
LOOK = {"page_height": 800.0, "text_height": 280.0, "h2_before": 28.0, "h2_after": 0.0,
        "h2_size": 12.0, "h2_leading": 14.0, "body_size": 10.5, "body_leading": 14.0, "grid": 14.0}


def sections(count: int) -> "tuple[object, ...]":
    """Of a heading and a line each: 56 points, of which 28 are white."""
    return tuple(part for k in range(count) for part in (e("h2", f"Section {k}"), p(f"text {k}")))


class Setter:
    """Sets one document in the themes that it is given, and counts how often."""

    def __init__(self, count: int) -> None:
        self.doc, self.times = doc(*sections(count)), 0

    def __call__(self, look: Theme) -> Pages:
        self.times += 1
        return typeset(self.doc, look, FACES)


def fitted(count: int, most: int, height: float = 280.0) -> Pages:
    return copyfit(Setter(count), theme(**LOOK | {"text_height": height}), PRINT, most, SPAN)


def test_what_fits_is_set_once_and_as_it_is() -> None:
    make = Setter(5)
    pages = copyfit(make, theme(**LOOK), PRINT, 1, SPAN)
    assert (make.times, len(pages.pages), pages.warnings) == (1, 1, ())


@pytest.mark.parametrize(("count", "height", "said"), [
    (6, 280.0, "1 page instead of 2, with white space 80%"),
    (7, 290.0, "1 page instead of 2, with white space 60%, leading 96%"),
])
def test_the_loosest_that_fits_is_taken(count: int, height: float, said: str) -> None:
    (told,) = fitted(count, 1, height).warnings
    assert (told.severity, told.code, told.message, told.span) == ("note", "copyfitted", said, SPAN)


def test_what_was_tried_is_said_if_nothing_helps() -> None:
    with pytest.raises(Failed) as failed:
        fitted(20, 1)
    (told,) = failed.value.diagnostics
    assert (told.code, told.span, failed.value.exit_status) == ("over-budget", SPAN, FIT)
    assert told.message.startswith("it does not go into 1 page: as it is, 4 pages; with white space 60%, ")
    assert told.message.count(";") == 3


def test_no_numeric_rule_is_broken_for_it() -> None:
    """Where readers need a leading of 1.32, it may not go to 98 %."""
    made = doc(*sections(6), p("a text that takes some lines of a page, as running text does " * 3))
    with pytest.raises(Failed, match="with white space 60%, leading 98% it breaks the rules T4"):
        copyfit(lambda look: typeset(made, look, FACES), theme(**LOOK | {"text_height": 292.0}),
                PRINT._replace(leading=(1.32, 1.45)), 1, SPAN)
