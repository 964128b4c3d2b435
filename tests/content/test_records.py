"""Records of what YAML says: what they take, what they refuse and where."""

from typing import Annotated, Any, Literal

import pytest

from briefing.content.fields import Facilitator, Plain, Text
from briefing.content.load import _raw
from briefing.content.records import AtLeast, OneOf, Record, Refused, fields, read
from briefing.content.yaml_nodes import read as nodes


class Part(Record):
    name: Plain
    kind: Literal["road", "bridge"] = "road"
    level: Literal[1, 2] | None = None


class Whole(Record):
    part: Part | None = None
    parts: tuple[Part, ...] = ()
    rows: tuple[tuple[Plain, ...], ...] = ()
    from_: Annotated[tuple[Plain, ...], AtLeast(2)] = ()
    text: Text | None = None


class Either(OneOf):
    a: Plain | None = None
    b: Plain | None = None


def raw(text: str) -> Any:
    return _raw(nodes("f", text.encode()), "r", None)


def refused(kind: type[Record], text: str, audiences: tuple[str, ...] | None = None) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as failed:
        read(kind, raw(text), audiences)
    return [(".".join(map(str, refusal.path)), refusal.code) for refusal in failed.value.refusals]


def test_a_record_is_read_with_all_that_is_in_it() -> None:
    text = "{part: {name: a}, parts: [{name: b, kind: bridge, level: 2}], rows: [[c, d], []], from: [e, f]}"
    made = read(Whole, raw(text))
    assert made.part and (made.part.name, made.part.kind, made.part.level) == ("a", "road", None)
    assert [(p.name, p.kind, p.level) for p in made.parts] == [("b", "bridge", 2)]
    assert (made.rows, made.from_, made.text) == ((("c", "d"), ()), ("e", "f"), None)


def test_everything_wrong_is_told_with_its_path() -> None:
    text = "{part: [a], parts: [{name: [b], kind: ship, level: 3, nmae: c}, {}, d], rows: [[e], f], from: [g], x: ~}"
    assert refused(Whole, text) == [
        ("part", "no-record"), ("parts.0.name", "wrong-type"), ("parts.0.kind", "no-choice"),
        ("parts.0.level", "no-choice"), ("parts.0.nmae", "unknown"), ("parts.1.name", "missing"),
        ("parts.2", "no-record"), ("rows.1", "no-list"), ("from", "too-few"), ("x", "unknown")]


def test_a_known_key_without_a_value_is_not_given() -> None:
    assert read(Whole, raw("{part: , from: }")).from_ == ()
    assert refused(Part, "{name: }") == [("name", "missing")]


def test_choices_are_told() -> None:
    with pytest.raises(Refused) as failed:
        read(Part, raw("{name: a, kind: ship, level: [1]}"))
    assert [r.hint for r in failed.value.refusals] == ["one of: 'road' or 'bridge'", "one of: 1 or 2"]


def test_wordings_are_for_the_audiences_that_there_are() -> None:
    assert read(Whole, raw("text: {young: a}"), None).text == read(Whole, raw("text: {young: a}"), ("young",)).text
    assert refused(Whole, "text: {yuong: a}", ("young",)) == [("text", "prose")]


def test_exactly_one_field_of_an_either_or_is_given() -> None:
    assert read(Either, raw("b: x")).b == "x"
    for text in ("{}", "{a: x, b: y}"):
        with pytest.raises(Refused, match="exactly one key"):
            read(Either, raw(text))
    assert refused(Either, "{a: x, b: [y]}") == [("b", "wrong-type")]


def test_records_are_frozen() -> None:
    with pytest.raises(AttributeError, match="Part is frozen"):
        read(Part, raw("name: a")).name = "b"


def test_a_released_type_must_stand_outermost() -> None:
    class Loose(Record):
        hidden: tuple[Facilitator[Text], ...] = ()

    class Tight(Record):
        hidden: Facilitator[tuple[Text, ...]] = ()
        shown: Annotated[Text | None, "else"] = None

    with pytest.raises(TypeError, match=r"Loose\.hidden"):
        fields(Loose)
    assert read(Tight, {}).hidden == ()


def test_fields_know_their_keys_and_whether_they_must_be_given() -> None:
    assert [(f.key, f.required) for f in fields(Part)] == [("name", True), ("kind", False), ("level", False)]
    assert [f.key for f in fields(Whole) if f.name == "from_"] == ["from"]


def test_a_field_says_to_whom_it_is_released() -> None:
    class Released(Record):
        key: Facilitator[tuple[Text, ...]] = ()
        text: Text | None = None

    assert [field.reader for field in fields(Released)] == ["facilitator", ""]
