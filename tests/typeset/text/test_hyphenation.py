"""Which words are hyphenated, and where; what it looks like on lines, and what it reads as."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.typeset.text.hyphenation import Hyphens, may_be_hyphenated, syllables
from briefing.typeset.text.lines import Piece, set_lines
from briefing.typeset.text.words import gather
from typeset.samples import BODY, BOLD, FACES, body, drawn, kept, para, texts
from typeset.text.prose import prose

SOFT = "\u00ad"


def cut(text, language="en-GB", **more):
    found = syllables(language, Hyphens(**more))
    return "·".join(found[text]) if found is not None else ""


@pytest.mark.parametrize(("word", "parts"), [
    ("demonstration", "demon·stra·tion"),
    ("“demonstration,”", "“demon·stra·tion,”"),
    ("(demonstration’s)", "(demon·stra·tion’s)"),
    ("Demonstration", "Demon·stra·tion"),
    ("flying", ""), ("holiday", "hol·i·day"), ("abandon", "aban·don"), ("abandons", "aban·dons"),
    ("council’s", "coun·cil’s"),
])
def test_words_are_cut_by_the_patterns_of_their_language(word, parts):
    assert cut(word) == parts


def test_minima_are_those_asked_for():
    assert cut("flying", word=5, before=2, after=2) == "fly·ing"
    assert cut("remaking", before=2) == "re·mak·ing"
    assert cut("remaking", before=6) == ""
    assert cut("demonstration", after=5) == "demon·stration"
    assert cut("demonstration", word=14) == ""


@pytest.mark.parametrize("word", [
    "demonstr4tion", "demonstration2", "www.demonstration", "demonstration/path", "demonstration@home", "DEMONSTRATION",
    "deMonstration", "demonstration.org", "half-demonstration", "ʿabdulrahman", "Muṣʿabiyya", "__demonstration",
])
def test_what_is_no_plain_word_is_left_whole(word):
    assert cut(word) == ""


@pytest.mark.parametrize(("language", "parts"), [
    ("en", "demon·stra·tion"), ("en-US", "demon·stra·tion"), ("fr", "démons·tra·tion"), ("de-DE", "De·mons·tra·ti·on"),
])
def test_languages_have_patterns_of_their_own(language, parts):
    word = parts.replace("·", "")
    assert (cut(word, language, after=2) or word) in (parts, cut(word, language, after=2))
    assert cut(word, language)


@pytest.mark.parametrize("language", ["", "zxx", "tr", "ar-Latn", "x-none"])
def test_a_language_without_patterns_is_not_hyphenated(language):
    assert syllables(language, Hyphens()) is None


def test_a_place_that_spells_the_word_otherwise_is_left_out():
    """Hungarian asszonnyal is hyphenated asszony-nyal: the text would have to be changed."""
    found = syllables("hu", Hyphens(5, 2, 2))
    assert "".join(found["asszonnyal"]) in ("asszonnyal", "")
    assert "asszon" not in found["asszonnyal"][:1]


@pytest.mark.parametrize(("before", "word", "may"), [
    ("the", "demonstration", True), ("the", "Henderson", False), (None, "Henderson", True), ("it.", "Henderson", True),
    ("so!”", "Henderson", True), ("2016.", "Henderson", True), ("…", "Henderson", True), ("it:", "Henderson", False),
    ("Dr.", "Henderson", False), ("J.", "Henderson", False), ("e.g.", "Henderson", False), ("U.S.", "Henderson", False),
])
def test_names_are_left_whole(before, word, may):
    assert may_be_hyphenated(word, before, Hyphens()) is may
    assert may_be_hyphenated(word, before, Hyphens(names=True))


# -- on lines

MEASURE = 115 / 25.4 * 72
MORE = {"hyphens": Hyphens(), "lang": "en-GB"}


def lines(pieces, measure=120.0, align="left", **more):
    return set_lines([body(p) if isinstance(p, str) else p for p in pieces], measure, para(align, **{**MORE, **more}))


def joined(found):
    """What a paragraph says, as a reader puts it together again."""
    return "".join(texts(found)).replace(SOFT, "")


def rows(found):
    """How many lines end with hyphens, run by run."""
    ends = "".join("h" if re.search(f"[-{SOFT}]$", text) else "." for text in texts(found))
    return [len(run) for run in ends.split(".") if run]


def test_a_word_over_a_lines_end_has_a_hyphen_that_reads_as_a_soft_one():
    found = lines(["of these extraordinary demonstrations, so"], 150.0, total=False)
    assert texts(found) == ["of these extraordinary demon" + SOFT, "strations, so"]
    (run,) = found[0].runs
    hyphen = run.font.face.cids[run.font.face.font.get_nominal_glyph(ord("-")), SOFT]
    assert run.code.endswith(f"{chr(hyphen >> 8)}{chr(hyphen & 255)})")
    assert drawn(run) == pytest.approx(run.width, abs=0.02)
    whole = lines(["of these extraordinary demon-"], 500.0)[0]
    assert run.width == found[0].width == pytest.approx(whole.width, abs=0.02)


def test_citations_kept_pieces_and_other_languages_are_left_whole():
    word = "demonstration"
    for pieces in ([f"the {word}, ", kept(f"[{word} {word}]")], ["so ", Piece(f"{word} {word}", BOLD, 2, lang="zxx")]):
        for measure in range(70, 200, 4):
            found = [run.text for line in lines(pieces, float(measure)) for run in line.runs if run.node == 2]
            assert not any(SOFT in text for text in found)


def test_a_part_of_a_word_should_not_be_alone_on_the_last_line():
    words = gather([body("the last extraordinary demonstrations.")], 300.0, para("justify", **MORE), 0.0, True)
    assert words.words[-3:] == ["demon", "stra", "tions."]
    assert words.chain.alone == {len(words.words) - 2, len(words.words) - 1}


@pytest.mark.parametrize("align", ["left", "justify"])
@pytest.mark.parametrize("total", [True, False])
def test_no_more_than_two_lines_in_a_row_end_with_hyphens(align, total):
    text = prose(600)
    for measure in (190.0, 240.0, MEASURE):
        found = lines([text], measure, align, total=total, expand=0.03)
        assert joined(found) == text
        assert rows(found)
        assert max(rows(found)) <= 2


def test_without_hyphens_no_word_is_parted():
    assert SOFT not in "".join(texts(lines([prose(300)], 150.0, "justify", hyphens=None)))


def test_text_is_hyphenated_only_where_that_is_needed():
    text = "a plain line of short words that has no need of any hyphen at all, and so on for a while, as one does"
    assert texts(lines([text], 300.0)) == texts(lines([text], 300.0, hyphens=None))


def test_a_column_narrower_than_a_syllable_breaks_words_without_hyphens():
    found = lines(["demonstration"], 12.0)
    assert joined(found) == "demonstration"
    assert all(line.width <= 12.01 for line in found)


WORDS = st.sampled_from(["demonstrations", "extraordinary", "it", "“government’s”", "well-established", "Henderson",
                         "of", "incomprehensibilities", "12,000", "الجيش", "(سلام)", "see", "office", "waffling",
                         "“so”,", "–"])
PIECES = st.lists(st.builds(Piece, st.lists(WORDS | st.just(" "), max_size=9).map(" ".join),
                            st.sampled_from([BODY, BOLD, BODY._replace(tracking=0.4), BODY._replace(spacing=1.3)]),
                            st.integers(0, 3), st.sampled_from(["", "#x"]), st.just(""), st.booleans()), max_size=4)


@settings(max_examples=300, deadline=None)
@given(PIECES, st.floats(30.0, 330.0), st.sampled_from(["left", "justify", "right"]), st.booleans(), st.booleans(),
       st.booleans(), st.sampled_from([0.0, 0.03]), st.sampled_from([0.0, 14.0]))
def test_text_comes_out_whole_however_it_is_set(pieces, measure, align, total, hyphens, hang, expand, indent):
    found = set_lines(pieces, measure, para(align, indent, False, total, hyphens=Hyphens() if hyphens else None,
                                            lang="en-GB", hang=hang, expand=expand))
    assert joined(found) == " ".join("".join(piece.text for piece in pieces).split())
    for line in found:
        for run in line.runs:
            assert drawn(run) == pytest.approx(run.width, abs=0.05)
            assert run.font.face.name in FACES._data
