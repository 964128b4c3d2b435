"""What is hardest to set is tagged: both standards hold, and the structure has every character of the Doc in order."""

import re
from functools import lru_cache

import page as validator
import pytest

from briefing.layout.doc import Element, Str
from briefing.pdf.paint import paint
from helpers.tagged import Tagged
from torture.conftest import Tried
from torture.test_torture import JUSTIFIED, letters

TRIALS = [("linear", "a4"), ("linear", "a5", *JUSTIFIED), ("margins", "a4"), ("margins", "a5")]
BLOCKS = ("P", "H1", "H2", "H3", "H4", "Caption")
BACK = re.compile(r"\(page\d+\)")  # at the head of a margin note that went over to another page
trials = pytest.mark.parametrize("name", TRIALS, ids="-".join)


@pytest.fixture(scope="module")
def painted(tried: Tried):
    @lru_cache
    def of(name: tuple[str, ...]) -> bytes:
        trial = tried(*name)
        return paint(trial.pages, "1900-01-01", trial.faces, "briefing 0")

    return of


@trials
def test_both_standards_hold(painted, name: tuple[str, ...]) -> None:
    for profile in ("ua1", "2a"):
        report = validator.validate_pdf_bytes(painted(name), profile=profile)
        assert [f"{profile} {failure.rule_id}: {failure.message}" for failure in report.failures] == []


@trials
def test_the_structure_has_every_character_in_order(painted, tried: Tried, name: tuple[str, ...]) -> None:
    pdf = Tagged(painted(name))
    said = [letters(pdf.text(node)) for node in pdf.root.walk() if node.kind in BLOCKS]
    said = [text for text in said if text and not BACK.fullmatch(text)]
    wanted = [text for texts in leaves(tried(*name).doc.root) if (text := letters("".join(texts)))]
    assert sorted(said) == sorted(wanted)
    if "margins" not in name:  # a margin note is read after what it is beside, and not before it as in the Doc
        assert said == wanted


def leaves(root: Element) -> list[list[str]]:
    """The texts of each paragraph of a Doc, with the figures of its notes, which follow."""
    out: list[list[str]] = []

    def visit(el: Element, into: list[str] | None) -> None:
        if el.name in ("p", "h1", "h2", "h3", "h4", "caption"):
            out.append(into := [el.get("number") if el.name == "h2" else ""])
        for child in el.children:
            if isinstance(child, Str):
                if into is not None:
                    into.append(child.text)
            elif child.name not in ("furniture", "definitions"):
                if child.name == "footnote" and into is not None:
                    into.append(child.get("number"))
                visit(child, None if child.name in ("aside", "footnote") else into)

    visit(root, None)
    return out
