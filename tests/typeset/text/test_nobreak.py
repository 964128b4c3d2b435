"""The table of what a line's end never parts, row by row and in lines."""

import pytest

from briefing.typeset.text.lines import Piece, Slot, set_lines
from briefing.typeset.text.nobreak import RULES, bound, tied
from typeset.samples import BODY, BOLD, body, kept, para, texts

TIED = {
    "initials and the name": [("J.", "R."), ("R.", "Smith"), ("(J.R.R.", "Tolkien"), ("Ş.", "Özal")],
    "a title and the name": [("Dr", "Smith"), ("Mrs.", "O’Neill"), ("“Gen.", "Lee"), ("St", "Ives")],
    "a day and its month": [("27", "November"), ("3rd", "May,"), ("6–8", "Dec."), ("1.", "Sept")],
    "a month and its day": [("November", "27,"), ("Dec.", "3"), ("May", "1–4")],
    "a month or a season and its year": [("May", "2016"), ("November", "1931."), ("autumn", "1302")],
    "an Arabic name that two words make": [("Abu", "Bakr"), ("Umm", "Kulthum"), ("Ibn", "Sina")],
    "a name and its article": [("Bashar", "al-Tall"), ("Noor", "ad-Din,"), ("Abu", "al-Abed")],
    "groups of digits": [("36", "000"), ("1", "200,"), ("€10", "500.")],
    "a number and its unit": [("14", "pt"), ("3.5", "km,"), ("20–30", "%"), ("5", "million"), ("4", "p.m."),
                              ("300", "BC"), ("12", "per"), ("-4", "°C"), ("(7", "kg)")],
    "per cent": [("per", "cent.")],
    "an era and its year": [("AD", "70")],
    "a place in a source": [("p.", "3"), ("pp.", "12–14"), ("no.", "4"), ("No.", "4"), ("(fig.", "2)"), ("§", "9"),
                            ("vol.", "iv"), ("§§", "3–5")],
    "a sign and its number": [("€", "5"), ("c.", "1200"), ("±", "2"), ("×", "10")],
}
APART = [
    ("Smith", "J."), ("the", "Dr"), ("Dr", "of"), ("2011", "300"), ("36", "0000"), ("27", "Novembers"),
    ("autumn", "leaves"), ("of", "al-Tall"), ("Abu", "the"), ("Said.", "al-Tall"),
    ("1827", "November"), ("14", "ptarmigans"), ("no", "4"), ("no.", "it"), ("ad", "70"), ("per", "centre"),
    ("may", "3"), ("p.", "said"), ("A", "B"), ("in", "2011"), ("2011", "in"), ("m", "14"), ("said.", "The"),
    ("“so”", "he"), ("12", "Äpril"), ("Äpril", "2016"), ("5", "ÁD"), ("ÁD", "5"), ("Ābū", "bakr"),
]


def test_every_rule_has_its_cases():
    assert list(TIED) == [rule.name for rule in RULES if not rule.cost]


@pytest.mark.parametrize(("words", "found"), [
    ("some 70 districts", [(2, 0.1)]), ("70 km of 3,000 people", [(1, 0.0), (4, 0.1)]), ("in 2011 They", []),
])
def test_a_number_is_parted_from_what_is_counted_at_a_cost(words, found):
    assert list(bound(words.split())) == found


@pytest.mark.parametrize(("before", "after"), [pair for pairs in TIED.values() for pair in pairs], ids="+".join)
def test_a_line_never_ends_between(before, after):
    assert tied(before, after)


@pytest.mark.parametrize("name", TIED)
def test_each_rule_is_needed_for_its_cases(name, monkeypatch):
    from briefing.typeset.text import nobreak

    monkeypatch.setattr(nobreak, "RULES", tuple(rule for rule in RULES if rule.name != name))
    nobreak.TIES.clear()
    try:
        assert not any(tied(before, after) for before, after in TIED[name])
    finally:
        nobreak.TIES.clear()


@pytest.mark.parametrize(("before", "after"), APART, ids="+".join)
def test_a_line_may_end_between(before, after):
    assert not tied(before, after)


@pytest.mark.parametrize("sign", ["–", "—", "-", "…", "...", "»", "”", ")", "!", "?”"])
def test_no_line_begins_with_a_sign_that_closes(sign):
    assert tied("word", sign)
    assert not tied(sign, "word")


@pytest.mark.parametrize("sign", ["«", "“", "(", "‘“", "["])
def test_no_line_ends_with_a_sign_that_opens(sign):
    assert tied(sign, "word")
    assert not tied("word", sign)


SENTENCE = ("On 27 November J. R. Smith, with Dr Lee, counted 36 000 sheep – or no. 4 said so – at 14 pt in « the "
            "book » on p. 3, and 12 per cent more")
WHOLE = ["27 November", "J. R. Smith", "Dr Lee", "36 000", "sheep –", "no. 4", "so –", "14 pt", "« the", "book »",
         "p. 3", "12 per cent"]


@pytest.mark.parametrize("align", ["left", "justify"])
@pytest.mark.parametrize("total", [True, False])
def test_lines_end_elsewhere(align, total):
    for measure in range(90, 400, 3):
        found = texts(set_lines([body(SENTENCE)], float(measure), para(align, total=total)))
        assert all(any(whole in line for line in found) for whole in WHOLE), found
        assert "".join(found) == SENTENCE


def test_ties_hold_where_looks_and_owners_change():
    pieces = [body("it was on 27 "), Piece("November", BOLD, 2), body(" and on p."), body(" "), Slot("x", BODY, 3, 2),
              body(" of it, by J. "), Piece("Smith", BOLD, 2), body(" of "), kept("[1, EF-3]")]
    for measure in range(110, 300, 3):
        found = "|".join(texts(set_lines(pieces, float(measure), para())))
        assert "27 |" not in found and "p. |" not in found and "J. |" not in found


def test_what_is_wider_than_the_measure_is_parted_after_all():
    assert texts(set_lines([body("J. R. Smithson")], 40.0, para())) == ["J. R. ", "Smithso", "n"]
