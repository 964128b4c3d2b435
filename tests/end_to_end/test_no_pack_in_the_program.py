"""No layout and no module knows the pack that ships: none of its names occurs there."""

import re
from pathlib import Path

import pytest

from briefing.content.values import Identifier
from briefing.content.walking import leaves
from briefing.jobs import packs
from helpers.editions import Made
from towns import ROOT

FILES = sorted(path for folder in ("layouts", "src") for path in (ROOT / folder).rglob("*")
               if path.suffix in (".py", ".yaml", ".j2", ".typed", ".md"))
# Words of the pack's ids and headwords that any text may use.
COMMON = {"why", "undergraduate", "secondary", "policy", "general-public", "front", "US", "UN"}
PLACES = ("Aleppo", "Syria", "Damascus", "Idlib", "Deraa", "Homs", "Russia", "Turkey", "Iran", "Kazakhstan", "Ankara",
          "Astana", "Beirut", "Hezbollah", "Ramadan", "Free Syrian Army")


def names(made: Made) -> set[str]:
    job = made("content/aleppo student-handout").job
    pack = packs.load(job.snapshot.content, job.pack)
    found = {str(leaf.value) for leaf in leaves(pack) if isinstance(leaf.value, Identifier)}
    found |= {actor.name for actor in pack.actors} | {actor.short for actor in pack.actors if actor.short}
    found |= {term.headword for term in pack.terms} | {source.short for source in pack.sources}
    found |= {native.text for record in (*pack.actors, *pack.terms) if (native := record.native)}
    found |= {person.family for source in pack.sources for person in source.author}
    found |= {source.title for source in pack.sources} | {pack.pack.title, *PLACES}
    return found - COMMON


def pattern(name: str) -> str:
    """A whole word in any case; an abbreviation (`US`, `FSA`) only in its own."""
    whole = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    return whole if len(name) < 4 else f"(?i:{whole})"


@pytest.mark.parametrize("file", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_name_of_the_pack_is_in_the_program(made: Made, file: Path) -> None:
    found = re.findall("|".join(map(pattern, sorted(names(made)))), file.read_text(encoding="utf-8"))
    assert found == []
