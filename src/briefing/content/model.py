"""The typed content of a pack: what a folder of YAML may say, field by field.

A field's type decides its fate. `Text` is prose by audience, `Paragraph` one paragraph of it;
`Facilitator[...]` is released to facilitators only, and `select` drops it for everyone else; `Cites`, `Date` and `Id`
are read by `fields`. To add a kind of content, add a record here, a macro in
`layouts/_shared/blocks.xml.j2` and a golden.
"""

from typing import Literal

from pydantic import Field, PrivateAttr

from briefing.content.drawn import BarsBlock, Place, Relation, Voice
from briefing.content.fields import (
    Address,
    Cites,
    Date,
    Extent,
    Facilitator,
    Flag,
    Free,
    Id,
    Language,
    Named,
    Number,
    OneOf,
    Paragraph,
    Picture,
    Plain,
    Record,
    Ref,
    Text,
    Title,
    Whole,
)
from briefing.diagnostics import Diagnostic


class Native(Record):
    """A name in its own script or language: the form, the language tag, a transliteration."""

    text: Plain
    lang: Language
    translit: Plain | None = None


class Audience(Record):
    """Whom a wording is for; `fallback` names the audiences whose wording is used where this one has none."""

    id: Id
    title: Plain
    fallback: tuple[Plain, ...] = ()


class PackFacts(Record):
    """The pack as a whole. `level` labels come from the audience; minutes are of reading and of the session."""

    title: Title
    subtitle: Plain | None = None
    series: Plain | None = None
    code: Plain | None = None
    version: Plain
    as_of: Date
    licence: Plain | None = None
    lang: Language = "en-GB"
    authors: tuple[Plain, ...] = ()
    audiences: tuple[Audience, ...] = Field(min_length=1)
    essential_question: Paragraph
    objectives: tuple[Text, ...] = ()
    reading_minutes: Whole | None = None
    session_minutes: Whole | None = None


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
    paragraphs: Whole


class Passage(Record):
    """A numbered paragraph or note of a source: never its text, but the sha256 of it."""

    locator: Plain
    lines: tuple[Whole, ...]
    kind: Literal["body", "note"] = "body"
    sha256: Plain


class Numbering(Record):
    sections: tuple[SourceSection, ...] = ()
    passages: tuple[Passage, ...] = ()


class Source(Record):
    """A cited work, with what a historian asks of it."""

    id: Id
    author: tuple[Person, ...] = Field(min_length=1)
    short: Plain
    title: Plain
    kind: Plain
    publisher: Plain | None = None
    issued: Date
    url: Address | None = None
    accessed: Date | None = None
    lang: Language = "en"
    who: Text
    when: Text | None = None
    for_whom: Text
    stake: Text
    rests_on: Paragraph
    limits: Text | None = None
    cited_works: tuple[Work, ...] = ()
    numbering: Numbering = Numbering()


class Summary(Record):
    """One question of the summary and its answer."""

    id: Id
    question: Plain
    text: Text


class TableBlock(Record):
    """A table. `align` has a word for each column; `decimal` sets numbers with their points below each other."""

    caption: Plain
    head: tuple[Plain, ...]
    rows: tuple[tuple[Text, ...], ...]
    align: tuple[Literal["left", "right", "centre", "decimal"], ...] = ()


class PictureBlock(Record):
    """A picture of the pack's folder. `alt` says in words what it shows, for those who cannot see it."""

    file: Picture
    alt: Plain
    caption: Paragraph | None = None
    credit: Plain | None = None
    width: Extent = "full"


class QuoteBlock(Record):
    """A quotation of at most the pack's limit of words; `cites` says where it stands."""

    text: Text
    by: Plain
    cites: Cites


class BoxBlock(Record):
    title: Plain
    text: Text


class Block(OneOf):
    """One typed block of a section's body; exactly one of its keys is given."""

    text: Text | None = None
    list: tuple[Text, ...] | None = None
    table: TableBlock | None = None
    quote: QuoteBlock | None = None
    picture: PictureBlock | None = None
    box: BoxBlock | None = None
    bars: BarsBlock | None = None
    claim: Ref | None = None


class Section(Record):
    """A part of the background narrative. `events` are shown as dates in the margin where the layout has one."""

    id: Id
    title: Plain
    key_question: Plain | None = None
    body: tuple[Block, ...]
    events: tuple[Ref, ...] = ()


class Account(Record):
    """What one source says of an actor. An actor's source without an account is silent, and shown as such."""

    source: Ref
    text: Paragraph


class Actor(Record):
    """A person, faction, state or body; the same fields for each. With a `gloss` it is its own glossary entry."""

    id: Id
    name: Plain
    short: Plain | None = None
    native: Native | None = None
    kind: Plain
    facts: tuple[Plain, ...] = ()
    role: Paragraph
    accounts: tuple[Account, ...] = ()
    relations: Paragraph
    gloss: Paragraph | None = None


class Term(Record):
    """A glossary entry. `stands_for` spells out an abbreviation; `loaded` is the caution for a loaded word."""

    id: Id
    headword: Plain
    stands_for: Native | None = None
    native: Native | None = None
    definition: Paragraph
    margin: Paragraph | None = None
    loaded: Paragraph | None = None
    see_also: tuple[Ref, ...] = ()


class Event(Record):
    """A dated event. `date` is EDTF level 1; `when` words it where the source does ("end of 2013")."""

    id: Id
    date: Date
    when: Plain | None = None
    disputed: Flag = False
    title: Plain
    short: Plain | None = None
    text: Paragraph
    importance: Number[Literal[1, 2, 3]] = 2
    actors: tuple[Ref, ...] = ()
    cites: Cites


class Position(Record):
    """Who holds what of a claim, and how we know: `voice` says whether the source states or reports it, `by` whom."""

    holder: Plain
    actor: Ref | None = None
    stance: Literal["supports", "rejects", "qualifies"]
    text: Paragraph
    voice: Voice
    by: Plain | None = None
    cites: Cites


class Claim(Record):
    """A contested claim, worded so that one may support or reject it."""

    id: Id
    statement: Plain
    question: Plain
    status: Literal["contested", "unverified"] = "contested"
    positions: tuple[Position, ...]
    evidence: Paragraph
    settle: Paragraph
    common_ground: Paragraph | None = None


class Statistic(Record):
    """A number, with who counted. `hedge` ("more than") stays next to it wherever it is shown."""

    id: Id
    value: Plain
    hedge: Plain | None = None
    label: Paragraph
    counted_by: Plain
    voice: Voice = "reported"
    cites: Cites


class AnswerKey(Record):
    look_for: tuple[Text, ...]
    watch_for: Text | None = None
    ask_next: Text | None = None


class Question(Record):
    id: Id
    phase: Literal["opening", "core", "closing", "check"]
    bloom: Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
    dok: Number[Literal[1, 2, 3, 4]]
    minutes: Whole
    text: Paragraph
    about: tuple[Ref, ...] = ()
    grouping: Plain | None = None
    starters: tuple[Paragraph, ...] = ()
    answer_lines: Whole = 3
    answer_key: Facilitator[AnswerKey]


class Point(Record):
    """One row of a slide. What its parts mean is the kind's business; a disputed row is marked as such."""

    label: Plain
    text: Paragraph
    held_by: Paragraph | None = None
    disputed: Flag = False


class Slide(Record):
    """One idea. `headline` is a sentence of at most 15 words; `from` names the records that it rests on."""

    id: Id
    kind: Named
    kicker: Plain | None = None
    headline: Paragraph
    evidence: tuple[Point, ...] = ()
    from_: tuple[Ref, ...] = ()
    cites: Cites | None = None
    minutes: Whole
    speaker_notes: Facilitator[Text]


class ExitTicket(Record):
    id: Id
    prompts: tuple[Text, ...]


class Note(Record):
    """A note on the pack itself: names, language, content. `sensitive` notes are for facilitators."""

    id: Id
    title: Plain
    text: Text


class Fit(Record):
    """How much paper an edition may take: so many sheets, printed on both sides if its pages face each other, or so
    many pages. One of the two."""

    sheets: Whole | None = None
    pages: Whole | None = None


class Edition(Record):
    """What to print: a layout, an audience, a paper, and what differs from the layout's own options and theme."""

    id: Id
    layout: Plain
    audience: Plain | None = None
    paper: Plain | None = None
    fit: Fit | None = None
    options: Free = Field(default_factory=dict)
    theme: Free = Field(default_factory=dict)


class Pack(Record):
    """Everything, as written. `x-…` keys are the user's own and are kept out of it. `name` is that of its folder."""

    _name: str = PrivateAttr("")
    _warnings: tuple[Diagnostic, ...] = PrivateAttr(())
    pack: PackFacts
    sources: tuple[Source, ...] = ()
    summaries: tuple[Summary, ...] = ()
    sections: tuple[Section, ...] = ()
    actors: tuple[Actor, ...] = ()
    relations: tuple[Relation, ...] = ()
    places: tuple[Place, ...] = ()
    terms: tuple[Term, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    questions: tuple[Question, ...] = ()
    slides: tuple[Slide, ...] = ()
    exit_tickets: tuple[ExitTicket, ...] = ()
    notes: tuple[Note, ...] = ()
    sensitive: Facilitator[tuple[Note, ...]] = ()
    editions: tuple[Edition, ...] = ()

    @property
    def name(self) -> str:
        return self._name

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What looked like a slip when the files were read; `check` says it."""
        return self._warnings
