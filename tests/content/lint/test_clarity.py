import pytest

from briefing.content import load, review
from briefing.content.lint.clarity import grade, syllables
from briefing.content.lint.profiles import PROFILES

PACK = """\
pack:
  title: T
  version: 1
  as_of: 1912
  audiences: [{id: undergraduate, title: U}, {id: secondary, title: S}, {id: mine, title: M}]
  essential_question: Why?
"""


def found(text: str, *codes: str, brief) -> list[str]:
    return [line for line in brief(review(load({"t.yaml": (PACK + text).encode()})).told)
            if line.split()[1] in codes]


def narrative(text: str) -> str:
    return f"sections:\n  - id: s\n    title: T\n    body:\n      - text: {text}\n"


def words(number: int) -> str:
    return " ".join(["Word", *["word"] * (number - 1)])


@pytest.mark.parametrize("text, expected", [
    (f"It rained. {words(28)}. It rained.", []),
    (f"It rained. {words(29)}. It rained.", ["11:26 long-sentence"]),
    (f"{{default: {words(40)}., secondary: x}}", []),
    (f"{{default: {words(41)}., secondary: x}}", ["11:25 long-sentence"]),
    (f"{{default: x, mine: {words(50)}.}}", []),
    (". ".join([words(20)] * 7), ["11:15 long-paragraph"]),
    ("{default: " + ". ".join([words(20)] * 7) + ", secondary: x}", []),
])
def test_sentences_and_paragraphs_are_as_long_as_their_readers_can_take(text: str, expected: list[str], brief) -> None:
    assert found(narrative(text), "long-sentence", "long-paragraph", brief=brief) == expected


def test_what_facilitators_read_may_be_long(brief) -> None:
    slide = f"slides:\n  - {{id: s, kind: title, headline: T, minutes: 1, speaker_notes: {words(60)}}}\n"
    assert found(slide, "long-sentence", brief=brief) == []


def test_the_grade_is_noted_from_two_hundred_words_on(brief) -> None:
    assert found(narrative(". ".join([words(20)] * 10)), "reading-level", brief=brief) == [
        "5:20 reading-level", "5:51 reading-level", "5:78 reading-level"]
    assert found(narrative(". ".join([words(19)] * 10)), "reading-level", brief=brief) == []
    quoted = "“" + ". ".join([words(20)] * 10) + "”"
    assert found(narrative(quoted), "reading-level", brief=brief) == []


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    assert grade(100, 10, 150) == pytest.approx(0.39 * 10 + 11.8 * 1.5 - 15.59)


@pytest.mark.parametrize("word, number", [
    ("city", 2), ("rebel", 2), ("evacuation", 5), ("rebels’", 2), ("stormed", 1), ("ended", 2), ("fire", 1),
    ("table", 2), ("places", 2), ("mines", 1), ("the", 1), ("government", 3), ("document", 3)])
def test_syllables_are_counted_as_they_are_spoken(word: str, number: int) -> None:
    assert syllables(word) == number


def test_younger_readers_are_asked_for_less() -> None:
    assert PROFILES["secondary"].sentence < PROFILES["undergraduate"].sentence
