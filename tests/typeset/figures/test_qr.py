"""QR codes: the address as segno has it, large enough, with white around it."""

import pytest
import segno

from briefing.typeset.figures.qr import MODULE, QUIET, modules
from briefing.typeset.galley import Ink, Line
from helpers.docs import e, galley

SHORT, LONG = "https://example.org/a", "https://example.org/" + "a-long-way/" * 20


def made(href: str, **more: str) -> Line:
    (line,) = galley(e("qr", href=href, alt="QR code", **more))
    assert isinstance(line, Line)
    return line


def dark(line: Line) -> list[tuple[float, ...]]:
    (ink,) = line.notes
    assert isinstance(ink, Ink)
    return [tuple(float(n) for n in op[1:]) for op in ink.paths[1].ops]


def code(href: str, **more: str) -> float:
    """How wide a code is, its quiet zone aside."""
    xs = [edge for x, _, wide, _ in dark(made(href, **more)) for edge in (x, x + wide)]
    return max(xs) - min(xs)


@pytest.mark.parametrize("href", [SHORT, LONG])
def test_the_modules_that_are_drawn_are_those_of_the_code(href: str) -> None:
    line, rows = made(href), modules(href)
    side = line.height / (len(rows) + 2 * QUIET)
    seen = {(round(x / side) + k - QUIET, round((y + line.height) / side) - QUIET)
            for x, y, wide, _ in dark(line) for k in range(round(wide / side))}
    assert seen == {(x, y) for y, row in enumerate(rows) for x, on in enumerate(row) if on}
    assert [bytes(map(int, row)) for row in rows] == [bytes(map(bool, row)) for row in segno.make(
        href, error="m", micro=False, boost_error=False).matrix]


@pytest.mark.parametrize("href", [SHORT, LONG])
def test_four_modules_around_it_are_white(href: str) -> None:
    line = made(href)
    side = line.height / (len(modules(href)) + 2 * QUIET)
    for x, y, wide, tall in dark(line):
        assert min(x, y + line.height, line.height - x - wide, -y - tall) >= QUIET * side - 1e-6


@pytest.mark.parametrize("href", [SHORT, LONG])
def test_its_dark_modules_are_flush_with_the_text(href: str) -> None:
    line = made(href)
    assert line.x + min(x for x, *_ in dark(line)) == pytest.approx(0.0)


def test_a_module_is_half_a_millimetre_at_least() -> None:
    assert code(SHORT) == pytest.approx(22 * 72 / 25.4)
    assert code(LONG) == pytest.approx(max(22 * 72 / 25.4, len(modules(LONG)) * MODULE))
    assert code(LONG, width="40pt") == pytest.approx(len(modules(LONG)) * MODULE)
    assert code(SHORT, width="100pt") == pytest.approx(100.0)
