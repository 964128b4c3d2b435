"""The pack of trials, set once for each layout, paper and look."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing.jobs import build
from briefing.jobs.editions import Request
from briefing.layout.doc import Doc
from briefing.layout.library import Layout
from briefing.typeset.galley import Pages
from briefing.typeset.rules import profile_of
from briefing.typeset.rules.reading import Reading
from briefing.typeset.text.faces import Faces
from torture.pack import pack
from towns import planned

LAYOUTS = Path(__file__).parent / "layouts"


class Trial(NamedTuple):
    doc: Doc
    layout: Layout
    pages: Pages
    faces: Faces

    def reading(self) -> Reading:
        return Reading(self.pages, self.layout.theme, profile_of(self.layout.kind, self.layout.theme))


Tried = Callable[..., Trial]


@pytest.fixture(scope="session")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    """`tried("linear", "a5", "theme.body-align=justify")` is that layout on that paper with those settings."""
    folder = tmp_path_factory.mktemp("trials")
    (folder / "pack.yaml").write_text(pack(), encoding="utf-8")

    @lru_cache
    def of(layout: str, paper: str, *sets: str) -> Trial:
        plan = planned(folder, Request(layout=layout, paper=paper, sets=sets), LAYOUTS)
        assert not plan.diagnostics, plan.diagnostics
        (job,) = plan.jobs
        doc, made = build.make_doc(job)
        return Trial(doc, made, *build.make_pages(job))

    return of
