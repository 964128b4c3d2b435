"""Pictures and figures: how large they are, what stays with them, what there is to say."""

from dataclasses import replace

import pytest

from briefing.diagnostics import LAYOUT, Failed
from briefing.typeset.blocks.pictures import set_figure, set_picture
from briefing.typeset.galley import NEVER, Glue, Image, Line, Penalty, Target
from briefing.typeset.pictures import Pictures
from helpers.docs import context, e, element, lines_of, p
from helpers.photos import picture

FILES = {"wide.png": picture("L", (1200, 600)), "tall.png": picture("L", (600, 1200)),
         "small.png": picture("L", (40, 20))}
FIGURE = {"figure_gap": 6.0, "text_height": 300.0}


def made(draft, width: float = 280.0, left: float = 0.0):
    """-> the items, and what there is to say."""
    within = replace(context(**FIGURE), pictures=Pictures(FILES))
    setter = set_picture if draft.name == "picture" else set_figure
    return setter(element(draft), (left, width), within), within.told


def shown(name: str, **more: str):
    return e("picture", src=name, alt="a gradient", **more)


def image_of(items) -> Image:
    (image,) = [note for item in items if isinstance(item, Line) for note in item.notes if isinstance(note, Image)]
    return image


@pytest.mark.parametrize(("name", "width", "size", "codes"), [
    ("wide.png", "", (280.0, 140.0), []),
    ("wide.png", "100pt", (100.0, 50.0), []),
    ("wide.png", "400pt", (280.0, 140.0), ["picture-shrunk"]),
    ("tall.png", "", (150.0, 300.0), ["picture-shrunk"]),
    ("tall.png", "150pt", (150.0, 300.0), []),
    ("small.png", "100pt", (100.0, 50.0), ["picture-coarse"]),
])
def test_a_picture_is_as_wide_as_it_is_asked_to_be_if_there_is_room(name: str, width: str, size, codes) -> None:
    items, told = made(shown(name, **({"width": width} if width else {})), left=20.0)
    image = image_of(items)
    assert (image.name, image.width, image.height) == (name, *size)
    (line,) = items
    assert (line.height, line.depth, line.x) == (image.height, 0.0, 20.0)
    assert (image.x, image.y) == (0.0, -image.height)
    assert [d.code for d in told] == codes and all(d.severity == "warning" for d in told)


def test_a_figures_caption_stands_below_and_stays_with_it() -> None:
    long = "A caption that is so long that it does not go on one line of the figure at all, and on two"
    items, _ = made(e("figure", e("caption", long), shown("wide.png")))
    first, *rest = items
    assert isinstance(first, Line) and image_of((first,)) and " ".join(lines_of(tuple(rest))).split() == long.split()
    assert rest[:3] == [Penalty(NEVER), Glue(6.0, keep=True), Penalty(NEVER)]
    assert not [item for item in rest if isinstance(item, Penalty) and item.cost < NEVER]
    assert all(rest[k - 1] == Penalty(NEVER) for k, item in enumerate(rest) if isinstance(item, Line))


def test_a_high_picture_leaves_room_for_its_caption() -> None:
    items, _ = made(e("figure", shown("tall.png"), e("caption", "One line")))
    assert image_of(items).height == pytest.approx(300.0 - 14.0 - 6.0)


def test_a_figure_may_hold_other_blocks() -> None:
    items, _ = made(e("figure", p("drawn in words"), e("caption", "Below")))
    assert lines_of(items) == ["drawn in words", "Below"]


def test_a_picture_can_be_found() -> None:
    items, _ = made(shown("wide.png", anchor="x"))
    assert Target("x") in items[0].notes


def test_a_picture_that_is_not_there_is_an_error_with_the_nearest_name() -> None:
    with pytest.raises(Failed) as failed:
        made(shown("wide.pgn"))
    (said,) = failed.value.diagnostics
    assert (said.code, said.hint, failed.value.exit_status) == ("unknown-picture", "did you mean wide.png?", LAYOUT)
