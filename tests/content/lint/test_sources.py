"""What is found when a pack is held against the texts of its sources, all of them invented."""

import pytest

from briefing.content import load, review
from flood import SOURCES, TEXT, digest

PACK = """\
pack:
  title: T
  version: '1'
  as_of: 1912-03-01
  audiences: [{id: adults, title: Evening class}]
  essential_question: Who?
"""

WRONG = ("misquoted", "quoted-elsewhere", "quoted-furniture", "uncited-quotation", "copied")
MARKS = "”“»«\"'"


def narrative(text: str) -> str:
    return f"sections:\n  - id: s\n    title: T\n    body:\n      - text: >-\n          {text}\n"


def told(text: str | bytes) -> list[str]:
    """What is said of a source's text."""
    data = text.encode() if isinstance(text, str) else text
    pack = load({"content/p/p.yaml": (PACK + SOURCES).encode()})
    return [d.message for d in review(pack, {"reed-1911": data}).told if d.code.startswith("source-")
            and d.code != "source-share"]


@pytest.mark.parametrize("said", [
    "Reed writes of “the great flood” [@reed-1911, A-1].",
    "It is “the great flood,” she writes [@reed-1911, A-1].",
    "The keeper: “I never left my post” [@reed-1911, A-3].",
    "It was “the bell of Saint Mary's” [@reed-1911, A-2].",
    "She says “[t]he old gate … was left open” [@reed-1911, A-1].",
    "She says “the old gate [of the mill] was left” and “the keeper” [@reed-1911, A-2; @reed-1911, A-1–2].",
    "She says ‘the tiny flood’ [@reed-1911, A-1].",
    "> Two men of the parish council\n          > doubted it [@reed-1911, A-3].",
    "The bell “rang” [@reed-1911].",
])
def test_a_quotation_that_is_exact_is_left_alone(seek, said: str) -> None:
    assert seek(narrative(said).replace("text: >-", "text: |-"), *WRONG, source=TEXT) == []


@pytest.mark.parametrize("said, expected", [
    ("She says “the great storm” [@reed-1911, A-1].", "6:31 misquoted storm”"),
    ("She says “the old gate had been left open” [@reed-1911, A-1].", "6:34 misquoted had"),
    ("She says “the grea” [@reed-1911, A-1].", "6:25 misquoted grea”"),
    ("She says “the great flood” [@reed-1911, A-2].", "6:21 quoted-elsewhere the great flood"),
    ("She says “as our reader found it” [@reed-1911, A-2].", "6:21 quoted-furniture as our reader found it"),
    ("She says “the great flood”.", "6:20 uncited-quotation “the great flood”"),
    ('She says "the great storm" [@reed-1911, A-1].', '6:31 misquoted storm"'),
    ("She says „the great storm“ [@reed-1911, A-1].", "6:31 misquoted storm“"),
    ("She says «the great storm» [@reed-1911, A-1].", "6:31 misquoted storm»"),
    ("She says »the great storm« [@reed-1911, A-1].", "6:31 misquoted storm«"),
    ("She says 'the great storm' [@reed-1911, A-1].", "6:31 misquoted storm'"),
    ("She says 'the council's storm,' [@reed-1911, A-1].", "6:21 misquoted the council's storm,"),
    ('She says "the great flood".', '6:20 uncited-quotation "the great flood"'),
])
def test_a_quotation_that_is_not_is_found_at_the_word(seek, said: str, expected: str) -> None:
    (found,) = seek(narrative(said), *WRONG, source=TEXT)
    assert found.rstrip(MARKS) == expected.rstrip(MARKS)


@pytest.mark.parametrize("said", [
    'A plank of 6" by 9" was lost [@reed-1911, A-1].',
    "The miller's sons' boats were lost [@reed-1911, A-1].",
    "She says 'stormy' [@reed-1911, A-1].",
    "She says ‘the tiny flood’ [@reed-1911, A-1].",
])
def test_inches_apostrophes_and_words_held_at_a_distance_are_no_quotations(seek, said: str) -> None:
    assert seek(narrative(said), *WRONG, source=TEXT) == []


def test_quote_blocks_and_records_with_a_citation_of_their_own_are_compared_too(seek) -> None:
    block = "sections:\n  - id: s\n    title: T\n    body:\n      - quote: {text: the greet flood, by: Reed, cites: " \
            "'@reed-1911, A-1'}\n"
    assert seek(block, *WRONG, source=TEXT) == ["5:27 misquoted greet"]
    event = "events:\n  - {id: e, date: 1911, title: T, text: 'It was “the small flood”.', cites: '@reed-1911, A-1'}\n"
    assert seek(event, *WRONG, source=TEXT) == ["2:54 misquoted small"]


@pytest.mark.parametrize("said, expected", [
    ("The old gate was left open on the night of rain [@reed-1911, A-1].",
     ["6:11 copied The old gate was left open on the night of"]),
    ("That old gate: the *gate* was left\n          open on the night of the great flood [@reed-1911, A-1].",
     ["6:31 copied gate* was left"]),
    ("The old gate was left open on that night [@reed-1911, A-1].", []),
    ("“The old gate was left open on the night of the great flood” [@reed-1911, A-1].", []),
    ("The old gate “was left open” on the night of the great flood, she says.", []),
    ("Before the bell of Saint Mary’s rang it was dry.", []),
])
def test_eight_words_in_a_row_are_a_copy(seek, said: str, expected: list[str]) -> None:
    assert seek(narrative(said), "copied", source=TEXT) == expected


def test_a_name_of_the_pack_counts_as_one_word(seek) -> None:
    said = narrative("Two men of the parish council doubted it, too.")
    assert seek(said, "copied", source=TEXT) == ["6:11 copied Two men of the parish council doubted it"]
    named = "actors:\n  - {id: a, name: parish council, kind: k, role: r, relations: r}\n" + said
    assert seek(named, "copied", source=TEXT) == []


def test_a_changed_paragraph_is_found_at_its_record(seek) -> None:
    (found,) = seek(narrative("x"), "source-changed", source=TEXT.replace("four feet", "five feet"))
    assert found == f"16:58 source-changed {digest(TEXT.splitlines()[3])}"


def test_paragraphs_that_have_only_moved_are_one_finding_and_are_still_compared(seek) -> None:
    said = narrative("She says “the great flood” [@reed-1911, A-1], and “four inches” [@reed-1911, A-2].")
    found = seek(said, "source-changed", "misquoted", "quoted-furniture", source="\n" + TEXT)
    assert found == [f"15:58 source-changed {digest(TEXT.splitlines()[2])}", "6:67 misquoted inches"]
    assert "A-1 stands at line 4 of reed-1911.txt now, not at 3: the same text has moved 1 line further down; " \
           "so have 3 more" in told("\n" + TEXT)


def test_a_text_in_another_encoding_is_told_as_such() -> None:
    data = TEXT.replace("feet", "f\xe9et").translate(dict.fromkeys(map(ord, "’“”"), "'")).encode("latin-1")
    assert told(data) == ["reed-1911.txt is not UTF-8, in line 4: nothing is compared"]


def test_spaces_do_not_change_a_paragraph(seek) -> None:
    text = TEXT.replace("four feet", "four  feet\t").replace("\n", "\r\n")
    assert seek(narrative("x"), "source-changed", source=text) == []
