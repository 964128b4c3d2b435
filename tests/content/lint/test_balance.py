import pytest

CITED = "voice: stated, cites: '@reed-1911, A-1'"


def claim(*positions: str, status: str = "contested") -> str:
    each = "".join(f"      - {{text: a b c, {CITED}, {p}}}\n" for p in positions)
    return (f"claims:\n  - id: c\n    statement: S\n    question: Q?\n    status: {status}\n"
            f"    evidence: 'E [@reed-1911]'\n    settle: S\n    positions:\n{each}")


def lexicon(text: str, *allowed: str) -> str:
    return (f"notes:\n  - {{id: n, title: The flood, text: '{text}'}}\n"
            "actors:\n  - {id: a, name: Flood Board, kind: k, role: 'The Flood Board [@reed-1911]', relations: r}\n"
            "lexicon:\n  - {pattern: flood*, why: it was rain, alternatives: [water], allowed_in: "
            f"[{', '.join(allowed)}]}}\n")


@pytest.mark.parametrize("positions, status, expected", [
    (("holder: A, stance: supports", "holder: B, stance: supports"), "contested", ["2:9 one-sided c"]),
    (("holder: A, stance: supports",), "contested", ["2:9 few-positions c"]),
    (("holder: A, stance: supports",), "attributed", []),
    (("holder: A, stance: supports", "holder: B, stance: supports"), "unverified", []),
    (("holder: A, stance: supports", "holder: B, stance: rejects"), "contested", []),
    (("holder: A, stance: supports", "holder: B, stance: supports", "holder: C, stance: silent"), "contested",
     ["2:9 one-sided c"]),
])
def test_a_contested_claim_has_two_sides(seek, positions: tuple[str, ...], status: str, expected: list[str]) -> None:
    assert seek(claim(*positions, status=status), "one-sided", "few-positions") == expected


def test_the_words_of_each_position_are_noted(seek) -> None:
    assert seek(claim("holder: A, stance: supports", "holder: B, stance: rejects"), "positions") == ["2:9 positions c"]


@pytest.mark.parametrize("text, allowed, expected", [
    ("A Flooding came.", (), ["2:40 loaded-word Flooding", "4:52 loaded-word Flood"]),
    ("A “flood” came.", ("quote", "designation"), []),
    ("A ‘flood’ came.", ("quote", "designation"), []),
    ("A flood came.", ("quote", "designation"), ["2:40 loaded-word flood"]),
    ("The [[a]] came.", ("designation",), []),
])
def test_a_loaded_word_stands_where_the_lexicon_allows_it(
        seek, text: str, allowed: tuple[str, ...], expected: list[str]) -> None:
    found = seek(lexicon(text, *allowed), "loaded-word")
    assert [each for each in found if not (each.startswith("4:") and allowed)] == expected


@pytest.mark.parametrize("headword, allowed, expected", [
    ("flood", "designation", []),
    ("levee, flooding", "designation", []),
    ("flood", "quote", ["loaded-word flood"]),
    ("levee", "designation", ["loaded-word flood"]),
])
def test_a_loaded_word_stands_in_the_entry_that_explains_it(
        seek, headword: str, allowed: str, expected: list[str]) -> None:
    term = (f"terms:\n  - {{id: t, headword: '{headword}', word_of: 'Reed', definition: 'A flood is water.'}}\n"
            f"lexicon:\n  - {{pattern: flood*, why: it was rain, allowed_in: [{allowed}]}}\n")
    found = seek(term, "loaded-word")
    assert [each.partition(" ")[2] for each in found] == expected


def test_loaded_words_are_counted_by_actor(seek) -> None:
    assert seek(lexicon("The Flood Board saw a flood."), "loaded-words") == ["4:10 loaded-words a"]
