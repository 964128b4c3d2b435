import pytest

from briefing.content.model import Pack
from briefing.content.plain import count, paragraphs, pieces, plain


def test_plain_text_has_no_citations_and_terms_by_name(pack: Pack) -> None:
    text = pack.sections[0].body[0].text
    assert text is not None
    prose = text.each[0].prose
    assert plain(prose, {"sluice": "gate"}) == "The gate stood open, says tom ."
    [paragraph] = paragraphs(prose)
    assert [p.text for p in pieces(paragraph.children)] == ["The ", "sluice", " stood open, says ", "tom", " ", "", "."]
    assert [bool(p.cite) for p in pieces(paragraph.children)].index(True) == 5


@pytest.mark.parametrize(
    "text, words", [("", 0), ("one", 1), ("one – two … 3 don’t", 4), ("a\nb  c", 3), ("“x” (y)", 2)]
)
def test_words_have_a_letter_or_a_digit(text: str, words: int) -> None:
    assert count(text) == words
