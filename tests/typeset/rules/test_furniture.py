import pytest

from helpers.docs import doc, e, p
from typeset.rules.made import found, line, page

FACTS = {"version": "1.2", "as_of": "2001-02-03"}
WHOLE = "page 1 of 2", "version 1.2, as of 3 February 2001"


@pytest.mark.parametrize(("texts", "missing"), [
    (WHOLE, []), (WHOLE[:1], ["the page does not say the version, the date"]),
    (("page 1", WHOLE[1]), ["the page does not say page x of y"]),
    (("word",), ["the page does not say page x of y, the version, the date"]),
])
def test_every_page_says_what_it_is(texts: tuple[str, ...], missing: list[str]) -> None:
    first = page(furniture=[line(text, 380.0, flow="furniture") for text in texts])
    second = page(furniture=[line(text, 380.0) for text in ("page 2 of 2", WHOLE[1])], number=2)
    assert found("P6", None, first, second, facts=FACTS) == missing


def test_what_the_pack_does_not_say_is_not_asked_for() -> None:
    assert found("P6", None, page(furniture=[line("1/1", 380.0)])) == []


@pytest.mark.parametrize(("pitch", "count"), [(22.7, 0), (22.0, 1)])
def test_answer_lines_have_room_for_a_hand(pitch: float, count: int) -> None:
    made = doc(p("Why?"), e("lines"), e("lines"))
    assert len(found("P11", made, page(line("Why?")), answer_pitch=pitch)) == count
    assert found("P11", doc(p("Why?")), page(line("Why?")), answer_pitch=5.0) == []


def test_lines_may_have_a_pitch_of_their_own() -> None:
    made = doc(e("lines", pitch="9mm"), e("lines", pitch="6mm"), e("lines", pitch="6mm"))
    (message,) = found("P11", made, page(line("Why?")), answer_pitch=5.0)
    assert message == "lines to write on stand 6.0 mm apart; 8 is the least"
