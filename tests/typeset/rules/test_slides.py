import pytest

from helpers.docs import doc, e, p
from typeset.rules.made import found, line, numbers, page


@pytest.mark.parametrize(("name", "role", "size", "count"), [
    ("h1", "headline", 32.0, 0), ("h1", "headline", 31.0, 1), ("p", "", 24.0, 0), ("p", "", 23.0, 1),
    ("dt", "", 18.0, 0), ("dt", "", 17.0, 1), ("p", "kicker", 16.0, 0), ("p", "kicker", 15.0, 1),
])
def test_the_last_row_can_read_it(name: str, role: str, size: float, count: int) -> None:
    text = e(name, "text", **({"role": role} if role else {}))
    made = doc(e("slide", e("dl", text) if name == "dt" else text))
    (node,) = numbers(made, name)
    assert len(found("S1", made, page(line("text", 100.0, node=node, size=size)), profile="deck")) == count


@pytest.mark.parametrize(("words", "points", "count"), [(40, 1, 0), (41, 1, 1), (7, 7, 0), (8, 8, 1)])
def test_a_slide_has_room_for_one_idea(words: int, points: int, count: int) -> None:
    made = doc(e("slide", e("ul", *(e("li", p("one")) for _ in range(points))), p("Source", role="source-line")))
    nodes = numbers(made, "p")
    texts = ["word " * (words - points + 1), *["word"] * (points - 1)]
    both = enumerate(zip(nodes, texts, strict=False))
    lines = [line(text.strip(), 30.0 + 30 * k, node=node, size=24.0) for k, (node, text) in both]
    source = line("word " * 20, 390.0, node=nodes[-1], size=16.0)
    assert len(found("S2", made, page(*lines, source), profile="deck")) == count


@pytest.mark.parametrize(("words", "lines", "role", "count"), [
    (15, 2, "headline", 0), (16, 2, "headline", 1), (9, 3, "headline", 1), (9, 3, "question", 0), (9, 4, "question", 1),
])
def test_a_headline_is_a_short_sentence(words: int, lines: int, role: str, count: int) -> None:
    made = doc(e("slide", e("h1", " ".join(["word"] * words), role=role)))
    (node,) = numbers(made, "h1")
    text = [line("word", 60.0 + 40 * k, node=node, size=32.0) for k in range(lines)]
    assert len(found("S3", made, page(*text), profile="deck", headline_lines=2.0, question_lines=3.0)) == count


def test_no_two_slides_have_one_title() -> None:
    made = doc(*(e("slide", e("h1", text)) for text in ("The bridge fell", "The river rose", "The  bridge fell")))
    pages = [page(line("Title", node=node), number=k) for k, node in enumerate(numbers(made, "h1"), 1)]
    (message,) = found("S4", made, *pages, profile="deck")
    assert message.startswith("another slide has the same title")
