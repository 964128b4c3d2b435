import pytest

from briefing.typeset.galley import Path
from briefing.typeset.rules.colour import black, contrast
from typeset.rules.made import FULL, found, line, one, page

DOC, NODE = one()


def ground(colour: str, *more: Path) -> list[Path]:
    return [Path((("R", 0.0, 0.0, 500.0, 400.0),), fill=colour), *more]


@pytest.mark.parametrize(("one_", "other", "expected"), [
    ("#767676", "#ffffff", 4.54), ("#666666", "#ffffff", 5.74), ("#595959", "#ffffff", 7.00),
    ("#004488", "#ffffff", 9.6), ("#000000", "#ffffff", 21.0),
])
def test_contrast_is_that_of_the_standard(one_: str, other: str, expected: float) -> None:
    assert contrast(one_, other) == pytest.approx(contrast(other, one_)) == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize(("colour", "expected"), [("#ffffff", 0), ("#e6e6e6", 10), ("#000000", 100), ("#efece6", 7.4)])
def test_black_is_what_a_copier_makes_of_a_colour(colour: str, expected: float) -> None:
    assert black(colour) == pytest.approx(expected, abs=0.3)


@pytest.mark.parametrize(("colour", "size", "face", "below", "count"), [
    ("#777777", 10.0, "Spectral-Regular", "#ffffff", 1), ("#767676", 10.0, "Spectral-Regular", "#ffffff", 0),
    ("#777777", 18.0, "Spectral-Regular", "#ffffff", 0), ("#777777", 14.0, "Spectral-SemiBold", "#ffffff", 0),
    ("#999999", 18.0, "Spectral-Regular", "#ffffff", 1), ("#949494", 18.0, "Spectral-Regular", "#ffffff", 0),
    ("#767676", 10.0, "Spectral-Regular", "#dddddd", 1),
])
def test_text_stands_out_from_its_ground(colour: str, size: float, face: str, below: str, count: int) -> None:
    text = line(FULL, node=NODE, size=size, colour=colour, face=face)
    assert len(found("C1", DOC, page(text, paths=ground(below)))) == count


def test_the_last_ground_is_the_one_that_is_seen() -> None:
    text = line(FULL, node=NODE, colour="#666666")
    over = Path((("R", 0.0, 0.0, 500.0, 200.0),), fill="#555555")
    frame = Path((("R", 0.0, 0.0, 500.0, 200.0),), stroke="#000000", weight=1.0)
    assert len(found("C1", DOC, page(text, paths=ground("#ffffff", over, frame)))) == 1
    assert found("C1", DOC, page(text, paths=ground("#ffffff", frame))) == []


@pytest.mark.parametrize(("colour", "below", "count"), [
    ("#595959", "#ffffff", 0), ("#5a5a5a", "#ffffff", 1), ("#5a5a70", "#ffffff", 0), ("#eeeeee", "#222222", 0),
])
def test_grey_text_is_dark_enough_to_copy(colour: str, below: str, count: int) -> None:
    assert len(found("C2", DOC, page(line(FULL, node=NODE, colour=colour), paths=ground(below)))) == count


@pytest.mark.parametrize(("below", "count"), [
    ("#ffffff", 0), ("#f6f6f6", 1), ("#eeeeee", 1), ("#ececec", 0), ("#dadada", 0), ("#d5d5d5", 1), ("#c8c8c8", 1),
    ("#888888", 1), ("#747474", 0), ("#222222", 0)])
def test_grounds_survive_a_copier(below: str, count: int) -> None:
    text = line(FULL, node=NODE, colour="#000000")
    assert len(found("C4", DOC, page(text, text, paths=ground(below)))) == count


@pytest.mark.parametrize(("weight", "count"), [(0.5, 0), (0.4, 1)])
def test_rules_are_not_thin(weight: float, count: int) -> None:
    rule = Path((("M", 60.0, 60.0), ("L", 90.0, 60.0)), stroke="#000000", weight=weight)
    assert len(found("C5", DOC, page(paths=[rule, rule]))) == count


@pytest.mark.parametrize(("colour", "size", "count"), [("#ffffff", 11.0, 1), ("#ffffff", 12.0, 0), ("#000000", 8.0, 0)])
def test_light_text_is_not_small(colour: str, size: float, count: int) -> None:
    below = "#333333" if colour == "#ffffff" else "#ffffff"
    assert len(found("C6", DOC, page(line(FULL, node=NODE, size=size, colour=colour), paths=ground(below)))) == count
