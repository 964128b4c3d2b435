from typing import Any

import pytest

from briefing.content import load, resolve, select
from briefing.content.inline import Cite, Prose, Term, Words
from briefing.content.model import Pack
from briefing.content.walking import citations, nodes


@pytest.fixture
def data(pack: Pack) -> Any:
    return resolve(select(pack, "adults", "student")).data


def test_sources_are_numbered_in_citations_and_in_their_list(data: Any) -> None:
    assert [(s["id"], s["number"]) for s in data["sources"]] == [("reed-1911", 1), ("moss-1912", 2)]
    found = [s for c in citations(data["events"][2]["cites"]) for s in c.sources]
    assert [(s.key, s.number) for s in found] == [("reed-1911", 1), ("moss-1912", 2)]
    inline = [s for c in citations(data["sections"][0]["body"][0]["text"]) for s in c.sources]
    assert [s.number for s in inline] == [2]


def test_terms_without_words_get_them(data: Any) -> None:
    found = [n for n in nodes(data["sections"][0]["body"][0]["text"]) if isinstance(n, Term)]
    assert [(t.id, t.children[0][0]) for t in found] == [("sluice", "sluice"), ("tom", "Tom")]
    assert found[0].children[0].span == found[0].span
    tom = next(a for a in data["actors"] if a["id"] == "tom")
    assert [n.text for n in nodes(tom["relations"]) if isinstance(n, Words)][1] == "the council"


def test_records_are_numbered(data: Any) -> None:
    for key in ("summaries", "sections", "claims", "questions"):
        assert [r["number"] for r in data[key]] == list(range(1, len(data[key]) + 1))


def test_actors_are_in_order_with_an_account_for_every_source(data: Any) -> None:
    assert [a["name"] for a in data["actors"]] == ["The Council", "Thomas Moss"]
    told = data["actors"][1]["accounts"]
    assert [a["source"] for a in told] == [
        {"id": "reed-1911", "short": "Reed", "number": 1},
        {"id": "moss-1912", "short": "Moss", "number": 2},
    ]
    assert not told[0]["told"] and [isinstance(one["text"], Prose) for one in told[1]["told"]] == [True]


def test_a_source_may_tell_two_things_of_an_actor(changed) -> None:
    second = "'He slept [@moss-1912, 3].'}\n      - {source: moss-1912, text: 'He woke [@moss-1912, 4].'}"
    actors = resolve(select(load(changed("'He slept [@moss-1912, 3].'}", second)), "adults", "student")).data["actors"]
    silent, told = actors[1]["accounts"]
    assert silent["told"] == ()
    assert [spelt(one["text"]) for one in told["told"]] == ["He slept [2, 3].", "He woke [2, 4]."]


def test_the_steps_of_a_session_start_when_those_before_them_end(changed) -> None:
    data = resolve(select(load(changed("minutes: 12, teacher", "minutes: 65, teacher")), "adults", "facilitator")).data
    (session,) = data["sessions"]
    assert [(s["number"], s["start"], s["clock"]) for s in session["steps"]] == [(1, 0, "0:00"), (2, 65, "1:05")]
    assert session["total"] == 72
    assert [(s["question_numbers"], s["slide_numbers"]) for s in session["steps"]] == [((1,), ()), ((), (1,))]
    assert data["questions"][0]["used"] == ({"session": "One hour", "clock": "0:00"},)


def test_students_know_of_a_session_but_not_of_its_steps(data: Any) -> None:
    assert "steps" not in data["sessions"][0] and data["questions"][0]["used"] == ()


def test_a_source_names_the_session_for_which_it_is_read(changed) -> None:
    reading = "readings: [{session: se-hour, passages: '@reed-1911, A-1'}]\n    cited_works"
    source = resolve(select(load(changed("cited_works", reading)), "adults", "student")).data["sources"][0]
    assert [(r["session"], spelt(r["passages"])) for r in source["readings"]] == [("One hour", "[1, A-1]")]


def test_those_who_dispute_a_claim_are_named_and_nobody_is_not_the_same_as_not_said(changed) -> None:
    for written, found in (("", None), ("[]", ()), ("[tom, moss-1912]", ("Thomas Moss", "Moss"))):
        files = changed("    evidence: A rope.", f"    evidence: A rope.\n    disputed_by: {written}")
        (claim,) = resolve(select(load(files), "adults", "student")).data["claims"]
        assert claim["disputed_by"] == found


def test_a_position_of_silence_cites_nothing(changed) -> None:
    silent = "stance: silent, text: He says nothing of it.}"
    files = changed("stance: rejects, text: It was not., voice: reported, by: Tom, cites: '@moss-1912, 2'}", silent)
    (claim,) = resolve(select(load(files), "adults", "student")).data["claims"]
    assert spelt(claim["positions"][1]["cited"]) == "He says nothing of it."


def test_the_glossary_holds_terms_and_actors_with_a_gloss(data: Any) -> None:
    council, weir, sluice = data["glossary"]
    assert [e["headword"] for e in (council, weir, sluice)] == ["The Council", "Ébb weir", "sluice"]
    assert set(council) == set(sluice)
    assert council["definition"].source == council["margin"].source == "The elected body of the parish."
    assert sluice["stands_for"]["text"] == "exclusa" and sluice["native"] is None
    assert sluice["margin"] == sluice["definition"] and sluice["loaded"].source.startswith("Some")
    assert sluice["see_also"] == ({"id": "weir", "headword": "Ébb weir", "type": "term"},
                                  {"id": "council", "headword": "The Council", "type": "term"})


def test_events_are_in_order_with_labels(data: Any) -> None:
    keys = ("id", "certainty", "label", "label_short", "year")
    assert [tuple(e[k] for k in keys) for e in data["events"]] == [
        ("ev-rain", "approximate", "late October 1911", "late October", 1911),
        ("ev-gate", "disputed", "November 1911", "Nov", 1911),
        ("ev-flood", "day", "12 November 1911", "12 Nov", 1911),
    ]


@pytest.mark.parametrize(("when", "short", "year"), [
    ("late 1911", "late 1911", 1911),
    ("by October 1912", "by October", 1912),
    ("October 1910 to end of 1911", "October 1910 to end of 1911", 1910),
    ("in the October of the flood", "in the October of the flood", 1911),
    ("before the flood", "before the flood", 1911),
])
def test_a_wording_of_a_date_loses_its_year_only_where_it_has_a_month_and_one_year(changed, when, short, year) -> None:
    pack = load(changed("when: late October 1911", f"when: {when}"))
    event = next(e for e in resolve(select(pack, "adults", "student")).data["events"] if e["id"] == "ev-rain")
    assert (event["label"], event["label_short"], event["year"]) == (when, short, year)


def test_what_a_record_names_is_looked_up(data: Any) -> None:
    [section], [slide] = data["sections"], data["slides"]
    assert [(r["id"], r["type"], r["label_short"]) for r in slide["records"]] == [
        ("ev-rain", "event", "late October"),
        ("ev-flood", "event", "12 Nov"),
    ]
    assert [r["id"] for r in section["records"]] == ["ev-flood", "ev-rain"] == list(section["events"])


def test_a_slides_source_line_gathers_its_citations(data: Any) -> None:
    assert data["slides"][0]["source_line"] == "Reed 1911, A-2–4, n1 · Moss 1912, 7"


def test_a_year_in_a_short_name_is_not_said_twice(changed) -> None:
    pack = load(changed("short: Moss", "short: Moss 1912"))
    assert resolve(select(pack, "adults", "student")).data["slides"][0]["source_line"].endswith("Moss 1912, 7")


def test_dates_have_labels(data: Any) -> None:
    reed, moss = data["sources"]
    assert data["pack"]["as_of_label"] == "1 March 1912"
    assert (reed["issued_label"], reed["year"], reed["accessed_label"]) == ("20 November 1911", 1911, None)
    assert (moss["issued_label"], moss["year"]) == ("January 1912", 1912)
    assert reed["cited_works"][0]["issued_label"] == "1910" and reed["cited_works"][0]["year"] == 1910


def test_minutes_are_summed(data: Any) -> None:
    assert data["content_minutes"] == {"questions_minutes": 8, "slides_minutes": 3}


def test_resolving_leaves_the_selection_as_it_was(pack: Pack) -> None:
    selected = select(pack, "young", "facilitator")
    before = repr(selected)
    assert resolve(selected) == resolve(selected)
    assert repr(selected) == before


def test_a_selection_that_lacks_what_it_cites_is_refused(pack: Pack, faults, brief) -> None:
    selected = select(pack, "adults", "student")
    found = faults(lambda: resolve(selected._replace(data={**selected.data, "sources": (), "events": ()})))
    assert {d.code for d in found} == {"not-released"}
    told = " ".join(d.message for d in found)
    assert "moss-1912 is not part" in told and "sec-night refers to ev-flood" in told


@pytest.mark.parametrize("text, cited", [
    ("It was.", "It was [1, A-1]."), ("Was it?", "Was it [1, A-1]?"), ("It was", "It was [1, A-1]"),
    ("'*It was*'", "It was [1, A-1]"), ("'It was. Then *more*.'", "It was. Then more [1, A-1]."),
    ("'So *it was.*'", "So it was [1, A-1]."), ("'So **it *was.***'", "So it was [1, A-1]."),
    ("'[It was.](https://example.org)'", "It was [1, A-1]."),
    ("'He said “it was.”'", "He said “it was” [1, A-1]."), ("'He said “was it?”'", "He said “was it?” [1, A-1]."),
    ("'He said “*it was.*”'", "He said “it was” [1, A-1]."), ("'It was (or not).'", "It was (or not) [1, A-1]."),
    ("It was in the U.S.", "It was in the U.S. [1, A-1]."), ("At 4 p.m.", "At 4 p.m. [1, A-1]."),
    ("Rope etc.", "Rope etc. [1, A-1]."), ("It was plan B.", "It was plan B [1, A-1]."),
    ("It was at 4.", "It was at 4 [1, A-1]."), ("And so on…", "And so on… [1, A-1]"),
    ("And so on...", "And so on... [1, A-1]"), ("Was it?!", "Was it [1, A-1]?!"),
    ("'It was. [@reed-1911, A-2]'", "It was. [1, A-2] [1, A-1]"),
])
def test_a_citation_of_its_own_field_stands_before_the_last_full_stop(text: str, cited: str, changed) -> None:
    files = changed("text: It was., voice", f"text: {text}, voice")
    position = resolve(select(load(files), "adults", "student")).data["claims"][0]["positions"][0]
    assert spelt(position["cited"]) == cited


def spelt(prose: Prose) -> str:
    """Prose as its words and citations, as a page has them."""
    out = []
    for node in nodes(prose):
        if isinstance(node, Words):
            out.append(node.text)
        elif isinstance(node, Cite):
            out.append("[" + "; ".join(f"{s.number}, {s.locators[0].first}" for s in node.sources) + "]")
    return "".join(out)
