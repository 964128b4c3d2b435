"""The records of sources: what they are, what a historian asks of them, how they are numbered, what to read of them."""

import unicodedata
from hashlib import sha256
from typing import Literal

from pydantic import Field

from briefing.content.fields import (
    Address,
    Cites,
    Date,
    Id,
    Language,
    Paragraph,
    Paragraphs,
    Plain,
    Record,
    Ref,
    Text,
    Whole,
)


class Person(Record):
    family: Plain
    given: Plain | None = None


class Work(Record):
    """A work that a source cites, by the note in which it does; titles and addresses stand here only."""

    note: Plain
    author: Plain | None = None
    title: Plain
    publisher: Plain | None = None
    issued: Date | None = None
    url: Address | None = None


class SourceSection(Record):
    """A section of a source: the code that its locators begin with, its heading, how many paragraphs it has."""

    code: Plain = ""
    title: Plain | None = None
    paragraphs: Paragraphs


class Passage(Record):
    """A numbered paragraph or note of a source: never its text, but the sha256 of it."""

    locator: Plain
    lines: tuple[Whole, ...]
    kind: Literal["body", "note"] = "body"
    sha256: Plain


def digest(text: str) -> str:
    """The sha256 of a passage: NFC, each run of white space one space."""
    return sha256(" ".join(unicodedata.normalize("NFC", text).split()).encode()).hexdigest()


class Numbering(Record):
    sections: tuple[SourceSection, ...] = Field(default=(), max_length=999)
    passages: tuple[Passage, ...] = ()


class Reading(Record):
    """Which passages of a source are read, for a session or at any time, and why these."""

    session: Ref | None = None
    passages: Cites
    text: Paragraph | None = None


class Source(Record):
    """A cited work, with what a historian asks of it."""

    id: Id
    author: tuple[Person, ...] = Field(min_length=1)
    short: Plain
    title: Plain
    kind: Plain
    publisher: Plain | None = None
    issued: Date
    date_basis: Paragraph | None = None
    url: Address | None = None
    accessed: Date | None = None
    rights: Paragraph | None = None
    access: Paragraph | None = None
    lang: Language = "en"
    genre: Paragraph | None = None
    who: Text
    when: Text | None = None
    for_whom: Text
    stake: Text
    rests_on: Paragraph
    cannot_know: Paragraph | None = None
    limits: Text | None = None
    printing_errors: tuple[Paragraph, ...] = ()
    readings: tuple[Reading, ...] = ()
    cited_works: tuple[Work, ...] = ()
    numbering: Numbering = Numbering()
