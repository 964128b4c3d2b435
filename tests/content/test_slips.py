import pytest

from briefing.content.prose import prose
from briefing.content.yaml_nodes import Mapping, Scalar, read

# the file, where it goes wrong, a part of the hint
SLIPS = [
    ("title: a: b\n", "1:9", "put quotes round a value with ': '"),
    ("title: @x\n", "1:8", "that starts with @"),
    ("title: `x`\n", "1:8", "that starts with `"),
    ("title: %x\n", "1:8", "that starts with %"),
    ("title: **bold**\n", "1:8", "that starts with *"),
    ("title: 'x' y\n", "1:12", "quotes round the whole value"),
    ("title: 'it's'\n", "1:12", "quotes round the whole value"),
    ("title: 'x\nb: 1\n", "1:8", "double a '"),
    ('title: "x\nb: 1\n', "1:8", "double a '"),
    ("title: [x\nb: 1\n", "1:8", "that starts with ["),
    ("title: {x\nb: 1\n", "1:8", "that starts with {"),
    ("title: ]\n", "1:8", "that starts with , ] or }"),
    ("a:\n\tb: 1\n", "2:1", "use spaces"),
    ("a:\n  b: 1\n c: 2\n", "3:2", "check the indentation"),
    ("- a\nb: 1\n", "2:1", "check the indentation"),
    ("a: - b\n", "1:4", "on a line of its own"),
    ("a: |x\n y\n", "1:5", "on the next line"),
    ('a: "\\q"\n', "1:5", "double the backslash"),
    ("a: ? b\n", "1:4", "that starts with '? '"),
    ("%TAG x\na: 1\n", "1:6", "that starts with %"),
]


@pytest.mark.parametrize("text, place, hint", SLIPS)
def test_a_usual_slip_has_its_place_and_a_way_out(text: str, place: str, hint: str, faults, brief) -> None:
    found = faults(lambda: read("f", text.encode()))
    assert brief(found) == [f"{place} bad-yaml"] and hint in found[0].hint


# the file, where it goes wrong, a part of what is said, a part of the hint
TOLD = [
    ("- {id: a, text: 'The infants' class, all, n: 1}\n", "1:29", "quote is closed here", "double an apostrophe"),
    ("- {a: [x, 'The infants' class]}\n", "1:23", "quote is closed here", "double an apostrophe"),
    ('- {id: a, text: "The" class, n: 1}\n', "1:21", "quote is closed here", 'write \\"'),
    ("- {kind: exit headline: Before}\n", "1:15", "a comma is missing", "comma"),
    ("- {from: [x] headline: Before}\n", "1:14", "a comma is missing", "comma"),
    ("- {text: 'x' headline: Before}\n", "1:14", "a comma is missing", "comma"),
    ("- ['x' 'y']\n", "1:8", "a comma is missing", "comma"),
    ("- {kind: exit\n   headline: Before}\n", "2:4", "a comma is missing", "comma"),
    ("- {kind: exit\n- {kind: term}\n", "1:3", "not closed", "close it with }"),
    ("- {a: 'x, b: 'y'}\n", "1:7", "quote is not closed", "double a '"),
    ("- {a: 'x}\n- {a: 'y'}\n", "1:7", "quote is not closed", "double a '"),
    ("theme: {accent: #003399}\nb: 1\n", "1:17", "from # on", "quotes round a value with #"),
    ("- {id: x, theme: {accent: #003399}}\n", "1:27", "from # on", "quotes round a value with #"),
    ("a:\n  text: [[minutes]] In many\n  b: 1\n", "2:9", "text follows", "begins with ["),
    ("a:\n  - [[minutes]] In many\n  - b\n", "2:5", "text follows", "begins with ["),
    ("a:\n  text: {x: y} In many\n  b: 1\n", "2:9", "text follows", "begins with {"),
    ("a:\n  version: '1.0\n  as_of: '2026'\n", "2:12", "quote is not closed", "double a '"),
    ("a:\n  - 'x\n  - 'y'\n", "2:5", "quote is not closed", "double a '"),
    ("a:\n  id: x\n  title:One lesson\n  b: 4\n", "3:3", "a space is missing after :", "‘title: ’"),
    ("a:\n  title:One lesson\n  b: 4\n", "2:3", "a space is missing after :", "‘title: ’"),
    ("a:\n  -b\n  -c: d\n", "2:3", "a space is missing after -", "‘- ’"),
    ("a: [", "1:4", "not closed", "close it with ]"),
    ("a:\n- {b: [\n", "2:7", "not closed", "close it with ]"),
    ("a: b\nkey text here\nc: d\n", "2:1", "a line without ‘key: ’", "write ‘key: value’"),
    ("a:\n  b: 1\n \u00a0c: 2\n", "3:2", "a no-break space (U+00A0) in the indentation", "plain spaces"),
]


@pytest.mark.parametrize("text, place, said, hint", TOLD)
def test_a_slip_is_told_where_it_was_made(text: str, place: str, said: str, hint: str, faults, brief) -> None:
    found = faults(lambda: read("f", text.encode()))
    assert brief(found) == [f"{place} bad-yaml"] and said in found[0].message and hint in found[0].hint


@pytest.mark.parametrize("indent", ["\u00a0\u00a0", "  \u00a0"])
def test_an_indentation_of_no_break_spaces_makes_no_key(indent: str, faults, brief) -> None:
    found = faults(lambda: read("f", f"a:\n{indent}b: 1\n".encode()))
    assert brief(found) == [f"2:{len(indent.rstrip(chr(160))) + 1} bad-character"]
    assert "a no-break space (U+00A0) in the indentation" in found[0].message


def test_a_colour_without_quotes_is_told_where_it_becomes_a_comment(brief) -> None:
    odd = []
    read("f", b"theme:\n  accent: #003399\n  size: # see below\n  b: 1\n", odd)
    assert brief(odd) == ["2:11 comment"] and "quotes" in odd[0].hint


def test_a_file_in_utf_16_is_called_so(faults, brief) -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        found = faults(lambda encoding=encoding: read("f", "a: b\n".encode(encoding)))
        assert brief(found) == ["1:1 not-utf-8"] and "UTF-16" in found[0].message and "UTF-8" in found[0].hint


def test_a_file_that_holds_nothing_has_a_way_out(faults, brief) -> None:
    for text in (b"", b"# later\n"):
        found = faults(lambda text=text: read("f", text))
        assert brief(found) == ["1:1 empty-file"] and "delete" in found[0].hint


# the value, and where a paragraph was meant to begin
FOLDS = [
    (">-\n  one\n  more\n\n  two\n\n  three", ["5:3", "7:3"]),
    (">\n  one\n\n  two\nb: 1", ["4:3"]),
    ("'one\n\n  two'", ["3:3"]),
    ("one\n\n  two", ["3:3"]),
]
KEPT = [
    ">-\n  one\n\n\n  two", "|-\n  one\n\n  two", ">-\n  one\n  two\n\n", ">-\n  one\n\n  - two\n\n  - three",
    ">-\n  one\n\n    two", ">-\n  one\n\n  1. two", "'one\n\n  '", ">2-\n\n  one",
]


@pytest.mark.parametrize("value, expected", FOLDS)
def test_a_blank_line_that_makes_no_paragraph_is_told(value: str, expected: list[str]) -> None:
    warnings: list = []
    node = read("f", f"a: {value}\n".encode(), warnings)
    assert [f"{w.span.line}:{w.span.column}" for w in warnings if w.code == "no-paragraph"] == expected
    assert isinstance(node, Mapping) and isinstance(node.entries[0].value, Scalar)
    assert len(prose("r", node.entries[0].value)[0].blocks) == 1


@pytest.mark.parametrize("value", KEPT)
def test_a_blank_line_that_makes_one_or_that_none_was_meant_by_is_not(value: str) -> None:
    warnings: list = []
    read("f", f"a: {value}\n".encode(), warnings)
    assert warnings == []
