"""The line of sources at a slide's foot: passages in the source's order, those that meet as one range."""

import pytest

from briefing.content.citing import source_line
from briefing.content.prose import prose
from briefing.content.yaml_nodes import Mapping, Scalar, read

SOURCE = {"id": "reed", "short": "Reed", "year": 1911, "numbering": {"sections": [{"code": "A"}, {"code": ""}]}}


def line(cited: str) -> str:
    document = read("f", f"headline: 'It rained [@reed, {cited}].'".encode())
    assert isinstance(document, Mapping)
    scalar = document.entries[0].value
    assert isinstance(scalar, Scalar)
    headline, complaints = prose("headline", scalar)
    assert not complaints
    slide = {"headline": headline, "cites": None, "evidence": [], "records": [], "relations": []}
    return source_line(slide, [SOURCE]).removeprefix("Reed 1911, ")


@pytest.mark.parametrize(("cited", "shown"), [
    ("A-2, A-1", "A-1–2"),
    ("A-2, A-4", "A-2, A-4"),
    ("A-1–3, A-2–4", "A-1–4"),
    ("6–7, 7, 8, 9, 1–2", "1–2, 6–9"),
    ("n1, 1, A-1", "A-1, 1, n1"),
    ("2a, 2b, 2", "2, 2a, 2b"),
    ("3–9, 5a, 6", "3–9"),
    ("3–5a, 5", "3–5a"),
    ("5a, 6", "5a, 6"),
    ("A-2, n3", "A-2, n3"),
])
def test_passages_that_meet_are_one_range(cited: str, shown: str) -> None:
    assert line(cited) == shown
