"""Documents as packs, written as a person would: prose in folded scalars, inline markup as CommonMark."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from bench.documents import Deck, Handout, Run, Section, Slide, Table

MARKUP = re.compile(r"([\\`*_\[\]<>])")
AROUND = {"": ("", ""), "strong": ("**", "**"), "em": ("*", "*")}
NOTES = "Give everyone a minute to read, then ask what is missing."


class _Folded(str):
    """A text that is written over several lines."""


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.add_representer(_Folded, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style=">"))


def pack(document: Handout | Deck) -> Mapping[str, str]:
    """The files of a pack by their names."""
    parts: Mapping[str, list[Any]]
    if isinstance(document, Handout):
        parts = {"sections": [_section(section) for section in document.sections]}
    else:
        parts = {"slides": [_title(document), *(_slide(k, slide) for k, slide in enumerate(document.slides, 2))]}
    facts = {
        "title": document.title, "version": "1.0", "as_of": "2024-05-01", "authors": [document.author],
        "audiences": [{"id": "readers", "title": getattr(document, "reader", "Readers")}],
        "essential_question": "What does the text say?"}
    return {f"{name}.yaml": _written({name: part}) for name, part in {"pack": facts, **parts}.items()}


def _section(section: Section) -> dict[str, Any]:
    body: list[dict[str, Any]] = [{"text": _Folded(markdown(runs))} for runs in section.paragraphs]
    body.append({"list": [escaped(bullet) for bullet in section.bullets]})
    if section.table:
        body.append({"table": _table(section.table)})
    return {"id": section.id, "title": section.title, "body": body}


def _table(table: Table) -> dict[str, Any]:
    return {"caption": "Terms", "head": list(table[0]), "rows": [[escaped(cell) for cell in row] for row in table[1:]]}


def _title(document: Deck) -> dict[str, Any]:
    return {"id": "slide-1", "kind": "title", "headline": document.title, "minutes": 1, "speaker_notes": NOTES}


def _slide(number: int, slide: Slide) -> dict[str, Any]:
    points = [{"label": label, "text": escaped(text)} for label, text in slide.bullets]
    points += [{"label": first, "text": escaped(second), "held_by": escaped(third)}
               for first, second, third in slide.table]
    return {"id": f"slide-{number}", "kind": "table" if slide.table else "bullets", "headline": escaped(slide.title),
            "evidence": points, "minutes": 1, "speaker_notes": NOTES}


def markdown(runs: tuple[Run, ...]) -> str:
    return "".join(f"[{escaped(run.text)}]({run.href})" if run.href
                   else escaped(run.text).join(AROUND[run.mark]) for run in runs)


def escaped(text: str) -> str:
    return MARKUP.sub(r"\\\1", text)


def _written(data: Any) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
