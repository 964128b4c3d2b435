import pytest

from briefing.content.yaml_nodes import read

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
