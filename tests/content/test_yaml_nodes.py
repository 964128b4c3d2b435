from collections.abc import Iterator

import pytest

from briefing.content import yaml_nodes
from briefing.content.yaml_nodes import Mapping, Node, Scalar, Sequence, read
from briefing.diagnostics import FIT, Failed


def scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        for entry in node.entries:
            yield entry.key
            yield from scalars(entry.value)


@pytest.mark.parametrize(
    "written", ["no", "ON", "12:30", "010", "1.10", "1_000", "~", "null", "2026-02-30", "1" + ":59" * 9999]
)
def test_plain_scalars_stay_as_written(written: str) -> None:
    assert [s.value for s in scalars(read("f", f"a: {written}\n".encode()))] == ["a", written]


def test_places_of_keys_values_and_collections() -> None:
    root = read("f", "a: 1\nlist:\n  - {é: '\U0001f600 x'}\n".encode())
    assert isinstance(root, Mapping)
    listed = root.entries[1].value
    assert isinstance(listed, Sequence)
    assert [(s.value, (*s.span.begin[1:], s.span.end)) for s in scalars(root)] == [
        ("a", (1, 1, (1, 2))),
        ("1", (1, 4, (1, 5))),
        ("list", (2, 1, (2, 5))),
        ("é", (3, 6, (3, 7))),
        ("\U0001f600 x", (3, 9, (3, 14))),
    ]
    assert listed.span.begin[1:] == (3, 3) and listed.items[0].span.begin[1:] == (3, 6)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_keeps_lines(end: str) -> None:
    root = read("f", f"a: 1{end}b: |{end}  x{end}  y{end}c: 2{end}".encode())
    assert [(s.value, s.span.line) for s in scalars(root)][3:] == [("x\ny\n", 2), ("c", 5), ("2", 5)]


def test_a_byte_order_mark_may_open_the_file() -> None:
    assert next(scalars(read("f", b"\xef\xbb\xbfa: 1"))).span.begin[1:] == (1, 1)


REFUSED = [
    (b"a: &x [1]\nb: *x\n", ["1:4 anchor", "2:4 alias"]),
    (b"a: *bold*\n", ["1:4 bad-yaml"]),
    (b"&a [*a]\n", ["1:1 anchor", "1:5 alias"]),
    (b"a: {<<: {b: 1}}\n", ["1:5 merge-key"]),
    (b"a: !!python/object/apply:os.system [id]\n", ["1:4 tag"]),
    (b"a: !!bool x\nb: !!timestamp y\n", ["1:4 tag", "2:4 tag"]),
    (b"a: 1\nb: 2\na: 3\nb: 4\n", ["3:1 duplicate-key", "4:1 duplicate-key"]),
    (b"a: {{ name }}\n", ["1:5 bad-key"]),
    (b"a:\n\tb: 1\n", ["2:1 bad-yaml"]),
    (b"a:\n  - x\n\t- y\n", ["3:1 bad-yaml"]),
    (b"a: 1\nb: caf\xe9\n", ["2:7 not-utf-8"]),
    ("a: 1\n".encode("utf-16"), ["1:1 not-utf-8"]),
    (b"a: 1\nb: \x07 \x1b\n", ["2:4 bad-character", "2:6 bad-character"]),
    ("a: x\u2028y\n".encode(), ["1:5 bad-character"]),
    ("a: x\ufeff\n".encode(), ["1:5 bad-character"]),
    (b'a: "x \\r y"\n', ["1:7 bad-character"]),
    (b'a: "\\ud800"\n', ["1:7 bad-yaml"]),
    (b"--- a\n--- b\n", ["2:1 several-documents"]),
    (b"# nothing\n", ["1:1 empty-file"]),
    (b"", ["1:1 empty-file"]),
    (b"[" * 25_000 + b"]" * 25_000, ["1:65 too-deep"]),
    (b"- " * 100_000, ["1:129 too-deep"]),
    (b"[" * 100_000, ["1:65 too-deep"]),
]


@pytest.mark.parametrize("data, expected", REFUSED)
def test_what_is_refused_and_where(data: bytes, expected: list[str], faults, brief) -> None:
    assert brief(faults(lambda: read("f", data))) == expected


def test_a_duplicate_key_names_both_places(faults) -> None:
    [found] = faults(lambda: read("f", b"title: One\nbody: x\ntitle: Two\n"))
    assert "1:1" in found.message and found.span.begin[1:] == (3, 1)


def test_sizes_are_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, data in (("MAX_BYTES", b"a: 12345678"), ("MAX_EVENTS", b"[1, 2, 3, 4, 5]")):
        with monkeypatch.context() as patch, pytest.raises(Failed) as failed:
            patch.setattr(yaml_nodes, name, 8)
            read("f", data)
        assert failed.value.exit_status == FIT


def test_complaints_stop_at_a_limit(faults) -> None:
    assert len(faults(lambda: read("f", b"a: 1\n" * 1000))) == yaml_nodes.MAX_ERRORS


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a: Senior #1\n", [(1, 11)]),
        ("a: x  # a note\n", []),
        ("a: 'x #1'\n", []),
        ("a: x\n#1\n", []),
        ("a: x#1\n", []),
    ],
)
def test_a_comment_that_cuts_a_value_is_warned_of(text: str, expected: list[tuple[int, int]]) -> None:
    warnings: list = []
    read("f", text.encode(), warnings)
    assert [w.span.begin[1:] for w in warnings] == expected
