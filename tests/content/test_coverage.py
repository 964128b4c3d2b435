"""Which paragraphs a pack uses: counted as it is written, ranges and notes too."""

from typing import Any

import pytest

from briefing.content import load, resolve, select
from briefing.content.coverage import spans
from towns import SMALL

MORE = """\
claims:
  - id: kept
    statement: The upper town kept its word.
    question: Did the upper town keep its word?
    positions:
      - {holder: Baker, stance: supports, text: It did., voice: stated, cites: '@baker-2001, A-2–4, n2'}
      - {holder: Miller, stance: rejects, text: It did not., voice: reported, by: Baker, cites: '@baker-2001, A-4'}
    evidence: Letters [@baker-2001, B-1].
    settle: More letters.
"""


def rows(text: str) -> list[dict[str, Any]]:
    pack = load({"pack.yaml": text.encode()}, "towns")
    return list(resolve(select(pack, "adults", "facilitator")).data["coverage"])


def numbered(sections: str, passages: str = "[]") -> str:
    return (SMALL.replace("sections: [{code: '', paragraphs: 3}]", f"sections: {sections}\n      passages: {passages}")
            .replace("baker-2001, 1]", "baker-2001, A-1]").replace("baker-2001, 2]", "baker-2001, A-1]")) + MORE


@pytest.fixture
def found() -> list[dict[str, Any]]:
    notes = "[{locator: n1, lines: [9], kind: note, sha256: a}, {locator: n2, lines: [9], kind: note, sha256: b}]"
    return rows(numbered("[{code: A, title: The start, paragraphs: 6}, {code: B, paragraphs: 1}]", notes))


def test_what_a_table_lists_is_full_and_what_else_is_cited_half_full(found: list[dict[str, Any]]) -> None:
    assert [row["cells"] for row in found] == [
        ("half", "full", "full", "full", "none", "none"), ("half",), ("none", "full")]
    assert [row["used"] for row in found] == [4, 1, 1]


def test_rows_are_the_sections_in_their_order_and_the_notes(found: list[dict[str, Any]]) -> None:
    assert [(row["code"], row["title"]) for row in found] == [("A", "The start"), ("B", None), ("n", None)]
    assert found[0]["source"] == {"id": "baker-2001", "short": "Baker", "number": 1}


def test_a_row_says_the_same_in_words(found: list[dict[str, Any]]) -> None:
    assert found[0]["said"] == "in the tables: 2–4; elsewhere: 1; not used: 5–6"
    assert found[0]["by_use"] == {"full": "2–4", "half": "1", "none": "5–6"}


def test_plain_numbers_are_counted_too() -> None:
    assert [row["cells"] for row in rows(SMALL)] == [("half", "half", "none")]


def test_a_source_without_a_numbering_has_no_row() -> None:
    assert rows(SMALL.replace("    numbering:\n      sections: [{code: '', paragraphs: 3}]\n", "")) == []


def test_neighbours_are_a_range_and_letters_keep_their_place() -> None:
    every = ["1", "2", "2a", "3", "4"]
    assert spans(["1", "2", "2a", "4"], every) == "1–2a, 4"
    assert spans([], every) == ""
