"""Every character of a scalar is where `spans` says, in every style: a table, and files that PyYAML writes."""

import pickle

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.content import places, yaml_nodes
from briefing.content.places import hull, spans
from briefing.content.yaml_nodes import Mapping, Scalar, Sequence, read
from briefing.diagnostics import Failed, Span
from helpers.places import cut, first

PIECES = ["a", "word", " ", "  ", "\n", "\n\n", "\n  ", "*", "'", '"', "\\", "[", "]", "- ", "> ", "#", ": ", "\t", "é"]
PIECES += ["\U0001f600", "\xa0", "%", "{", "|", "!", "`", ","]


@st.composite
def files(draw: st.DrawFn) -> str:
    value = draw(st.one_of(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.text(max_size=40)))
    shapes = [value, {"k": value}, [{"k": [value]}], {"k": {"l": value, "m": "x"}}]
    style = draw(st.sampled_from([None, "'", '"', "|", ">"]))
    width, indent = draw(st.sampled_from([8, 20, 80])), draw(st.sampled_from([2, 4]))
    made: str = yaml.dump(
        draw(st.sampled_from(shapes)),
        Dumper=yaml.SafeDumper,
        default_style=style,
        width=width,
        indent=indent,
        allow_unicode=draw(st.booleans()),
    )
    return made


def decoded(raw: str, style: str) -> str:
    if raw == "''" and style == "'":
        return "'"
    escaped = style == '"' and raw.startswith("\\")
    return str(yaml.safe_load(f'"{raw}"')) if escaped else raw


@settings(max_examples=500)
@given(files())
def test_every_character_of_a_value_is_at_its_place(text: str) -> None:
    try:
        scalar = first(text)
    except Failed as failed:
        assert all(d.code == "bad-character" for d in failed.diagnostics)
        return
    span, last = spans(scalar), (0, 0)
    for i, character in enumerate(scalar.value):
        where = span(i, i + 1)
        raw = cut(text, where)
        at_line_end = raw == "" and character in " \n"  # where a folded space and a line feed stand
        assert at_line_end or decoded(raw, scalar.style) == character, (i, character, raw)
        assert where.begin[1:] > last
        last = where.begin[1:]


def test_sequences_without_indentation_and_nested_ones_keep_block_scalars() -> None:
    root = read("f", b"k:\n- |\n  x\n- - >-\n    y\n    z\n")
    assert isinstance(root, Mapping)
    listed = root.entries[0].value
    assert isinstance(listed, Sequence)
    x, inner = listed.items
    assert isinstance(x, Scalar) and isinstance(inner, Sequence)
    y = inner.items[0]
    assert isinstance(y, Scalar)
    assert x.runs[0][1:3] == (3, 3)
    assert [r[:3] for r in y.runs] == [(0, 5, 5), (2, 6, 5)]


def test_a_scalar_is_spelled_once_however_many_places_in_it_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    spelled = list[str]()
    monkeypatch.setattr(yaml_nodes, "spell", lambda raw, *more: spelled.append(raw) or places.spell(raw, *more))
    span = spans(first("k: >-\n  one\n  two\n"))
    assert [span(k, k + 1).line for k in range(6)] == [2, 2, 2, 2, 3, 3] and len(spelled) == 1


def test_a_stretch_is_the_span_of_its_characters() -> None:
    span = spans(first("k: >-\n  one\n  two\n"))
    here = span(2, 5)
    assert here == Span("f", 2, 5, (3, 4)) and hash(here) == hash(Span("f", 2, 5, (3, 4))) and here != span(2, 6)
    assert pickle.loads(pickle.dumps(here)) == here
    assert repr(here) == "Span(file='f', line=2, column=5, end=(3, 4))"


def test_two_places_and_what_is_between_them_are_one() -> None:
    span, elsewhere = spans(first("k: >-\n  one\n  two\n")), Span("f", 9, 1, (9, 3))
    assert hull(span(0, 1), span(4, 7)) == span(0, 7)
    assert hull(span(0, 1), elsewhere) == Span("f", 2, 3, (9, 3))
