"""Every code that the program can tell is explained, and nothing else is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.codes import OTHERS, explained
from briefing.content.lint.codes import CODES

SOURCE = Path(__file__).parents[1] / "src" / "briefing"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
SAID = ("error", "warning", "note")


def takers() -> dict[str, int]:
    """The functions that are given a code, and at which place: those with a parameter of this name."""
    found: dict[str, int] = {"stop": 0}
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                names = [a.arg for a in node.args.args if a.arg != "self"]
                if "code" in names and node.name != "explain":
                    found[node.name] = names.index("code")
    return found


def called(node: ast.Call) -> str:
    """What is called: error, reading.complain, state.env["complain"]."""
    name = node.func
    if isinstance(name, ast.Subscript) and isinstance(name.slice, ast.Constant):
        return str(name.slice.value)
    return name.attr if isinstance(name, ast.Attribute) else name.id if isinstance(name, ast.Name) else ""


def literals(node: ast.AST) -> Iterator[str]:
    """A text, or those that a condition chooses from."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def told() -> Iterator[tuple[str, str]]:
    """Each code that stands in the program, with the function that it is given to."""
    given = takers()
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (name := called(node)) in given and len(node.args) > given[name]:
                yield from ((code, name) for code in literals(node.args[given[name]]))
            elif isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "code" for t in node.targets):
                yield from ((code, "") for code in literals(node.value))


TOLD = sorted(set(told()))


def test_codes_are_found_in_the_program() -> None:
    found = {code for code, _ in TOLD}
    assert {"unknown-id", "missing-file", "bad-citation", "tag", "copied", "long-sentence"} <= found


@pytest.mark.parametrize("code, by", TOLD)
def test_every_code_is_explained_with_its_severity(code: str, by: str) -> None:
    assert code in explained()
    if by in SAID:
        assert explained()[code].severity == by


def test_nothing_is_explained_that_is_not_told() -> None:
    there = {code for code, _ in TOLD}
    assert {code for codes in OTHERS.values() for code in codes} | set(CODES) == there


def test_no_code_is_explained_twice() -> None:
    others = [*CODES, *(code for codes in OTHERS.values() for code in codes)]
    assert len(set(others)) == len(others)


@pytest.mark.parametrize("each", explained().values(), ids=lambda each: each.code)
def test_each_has_a_sentence_of_why(each) -> None:
    assert each.why[0].isupper() or each.why[0] in "#[0"
    assert each.why.endswith(".")
