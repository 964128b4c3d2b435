"""Every text of a pack reaches some document, and what is for facilitators reaches theirs alone."""

from collections.abc import Callable, Iterator

import pytest

from briefing.content.inline import Prose, Words
from briefing.content.select import chain, worded
from briefing.content.values import Wordings
from briefing.content.walking import Leaf, leaves, nodes
from briefing.diagnostics import Span
from briefing.jobs import packs
from briefing.jobs.editions import Request
from briefing.layout.doc import Doc, Str, walk
from conftest import Built
from towns import ROOT, planned

AUDIENCES = {"handout": "secondary", "facilitator": "secondary", "roles": "secondary", "slides": "undergraduate"}


@pytest.fixture(scope="session")
def told(built: Callable[[str, str], Built]) -> dict[str, set[Span]]:
    """Where all that an edition of the sample says was written."""
    return {edition: spans(built("sample", edition).doc) for edition in AUDIENCES}


def spans(doc: Doc) -> set[Span]:
    return {node.span for node in walk(doc.root) if isinstance(node, Str)}


def texts() -> Iterator[tuple[Leaf, str, Prose]]:
    """Each text of the sample, with the editions that have its reader, in the wording of their audience."""
    made = planned(ROOT / "content" / "sample", Request())
    pack = packs.load(made.jobs[0].snapshot.content, "sample")
    for leaf in leaves(pack):
        if isinstance(leaf.value, Wordings):
            for edition, audience in AUDIENCES.items():
                prose = worded(leaf.value, chain(pack, audience))
                assert prose
                yield leaf, edition, prose


def said(prose: Prose) -> set[Span]:
    return {node.span for node in nodes(prose) if isinstance(node, Words)}


def test_every_text_of_the_sample_is_printed_in_some_edition(told: dict[str, set[Span]]) -> None:
    silent = {prose.ref for _, _, prose in texts()}
    silent -= {prose.ref for _, edition, prose in texts() if said(prose) <= told[edition]}
    assert not silent


def test_what_is_for_facilitators_is_in_their_guide_alone(told: dict[str, set[Span]]) -> None:
    own = [(edition, said(prose)) for leaf, edition, prose in texts() if leaf.reader == "facilitator"]
    assert own
    for edition, words in own:
        assert words <= told[edition] if edition == "facilitator" else not words & told[edition]


def test_what_is_private_to_a_role_is_on_its_sheet_and_with_the_facilitator_alone(told: dict[str, set[Span]]) -> None:
    private = [(edition, said(prose)) for leaf, edition, prose in texts() if leaf.reader == "role"]
    assert private
    for edition, words in private:
        assert words <= told[edition] if edition in ("facilitator", "roles") else not words & told[edition]
