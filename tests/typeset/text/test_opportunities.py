"""Where a line may end within a word."""

import pytest

from briefing.typeset.text.opportunities import may_break, parts


@pytest.mark.parametrize(("word", "cut"), [
    ("word", ("word",)), ("well-known", ("well-", "known")), ("and/or", ("and/", "or")),
    ("al-Assad", ("al-Assad",)), ("T-shirt", ("T-shirt",)), ("1939–1945", ("1939–1945",)), ("COVID-19", ("COVID-19",)),
    ("river—and", ("river—", "and")), ("mother-in-law", ("mother-", "in-", "law")), ("so-called.", ("so-", "called.")),
    ("long\u200bword", ("long\u200b", "word")),
])
def test_words_are_cut_after_hyphens_dashes_and_slashes(word: str, cut: tuple[str, ...]) -> None:
    assert parts(word) == cut
    assert "".join(parts(word)) == word


@pytest.mark.parametrize(("before", "after"), [("word", "next"), ("well-", ""), ("well-", ","), ("-", "x"), ("–", "x")])
def test_nothing_is_parted_from_what_it_needs(before: str, after: str) -> None:
    assert not may_break(before, after)


@pytest.mark.parametrize(("word", "cut"), [
    ("https://example.org", ("https://example.org",)),
    ("https://example.org/", ("https://example.org/",)),
    ("(https://example-press.org/aleppo-fall).", ("(https://example-press.org/", "aleppo-fall).")),
    ("https://example.org/a/why-it-fell.html", ("https://example.org/", "a/", "why-it-fell.", "html")),
    ("https://example.org/find?q=two_words&p=2#n3",
     ("https://example.org/", "find?", "q=", "two_", "words&", "p=", "2#n3")),
    ("https://example.org/…/b/,", ("https://example.org/…/", "b/,")),
])
def test_an_address_is_cut_after_the_signs_of_its_path_and_never_at_a_hyphen(word: str, cut: tuple[str, ...]) -> None:
    assert parts(word) == cut
    assert "".join(parts(word)) == word
