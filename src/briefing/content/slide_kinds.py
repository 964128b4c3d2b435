"""What the shipped kinds of slide need: rows of evidence, records in `from`. Others are their layout's business."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefing.content.model import Pack
from briefing.content.values import place
from briefing.diagnostics import Diagnostic, warning


class Shape(NamedTuple):
    """How many rows of evidence, and how many records, a kind of slide may have."""

    rows: range
    records: range
    hint: str


ANY = range(100)
SHAPES: Mapping[str, Shape] = {
    "title": Shape(range(0, 3, 2), range(0, 4, 3), "none of both, or three events in `from` and two labels"),
    "question": Shape(range(4), ANY, "at most three answers"),
    "evidence": Shape(range(1, 7), ANY, "one to six rows"),
    "actor": Shape(range(1, 7), range(1, 2), "one actor in `from`, and a row or more"),
    "perspectives": Shape(range(2, 4), ANY, "two rows, or three"),
    "axis": Shape(range(1), range(2, 9), "two to eight events in `from`, and no rows"),
    "network": Shape(range(1), range(2, 13), "two to twelve actors in `from`, the two parties first, and no rows"),
    "numbers": Shape(range(1), range(2, 5), "two to four statistics in `from`, and no rows"),
    "timeline": Shape(range(1), range(1, 9), "one to eight events in `from`, and no rows"),
    "term": Shape(range(1, 7), range(1, 2), "one term in `from`, and a row or more"),
    "discussion": Shape(range(4), range(2), "at most one question in `from`, at most three starters"),
    "exit": Shape(range(1, 7), ANY, "a row for each prompt"),
    "sources": Shape(range(1), range(1, 5), "one to four sources in `from`, and no rows"),
}


def shapes(pack: Pack) -> Iterator[Diagnostic]:
    """Complains of slides that have more or fewer parts than their kind prints."""
    for slide in pack.slides:
        shape = SHAPES.get(str(slide.kind))
        if shape and not (len(slide.evidence) in shape.rows and len(slide.from_) in shape.records):
            message = (f"the slide {slide.id} has {len(slide.evidence)} rows of evidence and {len(slide.from_)} "
                       f"records in from")
            yield warning("slide-parts", place(slide.kind), message, f"{slide.kind} has {shape.hint}")
