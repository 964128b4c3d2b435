"""The JSON Schema of a pack's files takes what the reader takes, and refuses what an editor can know to be wrong."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft7Validator

from briefing.content import load, yaml_nodes
from briefing.content.schema import schema
from briefing.content.yaml_nodes import Node, Scalar, Sequence
from briefing.diagnostics import Failed
from towns import ROOT, SMALL

PAGE = (ROOT / "docs" / "pack.md").read_text(encoding="utf-8")
SHIPPED = sorted([*(ROOT / "content").glob("*/*.yaml"), *(ROOT / "scaffold").glob("*.yaml")])
HEADER = "# yaml-language-server: $schema=../pack.schema.json"


def as_an_editor_reads(node: Node) -> Any:
    """YAML by its core schema (YAML 1.2.2, 10.3.2): plain scalars may be numbers, true or false, or nothing."""
    if isinstance(node, Sequence):
        return [as_an_editor_reads(item) for item in node.items]
    if not isinstance(node, Scalar):
        return {entry.key.value: as_an_editor_reads(entry.value) for entry in node.entries}
    if node.style:
        return node.value
    if re.fullmatch("~|null|Null|NULL|", node.value):
        return None
    if re.fullmatch("true|True|TRUE|false|False|FALSE", node.value):
        return node.value.lower() == "true"
    if re.fullmatch(r"[-+]?\d+", node.value):
        return int(node.value)
    return float(node.value) if re.fullmatch(r"[-+]?\d+\.\d*", node.value) else node.value


@pytest.fixture(scope="module")
def complaints() -> Callable[[str], list[str]]:
    """What an editor has against a file, place by place."""
    validator = Draft7Validator(schema(PAGE))

    def of(text: str) -> list[str]:
        data = as_an_editor_reads(yaml_nodes.read("pack.yaml", text.encode(), []))
        return [f"{each.json_path}: {each.message}" for each in validator.iter_errors(data)]

    return of


def test_the_schema_is_one() -> None:
    Draft7Validator.check_schema(schema(PAGE))


def test_the_schema_beside_the_packs_is_the_programs(golden: Callable[[str, str], None]) -> None:
    golden("../../content/pack.schema.json", json.dumps(schema(PAGE), ensure_ascii=False, indent=2) + "\n")


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_shipped_files_name_the_schema_and_keep_to_it(file: Any, complaints: Callable[[str], list[str]]) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.startswith(HEADER + "\n")
    assert complaints(text) == []


@pytest.mark.parametrize(("old", "new"), [
    ("version: '1.0'", "version: 1.10"),
    ("as_of: 2001-02-03", "as_of: 2001"),
    ("as_of: 2001-02-03", "as_of: '[2001-02,2001-03~]'"),
    ("minutes: 5", "minutes: '5'"),
    ("title: Two towns", "title: Two towns\n  subtitle:"),
    ("definition: 'A promise between towns [@baker-2001, 2].'", "definition: {default: A promise., pupils: }"),
    ("dok: 3", "dok: '3'"),
    ("sources:", "x-mine: {anything: [at, all]}\nsources:"),
])
def test_what_the_reader_takes_the_schema_takes(old: str, new: str, complaints: Callable[[str], list[str]]) -> None:
    assert old in SMALL
    changed = SMALL.replace(old, new, 1)
    load({"pack.yaml": changed.encode()})
    assert complaints(changed) == []


@pytest.mark.parametrize(("old", "new", "said"), [
    ("as_of: 2001-02-03", "as_of: February 2001", "as_of"),
    ("version: '1.0'", "versoin: '1.0'", "versoin"),
    ("essential_question: Which of the towns kept its word?", "essential_question: {default: [a, list]}", "essential"),
    ("title: Two towns", "title: 'Two [[towns]]'", "title"),
    ("title: Two towns", "title:", "title"),
    ("id: adults", "id: Grown ups", "Grown ups"),
    ("minutes: 5", "minutes: five", "minutes"),
    ("phase: core", "phase: middle", "middle"),
    ("dok: 3", "dok: 5", "dok"),
    ("author: [{family: Baker, given: Ann}]", "author: []", "author"),
    ("look_for: [The clerk gives the upper town's reasons only.]", "look_for: The clerk.", "look_for"),
    ("  answer_key:", "  answers:", "answer"),
    ("sources:", "sauces:", "sauces"),
])
def test_what_the_reader_refuses_the_schema_refuses(old: str, new: str, said: str,
                                                    complaints: Callable[[str], list[str]]) -> None:
    assert old in SMALL
    changed = SMALL.replace(old, new, 1)
    with pytest.raises(Failed):
        load({"pack.yaml": changed.encode()})
    assert said in "\n".join(complaints(changed))


def test_a_block_of_a_section_has_one_key(complaints: Callable[[str], list[str]]) -> None:
    section = "sections: [{{id: one, title: One, body: [{}]}}]"
    assert complaints(section.format("{text: One.}")) == []
    assert complaints(section.format("{text: One., list: [two]}"))
    assert complaints(section.format("{}"))


def test_fields_are_described_as_on_their_page() -> None:
    made = schema(PAGE)
    assert made["definitions"]["Source"]["properties"]["stake"]["description"] == (
        "What the author has to gain or lose")
    assert made["definitions"]["Claim"]["description"].startswith("A claim, worded so that")
