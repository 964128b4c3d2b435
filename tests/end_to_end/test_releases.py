"""What belongs to the facilitator never reaches a student: looked for in the finished PDFs."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.content.plain import paragraphs, pieces
from briefing.content.select import chain, meant_for, worded
from briefing.content.values import Wordings
from briefing.content.walking import leaves
from briefing.jobs import packs
from briefing.jobs.editions import Request
from helpers.editions import ALL, Made, make
from helpers.extraction import everything
from helpers.reading import paragraphs as printed
from towns import ROOT, planned

STUDENTS = [name for name in ALL if "facilitator" not in name]
GUIDES = [name for name in ALL if "facilitator" in name]
SECRET = ("answer_key", "speaker_notes", "sensitive", "content_note", "before", "copies", "steps", "board", "key")
PRIVATE = ("brief_private", "aims", "red_lines", "questions_to_ask")
NAMES = ("id", "phase", "questions", "slides")  # what is no text


def squeezed(text: str) -> str:
    """Letters and digits only, so that neither line ends nor citations nor hyphens hide a sentence."""
    return re.sub(r"[\W_]+", "", text)


def secrets(made: Made, name: str, audience: str = "") -> list[str]:
    """Every stretch of three words or more between citations in the facilitator's texts of an edition's pack.

    Of one audience's wording and of the records that are for it, or of every wording."""
    job = made(name).job
    pack = packs.load(job.snapshot.content, job.pack)
    names = {str(t.id): t.headword for t in pack.terms} | {str(a.id): a.short or a.name for a in pack.actors}
    out = []
    for leaf in leaves(pack):
        if leaf.reader != "facilitator" or not isinstance(leaf.value, Wordings):
            continue
        if audience and not all(meant_for(owner, chain(pack, audience)) for owner in leaf.owners):
            continue
        chosen = worded(leaf.value, (audience, "default")) if audience else None
        for prose in [chosen] if chosen else [wording.prose for wording in leaf.value.each]:
            for paragraph in paragraphs(prose):
                text = "".join("\n" if piece.cite else piece.text for piece in pieces(paragraph.children, names))
                out += [part for part in text.split("\n") if len(part.split()) > 2]
    return out


@pytest.mark.parametrize("name", STUDENTS)
def test_no_text_of_the_facilitators_is_in_a_students_pdf(made: Made, name: str) -> None:
    text = squeezed(everything(made(name).pdf))
    assert [secret for secret in secrets(made, name) if squeezed(secret) in text] == []


@pytest.mark.parametrize("name", GUIDES)
def test_every_text_of_the_facilitators_is_in_their_guide(made: Made, name: str) -> None:
    """The other way round: the search above would find what there is to find."""
    edition = made(name)
    text = squeezed("".join(paragraph.text for paragraph in printed(edition.pages, edition.doc)))
    found = secrets(made, name, edition.job.audience)
    assert found and [secret for secret in found if squeezed(secret) not in text] == []


def marked(value: Any, keys: tuple[str, ...], marks: list[str], inside: bool = False) -> Any:
    """A pack's YAML with a mark of its own before each text below these keys."""
    if isinstance(value, dict):
        return {key: v if key in NAMES and (inside or key == "id") else marked(v, keys, marks, inside or key in keys)
                for key, v in value.items()}
    if isinstance(value, list):
        return [marked(v, keys, marks, inside) for v in value]
    if inside and isinstance(value, str):
        marks.append(f"zq{'abcdefghij'[len(marks) // 10]}{'abcdefghij'[len(marks) % 10]}zq")
        return f"{marks[-1]} {value}"
    return value


def marked_pack(tmp_path: Path, keys: tuple[str, ...]) -> tuple[Path, list[str]]:
    """A copy of the sample whose every text below these keys bears a mark."""
    whole: dict[str, Any] = {}
    for file in sorted((ROOT / "content/sample").glob("*.yaml")):
        whole |= yaml.safe_load(file.read_text(encoding="utf-8"))
    marks: list[str] = []
    folder = tmp_path / "content" / "sample"
    folder.mkdir(parents=True)
    text = yaml.safe_dump(marked(whole, keys, marks), allow_unicode=True, sort_keys=False)
    (folder / "pack.yaml").write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "content/sample/pictures", folder / "pictures")
    return folder, marks


EVERYTHING = ("overview", "narrative", "actors", "timeline", "numbers", "map", "claims", "comparison", "glossary",
              "questions", "worksheets", "sources", "roles", "exit-tickets")


def test_planted_marks_reach_the_facilitator_and_nobody_else(tmp_path: Path) -> None:
    folder, marks = marked_pack(tmp_path, SECRET)
    assert len(marks) > 40
    for request in (Request(("handout",)), Request(("slides",)), Request(layout="slides", paper="4x3"),
                    Request(layout="handout", audience="undergraduate"), Request(("roles",))):
        for job in planned(folder, request).jobs:
            edition = make(job)
            assert not list(planted(marks, everything(edition.pdf))), job.edition
            assert not list(planted(marks, repr(edition.doc))), job.edition
            assert not any(mark.encode() in edition.pdf for mark in marks)
    (guide,) = planned(folder, Request(("facilitator",))).jobs
    assert list(planted(marks, everything(make(guide).pdf))) == marks


def test_what_is_private_to_a_role_reaches_no_student(tmp_path: Path) -> None:
    folder, marks = marked_pack(tmp_path, PRIVATE)
    assert len(marks) > 5
    wide = Request(("handout",), sets=(f"options.parts=[{', '.join(EVERYTHING)}]",))
    for request in (wide, Request(("slides",))):
        (job,) = planned(folder, request).jobs
        assert not list(planted(marks, everything(make(job).pdf))), job.edition
    for request in (Request(("roles",)), Request(("facilitator",))):
        (job,) = planned(folder, request).jobs
        assert list(planted(marks, everything(make(job).pdf))) == marks


def planted(marks: list[str], text: str) -> Iterator[str]:
    return (mark for mark in marks if mark in text)
