"""A pack's files to a Pack, and every fault at its place, all at once over all files."""

import pickle
import sys

import pytest

from briefing.content import load
from briefing.content.dates import Date
from briefing.content.model import Pack
from briefing.diagnostics import CONTENT, FIT, Failed


def test_the_pack_is_typed(pack: Pack) -> None:
    assert pack.name == "lowbridge"
    assert pack.pack.version == "1.10" and pack.pack.reading_minutes == 12
    assert isinstance(pack.events[0].date, Date) and pack.events[2].importance == 1 and pack.events[2].disputed
    assert pack.slides[0].from_ == ("ev-rain", "ev-flood")
    assert pack.editions[0].options == {"parts": ("a", "b"), "big": "true", "size": "1.5"}
    assert pack.events[0].cites.blocks and pack.sensitive[0].id == "x-drowned"


def test_prose_is_called_by_ids_where_records_have_them(pack: Pack) -> None:
    assert pack.questions[0].text.each[0].prose.ref == "questions.q-gate.text"
    assert pack.questions[0].starters[0].each[0].prose.ref == "questions.q-gate.starters.0"
    assert pack.actors[0].accounts[0].text.each[0].prose.ref == "actors.tom.accounts.0.text"


def test_a_pack_can_be_sent_to_another_process(pack: Pack) -> None:
    again = pickle.loads(pickle.dumps(pack))
    assert again == pack and again.name == pack.name and again.terms[0].id.span == pack.terms[0].id.span


@pytest.mark.parametrize(
    "path, name", [("content/a/b.yaml", "a"), ("content/a.yaml", "a"), ("a.yaml", "a"), ("x/a/b.yaml", "a")]
)
def test_a_pack_is_called_after_its_folder_or_lone_file(path: str, name: str, sample: dict[str, bytes]) -> None:
    assert load({path: b"\n".join(sample.values())}).name == name


def test_a_pack_can_be_given_its_name(sample: dict[str, bytes]) -> None:
    assert load(sample, name="other").name == "other"


FAULTS = [
    # the file, line:column and code, a part of the message or the hint
    ("titel: x\n", ["1:1 unknown-key"], "known: actors, claims"),
    ("terms: foo\n", ["1:8 wrong-type"], "a list is expected"),
    ("terms:\n", [], ""),
    ("terms:\n  - weir\n", ["2:5 wrong-type"], "with the keys id, headword"),
    ("terms:\n  - [weir]\n", ["2:5 wrong-type"], "not a list"),
    ("terms:\n  - {id: t, headword: T}\n", ["2:6 missing-field"], "definition is missing"),
    ("terms:\n  - {id: t, headword: T, definition: }\n", ["2:26 missing-field"], "definition has no value"),
    ("terms:\n  - {id: t, headword: T, definiton: d}\n", ["2:26 unknown-key"], "did you mean definition?"),
    ("terms:\n  - {id: t, headword: T, definition: d, headwrod: U}\n", ["2:41 unknown-key"], "did you mean headword?"),
    ("terms:\n  - {id: T, headword: [], definition: d}\n", ["2:10 bad-id", "2:23 wrong-type"], "not a list"),
    (
        "notes:\n  - {id: n, title: T, text: {yung: a, adults: '<b>'}}\n",
        ["2:30 unknown-audience", "2:48 html"],
        "young?",
    ),
    (
        "notes:\n  - {id: n, title: T, text: {'Note': five members}}\n",
        ["2:30 unknown-audience"],
        "so quote the whole",
    ),
    ("notes:\n  - {id: n, title: T, text: {}}\n", ["2:29 empty-text"], ""),
    ("notes:\n  - id: n\n    title: T\n    text:\n      default:\n", ["5:7 empty-text"], ""),
    ("terms:\n  - id: t\n    headword: T\n    definition: |\n      a\n\n      b\n", ["7:7 not-one-paragraph"], "join"),
    ("terms:\n  - id: t\n    headword: T\n    definition: |\n      - a\n", ["5:9 not-one-paragraph"], "a list"),
    ("editions:\n  - {id: e, layout: l, options: [a]}\n", ["2:33 wrong-type"], "a mapping is expected"),
    (
        "exit_tickets:\n  - {id: e, prompts: [one, '<b>', {defualt: x}]}\n",
        ["2:29 html", "2:36 unknown-audience"],
        "default?",
    ),
    ("a: 1\nx-a: 2\nx-b: 3\nc: 4", ["1:1 unknown-key", "4:1 unknown-key"], ""),
    ("- a", ["1:1 wrong-type"], "a file of a pack is a mapping"),
    ("summaries:\n  - {id: s, question: Q?, text: x, text: y}", ["2:36 duplicate-key"], "first at 2:27"),
]


@pytest.mark.parametrize("text, expected, told", FAULTS)
def test_faults_are_told_at_their_place(text: str, expected: list[str], told: str, with_rest, brief) -> None:
    files = with_rest(text, "rest")
    try:
        load(files)
        found = []
    except Failed as failed:
        found = [d for d in failed.diagnostics if d.span and d.span.file.endswith("t.yaml")]
        assert failed.exit_status == CONTENT and len(found) == len(failed.diagnostics)
    assert brief(found) == expected
    assert not found or any(told in d.message + d.hint for d in found)


CHANGES = [
    ("phase: core", "phase: middle", ["bad-value middle"], "'opening', 'core', 'closing' or 'check'"),
    ("dok: 3", "dok: 7", ["bad-value 7"], "1, 2, 3 or 4"),
    ("minutes: 8", "minutes: eight", ["not-a-number eight"], "digits"),
    ("- box: {title: Aside,", "- box: {voice: outside, title: Aside,", ["undated-box voice"], "as of when"),
    ("id: sum-what, question", "id: sum-what, scope: overview, question", ["bad-summary id"], "can have none"),
    ("id: sum-what, question: What happened?,", "id: sum-what,", ["bad-summary id"], "needs one"),
    ("id: sum-what, question", "id: sum-what, scope: source, question", ["bad-summary id"], "overview neither"),
    ("voice: reported, by: Tom, cites", "by: Tom, cites", ["missing-field holder"], "silent"),
    ("levels: [none, some]", "levels: [none]", ["bad-table id"], "a text for each level"),
    ("space: {box: 40mm}", "space: {box: 40mm, lines: 2}", ["one-key box"], "lines, box, table"),
    ("space: {box: 40mm}", "space: {box: high}", ["bad-value high"], "80mm"),
    ("importance: 1", "importance: high", ["bad-value high"], "1, 2 or 3"),
    ("disputed: true", "disputed: yes", ["not-a-flag yes"], "write true or false"),
    ("date: 1911-11-12", "date: 1911-11-31", ["bad-date 1911-11-31"], "no day 31"),
    ("as_of: 1912-03-01", "as_of: 1.3.1912", ["bad-date 1.3.1912"], "2016-12-13"),
    ("claim: gate-left-open", "claim: a, text: b", ["bad-yaml :"], "quotes"),
    ("- claim: gate-left-open", "- {claim: gate-left-open, text: b}", ["one-key claim"], "one of: text, list"),
    ("look_for: [SECRET-KEY one]", "look: [a]", ["unknown-key look"], "look_for"),
    ("lines: [40]", "lines: [40, x]", ["not-a-number x"], ""),
    ("kind: note,", "kind: foot,", ["bad-value foot"], "'body' or 'note'"),
    ("kind: note,", "kind: foot,", ["bad-value foot"], "'foot' is no value of kind"),
    ("from: [ev-rain, ev-flood]", "from_: [ev-rain]", ["unknown-key from_"], "did you mean from?"),
    ("cites: '@moss-1912'}", "cites: moss}", ["bad-citation m"], ""),
    ("cites: '@moss-1912'}", "source: moss}", ["missing-field id", "unknown-key source"], "known: "),
    ("  version: 1.10\n", "", ["missing-field title"], "version is missing"),
    ("author: [{family: Moss}]", "author: []", ["empty-list ["], "at least 1"),
    ("short: Moss", "short: Moss\n    url: 'http://[bad'", ["bad-link 'http://[bad'"], "https:"),
    ("short: Moss", "short: Moss\n    url: example.org/a", ["bad-link example.org/a"], "https:"),
    ("text: exclusa, lang: la", "text: exclusa, lang: 'ñ['", ["bad-language 'ñ['"], "such as ar"),
    ("{code: A, paragraphs: 4}", "{code: A, paragraphs: 10000}", ["bad-value 10000"], "at most 9999 paragraphs"),
    ("    minutes: 8\n", "    minutes: 8\n    answer_lines: 101\n", ["bad-value 101"], "at most 100 ruled lines"),
    ("board: [{title: Left, text: SECRET-BOARD rain}]", f"board: [{', '.join(['{title: L, text: t}'] * 5)}]",
     ["bad-value ["], "board has 5 parts, more than 4"),
    ("as_of: 1912-03-01", "as_of: '0000'", ["bad-date '0000'"], "no year 0"),
]


@pytest.mark.parametrize("old, new, expected, told", CHANGES)
def test_a_fault_in_a_whole_pack(old: str, new: str, expected: list[str], told: str, changed, faults, spelt) -> None:
    files = changed(old, new)
    found = faults(lambda: load(files))
    assert [f"{d.code} {spelt(files, d)}" for d in found] == expected
    assert any(told in d.message + d.hint for d in found)


def test_faults_of_all_files_are_told_at_once(sample: dict[str, bytes], faults) -> None:
    files = {**sample, "content/lowbridge/a.yaml": b"a: [", "content/lowbridge/z.yaml": b"titel: x\nterms: []\n"}
    found = faults(lambda: load(files))
    assert [(d.span.file[-6:], d.code) for d in found] == [
        ("a.yaml", "bad-yaml"),
        ("z.yaml", "unknown-key"),
        ("z.yaml", "duplicate-key"),
    ]
    assert "rest.yaml:" in found[-1].message


def test_a_pack_has_an_audience(sample: dict[str, bytes], faults, brief) -> None:
    old = sample["content/lowbridge/pack.yaml"].decode()
    begin, end = old.index("  audiences:"), old.index("  essential_question:")
    files = {**sample, "content/lowbridge/pack.yaml": f"{old[:begin]}  audiences: []\n{old[end:]}".encode()}
    assert "5:14 empty-list" in brief(faults(lambda: load(files)))


def test_a_pack_that_is_too_large_has_hit_a_limit(sample: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["briefing.content.load"], "MAX_BYTES", 10)
    with pytest.raises(Failed) as failed:
        load(sample)
    assert failed.value.exit_status == FIT and failed.value.diagnostics[0].code == "pack-too-large"


def test_of_several_files_the_worst_status_counts(sample: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.content.yaml_nodes.MAX_BYTES", max(map(len, sample.values())))
    large = b"x-a: '" + b"a" * max(map(len, sample.values())) + b"'"
    for names in (("a", "z"), ("z", "a")):
        files = {**sample, **{f"content/lowbridge/{n}.yaml": d for n, d in zip(names, (large, b"["), strict=True)}}
        with pytest.raises(Failed) as failed:
            load(files)
        assert {d.code for d in failed.value.diagnostics} == {"file-too-large", "bad-yaml"}
        assert failed.value.exit_status == FIT


def test_what_a_file_that_cannot_be_read_would_hold_is_not_missing(sample: dict[str, bytes], faults, brief) -> None:
    files = {**sample, "content/lowbridge/pack.yaml": b"pack: {"}
    assert [d.code for d in faults(lambda: load(files))] == ["bad-yaml"]


def test_a_pack_needs_a_file_and_its_facts(sample: dict[str, bytes], faults, brief) -> None:
    assert brief(faults(lambda: load({}))) == ["empty-pack"]
    assert brief(faults(lambda: load({"a.yaml": b"terms: []"}))) == ["1:1 missing-field"]


def test_an_item_that_is_not_known_is_named_at_its_place(faults) -> None:
    text = "sections:\n  - id: s\n    title: T\n    body:\n" \
        "      - table: {caption: C, head: [A, B, C], align: [left, center, centre], rows: [[a, b, c]]}\n"
    found = [d for d in faults(lambda: load({"p.yaml": text.encode()})) if d.code == "bad-value"]
    assert [d.message for d in found] == ["'center' is no value of align"]
    assert text.splitlines()[found[0].span.line - 1][found[0].span.column - 1 :].startswith("center,")
