"""The option of the handout that chooses actors, with the ties between them."""

from collections.abc import Sequence

import pytest

from briefing.jobs.build import make_doc
from briefing.jobs.editions import Request
from briefing.layout.doc import Element, walk
from towns import ROOT, planned


def drawn(actors: str, layout: str = "handout") -> tuple[Sequence[str], Sequence[tuple[str, str]], Sequence[str]]:
    """The actors printed, the ties drawn, the actors in the drawing."""
    (job,) = planned(ROOT / "content/sample", Request((layout,), sets=(f"options.actors={actors}",))).jobs
    found = [node for node in walk(make_doc(job)[0].root) if isinstance(node, Element)]
    anchors = [str(node.get("anchor")) for node in found]
    return ([a.removeprefix("actor-") for a in anchors if a.startswith("actor-")],
            [(str(n.get("from")), str(n.get("to"))) for n in found if n.name == "tie"],
            [str(n.get("name")) for n in found if n.name == "node"])


@pytest.mark.parametrize("layout", ["handout", "facilitator"])
def test_the_actors_that_an_edition_names_are_printed_with_the_ties_between_them(layout: str) -> None:
    printed, ties, nodes = drawn("[school, elders]", layout)
    assert printed == ["elders", "school"]
    assert ties == [("school", "elders")]
    assert sorted(nodes) == ["elders", "school"]


def test_one_without_ties_to_the_others_needs_no_drawing() -> None:
    assert drawn("[finch]") == (["finch"], [], [])


def test_where_none_is_named_all_are_printed() -> None:
    assert len(drawn("[]")[0]) == 4


def test_an_actor_that_is_not_there_is_an_error_with_those_that_are() -> None:
    made = planned(ROOT / "content/sample", Request(("handout",), sets=("options.actors=[school, nobody]",)))
    (told,) = [d for d in made.diagnostics if d.severity == "error"]
    assert not made.jobs
    assert (told.code, told.message) == ("unknown-id", "none of the actors is called nobody")
    assert told.hint == "known: board, elders, finch, school"
    assert told.span and told.span.file == "--set"
