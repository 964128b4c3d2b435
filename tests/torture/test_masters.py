"""The pages that the paper theme gives to a plain layout: mirrored, inside the paper, on the grid of their size."""

import pytest

from briefing.jobs.snapshot import layouts
from briefing.layout.library import load_layout
from briefing.layout.settings import settings
from briefing.layout.theme import Theme
from briefing.layout.theme_values import MM
from briefing.typeset.pages.place import placements
from torture.conftest import LAYOUTS
from towns import ROOT

FILES = layouts(ROOT / "layouts", LAYOUTS)
PAPERS = {"a4": (25.0, 14.0), "letter": (25.4, 14.0), "a3": (36.0, 20.0), "a5": (16.0, 13.0),
          "half-letter": (16.0, 13.0)}  # inner margin in mm, grid in points


def theme(paper: str, layout: str = "linear", **keys: str) -> Theme:
    return load_layout(layout, FILES, settings({}, keys, (), paper)).theme


@pytest.mark.parametrize("paper", PAPERS)
def test_a_page_has_the_measures_of_its_paper(paper: str) -> None:
    made = theme(paper)
    inner, grid = PAPERS[paper]
    body = made.style("body")
    assert made.length("inner") == pytest.approx(inner * MM, abs=0.01) and body.leading == grid
    assert made.length("text-height") % grid == pytest.approx(0.0, abs=1e-6)
    assert 1.2 <= body.leading / body.size <= 1.45
    outer = made.length("page-width") - made.length("inner") - made.length("block-width")
    below = made.length("page-height") - made.length("top") - made.length("text-height")
    assert outer >= 13 * MM - 0.01 and below >= 16 * MM - 0.01


@pytest.mark.parametrize("layout", ["linear", "margins"])
@pytest.mark.parametrize("gutter", ["0", "4mm"])
@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_verso_mirrors_recto(paper: str, gutter: str, layout: str) -> None:
    made = theme(paper, layout, gutter=gutter)
    place, block = placements(made), made.length("block-width")
    recto, verso = place(1), place(2)
    assert (recto.recto, verso.recto) == (True, False)
    assert recto.block == pytest.approx(verso.width - verso.block - block)
    assert recto.block == pytest.approx((PAPERS[paper][0] + float(gutter.rstrip("m"))) * MM)
    assert recto.text == recto.block and verso.text + verso.measure == pytest.approx(verso.block + block)
    if layout == "margins":
        assert recto.side + made.length("margin-width") == pytest.approx(recto.block + block)
        assert verso.side == verso.block
