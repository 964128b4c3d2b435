"""Small layouts and packs of this room's tests: a layout is its main template, a pack plain data with Prose in it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pytest

from briefing.content import yaml_nodes
from briefing.content.inline import Prose
from briefing.content.prose import prose
from briefing.diagnostics import Failed
from briefing.layout.compose import compose
from briefing.layout.doc import Doc
from briefing.layout.library import Layout, load_layout
from briefing.layout.settings import Settings

YAML = """\
title: A page
kind: handout
reader: student
papers: [a4, letter]
"""
THEME = "".join(f"{role}-size: 10\n" for role in ("r", "x", "term", "margin", "margin-dates", "margin-x"))
PART = "{% macro para(x) %}\n<p>{{ x }}</p>\n{% endmacro %}"


class Resolved(NamedTuple):
    data: Mapping[str, Any]
    audience: str = "adults"
    reader: str = "student"


def files(main: str, **others: str) -> dict[str, bytes]:
    """The layout `page` with this template and part.xml.j2; other files by their name, __ for /, in it or beside it."""
    found = {"layouts/page/layout.yaml": YAML, "layouts/page/main.xml.j2": main, "layouts/page/part.xml.j2": PART,
             "layouts/page/theme.yaml": THEME,
             **{f"layouts/{name.replace('__', '/')}": text for name, text in others.items()}}
    return {path: text.encode() for path, text in found.items()}


@pytest.fixture
def text() -> Callable[[str, str], Prose]:
    """Prose from its source: text("q.text", "one *two*")."""

    def made(ref: str, source: str) -> Prose:
        escaped = source.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        scalar = yaml_nodes.read("pack.yaml", f'"{escaped}"'.encode())
        assert isinstance(scalar, yaml_nodes.Scalar)
        found, complaints = prose(ref, scalar)
        assert not complaints
        return found

    return made


@pytest.fixture
def layout() -> Callable[..., Layout]:
    """The layout `page`, loaded from its main template and other files."""
    return lambda main, settings=None, **others: load_layout("page", files(main, **others), settings)


@pytest.fixture
def doc() -> Callable[..., Doc]:
    """The Doc that a main template makes of keyword data; `others` are more files of the library."""

    def made(main: str, others: Mapping[str, str] | None = None, settings: Settings | None = None, **data: Any) -> Doc:
        return compose(load_layout("page", files(main, **(others or {})), settings), Resolved(data), {"id": "e"})

    return made


@pytest.fixture
def said() -> Callable[[Callable[[], object]], list[str]]:
    """What a call fails with, as `file:line code` without the folder of layouts, a line for each diagnostic."""

    def found(call: Callable[[], object]) -> list[str]:
        with pytest.raises(Failed) as failed:
            call()
        return [f"{d.span.file.removeprefix('layouts/')}:{d.span.line} {d.code}" if d.span else d.code
                for d in failed.value.diagnostics]

    return found
