"""Every element as it stands on paper: `make golden` rewrites tests/golden/specimen.*; read the diff."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.jobs.editions import Request
from briefing.layout.doc import ELEMENTS, dump, walk
from helpers.editions import Edition, make
from helpers.records import records
from towns import ROOT, planned

Golden = Callable[[str, str], None]
DISSOLVED = {"definitions", "slide"}  # margin notes are made of the one; decks are made of the other


@pytest.fixture(scope="module")
def specimen() -> Edition:
    plan = planned(ROOT / "content" / "sample", Request(layout="specimen"), Path(__file__).parent / "layouts")
    assert not plan.diagnostics, plan.diagnostics
    (job,) = plan.jobs
    return make(job)


def test_it_has_every_element(specimen: Edition) -> None:
    assert {node.name for node in walk(specimen.doc.root) if hasattr(node, "name")} == set(ELEMENTS) - DISSOLVED


def test_the_elements_are_as_they_were(specimen: Edition, golden: Golden) -> None:
    golden("specimen.xml", dump(specimen.doc.root))


def test_they_stand_where_they_stood(specimen: Edition, golden: Golden) -> None:
    golden("specimen.records.txt", records(specimen.pages))
