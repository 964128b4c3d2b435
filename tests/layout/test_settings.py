import pytest

from briefing.content.model import Pack
from briefing.content.walking import record_in
from briefing.diagnostics import Failed
from briefing.layout.settings import RECORDS, settings

YAML = """\
title: A
kind: handout
reader: student
papers: [a4]
options:
  size: {type: number, default: 3, help: How large.}
  ratio: {type: number, help: How much.}
  many: {type: count, default: 2, least: 1, most: 12, help: How many.}
  any: {type: count, help: How many.}
  name: {type: text, default: A handout, help: What it is called.}
  lines: {type: flag, default: true, help: Whether there are lines.}
  parts: {type: list, default: [story, terms], choices: [story, terms, notes], help: Which parts.}
  tags: {type: list, help: Any words.}
  look: {type: choice, choices: [plain, rich], help: How it looks.}
"""


@pytest.fixture
def options(layout):
    def made(given=None, sets=()):
        return layout("<doc/>", settings(given or {}, {}, sets), **{"page__layout.yaml": YAML}).options

    return made


def test_every_option_has_a_value(options):
    assert options() == {"size": 3, "ratio": 0, "many": 2, "any": 0, "name": "A handout", "lines": True,
                         "parts": ("story", "terms"), "tags": (), "look": "plain"}


@pytest.mark.parametrize("key, given, text, value", [
    ("size", 4, "4", 4), ("size", "4.5", "4.5", 4.5), ("name", "x: y", "'x: y'", "x: y"), ("name", "", "", ""),
    ("name", "#1", "#1", "#1"), ("lines", False, "false", False), ("parts", ["notes"], "[notes]", ("notes",)),
    ("parts", "notes", "notes", ("notes",)), ("tags", ["a b", "c"], "[a b, c]", ("a b", "c")), ("tags", [], "[]", ()),
    ("look", "rich", "rich", "rich"), ("lines", True, "True", True), ("lines", False, "FALSE", False),
    ("many", 12, "12", 12), ("name", "no", "no", "no"),
])
def test_an_edition_and_set_say_the_same(options, key, given, text, value):
    assert options({key: given})[key] == value
    assert options({}, [f"options.{key}={text}"])[key] == value
    assert options({key: given}, [f"options.{key}={text}"])[key] == value


@pytest.mark.parametrize("key, value, message, hint", [
    ("sise", "3", "the layout has no option sise", "did you mean size?"),
    ("size", "large", "option size is a number, not 'large'", ""),
    ("size", "3mm", "option size is a number, not '3mm'", ""),
    ("size", "[1, 2]", "option size is a number, not '[1, 2]'", ""),
    ("many", "0", "option many is a whole number, 1 to 12, not '0'", ""),
    ("many", "40", "option many is a whole number, 1 to 12, not '40'", ""),
    ("many", "2.5", "option many is a whole number, 1 to 12, not '2.5'", ""),
    ("any", "-1", "option any is a whole number, 0 or more, not '-1'", ""),
    ("parts", "[story, terms, story]", "'story' stands twice in option parts", ""),
    ("lines", "yes", "option lines is true or false, not 'yes'", ""),
    ("look", "plan", "option look is one of plain, rich, not 'plan'", "did you mean plain?"),
    ("parts", "[story, note]", "'note' is no choice of option parts", "did you mean notes?"),
])
def test_a_wrong_option_is_told_with_its_type(options, key, value, message, hint):
    with pytest.raises(Failed) as e:
        options({}, ["options.tags=x", f"options.{key}={value}"])
    (found,) = e.value.diagnostics
    assert (found.message, found.hint, found.span.begin[:2]) == (message, hint, ("--set", 2))


@pytest.mark.parametrize("text, code, hint", [
    ("accent=#000000", "bad-setting", "write options.NAME=value or theme.KEY=value"),
    ("theme.accent", "bad-setting", "write options.NAME=value or theme.KEY=value"),
    ("theme.=3", "bad-setting", "write options.NAME=value or theme.KEY=value"),
    ("option.size=3", "unknown-key", "did you mean options?"),
    ("options.size={a: 1}", "bad-value", ""),
    ("options.size=&a b", "anchor", None),
])
def test_what_is_no_setting_is_told(text, code, hint):
    with pytest.raises(Failed) as e:
        settings({}, {}, ["theme.x=1", text])
    found = e.value.diagnostics[0]
    assert found.code == code and found.span.begin[:2] == ("--set", 2) and (hint is None or found.hint == hint)


@pytest.mark.parametrize("yaml, place, code", [
    ("titel: A", 5, "unknown-key"), ("citations: braket", 5, "bad-value"), ("papers: [a9]", 5, "unknown-paper"),
    ("options: [a]", 5, "bad-value"), ("options:\n  x: {type: text}", 6, "missing-key"),
    ("options:\n  x: {help: y}", 6, "missing-key"), ("options:\n  x: {type: date, help: y}", 6, "bad-value"),
    ("options:\n  x: {type: choice, help: y}", 6, "missing-key"),
    ("options:\n  x: {type: count, least: few, help: y}", 6, "bad-value"),
    ("options:\n  x: {type: text, most: 3, help: y}", 6, "bad-value"),
    ("options:\n  x: {type: count, least: 3, default: 1, help: y}", 6, "bad-value"),
    ("options:\n  x: {type: number, default: big, help: y}", 6, "bad-value"),
    ("options:\n  x: {type: text, help: y, defalt: z}", 6, "unknown-key"),
    ("options:\n  x: {type: list, of: actor, help: y}", 6, "bad-value"),
    ("options:\n  x: {type: text, of: actors, help: y}", 6, "bad-value"),
    ("extends: nowhere", 5, "unknown-layout"), ("extends: page", 5, "layout-cycle"),
    ("theme: look.yaml", 5, "unknown-theme"),
])
def test_mistakes_in_a_layouts_yaml_are_told_at_their_line(layout, said, yaml, place, code):
    base = "title: A\nkind: handout\nreader: student\n" + ("#\n" if yaml.startswith("papers") else "papers: [a4]\n")
    found = said(lambda: layout("<doc/>", **{"page__layout.yaml": f"{base}{yaml}\n"}))
    assert found == [f"page/layout.yaml:{place} {code}"]


@pytest.mark.parametrize("records", RECORDS)
def test_what_an_option_names_are_records_with_ids(records):
    assert "id" in record_in(Pack.model_fields[records].annotation).model_fields
