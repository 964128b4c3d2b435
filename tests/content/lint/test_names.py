import pytest

NAMED = """\
actors:
  - {id: board, name: River Board, short: RVB, kind: k, role: r, relations: r, variants: [Stream Office], gloss: g}
  - {id: moss, name: al-Mawsā, kind: k, role: r, relations: r}
terms:
  - {id: weir, headword: ébb weir, definition: A low dam.}
"""


def narrative(*texts: str) -> str:
    blocks = "".join(f"      - text: '{text}'\n" for text in texts)
    return f"{NAMED}sections:\n  - id: s\n    title: T\n    body:\n{blocks}"


@pytest.mark.parametrize("texts, expected", [
    (("The MOM spoke.",), ["10:20 acronym MOM"]),
    (("The Meeting of Mills (MOM) spoke. The MOM left.",), []),
    (("The MOM (Meeting of Mills) spoke.", "The MOM left."), []),
    (("The [[board|RVB]] spoke.", "The RVB left."), []),
    (("The [[board]] spoke.", "The RVB left."), []),
    (("The RVB left.", "The [[board]] spoke."), ["10:20 acronym RVB"]),
    (("The US, in part II, AB-12.",), []),
    (("> The MOM spoke [@reed-1911].",), []),
])
def test_letters_are_written_out_where_they_stand_first(seek, texts: tuple[str, ...], expected: list[str]) -> None:
    assert seek(narrative(*texts), "acronym") == expected


@pytest.mark.parametrize("text, expected", [
    ("The River Board and al-Mawsā’s men. Al-Mawsā left; RIVER BOARD.", []),
    ("The Riverboard met.", ["10:20 spelling Riverboard"]),
    ("The river board met.", ["10:20 spelling river board"]),
    ("Reed met al Mawsa’s men.", ["10:25 spelling al Mawsa"]),
    ("It says “al Mawsa” [@reed-1911] and ‘al Mawsa’.", []),
    ("The Stream Office met.", ["10:20 spelling Stream Office"]),
])
def test_a_name_has_one_spelling(seek, text: str, expected: list[str]) -> None:
    assert seek(narrative(text), "spelling") == expected


def test_a_term_that_no_text_names_is_noted(seek) -> None:
    assert seek(narrative("Rain."), "unused-term") == ["5:10 unused-term weir"]
    assert seek(narrative("The [[weir|dam]] held."), "unused-term") == []
    assert seek(narrative("Every ébb weir held."), "unused-term") == []
    assert seek(narrative("Every dam held.").replace("ébb weir", "'ébb weir, dam'"), "unused-term") == []
