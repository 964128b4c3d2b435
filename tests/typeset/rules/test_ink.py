"""The independent measure of where ink stands: it must notice a line moved by a point."""

import pytest

from briefing.typeset.galley import Image, Path
from briefing.typeset.rules.boxes import bounds, extents, inks, letters
from typeset.rules.made import FACES, FIRST, FULL, HEIGHT, LEADING, LEFT, found, line, one, page, reading, run, stack

DOC, NODE = one()
WIDE = FACES.font("Spectral-Regular", 10.0).width["word"]


def test_a_line_reaches_from_its_first_letter_to_its_last() -> None:
    spaced = line(" word ", node=NODE)
    ((_, left, right),) = extents(spaced)
    blank = FACES.font("Spectral-Regular", 10.0).space
    assert (left, right) == (pytest.approx(blank), pytest.approx(blank + WIDE))


def test_a_bullet_hangs_before_its_line() -> None:
    mark = run("– ")._replace(width=0.0, shift=-12.0)
    text = line("word", node=NODE)
    (laid,) = reading(DOC, page(text._replace(runs=(mark, *text.runs)))).lines
    assert laid.box[0] == pytest.approx(LEFT - 12.0) and laid.box[2] == pytest.approx(LEFT + WIDE)


def test_a_number_in_a_slot_is_as_wide_as_its_digits() -> None:
    slot = run("7", width=40.0)._replace(shift=30.0)
    (laid,) = reading(None, page(line("x")._replace(runs=(slot,)))).lines
    assert laid.box[0] == pytest.approx(LEFT + 30.0) and laid.box[2] < LEFT + 40.0


@pytest.mark.parametrize(("x", "y", "over"), [
    (LEFT, FIRST, 0), (LEFT - 1, FIRST, 1), (LEFT - 0.4, FIRST, 0), (LEFT - 0.6, FIRST, 1),
    (LEFT + 400 - WIDE + 1, FIRST, 1), (LEFT + 400 - WIDE - 1, FIRST, 0),
    (LEFT, 50 + 6.0, 1), (LEFT, 50 + 7.5, 0), (LEFT, 350.0, 0), (LEFT, 351.0, 1),
])
def test_text_stays_in_the_text_block(x: float, y: float, over: int) -> None:
    assert len(found("T13", DOC, page(line("word", y, x, node=NODE)))) == over


@pytest.mark.parametrize(("flow", "over"), [("text", 1), ("margin", 1), ("foot", 1), ("number", 0), ("furniture", 0)])
def test_what_hangs_or_is_repeated_stands_anywhere_on_the_page(flow: str, over: int) -> None:
    assert len(found("T13", DOC, page(line("word", 20.0, 2.0, flow, NODE)))) == over


@pytest.mark.parametrize(("x", "y", "over"), [(LEFT, 60.0, 0), (LEFT - 2, 60.0, 1), (LEFT, 48.0, 1), (LEFT, 300.0, 1)])
def test_pictures_stay_there_too(x: float, y: float, over: int) -> None:
    image = Image("a.png", x, y, 400.0, 60.0, NODE)
    assert len(found("T13", DOC, page()._replace(images=(image,)))) == over


@pytest.mark.parametrize(("y", "over"), [(74.0, 0), (86.0, 1), (148.0, 0)])
def test_no_text_stands_on_a_picture(y: float, over: int) -> None:
    image = Image("a.png", LEFT, 78.0, 400.0, 60.0, NODE)
    caption = line("word", y, node=NODE)
    assert len(found("T13", DOC, page(caption)._replace(images=(image,)))) == over


@pytest.mark.parametrize(("pitch", "over"), [(14.0, 0), (13.2, 0), (12.3, 1), (7.0, 1)])
def test_tails_of_arabic_letters_are_forgiven_a_little(pitch: float, over: int) -> None:
    words = line("علم الثورة", 100.0, node=NODE, face="Amiri-Regular")
    words = words._replace(runs=(words.runs[0]._replace(actual=True),))
    assert len(found("T13", DOC, page(words, words._replace(y=100.0 + pitch)))) == over
    last = words._replace(y=346.0)
    assert found("T13", DOC, page(last)) == [] and len(found("T13", DOC, page(last._replace(y=352.0)))) == 1


def test_verso_pages_are_mirrored() -> None:
    verso = page(line("word", x=500 - 20 - 400 - 1.0, node=NODE), number=2)
    recto = page(line("word", x=500 - 20 - 400 - 1.0, node=NODE))
    assert (len(found("T13", DOC, verso)), len(found("T13", DOC, recto))) == (1, 0)


@pytest.mark.parametrize(("dx", "dy", "over"), [
    (0.0, LEADING, 0), (0.0, 8.0, 0), (0.0, 6.5, 1), (WIDE + 1, 0.0, 0), (WIDE - 1, 0.0, 1), (WIDE - 1, 40.0, 0),
])
def test_two_lines_do_not_share_a_place(dx: float, dy: float, over: int) -> None:
    two = (line("word", 100.0, 50.0, node=NODE), line("word", 100.0 + dy, 50.0 + dx, "margin", NODE))
    assert len(found("T13", DOC, page(*two))) == over


@pytest.mark.parametrize(("text", "turn", "expected"), [
    ("word", 0, (0.0, -7.2, WIDE, 0.1)), ("pg", 0, (0.0, -4.6, 11.1, 2.4)), ("word", -90, (-0.1, 0.0, 7.2, WIDE)),
    ("word", 90, (-7.2, -WIDE, 0.1, 0.0)),
])
def test_ink_is_as_high_as_the_letters_and_turns_with_them(text: str, turn: int, expected: tuple[float, ...]) -> None:
    (laid,) = reading(None, page(line(text)._replace(x=0.0, y=0.0, turn=turn))).lines
    assert laid.box == pytest.approx(expected, abs=0.3)


def test_arabic_is_as_deep_as_its_joined_letters() -> None:
    face, known = FACES.face("Amiri-Regular"), letters()
    joined, alone = (max(box[3] for box in known[face, text, True]) for text in ("جهاد", "ج"))
    assert 0.0 < joined < alone


def test_letters_stand_one_after_the_other() -> None:
    found_ = list(inks(line("so we go", 100.0), letters()))
    assert len(found_) == 6
    assert [box[0] for box in found_] == sorted(box[0] for box in found_)
    assert found_[-1][2] == pytest.approx(LEFT + FACES.font("Spectral-Regular", 10.0).run(0, "so we go").width, abs=0.5)
    assert max(box[3] for box in found_[:4]) < 100.5 < found_[4][3], "only the g goes below the line"


def test_a_deep_letter_does_not_touch_what_stands_beside_it() -> None:
    deep = line("word ", 100.0, node=NODE)
    deep = deep._replace(runs=(*deep.runs, run("g", NODE, 40.0)))
    assert found("T13", DOC, page(deep, line("word", 109.0, node=NODE))) == []
    assert len(found("T13", DOC, page(deep, line("word", 109.0, LEFT + WIDE, node=NODE)))) == 1


def test_a_tail_between_two_words_does_not_touch_them() -> None:
    tail = line("p", 100.0, LEFT + WIDE + 8.0, node=NODE, size=40.0)
    beside = line("word", 109.0, node=NODE), line("word", 109.0, LEFT + 80, node=NODE)
    assert found("T13", DOC, page(tail, *beside)) == []
    wide = line("word", 109.0, node=NODE)
    apart = run("word word", NODE)
    parted = wide._replace(runs=(apart._replace(width=apart.width + 60.0),))
    assert found("T13", DOC, page(tail, parted)) == []


def test_pages_are_as_large_as_the_paper() -> None:
    assert found("P1", None, page()) == []
    assert len(found("P1", None, page(size=(500.0, 402.0)))) == 1


@pytest.mark.parametrize(("x", "over"), [(18.5, 0), (17.0, 1)])
def test_printers_leave_an_edge_white(x: float, over: int) -> None:
    rule = Path((("M", x, 60.0), ("L", 90.0, 60.0)), stroke="#000000", weight=0.5)
    assert len(found("P2", DOC, page(line(FULL, x=x, node=NODE)))) == over
    assert len(found("P2", DOC, page(paths=[rule]))) == over


def test_the_binding_margin_is_that_of_the_paper() -> None:
    pages = page(*stack(NODE, FULL)), page(number=2)
    assert found("P3", DOC, *pages, inner=46.0) == []
    assert len(found("P3", DOC, *pages, inner=44.0)) == 2


@pytest.mark.parametrize(("top", "profile", "count"), [(46.0, "print", 0), (44.0, "print", 1), (44.0, "poster", 0)])
def test_landscape_pages_are_bound_at_their_top_and_posters_nowhere(top: float, profile: str, count: int) -> None:
    made = page(line("word", node=NODE))
    assert len(found("P3", DOC, made, profile=profile, inner=5.0, top=top, orientation="landscape")) == count


@pytest.mark.parametrize(("width", "inner", "count"), [
    (560.0, 46.0, 0), (575.0, 46.0, 1), (575.0, 70.0, 1), (575.0, 71.0, 0)])
def test_paper_that_is_punched_has_a_wider_one(width: float, inner: float, count: int) -> None:
    made = page(*stack(NODE, FULL), size=(width, HEIGHT))
    assert len(found("P3", DOC, made, inner=inner, page_width=width)) == count


def test_a_stroke_stands_half_on_each_side() -> None:
    path = Path((("M", 10.0, 20.0), ("C", 10.0, 30.0, 40.0, 30.0, 40.0, 20.0), ("Z",)), stroke="#000000", weight=2.0)
    assert bounds(path) == (9.0, 19.0, 41.0, 31.0)
    assert bounds(Path((("R", 1.0, 2.0, 3.0, 4.0),), fill="#000000")) == (1.0, 2.0, 4.0, 6.0)
