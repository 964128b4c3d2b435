"""A numbered text as YAML to review: the record of a source, and a skeleton of the sections that it suggests."""

import json
import re
import unicodedata
from collections.abc import Iterator

from briefing.content.fields import KEBAB
from briefing.content.numbering import Division, Part, Passage, Proposal
from briefing.diagnostics import counted

PLAIN = re.compile(r"[^\W\d_][\w ’-]*")
HEAD = """\
# A proposal for the source {id}: {counted}.
# Hold it against the text: what is a paragraph, what is a heading, what is no part of it. Then say what has no value
# yet. After each passage stand its first words, to find it by; delete them when you are done.
# If your pack has `sources:` already, put the record under it: a key stands once in a pack. So with `sections:`.
"""
ASKED = """\
    author:                    # say who, as [{family: Reed, given: Ada}]
    short:                     # one or two words
"""
SAID = """\
    kind:                      # report, letter, opinion article …
    issued:                    # 2016-12-13, 2016-12 or 2016
    who:                       # who wrote it, with what standing
    for_whom:
    stake:                     # what its author had to gain or to lose
    rests_on:                  # what its author could know
"""


def record(made: Proposal, name: str) -> str:
    """The YAML; `name` is that of the text's file, without its ending, which becomes the source's id."""
    source = identifier(name)
    paragraphs = sum(len(section.passages) for section in made.sections)
    size = (f"{counted(paragraphs, 'paragraph')} in {counted(len(made.sections), 'section')}, "
            f"{counted(len(made.notes), 'note')}, {counted(len(made.furniture), 'block')} left out")
    return "".join((HEAD.format(id=source, counted=size), *_furniture(made.furniture), "sources:\n",
                    f"  - id: {source}\n", ASKED, f"    title: {quoted(made.title) if made.title else ''}\n", SAID,
                    *_numbering(made), *_sections(made, source)))


def identifier(name: str) -> str:
    """A name as an id: lower case, digits and hyphens, a letter first."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return found if KEBAB.fullmatch(found) else f"source-{found}".strip("-")


def quoted(text: str) -> str:
    """A scalar of one line, in quotes where YAML would read signs in it."""
    line = " ".join(text.split())
    return line if PLAIN.fullmatch(line) and line == line.strip() else json.dumps(line, ensure_ascii=False)


def _furniture(parts: tuple[Part, ...]) -> Iterator[str]:
    if parts:
        yield "#\n# Left out, and cited by no statement:\n"
    for part in parts:
        yield f"#   line {_span(part.lines)}: {part.why} ({' '.join(part.text.split()[:4])})\n"
    yield "\n"


def _span(lines: tuple[int, ...]) -> str:
    return str(lines[0]) if len(lines) == 1 else f"{lines[0]}–{lines[-1]}"


def _numbering(made: Proposal) -> Iterator[str]:
    yield "    numbering:\n      sections:\n"
    for section in made.sections:
        title = f"title: {quoted(section.title)}, " if section.title else ""
        yield f"        - {{code: '{section.code}', {title}paragraphs: {len(section.passages)}}}\n"
    yield "      passages:\n"
    for passage in (*(p for section in made.sections for p in section.passages), *made.notes):
        yield _passage(passage)


def _passage(passage: Passage) -> str:
    lines = ", ".join(map(str, passage.lines))
    return (f"        - {{locator: '{passage.locator}', lines: [{lines}], kind: {passage.kind}, "
            f"sha256: {passage.sha256}}}  # {passage.begins}\n")


def _sections(made: Proposal, source: str) -> Iterator[str]:
    """A section of a narrative for each section of the source; all of it is to be written anew."""
    yield "\n# What the sections suggest; write it in your own words, and drop what you do not need.\nsections:\n"
    used: set[str] = set()
    for section in made.sections:
        title = section.title or made.title or "The beginning"
        made_id = name = identifier(title)
        while made_id in used or made_id == source:
            made_id = f"{name}-{len(used) + 1}"
        used.add(made_id)
        yield (f"  - id: {made_id}\n    title: {quoted(title)}\n    key_question: What does this part tell?\n"
               f"    body:\n      - text: Say what these paragraphs tell [@{source}, {_range(section)}].\n")


def _range(section: Division) -> str:
    first, last = section.passages[0].locator, section.passages[-1].locator
    return first if first == last else f"{first}–{last.rpartition('-')[2]}"
