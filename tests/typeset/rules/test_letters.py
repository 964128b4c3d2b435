import pytest

from briefing.layout.doc import Doc
from briefing.typeset.galley import Placed
from helpers.docs import doc, e, p
from typeset.rules.made import FIRST, FULL, SHORT, found, line, numbers, one, page, run, stack, within

DOC, NODE = one()


@pytest.mark.parametrize(("profile", "size", "count"), [
    ("print", 10.0, 0), ("print", 9.5, 1), ("booklet", 9.5, 0), ("secondary", 10.5, 1), ("secondary", 11.0, 0),
    ("esl", 11.5, 1), ("large-print-uk", 16.0, 1), ("large-print-uk", 18.0, 0), ("large-print-us", 20.0, 1),
    ("large-print-us", 18.0, 0), ("dyslexia", 15.0, 1), ("dyslexia", 13.0, 0),
])
def test_running_text_is_as_large_as_its_readers_need(profile: str, size: float, count: int) -> None:
    assert len(found("T1", DOC, page(*stack(NODE, FULL, FULL, SHORT, size=size)), profile=profile)) == count


@pytest.mark.parametrize("names", [("p",), ("section", "p"), ("row", "cell", "p"), ("ul", "li", "p")])
def test_paragraphs_are_running_text(names: tuple[str, ...]) -> None:
    made, node = within(*names)
    assert len(found("T1", made, page(*stack(node, FULL, FULL, SHORT, size=9.0)))) == 1


@pytest.mark.parametrize("names", [("h2",), ("aside", "p"), ("table", "tr", "td", "p"), ("dl", "dd", "p")])
def test_headings_boxes_and_tables_are_not(names: tuple[str, ...]) -> None:
    made, node = within(*names)
    assert found("T1", made, page(*stack(node, FULL, FULL, SHORT, size=9.0))) == []


@pytest.mark.parametrize(("attributes", "lines", "flow"), [
    ({"role": "note"}, 3, "text"), ({}, 2, "text"), ({}, 3, "margin")])
def test_short_texts_and_notes_are_not(attributes: dict[str, str], lines: int, flow: str) -> None:
    made, node = one(**attributes)
    assert found("T1", made, page(*stack(node, *[FULL] * lines, size=9.0, flow=flow))) == []


def test_no_text_is_smaller_than_eight_points() -> None:
    assert found("T2", DOC, page(line(FULL, node=NODE, size=8.0))) == []
    twice = page(line(FULL, node=NODE, size=7.5), line(FULL, 90.0, node=NODE, size=7.5))
    assert len(found("T2", DOC, twice)) == 1
    large = page(line(FULL, node=NODE, size=17.0))
    assert len(found("T2", DOC, large, profile="large-print-uk", body_size=18.0)) == 1


def headings(*sizes: float) -> tuple[Doc, list[Placed]]:
    made = doc(*(e(f"h{k}", "head") for k in range(1, len(sizes) + 1)))
    nodes = [numbers(made, f"h{k}")[0] for k in range(1, len(sizes) + 1)]
    both = enumerate(zip(nodes, sizes, strict=True))
    return made, [line("head", 80.0 + 40 * k, node=node, size=size) for k, (node, size) in both]


@pytest.mark.parametrize(("sizes", "count"), [((24, 20, 16), 0), ((24, 21, 16), 1), ((20, 18, 16), 2)])
def test_levels_of_headings_differ_in_size(sizes: tuple[float, ...], count: int) -> None:
    made, lines = headings(*sizes)
    assert len(found("T11", made, page(*lines))) == count


@pytest.mark.parametrize(("slanted", "profile", "count"), [
    ((0, 0, 0), "print", 0), ((0, 1, 0), "print", 0), ((1, 1, 0), "print", 1), ((1, 0, 1), "print", 0),
    ((0, 1, 0), "large-print-uk", 1), ((0, 0, 0), "large-print-uk", 0),
])
def test_italics_fill_one_line_at_most(slanted: tuple[int, ...], profile: str, count: int) -> None:
    lines = [line(FULL, FIRST + 14 * k, node=NODE, face="Spectral-Italic" if it else "Spectral-Regular")
             for k, it in enumerate(slanted)]
    assert len(found("T12", DOC, page(*lines), profile=profile)) == count


def test_a_long_title_in_a_list_of_works_may_be_in_italics() -> None:
    made, node = within("dl", "dd", "p")
    lines = page(*stack(node, FULL, FULL, FULL, face="Spectral-Italic"))
    assert found("T12", made, lines) == []
    assert len(found("T12", made, lines, profile="dyslexia")) == 1


@pytest.mark.parametrize(("text", "profile", "count"), [
    ("AT A GLANCE", "print", 0), ("IN THIS BIG HANDOUT", "print", 1), ("[1, RO-7, ON-6, HQ-2, EF-3]", "print", 0),
    ("AT A GLANCE", "large-print-uk", 1), ("the UN and NATO", "print", 0), ("كما أمرت تجمع فاستقم", "print", 0),
])
def test_capitals_are_three_words_at_most(text: str, profile: str, count: int) -> None:
    face = "Amiri-Regular" if text[0] > "z" else "Spectral-Regular"
    assert len(found("T12", DOC, page(line(text, node=NODE, face=face)), profile=profile)) == count


@pytest.mark.parametrize(("size", "count"), [(10.0, 1), (11.5, 0), (13.5, 1)])
def test_arabic_is_a_little_larger_than_the_latin_beside_it(size: float, count: int) -> None:
    mixed = line("the bridge ", node=NODE)
    mixed = mixed._replace(runs=(*mixed.runs, run("جسر", NODE, size, "Amiri-Regular")))
    assert len(found("T15", DOC, page(mixed))) == count
    assert found("T15", DOC, page(line("جسر", node=NODE, size=size, face="Amiri-Regular"))) == []


def test_every_character_has_a_glyph_and_arabic_is_shaped() -> None:
    assert found("T16", DOC, page(line("ʿ ş → word", node=NODE))) == []
    other = line("word", node=NODE)
    lacking = other._replace(runs=(other.runs[0]._replace(text="wo中d"),))
    assert len(found("T16", DOC, page(lacking))) == 1
    arabic = line("جسر", node=NODE, face="Amiri-Regular")
    assert len(found("T16", DOC, page(arabic))) == 1
    assert found("T16", DOC, page(arabic._replace(runs=(arabic.runs[0]._replace(actual=True),)))) == []


def test_a_finding_quotes_its_line() -> None:
    made = doc(p("text"))
    (message,) = found("T1", made, page(*stack(numbers(made, "p")[0], FULL, FULL, SHORT, size=9.0)))
    assert message == "running text of 9 points; 10 is the least: “Full lines hold about as many letters …”"
