"""The types of fields, each tried in a record of its own; `load` turns what they refuse into Diagnostics."""

from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, ValidationError

from briefing.content.fields import (
    Address,
    Cites,
    Date,
    Extent,
    Facilitator,
    Flag,
    Free,
    Id,
    Language,
    Number,
    OneOf,
    Paragraph,
    Picture,
    Plain,
    Record,
    Ref,
    Text,
    Title,
    Whole,
)
from briefing.content.load import _raw
from briefing.content.values import PictureFile, Placed, Written
from briefing.content.yaml_nodes import read


class Every(Record):
    plain: Plain | None = None
    id: Id | None = None
    ref: Ref | None = None
    whole: Whole | None = None
    flag: Flag | None = None
    date: Date | None = None
    text: Text | None = None
    cites: Cites | None = None
    level: Number[Literal[1, 2]] | None = None
    voice: Literal["stated", "reported"] | None = None
    free: Free = Field(default_factory=dict)
    from_: tuple[Ref, ...] = ()
    picture: Picture | None = None
    width: Extent | None = None
    line: Paragraph | None = None
    url: Address | None = None
    lang: Language | None = None
    title: Title | None = None


class Either(OneOf):
    a: Plain | None = None
    b: Plain | None = None


def raw(text: str) -> Any:
    return _raw(read("f", text.encode()), "r", None)


def value(text: str) -> Any:
    made = Every.model_validate(raw(text))
    return getattr(made, next(iter(made.model_fields_set)))


READ = [
    ("plain: no", "no"),
    ("plain: 010", "010"),
    ("plain: >-\n  one\n  line", "one line"),
    ("plain: >\n  one line", "one line"),
    ("plain: List<String> & “x”", "List<String> & “x”"),
    ("id: two-towns-2", "two-towns-2"),
    ("from: [a, b-c]", ("a", "b-c")),
    ("whole: 12", 12),
    ("whole: '12'", 12),
    ("flag: true", True),
    ("flag: False", False),
    ("level: 2", 2),
    ("voice: stated", "stated"),
    ("picture: pictures/a b.JPG", "pictures/a b.JPG"),
    ("width: full", "full"),
    ("width: 7.5cm", "7.5cm"),
    ("url: HTTPS://example.org/a?b=c#d", "HTTPS://example.org/a?b=c#d"),
    ("url: mailto:clerk@example.org", "mailto:clerk@example.org"),
    ("lang: en-GB", "en-GB"),
    ("lang: zh-Hant-TW", "zh-Hant-TW"),
    ("free: {a: [1, 1.5, no, true, ~, '7', null]}", {"a": ("1", "1.5", "no", "true", "~", "7", "null")}),
    ("free: {b: {c: 010, d: 1.2.3}}", {"b": {"c": "010", "d": "1.2.3"}}),
]


@pytest.mark.parametrize("text, expected", READ)
def test_values_become_what_their_field_means(text: str, expected: Any) -> None:
    assert value(text) == expected


REFUSED = [
    ("plain: [a]", "wrong-type"),
    ("plain: {a: b}", "wrong-type"),
    ("plain: |\n  a\n  b", "not-one-line"),
    ("plain: 'see [[a]]'", "markup-in-plain-text"),
    ("plain: 'x [@a, 1]'", "markup-in-plain-text"),
    ("id: Two", "bad-id"),
    ("id: two_towns", "bad-id"),
    ("id: -a", "bad-id"),
    ("id: 2a", "bad-id"),
    ("from: a", "tuple_type"),
    ("from: [[a]]", "wrong-type"),
    ("whole: five", "not-a-number"),
    ("whole: -1", "not-a-number"),
    ("whole: 1.5", "not-a-number"),
    ("whole: " + "9" * 5000, "not-a-number"),
    ("flag: yes", "not-a-flag"),
    ("lang: English please", "bad-language"),
    ("lang: en_GB", "bad-language"),
    ("lang: ''", "bad-language"),
    ("title: ' '", "empty-text"),
    ("flag: 1", "not-a-flag"),
    ("date: 2026-02-30", "bad-date"),
    ("text: [a]", "wrong-type"),
    ("text: {default: [a]}", "wrong-type"),
    ("text: ''", "prose"),
    ("text: '<b>'", "prose"),
    ("cites: x", "prose"),
    ("cites: [a]", "wrong-type"),
    ("level: 3", "literal_error"),
    ("level: two", "literal_error"),
    ("voice: said", "literal_error"),
    ("free: a", "wrong-type"),
    ("picture: a.gif", "bad-picture"),
    ("picture: [a.png]", "wrong-type"),
    ("width: 80", "bad-value"),
    ("width: 0mm", "bad-value"),
    ("width: wide", "bad-value"),
    ("line: |\n  one\n\n  two", "prose"),
    ("line: '- one'", "prose"),
    ("line: {default: one, young: '> two'}", "prose"),
    ("line: ''", "prose"),
    ("url: example.org", "bad-link"),
    ("url: 'http://[bad'", "bad-link"),
    ("url: 'https:'", "bad-link"),
    ("url: javascript:alert", "bad-link"),
    ("url: 'https://example.org/a b'", "bad-link"),
    ("lang: Arabic (Syria)", "bad-language"),
    ("lang: ñ[", "bad-language"),
    ("lang: ''", "bad-language"),
    ("colour: red", "extra_forbidden"),
]


@pytest.mark.parametrize("text, kind", REFUSED)
def test_what_a_field_refuses(text: str, kind: str) -> None:
    with pytest.raises(ValidationError) as failed:
        value(text)
    assert [e["type"] for e in failed.value.errors()] == [kind]


def test_lines_know_their_place() -> None:
    made = value("plain: '  x '")
    assert isinstance(made, Placed) and made == "x" and made.span.begin[1:] == (1, 8)


def test_a_picture_knows_that_it_is_one() -> None:
    made = value("picture: a.png")
    assert isinstance(made, PictureFile) and made.span.begin[1:] == (1, 10)


def test_a_text_has_one_wording_or_one_for_each_audience() -> None:
    assert [(w.audience, w.prose.source, w.prose.ref) for w in value("text: x").each] == [("default", "x", "r.text")]
    each = value("text: {default: x, young: 'y *z*'}").each
    assert [(w.audience, w.prose.source) for w in each] == [("default", "x"), ("young", "y *z*")]


def test_exactly_one_field_of_an_either_or_is_given() -> None:
    assert Either.model_validate(raw("b: x")).b == "x"
    for text in ("{}", "{a: x, b: y}"):
        with pytest.raises(ValidationError, match="exactly one key"):
            Either.model_validate(raw(text))


def test_records_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Every().plain = "x"  # type: ignore[misc]


def test_a_released_type_must_stand_outermost() -> None:
    with pytest.raises(TypeError, match=r"Loose\.hidden"):

        class Loose(Record):
            hidden: tuple[Facilitator[Text], ...] = ()

    class Tight(Record):
        hidden: Facilitator[tuple[Text, ...]] = ()
        shown: Annotated[Text | None, "else"] = None

    assert Tight().hidden == ()


def test_a_written_scalar_is_text() -> None:
    assert isinstance(raw("x"), Written) and raw("x") == "x"
