"""Mistakes put into a good pack: `briefing check --sources --strict` finds each at its line. All texts are invented."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from briefing import cli
from flood import SOURCES, TEXT

PACK = f"""\
pack:
  title: The flood
  version: 1
  as_of: 1912-03-01
  audiences: [{{id: adults, title: Adults}}, {{id: secondary, title: School}}]
  essential_question: Who let the water in?
  session_minutes: 20
{SOURCES}\
sections:
  - id: night
    title: The night
    body:
      - text: Reed writes of “the great flood” [@reed-1911, A-1].
      - text:
          default: The keeper [[moss]] allegedly slept [@reed-1911, A-3].
          secondary: Some say that [[moss]] slept [@reed-1911, A-3].
actors:
  - id: moss
    name: Moss
    kind: keeper
    role: He kept the gate [@reed-1911, A-3].
    relations: None is known [@reed-1911, A-3].
claims:
  - id: slept
    statement: The keeper slept.
    question: Did the keeper sleep?
    positions:
      - {{holder: Ada Reed, stance: supports, text: He did., voice: stated, cites: '@reed-1911, A-1'}}
      - {{holder: Moss, actor: moss, stance: rejects, text: He woke., voice: stated, cites: '@reed-1911, A-3'}}
    evidence: 'A letter [@reed-1911, n1].'
    settle: A second letter.
sessions:
  - id: hour
    title: One hour
    minutes: 20
    steps:
      - {{title: Read, phase: opening, minutes: 8, teacher: Ask., learners: Read.}}
      - {{title: Talk, phase: core, minutes: 12, teacher: Ask., learners: Talk.}}
editions:
  - {{id: for-pupils, layout: handout, audience: secondary}}
"""
# the words that are changed, what they become, the code, and words of the line that it is found at
FAULTS = [
    ("flood” [@reed-1911, A-1]", "flood” [@reed-1911, A-9]", "unknown-locator", "A-9"),
    ("flood” [@reed-1911, A-1]", "flood” [@reed-1911, A-2]", "quoted-elsewhere", "the great flood"),
    ("the great flood", "the grey flood", "misquoted", "grey"),
    ("Reed writes of “the great flood”", "The water rose by four feet before the bell", "copied", "The water rose"),
    ("Some say that [[moss]] slept", "Old [[moss]] slept", "marker-dropped", "secondary: Old"),
    ("Some say that [[moss]]", "Some say that [[mos]]", "unknown-id", "[[mos]]"),
    ("minutes: 12", "minutes: 13", "minutes", "id: hour"),
    ("stance: rejects", "stance: supports", "one-sided", "id: slept"),
    ("holder: Moss", "holder: Ada Reed", "few-positions", "id: slept"),
]
KEY = "\n".join((
    "questions:",
    "  - {id: q, phase: core, bloom: apply, dok: 3, minutes: 20, text: Who slept?, answer_key: {look_for: [Moss]}}\n"))


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The exit status of a check of a pack, and what it found, as JSON values."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content" / "flood").mkdir(parents=True)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "reed-1911.txt").write_text(TEXT, encoding="utf-8")

    def run(pack: str) -> tuple[int, list[dict[str, Any]]]:
        (tmp_path / "content" / "flood" / "pack.yaml").write_text(pack, encoding="utf-8")
        ended = CliRunner().invoke(cli.app, ["check", "--sources", "texts", "--strict", "--json"])
        return ended.exit_code, json.loads(ended.stdout)["diagnostics"]

    return run


def test_the_pack_has_nothing_wrong_without_them(checked) -> None:
    status, found = checked(PACK + KEY)
    assert [d for d in found if d["severity"] != "note"] == []
    assert status == 0


@pytest.mark.parametrize(("right", "wrong", "code", "words"), FAULTS, ids=[fault[2] for fault in FAULTS])
def test_a_seeded_fault_is_found_at_its_line(checked, right: str, wrong: str, code: str, words: str) -> None:
    assert PACK.count(right) == 1
    pack = PACK.replace(right, wrong)
    status, found = checked(pack)
    (where,) = [d["place"] for d in found if d["code"] == code]
    assert words in pack.splitlines()[where["line"] - 1]
    assert status in (3, 7)


def test_a_students_layout_that_reaches_for_a_key_is_found_at_its_line(checked, tmp_path: Path) -> None:
    own = tmp_path / "layouts" / "handout" / "parts"
    own.mkdir(parents=True)
    shipped = Path(__file__).parents[2] / "layouts" / "handout" / "parts" / "questions.xml.j2"
    text = shipped.read_text(encoding="utf-8") + "\n{% for q in questions %}{{ q.answer_key }}{% endfor %}\n"
    (own / "questions.xml.j2").write_text(text, encoding="utf-8")
    status, found = checked(PACK + KEY)
    (told,) = [d for d in found if d["severity"] == "error"]
    assert (status, told["code"], told["place"]["line"]) == (4, "undefined", len(text.splitlines()))


def test_a_folder_of_sources_that_is_not_there_is_told(checked, tmp_path: Path) -> None:
    (tmp_path / "texts").rename(tmp_path / "other")
    status, found = checked(PACK)
    assert (status, [d["code"] for d in found]) == (2, ["no-folder"])


def test_a_source_without_a_text_is_told_and_a_link_is_not_followed(checked, tmp_path: Path) -> None:
    text = tmp_path / "texts" / "reed-1911.txt"
    text.rename(tmp_path / "reed.txt")
    assert [d["code"] for d in checked(PACK)[1] if d["severity"] == "warning"] == ["source-missing"]
    text.symlink_to(tmp_path / "reed.txt")
    status, found = checked(PACK)
    assert (status, found[0]["code"]) == (6, "unreadable-file")
