"""Set lines by what they read as, where their parts stand, and what no paragraph may do."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.diagnostics import CONTENT, Failed, Span, at
from briefing.typeset.galley import Ink, Link, Path, Target
from briefing.typeset.text.atoms import runs_seen
from briefing.typeset.text.breaking import greedy
from briefing.typeset.text.lines import Forced, Picture, Piece, Pin, Slot, set_lines
from briefing.typeset.text.runs import runs_of
from briefing.typeset.text.words import gather
from typeset.samples import BODY, BOLD, CITE, FACES, body, drawn, kept, para, texts

FOX = "The miller of the upper weir kept no ledger of the grain, nor did anyone ask him for one before the flood came."


def width(text, look=BODY):
    return set_lines([Piece(text, look, 1)], 1e4, para())[0].width


def lines(pieces, measure=200.0, **more):
    return set_lines([body(piece) if isinstance(piece, str) else piece for piece in pieces], measure, para(**more))


@pytest.mark.parametrize("pieces", [[], [""], ["  \n"], [" ", "\t"], ["\u00ad"]])
def test_nothing_gives_no_lines(pieces):
    assert lines(pieces) == []


# -- spaces

@pytest.mark.parametrize(("pieces", "read"), [
    (["one two"], "one two"),
    (["  one\n two  "], "one two"),
    (["one ", "two"], "one two"),
    (["one", " two"], "one two"),
    (["one ", " two"], "one two"),
    (["one", " ", "two"], "one two"),
    (["one ", " ", " two"], "one two"),
    (["one", "", "two"], "onetwo"),
    (["one", "two"], "onetwo"),
    (["text ", kept("[1, EF-3]"), "."], "text [1, EF-3]."),
    (["text", kept(" [1, EF-3] "), "then"], "text [1, EF-3] then"),
    (["“", Piece("term", BOLD, 2), "”, so"], "“term”, so"),
    (["soft\u00adhy\u00adphen"], "softhyphen"),
    (["12\u00a0km, 5\u202f000"], "12\u00a0km, 5\u202f000"),
    (["left → right"], "left → right"),
    (["the ", "الجيش الحر", " split (", "ابج", ") in ٢٠١٢, 12"], "the الجيش الحر split (ابج) in ٢٠١٢, 12"),
])
@pytest.mark.parametrize("measure", [1e4, 60.0, 25.0])
def test_runs_read_as_the_pieces_with_single_spaces(pieces, read, measure):
    assert "".join(texts(lines(pieces, measure))) == read


def test_a_space_belongs_to_one_run():
    found = lines(["one ", Piece("two", BOLD, 2), " three"], 1e4)[0]
    assert [run.text for run in found.runs] == ["one ", "two", " three"]
    assert found.width == pytest.approx(width("one ") + FACES.font("Spectral-Regular", 10.5, BODY.colour).space * 2
                                        + width("two", BOLD) + width("three"))


def test_the_space_at_a_lines_end_is_read_but_not_measured():
    first, last = lines(["one two"], width("one") + 1)
    assert [run.text for run in first.runs] == ["one "]
    assert first.width == pytest.approx(width("one"))
    assert first.runs[0].width > first.width
    assert texts([last]) == ["two"]


def test_hyphens_at_a_lines_end_have_no_space_after():
    assert texts(lines(["well-known"], width("well-known") - 1)) == ["well-", "known"]


# -- where lines may end

@pytest.mark.parametrize(("text", "parts"), [
    ("half-light", ["half-", "light"]),
    ("and/or", ["and/", "or"]),
    ("north—south", ["north—", "south"]),
    ("2012–present", ["2012–", "present"]),
    ("2012–2013", ["2012–2013"]),
    ("1/2", ["1/2"]),
    ("EF-3", ["EF-3"]),
    ("e-mail", ["e-mail"]),
    ("al-Fayn", ["al-Fayn"]),
    ("al-Qasr-Fayn", ["al-Qasr-", "Fayn"]),
    ("ash-Shams", ["ash-Shams"]),
    ("“al-Fayn”", ["“al-Fayn”"]),
    ("-5", ["-5"]),
    ("pre-", ["pre-"]),
    ("pre-”", ["pre-”"]),
    ("a\u2011b", ["a\u2011b"]),
    ("12\u00a0km", ["12\u00a0km"]),
])
def test_a_line_ends_after_a_hyphen_dash_or_slash_but_not_in_a_number_or_after_the_article(text, parts):
    whole = width(text)
    if len(parts) == 1:  # as wide as it is: nothing is forced between letters
        assert texts(lines([f"mm {text}"], max(whole, width("mm")) + 0.5)) == ["mm ", text]
    else:
        assert texts(lines([text], whole - 0.5)) == parts


@pytest.mark.parametrize("total", [True, False])
@pytest.mark.parametrize("balance", [True, False])
def test_the_article_never_ends_a_line(total, balance):
    pieces = ["The road from Ayn al-", Piece("Fayn", BOLD, 2), " to al-Qasr and el-Bab by Umm al-Hajar in al-Ard"]
    for measure in range(70, 260, 3):
        for text in texts(lines(pieces, float(measure), total=total, balance=balance)):
            assert not re.search(r"\b[ae]l-\s*$", text)


def test_pieces_that_touch_are_not_parted():
    pieces = ["some words of text ", kept("[1, EF-3]"), ". More of it, and “", Piece("a term", BOLD, 2), "”; so on"]
    for measure in range(60, 260, 3):
        joined = "|".join(texts(lines(pieces, float(measure))))
        assert "]|." not in joined and "“|" not in joined and "|”" not in joined


def test_kept_pieces_never_break_inside():
    pieces = ["words before it ", kept("[1, EF-3, "), kept("n6"), kept("; 2, 5]"), " and words after it all"]
    for measure in range(100, 260, 3):
        joined = "|".join(texts(lines(pieces, float(measure))))
        assert "[1, EF-3, n6; 2, 5]" in joined


def test_a_kept_piece_wider_than_the_measure_breaks_at_its_spaces():
    assert texts(lines([kept("[1, EF-3, EF-5, n6]")], 40.0)) == ["[1, EF-3, ", "EF-5, n6]"]


def test_a_line_may_end_between_two_kept_pieces_with_a_space_that_is_not_theirs():
    pieces = [kept("[1, EF-3]"), " ", kept("[2, 5]")]
    assert texts(lines(pieces, width("[1, EF-3]", CITE) + 2)) == ["[1, EF-3] ", "[2, 5]"]


@pytest.mark.parametrize("total", [True, False])
@pytest.mark.parametrize("balance", [True, False])
@pytest.mark.parametrize("tail", [[], ["."], [" ", kept("[2, 14]"), "."]])
def test_a_citation_is_never_alone_on_the_last_line(total, balance, tail):
    pieces = ["The miller of the upper weir kept no ledger of the grain ", kept("[1, EF-3]"), *tail]
    for measure in range(150, 360, 2):
        assert not texts(lines(pieces, float(measure), total=total, balance=balance))[-1].startswith("[")


def test_in_a_narrow_column_a_citation_may_be_alone():
    pieces = ["grain ", kept("[1, EF-3]")]
    assert texts(lines(pieces, 45.0)) == ["grain ", "[1, EF-3]"]


@pytest.mark.parametrize("total", [True, False])
def test_the_last_line_is_never_one_short_word(total):
    for measure in range(120, 400, 2):
        found = texts(lines([FOX], float(measure), total=total))
        assert len(found) == 1 or " " in found[-1]


def test_a_dash_that_stands_alone_never_begins_a_line():
    for measure in range(40, 200, 2):
        found = lines(["it was – or was not – so – said"], float(measure))
        assert not any(text.startswith("–") for text in texts(found))


@pytest.mark.parametrize("text", [
    "https://example.org/a/very_long_path_without_any_place_to_break_at.html",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "e\u0301" * 40,
    "word" * 30 + ".",
])
def test_a_word_wider_than_the_measure_breaks_between_letters(text):
    found = lines(["see ", text, " there"], 60.0)
    assert "".join(texts(found)) == f"see {text} there"
    assert all(line.width <= 60.0 + 0.01 for line in found)
    assert not any(unicodedata.combining(t[0]) for t in texts(found))


def test_forced_breaks_end_lines_and_are_read_as_spaces():
    assert texts(lines(["one", Forced(), "two three"], 1e4)) == ["one ", "two three"]
    assert texts(lines(["one", Forced(), Forced(), "two"], 1e4)) == ["one ", "", "two"]
    assert texts(lines(["one", Forced()], 1e4)) == ["one"]


# -- places

def test_alignment_and_indent_are_offsets_of_the_line():
    def ends(**more):
        found = lines([FOX], 200.0, **more)
        return [(round(line.x, 2), round(line.x + line.width, 2)) for line in found]

    assert [start for start, _ in ends(indent=14.0)][:2] == [14.0, 0.0]
    assert {end for _, end in ends(align="right")} == {200.0}
    assert all(start + end == pytest.approx(200.0) for start, end in ends(align="centre"))
    assert all(end <= 200.0 for _, end in ends(indent=14.0))


def test_balance_makes_lines_alike():
    wide, even = lines([FOX], 300.0), lines([FOX], 300.0, balance=True)
    assert len(wide) == len(even)
    spread = [max(line.width for line in found) - min(line.width for line in found) for found in (wide, even)]
    assert spread[1] < spread[0]


def test_a_link_has_a_box_on_each_of_its_lines():
    pieces = ["see ", Piece("the council of the town", BOLD, 5, "#council"), ", or not"]
    found = lines(pieces, width("see ") + width("the council of ", BOLD) + 4)
    boxes = [[note for note in line.notes if isinstance(note, Link)] for line in found]
    space = FACES.font("Spectral-Regular", 10.5, BODY.colour).space
    assert texts(found) == ["see the council of ", "the town, or not"]
    assert [len(on) for on in boxes] == [1, 1]
    assert boxes[0][0][1:3] == (pytest.approx(width("see") + space), pytest.approx(width("the council of", BOLD)))
    assert boxes[1][0] == (5, 0.0, pytest.approx(width("the town", BOLD)), "#council")


def test_pieces_of_one_link_share_a_box_and_others_do_not():
    pieces = [Piece("a ", BODY, 1, "#x"), Piece("b", BOLD, 2, "#x"), Piece("c", BODY, 3, "#y"), " ",
              Piece("d", BODY, 4, "#x")]
    (line,) = lines(pieces, 1e4)
    assert [(note.node, note.target) for note in line.notes] == [(1, "#x"), (3, "#y"), (4, "#x")]
    first, second, third = line.notes
    assert first.x + first.width == pytest.approx(second.x)
    assert third.x + third.width == pytest.approx(line.width)


def test_a_pin_goes_with_the_word_that_follows():
    pieces = ["one two ", Pin(Target("here")), "three four"]
    for measure in range(20, 100, 4):
        (line,) = [line for line in lines(pieces, float(measure)) if line.notes]
        assert "thr" in texts([line])[0]


def test_a_pin_at_the_end_goes_with_the_last_line():
    assert [line.notes for line in lines(["one two", Pin(Target("z"))], 20.0)][-1] == (Target("z"),)


def test_a_pin_without_words_has_an_empty_line_to_go_with():
    assert lines([Pin(Target("z"))]) == [((), 0.0, 0.0, (Target("z"),))]


def test_a_slot_is_as_wide_as_its_digits_and_keeps_its_punctuation():
    pieces = ["see page ", Slot("council", BODY, 7, 3, "#council"), ". Then"]
    (line,) = lines(pieces, 1e4)
    slot = next(run for run in line.runs if run.slot)
    assert slot.slot == ("council", pytest.approx(width("000")), "left", 3)
    assert (slot.text, slot.code, slot.width) == ("", "", slot.slot.width)
    assert line.width == pytest.approx(width("see page") + width("000") + width(". Then") + 2.625)
    assert line.notes == (Link(7, pytest.approx(width("see page") + 2.625), slot.width, "#council"),)
    assert not any(line.runs[0].text.startswith(".") for line in lines(pieces, width("see page 000")))


def test_a_space_is_read_after_a_slot_at_a_lines_end():
    found = lines(["page ", Slot("x", BODY, 7), " then on"], width("page 00") + 1)
    assert texts(found) == ["page  ", "then on"]  # the number comes between the two spaces


def test_a_picture_moves_what_follows_and_is_inked_where_it_stands():
    sign = Path((("R", 0.0, -5.0, 5.0, 5.0),), fill="#000000")
    (line,) = lines(["one ", Picture(5.0, (sign,), 9), " two"], 1e4)
    assert line.notes == (Ink((sign.moved(line.runs[0].width, 0.0)._replace(node=9),)),)
    assert [run.shift for run in line.runs] == [0.0, 5.0]
    assert line.width == pytest.approx(width("one") + width("two") + 5.0 + 2 * 2.625)


def test_tracking_after_the_last_letter_is_no_part_of_the_width():
    tracked = BODY._replace(tracking=2.0)
    assert width("ABC", tracked) == pytest.approx(width("ABC", BODY._replace(tracking=1e-9)) + 4.0, abs=0.01)


# -- right to left

ARMY = "الجيش الحر"


def seen(line):
    """Runs from left to right, as (text, where it begins)."""
    pen, out = 0.0, []
    for run in line.runs:
        out.append((pen + run.shift, run.text.strip()))
        pen += run.width
    return sorted(out)


def test_an_arabic_phrase_is_a_run_for_each_word_whose_glyphs_are_not_in_the_order_of_its_text():
    (line,) = lines(["the ", Piece(ARMY, BODY, 2), " split"], 1e4)
    first, second = line.runs[1:3]
    assert [(run.text, run.node, run.actual) for run in line.runs] == [
        ("the ", 1, False), ("الجيش ", 2, True), ("الحر", 2, True), (" split", 1, False)]
    assert (first.shift, second.shift) == (pytest.approx(second.width), pytest.approx(-first.width))
    assert (line.runs[1].font.face.name, line.runs[1].font.size) == ("Amiri-Regular", pytest.approx(10.5 * 1.15))


def test_numbers_in_brackets_after_arabic_stand_on_its_left():
    (line,) = lines([f"a {ARMY} (12) b"], 1e4)
    assert [text for _, text in seen(line)] == ["a", ")", "12", "(", "الحر", "الجيش", "b"]
    assert "".join(run.text for run in line.runs) == f"a {ARMY} (12) b"


def test_a_right_aligned_paragraph_runs_from_right_to_left():
    (line,) = lines([f"{ARMY} (FSA) في عام 2011."], 300.0, align="right")
    assert [text for _, text in seen(line)] == [".", "2011", "عام", "في", ")", "FSA", "(", "الحر", "الجيش"]
    assert line.x + line.width == pytest.approx(300.0)
    assert seen(line)[0][0] == pytest.approx(0.0)


def test_lines_of_a_right_to_left_paragraph_stand_within_the_measure():
    text = f"{ARMY} هو فصيل (أو ٢٠١١) تأسس في عام 2011 خلال الحرب ويضم (FSA) ضباطا. " * 3
    for line in lines([text], 150.0, align="right"):
        places = [(x, x + run.width) for (x, _), run in zip(_places(line), line.runs, strict=True)]
        assert line.width <= 150.01
        assert min(start for start, _ in places) == pytest.approx(0.0, abs=0.01)


def _places(line):
    pen, out = 0.0, []
    for run in line.runs:
        out.append((pen + run.shift, run))
        pen += run.width
    return out


def test_a_link_on_arabic_has_its_box_where_it_is_seen():
    (line,) = lines([f"{ARMY} ", Piece("سلام", BODY, 4, "#x"), " عليكم"], 1e4, align="right")
    (box,) = line.notes
    place = next(x for x, run in _places(line) if run.node == 4)
    assert box.x == pytest.approx(place)


# -- missing glyphs

def test_characters_that_no_face_has_are_all_reported_at_their_places():
    one = Span("pack.yaml", 3, 5, (3, 6))
    folded = Span("pack.yaml", 8, 5, (9, 20))
    with pytest.raises(Failed) as failed:
        lines([body("a 水火 b 土", span=one), body("金", span=folded), body("木"), "fine"])
    assert failed.value.exit_status == CONTENT
    assert [(d.code, d.span) for d in failed.value.diagnostics] == [
        ("missing-glyph", at("pack.yaml", 3, 7, 2)), ("missing-glyph", at("pack.yaml", 3, 12, 1)),
        ("missing-glyph", folded), ("missing-glyph", None)]
    assert "“水火” (U+6C34 U+706B)" in failed.value.diagnostics[0].message


def test_a_citation_is_not_printed_as_it_was_written_so_its_place_is_not_reckoned():
    written = Span("pack.yaml", 3, 5, (3, 21))
    with pytest.raises(Failed) as failed:
        lines([body("[1, 水]", span=written)])
    assert failed.value.diagnostics[0].span == written


@pytest.mark.parametrize("text", ["e\u0301tude", "h\u0323", "a\u200db", "a\u2011b", "x\u202fy", "\u2066abc\u2069"])
def test_what_can_be_shaped_is_not_missing(text):
    assert "".join(texts(lines([text]))) == text


# -- any paragraph

WORDS = st.text(alphabet="aeflnot.,“’-–—/12AVTʿéسلام٢()", min_size=1, max_size=9)
TEXT = st.lists(WORDS | st.sampled_from(["al-Fayn", "half-light", " ", ""]), max_size=8).map(" ".join)
PIECES = st.lists(st.builds(Piece, TEXT, st.sampled_from([BODY, BOLD, CITE]), st.integers(0, 9),
                            st.sampled_from(["", "#x"]), st.just(""), st.booleans()), max_size=5)
LATIN = PIECES.map(lambda pieces: [p._replace(text=re.sub("[سلام٢]", "n", p.text)) for p in pieces])


@settings(max_examples=200, deadline=None)
@given(PIECES, st.floats(30.0, 300.0), st.sampled_from(["left", "right", "centre"]), st.booleans(), st.booleans(),
       st.sampled_from([0.0, 14.0]))
def test_every_character_comes_out_once_and_in_order(pieces, measure, align, balance, total, indent):
    found = set_lines(pieces, measure, para(align, indent, balance, total))
    assert "".join(texts(found)) == " ".join("".join(piece.text for piece in pieces).split())


@settings(max_examples=200, deadline=None)
@given(LATIN, st.floats(30.0, 300.0), st.booleans(), st.booleans(), st.sampled_from([0.0, 14.0]))
def test_no_line_is_wider_than_the_measure(pieces, measure, balance, total, indent):
    for number, line in enumerate(set_lines(pieces, measure, para("left", indent, balance, total))):
        assert line.width <= measure - (0.0 if number else indent) + 0.01
        assert line.x == (0.0 if number else indent)


@settings(max_examples=200, deadline=None)
@given(LATIN, st.floats(30.0, 300.0), st.sampled_from([0.0, 0.25]), st.sampled_from([1.0, 1.03]), st.booleans())
def test_a_line_from_left_to_right_is_the_same_as_one_in_both_directions(pieces, measure, stretch, scale, closed):
    found = gather(pieces, measure, para(), 0.0)
    if found is None or found.placed:
        return
    first = 0
    for end in greedy(found.chain, measure):
        straight, seen = (make(found, first, end, stretch, scale, closed) for make in (runs_of, runs_seen))
        assert "".join(run.text for run in straight[0]) == "".join(run.text for run in seen[0])
        assert straight[1] == pytest.approx(seen[1], abs=1e-6)
        assert [link[:1] + link[3:] for link in straight[2]] == [link[:1] + link[3:] for link in seen[2]]
        assert [x for link in straight[2] for x in link[1:3]] == pytest.approx(
            [x for link in seen[2] for x in link[1:3]], abs=1e-6)
        first = end


@settings(max_examples=200, deadline=None)
@given(PIECES, st.floats(30.0, 300.0))
def test_runs_fill_their_line_without_gaps(pieces, measure):
    for line in set_lines(pieces, measure, para()):
        for run in line.runs:
            assert drawn(run) == pytest.approx(run.width, abs=0.02)
        places = sorted((x, x + run.width) for x, run in _places(line) if run.text.strip() or run is not line.runs[-1])
        assert all(b[0] == pytest.approx(a[1], abs=0.02) for a, b in pairwise(places))
        assert places[0][0] == pytest.approx(0.0, abs=0.02) if places else True


@settings(max_examples=100, deadline=None)
@given(PIECES, st.floats(30.0, 300.0))
def test_balance_keeps_the_number_of_lines(pieces, measure):
    greedy = set_lines(pieces, measure, para(total=False))
    assert len(set_lines(pieces, measure, para(balance=True))) == len(greedy)
