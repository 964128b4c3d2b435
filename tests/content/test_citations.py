import pytest

from briefing.content.citations import shown, sources
from briefing.content.inline import Locator
from briefing.diagnostics import at

GOOD = [
    ("@a", [("a", [])]),
    ("@a, EF-3", [("a", [("EF-3", "EF-3")])]),
    ("@a-b,EF-3–5 , n6 ;@c, 5–7", [("a-b", [("EF-3", "EF-5"), ("n6", "n6")]), ("c", [("5", "7")])]),
    ("@a, EF-3–EF-5", [("a", [("EF-3", "EF-5")])]),
    ("@a, 3a", [("a", [("3a", "3a")])]),
]
# the citation, where it goes wrong (an index), a part of what is said
BAD = [
    ("", 0, "begins with @"),
    ("a, 3", 0, "begins with @"),
    ("@a EF-3", 3, "a , is missing"),
    ("@a, EF-3-5", 8, "en dash"),
    ("@a, 3—5", 5, "en dash"),
    ("@a, p. 3", 4, "not a locator"),
    ("@a, 3 @b, 4", 6, "a ; is missing"),
    ("@a, 3;", 5, "goes wrong here"),
    ("@a, EF-3–ON-5", 4, "within one section"),
]


def parsed(text: str):
    told: list[tuple[int, str]] = []
    found = sources(
        text, 0, len(text), lambda i, j: at("f", 1, i, j - i), lambda c, s, m, h: told.append((s.column, m))
    )
    return found, told


@pytest.mark.parametrize("text, expected", GOOD)
def test_the_grammar(text: str, expected: list) -> None:
    found, told = parsed(text)
    assert [(s.key, [(x.first, x.last) for x in s.locators]) for s in found] == expected and not told


@pytest.mark.parametrize("text, place, message", BAD)
def test_mistakes_are_told_where_they_are(text: str, place: int, message: str) -> None:
    _, told = parsed(text)
    assert [p for p, _ in told] == [place] and message in told[0][1]


@pytest.mark.parametrize(
    "first, last, expected",
    [("EF-3", "EF-3", "EF-3"), ("EF-3", "EF-5", "EF-3–5"), ("n6", "n8", "n6–8"), ("5", "7", "5–7")],
)
def test_a_range_is_shown_without_the_second_code(first: str, last: str, expected: str) -> None:
    assert shown(Locator(first, last, at("f"))) == expected
