"""Tables and lists that layouts make of a pack say each thing once, and nothing where there is nothing to say."""

from collections import Counter
from collections.abc import Iterator

from briefing.layout.doc import Doc, Element, plain, walk
from helpers.editions import Made

ALEPPO = "content/aleppo student-handout-undergraduate"


def found(doc: Doc, name: str, place: str) -> list[Element]:
    return [node for node in walk(doc.root) if isinstance(node, Element) and node.name == name
            and (node.get("place") or "").startswith(place)]


def within(el: Element, name: str) -> Iterator[Element]:
    return (node for node in walk(el) if isinstance(node, Element) and node.name == name)


def said(el: Element) -> str:
    return plain(el).strip()


def test_who_is_tied_to_others_is_named_once(made: Made) -> None:
    (table,) = found(made(ALEPPO).doc, "table", "relations")
    names = Counter(said(th) for th in within(table, "th") if th.get("scope") == "row")
    assert len(names) > 10 and set(names.values()) == {1}


def test_a_tie_without_words_has_its_citation_beside_what_it_says(made: Made) -> None:
    """A cell held a bracket and nothing else."""
    (table,) = found(made("content/sample handout").doc, "table", "relations")
    cells = [said(td) for td in within(table, "td")]
    assert "backs in part Council of Elders [2, 5]" in cells and "—" in cells
    assert not [cell for cell in cells if cell.startswith("[")]


def test_whoever_takes_no_position_on_some_claims_has_no_row_there(made: Made) -> None:
    tables = [table for div in found(made(ALEPPO).doc, "div", "matrix-") for table in within(div, "table")]
    assert len(tables) == 3
    for table in tables:
        rows = [[said(td) for td in within(tr, "td")] for tr in within(table, "tr") if not tr.get("head")]
        assert rows and all(set(row) != {"—"} for row in rows)
        (caption,) = within(table, "caption")
        assert "Who takes none on these claims is left out." in said(caption)


def test_a_place_of_which_nothing_is_said_is_on_the_map_alone(made: Made) -> None:
    for name in (ALEPPO, "content/sample handout"):
        (places,) = found(made(name).doc, "dl", "places")
        assert {"Place.", "Area.", ""}.isdisjoint(said(dd) for dd in within(places, "dd"))
