import pytest

ACTOR = "actors:\n  - {id: a, name: A, kind: k, relations: 'r [@reed-1911, A-1]', role: %s}\n"


def narrative(text: str) -> str:
    return f"sections:\n  - id: s\n    title: T\n    body:\n      - text: '{text}'\n"


@pytest.mark.parametrize("text, expected", [
    (ACTOR % "Keeper of the gate.", ["2:71 uncited-statement Keeper of the gate."]),
    (ACTOR % "'Keeper [@reed-1911, A-1].'", []),
    (ACTOR % "'Keeper, which is not in the documents.'", []),
    (narrative("It rained for 40 days."), ["5:16 uncited-statement It rained for 40 days."]),
    (narrative("It rained for 40 days [@reed-1911, A-1]."), []),
    (narrative("It rained."), []),
])
def test_statements_and_numbers_are_cited(seek, text: str, expected: list[str]) -> None:
    assert seek(text, "uncited-statement") == expected


def test_a_citation_of_a_whole_work_with_paragraphs_is_noted(seek) -> None:
    said = narrative("It rained [@reed-1911; @reed-1911, A-1].")
    assert seek(said, "whole-source") == ["5:27 whole-source @reed-1911"]


