"""What is hardest to set: nothing is lost, nothing overlaps, nothing leaves the page; the rules hold."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from briefing.layout.doc import Element, Str, walk
from briefing.typeset.galley import Pages
from briefing.typeset.rules import RULES, check, profile_of
from briefing.typeset.rules.measure import word_space
from torture.conftest import Trial, Tried
from torture.pack import LONGEST, pack

JUSTIFIED = ("theme.body-align=justify", "theme.body-hyphens=true")
TRIALS = [("linear", paper, *look) for paper in ("a4", "a5", "letter") for look in ((), JUSTIFIED)]
TRIALS += [("margins", paper) for paper in ("a4", "a5", "letter")]
OTHERS = [("linear", "half-letter"), ("linear", "a3")]
REPEATED = ("furniture", "head", "number")  # flows that say again what stands elsewhere, or number it
TABLES = ("table", "row")  # in which a page break puts later text before earlier
TIGHTEST, LOOSE, LOOSEST, FEW, EPS = 0.8, 1.25, 1.5, 0.05, 0.01
QUOTED = re.compile(r"“(\w+)”")

trials = pytest.mark.parametrize("name", [*TRIALS, *OTHERS], ids="-".join)


def letters(text: str) -> str:
    """Without white space and what hyphenation adds."""
    return "".join(text.replace("\u00ad", "").split())


def said(pages: Pages) -> dict[int, str]:
    """What each node of the Doc says on paper, in the order of pages and lines."""
    out: dict[int, str] = {}
    for page in pages.pages:
        for placed in page.text:
            if placed.flow not in REPEATED:
                for run in placed.runs:
                    out[run.node] = out.get(run.node, "") + run.text
    return out


def asked(root: Element) -> Iterator[Str]:
    """The texts of a Doc outside its furniture."""
    for child in root.children:
        if isinstance(child, Str):
            yield child
        elif child.name not in ("furniture", "definitions"):
            yield from asked(child)


@trials
def test_every_character_stands_on_paper_once(tried: Tried, name: tuple[str, ...]) -> None:
    trial = tried(*name)
    found = said(trial.pages)
    wrong = [node.text[:60] for node in asked(trial.doc.root)
             if letters(found.get(node.number, "")) != letters(node.text)]
    assert wrong == []


@trials
def test_each_flow_keeps_its_order(tried: Tried, name: tuple[str, ...]) -> None:
    trial = tried(*name)
    first: dict[str, list[int]] = {}
    apart = {node.number for el in walk(trial.doc.root) if isinstance(el, Element) and el.name in TABLES
             for node in walk(el)}
    for page in trial.pages.pages:
        for placed in page.text:
            own = first.setdefault(placed.flow, [])
            own += [run.node for run in placed.runs if run.node not in (-1, *own) and run.node not in apart]
    texts = {node.number for node in asked(trial.doc.root)}
    for flow, nodes in first.items():
        if flow not in REPEATED:
            assert [n for n in nodes if n in texts] == sorted(n for n in nodes if n in texts), flow


@trials
def test_nothing_overlaps_and_nothing_leaves_the_page(tried: Tried, name: tuple[str, ...]) -> None:
    reading = tried(*name).reading()
    assert [finding.message for rule in ("T13", "T16", "P1") for finding in RULES[rule].find(reading)] == []


@trials
def test_the_rules_of_breaking_hold(tried: Tried, name: tuple[str, ...]) -> None:
    found = broken(tried(*name), "T5", "T6", "T7", "T8", "T9", "T10", "T17", "P2", "P3", "P6", "C5")
    ends = [m for m in found if "Trial of last" in m]  # a heading with nothing below it
    word = [m for m in found if m.startswith("T9") and any(part in LONGEST for part in QUOTED.findall(m))]
    assert [m for m in found if m not in (*ends, *word)] == []
    assert len(ends) == 1


def broken(trial: Trial, *rules: str) -> list[str]:
    theme = trial.layout.theme
    return [f"{d.code}: {d.message}" for d in check(trial.pages, theme, profile_of(trial.layout.kind, theme))
            if d.code in rules]


def test_justified_text_has_no_holes(tried: Tried) -> None:
    trial = tried("linear", "a4", *JUSTIFIED)
    spaces = [space for paragraph in trial.reading().running() for line in paragraph.lines[:-1]
              if (space := word_space(line.placed)) is not None and not line.within("columns", "li", "blockquote")]
    assert len(spaces) > 300
    assert min(spaces) >= TIGHTEST - EPS and max(spaces) <= LOOSEST + EPS
    assert sum(space > LOOSE + EPS for space in spaces) < FEW * len(spaces)
    assert len({round(space, 2) for space in spaces}) > 10, "the lines are justified"


def test_the_pack_holds_every_trial(tried: Tried) -> None:
    trial = tried("margins", "a4")
    names = Counter(node.name for node in walk(trial.doc.root) if isinstance(node, Element))
    assert names["h2"] == 13 and names["aside"] >= 40 and names["td"] >= 10
    assert max(depth(node) for node in walk(trial.doc.root) if isinstance(node, Element)) == 5
    on = {page.number for page in trial.pages.pages for placed in page.text
          for run in placed.runs if run.text.startswith("A line beside two notes")}
    assert len(on) == 1, "forty notes are anchored on one page"


def depth(element: Element) -> int:
    """How many lists are nested in each other, the element itself counted."""
    below = max((depth(node) for node in element.children if isinstance(node, Element)), default=0)
    return below + (element.name in ("ul", "ol"))


def test_the_pack_is_always_the_same() -> None:
    assert pack(1) == pack(1) != pack(2)
