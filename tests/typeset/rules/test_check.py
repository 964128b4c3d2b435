"""The table of rules, and what `check` makes of findings."""

import re

import pytest

from briefing.diagnostics import at
from briefing.layout.theme_values import PROFILES as NAMES
from briefing.typeset.galley import Pages
from briefing.typeset.rules import PROFILES, RULES, check, profile_of
from helpers.docs import theme
from towns import ROOT
from typeset.rules.made import FULL, SHORT, line, one, page, stack

PAGE = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
DOC, NODE = one()


def test_every_profile_that_a_theme_may_name_has_its_numbers() -> None:
    assert tuple(PROFILES) == NAMES


@pytest.mark.parametrize(("kind", "keys", "expected"), [
    ("handout", {}, "print"), ("deck", {}, "deck"), ("deck", {"profile": "print"}, "print"),
    ("handout", {"profile": "dyslexia"}, "dyslexia"),
])
def test_the_theme_names_its_profile_or_the_layout_has_one(kind: str, keys: dict[str, str], expected: str) -> None:
    assert profile_of(kind, theme(**keys)).name == expected


def test_a_finding_says_its_rule_its_page_and_its_place() -> None:
    pages = Pages((page(*stack(NODE, FULL, FULL, SHORT, size=9.0)),), {}, DOC.root)
    (found,) = [d for d in check(pages, theme(inner=50.0), PROFILES["print"]) if d.code == "T1"]
    assert (found.severity, found.span) == ("warning", at("doc.xml", 1))
    assert found.message.endswith(", page 1")


def test_rules_bind_paper_or_the_screen() -> None:
    pages = Pages((page(line("word", node=NODE, size=9.0)),), {}, DOC.root)
    paper, screen = (({d.code for d in check(pages, theme(), PROFILES[name])}) for name in ("print", "deck"))
    assert "S1" not in paper and "S1" in screen
    assert "P6" in paper and "P6" not in screen


def test_the_page_of_rules_has_them_all() -> None:
    said = re.findall(r"^\| (\w+) \| (\w+) \| (\w+) \| (.*) \|$", PAGE, re.M)
    assert said[1:] == [(rule.id, rule.on, rule.severity, rule.says) for rule in RULES.values()]


def test_the_page_of_rules_has_the_profiles() -> None:
    said = {name: cells.split(" | ") for name, cells in re.findall(r"^\| `([\w-]+)` \| (.*) \|$", PAGE, re.M)}
    assert tuple(said) == NAMES
    for name, (size, other, *_, together, italics, hyphens) in said.items():
        profile = PROFILES[name]
        assert profile.screen or size.startswith(f"{profile.least:g}")
        assert other == (f"{profile.smallest:g}" if profile.smallest else "as running text")
        assert profile.screen or (together, italics) == (str(profile.together), str(profile.italics))
        assert hyphens == str(profile.hyphens)


def test_a_rule_has_an_id_a_sentence_and_a_severity() -> None:
    for id, rule in RULES.items():
        assert rule.id == id and rule.says.endswith(".") and rule.on in ("paper", "screen", "all")
        assert rule.severity == ("error" if id in ("T13", "T16", "P1") or id[0] == "S" else "warning")
