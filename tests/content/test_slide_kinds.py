"""What the kinds of slide need: rows of evidence, and records."""

import pytest

from briefing.content import load
from briefing.content.slide_kinds import SHAPES, shapes

ROW = "{label: A, text: b}"


@pytest.mark.parametrize("kind, rows, records, fits", [
    ("evidence", 2, 0, True), ("evidence", 0, 0, False), ("timeline", 0, 1, True), ("timeline", 1, 1, False),
    ("timeline", 0, 0, False), ("perspectives", 1, 0, False), ("perspectives", 3, 0, True), ("title", 0, 0, True),
    ("title", 2, 1, False), ("question", 4, 0, False), ("exit", 0, 0, False), ("own-kind", 9, 1, True),
])
def test_a_slide_that_would_not_print_all_of_itself_is_told(kind, rows, records, fits, with_rest) -> None:
    said = (f"slides:\n  - id: s\n    kind: {kind}\n    headline: A line\n    minutes: 1\n    speaker_notes: n\n"
            f"    evidence: [{', '.join([ROW] * rows)}]\n    from: [{', '.join(['ev-x'] * records)}]\n"
            "events:\n  - {id: ev-x, date: 1911, title: T, text: t, cites: '@reed-1911'}\n")
    found = list(shapes(load(with_rest(said, "rest"))))
    assert [(d.severity, d.code, d.span.line if d.span else 0) for d in found] == (
        [] if fits else [("warning", "slide-parts", 3)])


def test_every_kind_that_ships_has_a_shape() -> None:
    from towns import ROOT

    assert set(SHAPES) == {path.name.split(".")[0] for path in (ROOT / "layouts/slides/kinds").iterdir()}
