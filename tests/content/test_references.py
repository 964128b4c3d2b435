import pytest

from briefing.content import load

# a piece of the pack, what it becomes; each fault's code and what the file spells there; a part of what is said
FAULTS = [
    ("The [[sluice]] stood", "The [[slice]] stood", ["unknown-id slice"], "did you mean sluice?"),
    ("[[council|the council]]", "[[counsil|the council]]", ["unknown-id counsil"], "council?"),
    ("It paid [[tom]]", "It paid [[ev-flood]]", ["wrong-kind ev-flood"], "of the kind event"),
    ("It paid [[tom]]", "It paid [[young]]", ["wrong-kind young"], "of the kind audience"),
    ("He slept [@moss-1912, 3]", "He slept [@mos-1912, 3]", ["unknown-source mos-1912"], "moss-1912?"),
    ("was open [@reed-1911, A-1].", "was [@reed-1911, A-9].", ["unknown-locator A-9"], "A-1 to A-4, B-1 to B-2, n1"),
    ("A-2–4; @moss", "A-2–9; @moss", ["unknown-locator A-2–9"], "has no A-9"),
    ("A-2–4; @moss", "A-4–2; @moss", ["range-reversed A-4–2"], "ends before"),
    ("A-2–4; @moss", "EF-2; @moss", ["unknown-locator EF-2"], "has no EF-2"),
    ("text: Rain fell, cites: '@reed-1911, n1'", "text: Rain, cites: '@reed-1911, n2'", ["unknown-locator n2"], "n1"),
    ("[@moss-1912, 2].", "[@moss-1912, 999].", [], ""),
    ("claim: gate-left-open", "claim: gate-open", ["unknown-id gate-open"], "gate-left-open?"),
    ("claim: gate-left-open", "claim: sluice", ["wrong-kind sluice"], "kind claim"),
    ("events: [ev-flood, ev-rain]", "events: [ev-flod, tom]", ["unknown-id ev-flod", "wrong-kind tom"], "ev-flood?"),
    ("see_also: [weir, council]", "see_also: [weir, q-gate]", ["wrong-kind q-gate"], "term or actor"),
    ("about: [gate-left-open, tom]", "about: [gate-left-open, adults]", ["wrong-kind adults"], "audience"),
    ("about: [gate-left-open, tom]", "about: [x-drowned]", ["not-released x-drowned"], "facilitator only"),
    ("source: moss-1912,", "source: tom,", ["wrong-kind tom"], "kind source"),
    ("actor: tom,", "actor: tim,", ["unknown-id tim"], "tom?"),
    ("from: [ev-rain, ev-flood]", "from: [ev-rain, sluice]", ["wrong-kind sluice"], "kind event"),
    ("kind: timeline", "kind: evidence", [], ""),
    ("audience: young", "audience: yung", ["unknown-audience yung"], "young?"),
    ("audiences: [young]", "audiences: [yung]", ["unknown-audience yung"], "young?"),
    ("questions: [q-gate]", "questions: [s-flood]", ["wrong-kind s-flood"], "kind question"),
    ("about: [gate-left-open, tom]", "about: [se-hour]", [], ""),
    ("fallback: [adults]", "fallback: [adult]", ["unknown-audience adult"], "adults?"),
    ("- {id: weir,", "- {id: tom,", ["unknown-id weir", "duplicate-id tom"], "rest.yaml:16:9"),
    ("id: ed-one", "id: young", ["duplicate-id young"], "pack.yaml:7:12"),
]


@pytest.mark.parametrize("old, new, expected, told", FAULTS)
def test_what_leads_nowhere_is_told_at_its_place(old, new, expected, told, changed, faults, spelt) -> None:
    files = changed(old, new)
    if not expected:
        assert load(files)
        return
    found = faults(lambda: load(files))
    assert sorted(f"{d.code} {spelt(files, d)}" for d in found) == sorted(expected)
    assert any(told in d.message + d.hint for d in found)


def test_notes_are_not_checked_where_none_are_listed(changed) -> None:
    files = changed("      passages:\n        - {locator: n1, lines: [40], kind: note, sha256: ab12}\n", "")
    assert load(files)
