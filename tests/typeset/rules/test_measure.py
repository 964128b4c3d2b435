import pytest

from briefing.typeset.galley import Placed
from briefing.typeset.rules.measure import word_space
from helpers.docs import doc, e
from typeset.rules.made import FIRST, FULL, SHORT, found, line, numbers, one, page, run, stack, within

DOC, NODE = one()
TIGHT = "Lines such as this are far too short"  # 36 characters


def paragraph(*texts: str, node: int = NODE, **more: object) -> list[Placed]:
    return stack(node, *texts, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("names", "text", "count"), [
    (("p",), FULL, 0), (("p",), TIGHT, 1), (("p",), FULL + " and on and on", 1),
    (("columns", "p"), FULL, 1), (("columns", "p"), TIGHT + " ok", 0),
])
def test_lines_have_the_right_number_of_characters(names: tuple[str, ...], text: str, count: int) -> None:
    made, node = within(*names)
    assert len(found("T3", made, page(*paragraph(*[text] * 12, SHORT, node=node)))) == count


@pytest.mark.parametrize(("profile", "count"), [("print", 0), ("large-print-uk", 1), ("dyslexia", 1)])
def test_large_print_has_shorter_lines(profile: str, count: int) -> None:
    assert len(found("T3", DOC, page(*paragraph(*[f"{FULL} so on"] * 12, SHORT)), profile=profile)) == count


def test_a_few_lines_say_nothing_of_a_mean() -> None:
    assert found("T3", DOC, page(*paragraph(*[TIGHT] * 5, SHORT))) == []


@pytest.mark.parametrize(("leading", "profile", "count"), [
    (14.0, "print", 0), (11.5, "print", 1), (15.0, "print", 1), (15.0, "large-print-uk", 0),
    (16.0, "large-print-uk", 1), (14.0, "dyslexia", 1),
])
def test_leading_suits_the_size(leading: float, profile: str, count: int) -> None:
    assert len(found("T4", DOC, page(*paragraph(FULL, FULL, SHORT, leading=leading)), profile=profile)) == count


@pytest.mark.parametrize(("names", "off", "count"), [
    (("p",), 0.0, 0), (("p",), 0.4, 0), (("p",), 0.6, 1), (("p",), 7.0, 1), (("ul", "li", "p"), 7.0, 0),
    (("ul", "li", "p"), 3.0, 1), (("p",), 28.0, 0),
])
def test_running_text_stands_on_the_grid(names: tuple[str, ...], off: float, count: int) -> None:
    made, node = within(*names)
    assert len(found("T5", made, page(*paragraph(FULL, FULL, SHORT, node=node, y=FIRST + off)))) == count


def test_text_of_other_roles_may_stand_on_half_the_grid() -> None:
    made, node = within("section", "p", text="definition")
    assert found("T5", made, page(*paragraph(FULL, FULL, SHORT, node=node, y=FIRST + 7.0))) == []
    assert len(found("T5", made, page(*paragraph(FULL, FULL, SHORT, node=node, y=FIRST + 3.0)))) == 1


def hyphenated(*ends: bool) -> list[Placed]:
    return paragraph(*("a word is part" + ("\u00ad" if end else "ed") for end in ends))


@pytest.mark.parametrize(("ends", "profile", "count"), [
    ((True, True, False), "print", 0), ((True, True, True), "print", 1), ((True, False, False), "large-print-uk", 1),
    ((True, True, True, True), "print", 1),
])
def test_hyphens_do_not_pile_up(ends: tuple[bool, ...], profile: str, count: int) -> None:
    assert len(found("T9", DOC, page(*hyphenated(*ends)), profile=profile)) == count


def test_a_written_hyphen_is_no_division() -> None:
    assert found("T9", DOC, page(*paragraph("well-", "known-", "half-", "way")), profile="large-print-uk") == []


def spaced(share: float, text: str = FULL) -> Placed:
    natural = run(text, NODE)
    extra = (share - 1) * natural.font.space * text.count(" ")
    return line(text, node=NODE)._replace(runs=(natural._replace(width=natural.width + extra),))


@pytest.mark.parametrize("share", [0.8, 1.0, 1.37])
def test_word_spaces_are_measured(share: float) -> None:
    assert word_space(spaced(share)) == pytest.approx(share)
    assert word_space(line("word", node=NODE)) is None


def test_the_space_at_a_lines_end_does_not_count() -> None:
    assert word_space(line(FULL + " ", node=NODE)) == pytest.approx(1.0)


@pytest.mark.parametrize(("share", "count"), [(1.0, 0), (1.5, 0), (1.6, 1), (0.8, 0), (0.7, 1)])
def test_justified_lines_are_neither_loose_nor_tight(share: float, count: int) -> None:
    lines = [spaced(share)._replace(y=FIRST + 14 * k) for k in range(3)]
    assert len(found("T10", DOC, page(*lines, line(SHORT, FIRST + 42, node=NODE)))) == 3 * count


def test_short_lines_are_not_justified() -> None:
    lines = [spaced(1.2, TIGHT)._replace(y=FIRST + 14 * k) for k in range(3)]
    assert len(found("T10", DOC, page(*lines))) == 1


@pytest.mark.parametrize(("texts", "count"), [
    ((FULL, FULL, SHORT), 0), ((FULL, FULL[:36], FULL, SHORT), 1), ((FULL, FULL[:50], FULL, SHORT), 0),
    ((FULL, FULL, "it."), 1), ((FULL, FULL, "it is"), 0), ((FULL, FULL, "exceeding"), 0), ((FULL, FULL, FULL[:30]), 0),
])
def test_the_rag_is_even(texts: tuple[str, ...], count: int) -> None:
    assert len(found("T17", DOC, page(*paragraph(*texts)))) == count


@pytest.mark.parametrize(("letters", "count"), [(39, 0), (45, 1)])
def test_narrow_columns_have_holes(letters: int, count: int) -> None:
    full = FULL[:letters] if FULL[letters - 1] != " " else FULL[:letters - 1] + "x"
    lines = [full, full, full, FULL[:letters // 2], full, full, full, full, full, full, SHORT]
    assert len(found("T17", DOC, page(*paragraph(*lines)))) == count


def test_a_paragraph_goes_over_to_a_verso() -> None:
    first = page(*paragraph(FULL, FULL))
    verso = page(*[line(FULL, FIRST + 14 * k, 200.0, node=NODE) for k in range(3)], number=2)
    assert found("T17", DOC, first, verso) == []


def test_justified_text_has_no_rag() -> None:
    lines = [spaced(1.1, text)._replace(y=FIRST + 14 * k) for k, text in enumerate((FULL, FULL[:36], FULL))]
    assert found("T17", DOC, page(*lines, line("it.", FIRST + 42, node=NODE))) == []


def test_a_forced_break_makes_no_rag() -> None:
    made = doc(e("p", "text", e("br"), "more"))
    (node,) = numbers(made, "p")
    assert found("T17", made, page(*paragraph(FULL, FULL[:30], FULL, SHORT, node=node))) == []
