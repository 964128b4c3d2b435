"""What each audience and reader gets, by table and as properties."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.content import dump, load, resolve, select
from briefing.content.fields import Record
from briefing.content.inline import Prose
from briefing.content.model import Pack
from briefing.content.select import chain
from briefing.content.values import Placed, Wording, Wordings
from briefing.content.walking import fields, record_in
from briefing.diagnostics import CONTENT, USAGE, Failed

READERS = ("student", "facilitator", "role")


def test_the_shape_is_the_models_with_every_field(pack: Pack) -> None:
    data = select(pack, "adults", "facilitator").data
    assert set(data) == {f.alias or n for n, f in Pack.model_fields.items()}
    assert data["slides"][0]["from"] == ("ev-rain", "ev-flood") and "from_" not in data["slides"][0]
    assert data["pack"]["subtitle"] is None and data["actors"][0]["gloss"] is None
    assert data["events"][1]["date"] == "1911-10~" and data["questions"][0]["minutes"] == 8
    assert data["sections"][0]["body"][1]["text"] is None and len(data["sections"][0]["body"][1]["list"]) == 2


def values(data: Any) -> Iterator[Any]:
    if isinstance(data, dict):
        for value in data.values():
            yield from values(value)
    elif type(data) is tuple:
        for value in data:
            yield from values(value)
    else:
        yield data


def test_values_are_plain(pack: Pack) -> None:
    found = list(values(select(pack, "adults", "student").data))
    assert {type(v) for v in found} == {str, Placed, int, bool, Prose, type(None)}


def test_plain_texts_keep_their_place_and_names_are_strings(pack: Pack) -> None:
    slide = select(pack, "adults", "facilitator").data["slides"][0]
    assert slide["evidence"][0]["label"].span == pack.slides[0].evidence[0].label.span
    assert [type(slide[key]) for key in ("id", "kind")] == [str, str] and type(slide["from"][0]) is str


@pytest.mark.parametrize("audience, text", [("adults", "Who was to blame?"), ("young", "Whose fault was it?")])
def test_the_audience_chooses_the_wording(audience: str, text: str, pack: Pack) -> None:
    assert select(pack, audience, "student").data["questions"][0]["text"].source == text


def test_fallbacks_are_tried_with_their_own_before_the_default(changed) -> None:
    more = "{id: adults, title: E, fallback: [old, young]}\n    - {id: old, title: O}"
    files = changed("{id: adults, title: Evening class}", more)
    pack = load(files)
    assert chain(pack, "young") == ("young", "adults", "old", "default")
    assert chain(pack, "adults") == ("adults", "old", "young", "default")


def test_a_fallback_s_own_fallbacks_are_tried_before_the_next_one(changed) -> None:
    more = ("{id: adults, title: E, fallback: [young, old]}\n    - {id: old, title: O}\n"
            "    - {id: wise, title: W}")
    files = changed("{id: adults, title: Evening class}", more)
    files = {name: data.replace(b"fallback: [adults]", b"fallback: [wise]") for name, data in files.items()}
    assert chain(load(files), "adults") == ("adults", "young", "wise", "old", "default")


def test_a_missing_wording_is_an_error_at_the_text(changed, faults, spelt) -> None:
    files = changed("{default: Who was to blame?, young: Whose fault was it?}", "{young: Whose fault was it?}")
    pack = load(files)
    assert select(pack, "young", "student")
    [found] = faults(lambda: select(pack, "adults", "student"))
    assert (found.code, spelt(files, found)) == ("no-wording", "Whose fault was it?")
    assert "questions.q-gate.text" in found.message and "young" in found.message


@pytest.mark.parametrize("audience, reader, hint", [("adult", "student", "adults?"), ("young", "studnt", "student?")])
def test_unknown_names_are_usage(audience: str, reader: str, hint: str, pack: Pack) -> None:
    with pytest.raises(Failed) as failed:
        select(pack, audience, reader)
    assert failed.value.exit_status == USAGE != CONTENT and hint in failed.value.diagnostics[0].hint


def released(kind: type[Record] = Pack) -> Iterator[tuple[str, str]]:
    """Every field of the model that is for one reader only, as (key, reader)."""
    for field in fields(kind):
        if field.reader:
            yield field.key, field.reader
        if inner := record_in(kind.model_fields[field.name].annotation):
            yield from released(inner)


def keys(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from keys(value)
    elif type(data) is tuple:
        for value in data:
            yield from keys(value)


FACILITATORS = sorted(key for key, reader in released() if reader == "facilitator")


def test_there_are_fields_for_facilitators() -> None:
    assert {"answer_key", "speaker_notes", "sensitive"} <= set(FACILITATORS)


@pytest.mark.parametrize("key", FACILITATORS)
def test_a_facilitators_field_is_absent_for_others_and_there_for_them(key: str, pack: Pack) -> None:
    for audience in ("adults", "young"):
        for reader in READERS:
            shown = resolve(select(pack, audience, reader))
            assert (key in set(keys(shown.data))) == (reader == "facilitator")


@pytest.mark.parametrize("key", sorted(key for key, reader in released() if reader == "role"))
def test_a_roles_field_is_absent_for_students_and_there_for_others(key: str, pack: Pack) -> None:
    for reader in READERS:
        assert (key in set(keys(resolve(select(pack, "adults", reader)).data))) == (reader != "student")


def test_a_record_for_some_audiences_is_left_out_for_others(pack: Pack) -> None:
    for audience, ids in (("adults", ["w-gate"]), ("young", ["w-gate", "w-young"])):
        assert [sheet["id"] for sheet in select(pack, audience, "student").data["worksheets"]] == ids


def test_a_record_is_for_those_who_fall_back_on_its_audience_too(changed) -> None:
    pack = load(changed("audiences: [young]", "audiences: [adults]"))
    for audience in ("adults", "young"):
        assert len(select(pack, audience, "student").data["worksheets"]) == 2


def test_no_text_for_facilitators_survives_for_students(pack: Pack) -> None:
    shown = {r: str((dump(resolve(select(pack, "adults", r))), resolve(select(pack, "adults", r)))) for r in READERS}
    assert "SECRET" not in shown["student"] and "SECRET" not in shown["role"]
    assert "PRIVATE" not in shown["student"]
    for word in ("PRIVATE-BRIEF", "PRIVATE-AIM", "PRIVATE-LINE", "PRIVATE-ASK"):
        assert word in shown["role"] and word in shown["facilitator"]
    for word in ("SECRET-KEY one", "SECRET-KEY two", "SECRET-NOTES", "SECRET-SENSITIVE"):
        assert word in shown["facilitator"]


# Selection is idempotent in effect: a pack narrowed to what was selected gives the same selection. -------------------
AUDIENCES = ("a", "b", "c")
TEXTS = st.sampled_from(("one", "two", "*three*"))
WORDED = st.dictionaries(st.sampled_from(("default", *AUDIENCES)), TEXTS, min_size=1)
FALLBACKS = st.tuples(*[st.lists(st.sampled_from(AUDIENCES), max_size=3) for _ in AUDIENCES])


def made(fallbacks: tuple[list[str], ...], texts: list[dict[str, str]]) -> Pack:
    def worded(text: dict[str, str]) -> str:
        return "{" + ", ".join(f"{k}: '{v}'" for k, v in text.items()) + "}"

    lines = ["pack:", "  title: T", "  version: 1", "  as_of: 2001", "  essential_question: Q?", "  audiences:"]
    for audience, names in zip(AUDIENCES, fallbacks, strict=True):
        lines.append(f"    - {{id: {audience}, title: A, fallback: [{', '.join(names)}]}}")
    for key in ("notes", "sensitive"):
        lines += [f"{key}:", *(f"  - {{id: {key[0]}-{i}, title: N, text: {worded(t)}}}" for i, t in enumerate(texts))]
    return load({"t.yaml": "\n".join(lines).encode()})


def narrowed(value: Any, tried: tuple[str, ...], reader: str) -> Any:
    """The same content with only the wording that is chosen, as its default, and without what is not released."""
    if isinstance(value, Wordings):
        each = dict(value.each)
        chosen = next(each[name] for name in tried if name in each)
        return Wordings((Wording("default", chosen),))
    if isinstance(value, Record):
        shown = {f.name: narrowed(getattr(value, f.name), tried, reader) for f in fields(type(value))}
        hidden = {f.name: () for f in fields(type(value)) if f.reader not in ("", reader)}
        return value.model_copy(update=shown | hidden)
    return tuple(narrowed(v, tried, reader) for v in value) if type(value) is tuple else value


@settings(max_examples=100)
@given(FALLBACKS, st.lists(WORDED, min_size=1, max_size=4), st.sampled_from(AUDIENCES), st.sampled_from(READERS))
def test_selecting_twice_is_selecting_once(fallbacks: Any, texts: Any, audience: str, reader: str) -> None:
    pack = made(fallbacks, texts)
    try:
        once = select(pack, audience, reader)
    except Failed as failed:
        tried = chain(pack, audience)
        assert any(not set(tried) & set(text) for text in texts)
        assert {d.code for d in failed.diagnostics} == {"no-wording"}
        return
    assert select(pack, audience, reader) == once
    assert select(narrowed(pack, chain(pack, audience), reader), audience, reader).data == once.data
