"""Page operators: text where it belongs and reads as it should, paths in their colours."""

from itertools import pairwise

import pytest

from briefing.pdf.painting import ARTIFACT, FOOTER, HEADER, PAGINATION, Fonts, colour, number, operators, raised, tidy
from briefing.typeset.galley import Path, Placed, Run


def test_text_is_read_in_order_with_words_apart(faces, run, page, painted):
    font = faces.font("Spectral-Regular", 11)
    read = painted(page(Placed(20, 30, (run(font, "The clerk wrote "), run(font, "twice,", 2))),
                        Placed(20, 44, (run(font, "AVATAR and fled."),))))
    assert read.text() == "The clerk wrote twice,\nAVATAR and fled."


def test_a_line_stands_at_its_x_on_its_baseline(faces, run, page, painted):
    font = faces.font("Lato-Regular", 20)
    read = painted(page(Placed(50, 60, (run(font, "HH"),)), Placed(10, 150, (run(font, "H"),))))
    (_, x1, y1), (_, x2, y2), (_, x3, y3) = read.boxes()
    assert (y1, y2, y3) == (140, 140, 50)
    assert 50 <= x1 <= 52 and x2 > x1 and 10 <= x3 <= 12


@pytest.mark.parametrize(("turn", "x", "ys"), [
    (90, 85, [102, 117, 132, 148]),  # upwards, the baseline at the letters' right
    (-90, 100, [41, 56, 71, 87]),  # downwards, the baseline at their left
])
def test_a_turned_line_runs_up_or_down_from_its_start(faces, run, page, painted, turn, x, ys):
    font = faces.font("Lato-Regular", 20)
    read = painted(page(Placed(100, 100, (run(font, "HH"), run(font, "HH")), turn), Placed(10, 150, (run(font, "E"),)),
                        Placed(40, 150, (run(font, "E"),)), size=(200, 200)))
    assert sorted(read.boxes()) == sorted([("E", 12, 50), ("E", 42, 50), *(("H", x, y) for y in ys)])


def test_a_shifted_run_moves_itself_and_no_other(faces, run, page, painted):
    font = faces.font("Lato-Regular", 10)
    def places(shift):
        runs = run(font, "A"), run(font, "B", shift=shift), run(font, "C")
        return {char: x for char, x, _ in painted(page(Placed(20, 50, runs))).boxes()}
    plain = places(0)
    assert places(40) == {**plain, "B": plain["B"] + 40}


def test_a_run_without_glyphs_takes_its_width(faces, run, page, painted):
    font = faces.font("Lato-Regular", 10)
    read = painted(page(Placed(20, 50, (run(font, "A"), Run(-1, font, "", "", 30.0), run(font, "B")))))
    blank = painted(page(Placed(20, 50, (run(font, "A"), run(font, "B")))))
    assert read.boxes()[1][1] == blank.boxes()[1][1] + 30


def test_a_run_stands_where_widths_say_whatever_the_glyphs_before_it_do(faces, run, page, painted):
    """A page number in a slot is narrower than the slot."""
    font = faces.font("Lato-Regular", 10)
    number = run(font, "7")
    read = painted(page(Placed(20, 50, (number._replace(width=30.0, code=number.code + "-99()"), run(font, "B")))))
    assert "()" not in read.content()
    assert read.boxes()[1][1] == painted(page(Placed(50, 50, (run(font, "B"),)))).boxes()[0][1]


@pytest.mark.parametrize(("code", "left"), [
    ("(ab)-12(cd)", "(ab)-12(cd)"),
    ("(ab)-12()", "(ab)-12"),
    ("()-12(ab)", "-12(ab)"),
    (r"(a\()-12(b)", r"(a\()-12(b)"),
    (r"(a\\)-12()", r"(a\\)-12"),
    (r"(\()", r"(\()"),
    ("()", ""),
    ("(a )-79()12(b)", "(a )-79 12(b)"),
    ("(a )-79()-.5(b)", "(a )-79 -.5(b)"),
    ("", ""),
])
def test_empty_strings_are_left_out_of_codes(code, left):
    assert tidy(code) == left


@pytest.mark.parametrize(("code", "rise", "wanted"), [
    ("(a)]TJ 3.5 Ts[(b)]TJ 0 Ts[(c)", 2.0, "(a)]TJ 5.5 Ts[(b)]TJ 2 Ts[(c)"),
    ("(a]TJ 3 Ts[b)12(c)", 2.0, "(a]TJ 3 Ts[b)12(c)"),
])
def test_marks_that_are_raised_are_raised_from_the_fonts_own_rise(code, rise, wanted):
    assert raised(code, rise) == wanted


def test_raised_marks_and_rise_leave_the_next_run_on_its_line(faces, run, page, painted):
    low, high = faces.font("Lato-Regular", 10), faces.font("Lato-Regular", 10, rise=4)
    a = run(high, "H")
    tall = a._replace(code=f"{a.code}]TJ 3 Ts[{a.code}]TJ 0 Ts[{a.code}")
    read = painted(page(Placed(20, 50, (run(low, "H"), tall, run(low, "H")))))
    assert [y for _, _, y in read.boxes()] == [150, 154, 157, 154, 150]


def test_tracking_parts_letters_and_ends_with_its_run(faces, run, page, painted):
    font, wide = faces.font("Lato-Regular", 10), faces.font("Lato-Regular", 10, tracking=5)
    close = [x for _, x, _ in painted(page(Placed(20, 50, (run(font, "HHH"),)))).boxes()]
    apart = [x for _, x, _ in painted(page(Placed(20, 50, (run(wide, "HH"), run(font, "H"))))).boxes()]
    assert apart == [close[0], close[1] + 5, close[2] + 10]


def test_letters_are_as_wide_as_their_run_scales_them(faces, run, page, painted):
    font = faces.font("Lato-Regular", 10)
    one = run(font, "HHH")
    scaled = one._replace(scale=1.5, width=one.width * 1.5)
    read = painted(page(Placed(20, 50, (scaled, one)), Placed(20, 64, (one,))))
    assert [x for _, x, _ in read.boxes()][3] == pytest.approx(20 + one.width * 1.5, abs=1)
    pitch = [b - a for a, b in pairwise(x for _, x, _ in read.boxes())]
    assert pitch[0] == pytest.approx(1.5 * pitch[-1], abs=2)  # of whole points
    assert [line for line in read.content().splitlines() if line.endswith("Tz")] == ["150 Tz", "100 Tz"]


def test_state_is_written_only_when_it_changes(faces, run, page, painted):
    font, red = faces.font("Lato-Regular", 10), faces.font("Lato-Regular", 10, "#ff0000")
    content = painted(page(Placed(20, 50, (run(font, "a"), run(font, "b"), run(red, "c"))),
                           Placed(20, 64, (run(red, "d"),)))).content()
    assert [content.count(each) for each in (" Tf", " rg", " g", " Ts", " Tc", "BT", " Td")] == [1, 1, 0, 0, 0, 1, 4]


def test_every_glyph_has_its_text(faces, run, page, painted):
    """Ligatures, marks, raised letters, a hyphen of two readings, and bytes that are special in a string."""
    text = "office ḥāʾiṭ ʿAlī ½ \\ (x) fluffy"
    read = painted(page(Placed(20, 30, (run(faces.font("Spectral-Regular", 11), text),))))
    assert read.text() == text


GRID = """
________________
_KKKKKK_________
_KKKKKK___RRRR__
_KKKKKK___RRRR__
_KKKKKK_________
________________
__BBBBBBBBBB____
__BBBBBBBBBB____
________________
"""


def test_paths_are_filled_and_stroked_where_they_lie(page, painted):
    read = painted(page(size=(16, 9), paths=[
        Path((("R", 1, 1, 6, 4),), fill="#000000"),
        Path((("M", 10, 2), ("L", 14, 2), ("L", 14, 4), ("L", 10, 4), ("Z",)), fill="#ff0000"),
        Path((("M", 2, 7), ("L", 12, 7)), stroke="#0000ff", weight=2),
        Path((("R", 0, 0, 16, 9),)),
    ]))
    assert read.pixels() == GRID.split()


DASHES = """
____________
GG__GG__GG__
GG__GG__GG__
____________
BBBBBBBBBBBB
BBBBBBBBBBBB
____________
"""


def test_a_dash_ends_with_its_path(page, painted):
    read = painted(page(size=(12, 7), paths=[
        Path((("M", 0, 2), ("L", 12, 2)), stroke="#00ff00", weight=2, dash=(2, 2)),
        Path((("M", 0, 5), ("L", 12, 5)), stroke="#0000ff", weight=2),
    ]))
    assert read.pixels() == DASHES.split()


def test_a_curve_fills_its_inside(page, painted):
    k = 0.5523 * 10
    disc = Path((("M", 30, 20), ("C", 30, 20 + k, 20 + k, 30, 20, 30), ("C", 20 - k, 30, 10, 20 + k, 10, 20),
                 ("C", 10, 20 - k, 20 - k, 10, 20, 10), ("C", 20 + k, 10, 30, 20 - k, 30, 20), ("Z",)), fill="#ff0000")
    rows = painted(page(size=(40, 40), paths=[disc])).pixels()
    assert [row.count("R") for row in (rows[5], rows[20], rows[35])] == [0, 20, 0]
    assert rows[20].index("R") == 10


def test_a_fill_and_the_text_after_it_have_their_own_colours(faces, run, page, painted):
    font = faces.font("Lato-Black", 40)
    ground = Path((("R", 0, 0, 40, 40),), fill="#ff0000")
    read = painted(page(Placed(4, 34, (run(font, "H"),)), size=(40, 40), paths=[ground]))
    rows = read.pixels()
    assert set(rows[2]) == {"R"} and "K" in rows[30]


@pytest.mark.parametrize(("value", "operator"), [
    ("#000000", "0 g"), ("#FFFFFF", "1 g"), ("#808080", "0.502 g"), ("#8c1d18", "0.549 0.114 0.094 rg"),
])
def test_colours_are_grey_where_they_can_be(value, operator):
    assert colour(value) == operator


@pytest.mark.parametrize("value", ["", "red", "#fff", "#00000g", "#0000000"])
def test_other_colours_are_refused(value):
    with pytest.raises(ValueError, match="no colour"):
        colour(value)


@pytest.mark.parametrize(("value", "short"), [
    (0, "0"), (-0.001, "0"), (10, "10"), (1.5, "1.5"), (-2.346, "-2.35"), (100, "100"),
])
def test_numbers_are_as_short_as_can_be(value, short):
    assert number(value) == short


def test_a_change_of_owner_closes_one_mark_and_opens_the_next(faces, run, page):
    font = faces.font("Lato-Regular", 10)
    marks = []

    class Marking:
        def owners(self, flow):
            return {3: 30} if flow == "text" else {}

        def owner(self, node, flow):
            return node if node < 0 else 10 * node + (flow == "foot")

        def begin(self, owner):
            marks.append(owner)
            return "/Artifact BMC" if owner < 0 else f"/P<</MCID {owner}>>BDC"
    square = Path((("R", 0, 0, 9, 9),), fill="#ff0000")
    one = page(Placed(20, 20, (run(font, "a", 3), run(font, "b", 3), run(font, "c", 4))),
               Placed(20, 34, (run(font, "d", 4),)), Placed(20, 48, (run(font, "e", 4),), 0, "foot"),
               furniture=[Placed(20, 190, (run(font, "7", 9),)), Placed(20, 9, (run(font, "head", 9),)),
                          Placed(5, 9, (run(font, "tab", 9),), 90)], paths=[square._replace(node=2), square])
    content = operators(one, Fonts({font.face: "F1"}), Marking()).decode("latin-1").splitlines()
    assert marks == [20, ARTIFACT, 30, 40, 41, FOOTER, HEADER, PAGINATION]
    depth = 0
    for line in content:
        depth += line.endswith(("BDC", "BMC")) - (line == "EMC")
        assert depth in (0, 1)
        assert depth == 1 or not line.endswith("TJ")
        assert depth == 0 or line not in ("BT", "ET")
    assert depth == 0
