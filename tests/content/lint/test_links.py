"""Citations and links with a slip, which are printed as they stand."""

import pytest

ACTOR = "actors:\n  - {id: board, name: the board, kind: body, role: r, relations: r}\n"


def found(seek, said: str) -> list[str]:
    codes = ("printed-citation", "printed-link", "article-twice")
    return seek(f"sections:\n  - id: s\n    title: T\n    body:\n      - text: >-\n          {said}\n{ACTOR}", *codes)


@pytest.mark.parametrize("said, expected", [
    ("It rose [reed-1911, A-1].", "6:19 printed-citation [reed-1911, A-1]"),
    ("It rose (@reed-1911, A-1).", "6:19 printed-citation (@reed-1911, A-1)"),
    ("It rose (reed-1911, A-1; n1).", "6:19 printed-citation (reed-1911, A-1"),
    ("It rose, reed-1911, A-1–3, at night.", "6:20 printed-citation reed-1911, A-1–3"),
    ("It rose @reed-1911.", "6:19 printed-citation @reed-1911"),
    ("It rose [reed-1911].", "6:19 printed-citation [reed-1911]"),
    ("So says [board|the council].", "6:19 printed-link [board|the council]"),
    ("It is the [[board]] that paid.", "6:17 article-twice the "),
    ("The [[board]] paid.", "6:11 article-twice The "),
    ("Then a [[board|The council]] paid.", "6:16 article-twice a "),
])
def test_a_citation_or_a_link_with_a_slip_is_found(seek, said: str, expected: str) -> None:
    assert found(seek, said) == [expected]


@pytest.mark.parametrize("said", [
    "It rose [@reed-1911, A-1; @reed-1911, A-2].",
    "So say [[board]] and the [[board|council]] [in 1911, 3 times].",
    "An address is ada@reed-1911.example.org and a file reed-1911.txt, 3 pages.",
    "They asked the [[board|board’s]] clerk: the board.",
    "[The board](https://example.org) paid.",
])
def test_what_is_none_is_left_alone(seek, said: str) -> None:
    assert found(seek, said) == []
