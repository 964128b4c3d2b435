"""A small invented pack with one of everything, and short ways to read YAML and to name what is wrong with it."""

from collections.abc import Callable, Mapping

import pytest

from briefing.content.load import load
from briefing.content.model import Pack
from briefing.diagnostics import Diagnostic, Failed
from flood import REED

PACK = """\
pack:
  title: The Flood at Lowbridge
  version: 1.10
  as_of: 1912-03-01
  audiences:
    - {id: adults, title: Evening class}
    - {id: young, title: Lower school, fallback: [adults]}
  essential_question:
    default: Who let the water *in* [@reed-1911, A-1]?
    young: Who opened the gate?
  reading_minutes: 12
"""
SOURCES = f"sources:\n{REED}" + """\
    cited_works:
      - {note: n1, title: Rainfall Tables, issued: 1910}
    numbering:
      sections:
        - {code: A, paragraphs: 4}
        - {code: B, paragraphs: 2}
      passages:
        - {locator: n1, lines: [40], kind: note, sha256: ab12}
  - id: moss-1912
    author: [{family: Moss}]
    short: Moss
    title: A Letter
    kind: letter
    issued: 1912-01
    who: The gatekeeper.
    for_whom: His brother.
    stake: He was blamed.
    rests_on: Memory.
"""
REST = """\
summaries:
  - {id: sum-what, question: What happened?, text: 'The gate was open [@reed-1911, A-1].'}
sections:
  - id: sec-night
    title: The night
    key_question: What was seen?
    body:
      - text: The [[sluice]] stood open, says [[tom]] [@moss-1912, 2].
      - list: [one, two]
      - table: {caption: Rain, head: [Day, Inches], rows: [[Monday, '2'], [Tuesday, '*3*']]}
      - quote: {text: It was open, by: Ada Reed, cites: '@reed-1911, A-2'}
      - box: {title: Aside, text: A mill race.}
      - claim: gate-left-open
    events: [ev-flood, ev-rain]
actors:
  - id: tom
    name: Thomas Moss
    short: Tom
    kind: person
    facts: [gatekeeper, 'born 1870']
    role: He kept the gate.
    accounts:
      - {source: moss-1912, text: 'He slept [@moss-1912, 3].'}
    relations: Cousin of [[council|the council]].
  - id: council
    name: The Council
    kind: body
    role: It ran the brook.
    relations: It paid [[tom]].
    gloss: The elected body of the parish.
terms:
  - id: sluice
    headword: sluice
    stands_for: {text: exclusa, lang: la}
    definition: {default: A gate that holds back a stream., young: A water gate.}
    loaded: Some said ‘the trap’.
    see_also: [weir, council]
  - {id: weir, headword: Ébb weir, definition: A low dam.}
events:
  - {id: ev-flood, date: 1911-11-12, title: The flood, text: Water came, cites: '@reed-1911, A-2–4; @moss-1912, 1'}
  - {id: ev-rain, date: 1911-10~, when: late October 1911, title: Rain, text: Rain fell, cites: '@reed-1911, n1'}
  - {id: ev-gate, date: 1911-11, disputed: true, title: Gate, text: The gate, importance: 1, cites: '@moss-1912'}
claims:
  - id: gate-left-open
    statement: The gate was left open
    question: Was it left open?
    positions:
      - {holder: Reed, stance: supports, text: It was., voice: stated, cites: '@reed-1911, A-1'}
      - {holder: Moss, actor: tom, stance: rejects, text: It was not., voice: reported, by: Tom, cites: '@moss-1912, 2'}
    evidence: A rope.
    settle: A photograph.
statistics:
  - {id: st-houses, value: '40', label: houses wet, counted_by: The parish, cites: '@reed-1911, B-1'}
questions:
  - id: q-gate
    phase: core
    bloom: evaluate
    dok: 3
    minutes: 8
    text: {default: Who was to blame?, young: Whose fault was it?}
    about: [gate-left-open, tom]
    starters: [I think …]
    answer_key:
      look_for: [SECRET-KEY one]
      watch_for: SECRET-KEY two
    content_note: SECRET-WEIGHT a death
slides:
  - id: s-flood
    kind: timeline
    headline: Rain came before the flood [@reed-1911, A-4]
    evidence:
      - {label: Reed, text: 'It rained [@moss-1912, 7; @reed-1911, A-2–3].', held_by: 'the mill [@reed-1911, n1]'}
    from: [ev-rain, ev-flood]
    cites: '@reed-1911, A-2'
    minutes: 3
    speaker_notes: SECRET-NOTES [@reed-1911, B-2].
exit_tickets:
  - {id: exit-one, prompts: [One thing you learnt]}
notes:
  - {id: n-names, title: Names, text: Spelt as in Reed.}
sensitive:
  - {id: x-drowned, title: Deaths, text: SECRET-SENSITIVE two people drowned.}
editions:
  - id: ed-one
    layout: handout
    audience: young
    options: {parts: [a, 'b'], big: true, size: 1.5}
    theme: {accent: '#0b3c5d'}
sessions:
  - id: se-hour
    title: One hour
    minutes: 20
    before: [SECRET-BEFORE copy the letter]
    copies: [{what: SECRET-COPIES, copies: one each}]
    steps:
      - {title: Vote, phase: opening, minutes: 12, teacher: SECRET-STEP ask, learners: Vote, questions: [q-gate]}
      - {title: Talk, phase: closing, minutes: 7, teacher: SECRET-STEP listen, learners: Talk, slides: [s-flood]}
    board: [{title: Left, text: SECRET-BOARD rain}]
roles:
  - id: r-council
    title: Head of the council
    actor: council
    decides: Whether to mend the gate.
    brief_public: The council has money for one gate.
    brief_private: PRIVATE-BRIEF it has none.
    aims: [PRIVATE-AIM win time]
    red_lines: [PRIVATE-LINE no new tax]
    questions_to_ask: [PRIVATE-ASK who saw it?]
worksheets:
  - id: w-gate
    title: The gate
    prompts: [{text: Draw it., space: {box: 40mm}, key: SECRET-DRAWING a gate}]
  - {id: w-young, title: Rain, audiences: [young], prompts: [{text: Write it.}]}
comparison:
  - id: c-gate
    title: The gate
    finding: only-one
    accounts: [{text: 'It held [@moss-1912, 2–3].', source: moss-1912}]
rubrics:
  - {id: ru-talk, title: Talk, levels: [fair, good], criteria: [{title: Proof, levels: [none, some]}]}
lexicon:
  - {pattern: flood*, why: it was a trickle, alternatives: [water], allowed_in: [title]}
lint:
  - {code: uncited, where: tom, reason: known to all}
x-mine: {anything: [goes, 1]}
"""


@pytest.fixture
def sample() -> dict[str, bytes]:
    """The files of the invented pack."""
    parts = {"pack": PACK, "sources": SOURCES, "rest": REST}
    return {f"content/lowbridge/{name}.yaml": text.encode() for name, text in parts.items()}


@pytest.fixture
def pack(sample: dict[str, bytes]) -> Pack:
    return load(sample)


@pytest.fixture
def with_rest(sample: dict[str, bytes]) -> Callable[..., dict[str, bytes]]:
    """The pack's files with one more, which holds the text given."""

    def add(text: str, *without: str) -> dict[str, bytes]:
        kept = {name: data for name, data in sample.items() if not any(w in name for w in without)}
        return {**kept, "content/lowbridge/t.yaml": text.encode()}

    return add


@pytest.fixture
def changed(sample: dict[str, bytes]) -> Callable[[str, str], dict[str, bytes]]:
    """The pack's files with one piece of text, which stands in them once, replaced."""

    def change(old: str, new: str) -> dict[str, bytes]:
        assert sum(data.count(old.encode()) for data in sample.values()) == 1
        return {name: data.replace(old.encode(), new.encode()) for name, data in sample.items()}

    return change


@pytest.fixture
def faults() -> Callable[[Callable[[], object]], list[Diagnostic]]:
    """What a call fails with."""

    def run(call: Callable[[], object]) -> list[Diagnostic]:
        with pytest.raises(Failed) as failed:
            call()
        return list(failed.value.diagnostics)

    return run


@pytest.fixture
def brief() -> Callable[[list[Diagnostic]], list[str]]:
    """Diagnostics as ‘line:column code’."""
    return lambda found: [f"{d.span.line}:{d.span.column} {d.code}" if d.span else d.code for d in found]


@pytest.fixture
def spelt() -> Callable[[Mapping[str, bytes], Diagnostic], str]:
    """What a file holds at a diagnostic's place, on its first line."""

    def cut(files: Mapping[str, bytes], found: Diagnostic) -> str:
        assert found.span
        line = files[found.span.file].decode().split("\n")[found.span.line - 1]
        stop = found.span.end[1] - 1 if found.span.end[0] == found.span.line else len(line)
        return line[found.span.column - 1 : stop]

    return cut
