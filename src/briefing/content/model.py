"""The typed content of a pack: what a folder of YAML may say, field by field.

A field's type decides its fate. `Text` is prose by audience, `Paragraph` one paragraph of it;
`Facilitator[...]` is released to facilitators only, `Private[...]` to those who play a role too, and `select` drops it
for everyone else; `Cites`, `Date` and `Id` are read by `fields`. The records of sources stand in `sourcing`, those of
what is said and by whom in `statements`, those of what happens in the room in `teaching`, those that figures are drawn
from in `drawn`. To add a kind of content, add a record, a macro in `layouts/_shared/blocks.xml.j2` and a golden.
"""

from typing import Literal

from pydantic import Field, PrivateAttr, model_validator

from briefing.content.drawn import BarsBlock, Period, Place, Relation
from briefing.content.fields import (
    Cites,
    Date,
    Extent,
    Facilitator,
    Free,
    Id,
    Language,
    OneOf,
    Paragraph,
    Picture,
    Plain,
    Record,
    Ref,
    Text,
    Title,
    Whole,
    refuse,
)
from briefing.content.sourcing import Source
from briefing.content.statements import Account, Claim, Comparison, Event, Statistic
from briefing.content.teaching import ExitTicket, Question, Role, Rubric, Session, Slide, Worksheet
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
    prerequisites: tuple[Text, ...] = ()
    reading_minutes: Whole | None = None
    session_minutes: Whole | None = None


class Summary(Record):
    """The answer to one of the questions about everything, an overview of it in one piece, or what one source says."""

    id: Id
    scope: Literal["joint", "overview", "source"] = "joint"
    source: Ref | None = None
    question: Plain | None = None
    text: Text
    max_words: Whole | None = None

    @model_validator(mode="after")
    def _of_its_scope(self) -> "Summary":
        for key, scope in (("question", "joint"), ("source", "source")):
            if (self.scope == scope) != (getattr(self, key) is not None):
                with_it = f"has no {key}, and needs one" if self.scope == scope else f"has a {key}, and can have none"
                refuse("bad-summary", f"a summary of the scope {self.scope} {with_it}",
                       "joint has a question, source a source, overview neither")
        return self


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
    """Something beside the text. What no source of the pack says has the voice `outside`, and a date."""

    title: Plain
    text: Text
    voice: Literal["outside"] | None = None
    as_of: Date | None = None
    cites: Cites | None = None

    @model_validator(mode="after")
    def _dated(self) -> "BoxBlock":
        if self.voice and not self.as_of:
            refuse("undated-box", "outside knowledge says as of when it holds", "give the box as_of: 2025-01-31")
        return self


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
    audiences: tuple[Plain, ...] = ()
    key_question: Plain | None = None
    body: tuple[Block, ...]
    events: tuple[Ref, ...] = ()


class Actor(Record):
    """A person, faction, state or body; the same fields for each. With a `gloss` it is its own glossary entry."""

    id: Id
    name: Plain
    short: Plain | None = None
    native: Native | None = None
    variants: tuple[Plain, ...] = ()
    kind: Plain
    affiliation: Paragraph | None = None
    facts: tuple[Plain, ...] = ()
    role: Paragraph
    accounts: tuple[Account, ...] = ()
    relations: Paragraph
    gloss: Paragraph | None = None


class Term(Record):
    """A glossary entry. `stands_for` spells out an abbreviation; `loaded` is the caution for a loaded word.

    `outside` is what no source of the pack says of it; with that voice, the definition is none of theirs either."""

    id: Id
    headword: Plain
    stands_for: Native | None = None
    native: Native | None = None
    pronounce: Plain | None = None
    word_of: Plain | None = None
    definition: Paragraph
    voice: Literal["outside"] | None = None
    outside: Paragraph | None = None
    margin: Paragraph | None = None
    loaded: Paragraph | None = None
    see_also: tuple[Ref, ...] = ()


class Note(Record):
    """A note on the pack itself: names, language, content. `sensitive` notes are for facilitators."""

    id: Id
    kind: Literal["content", "language", "names", "taking-part", "other"] = "other"
    title: Plain
    text: Text


class LoadedWord(Record):
    """A word that takes a side: how it is found, why it is loaded, what to write instead, where it may stand."""

    pattern: Plain
    why: Plain
    alternatives: tuple[Plain, ...] = ()
    allowed_in: tuple[Literal["quote", "title", "designation"], ...] = ()


class Silence(Record):
    """A finding that is not to be told: its code, the id of the record in which it is found, and the reason."""

    code: Plain
    where: Plain
    reason: Plain


class Fit(Record):
    """How much paper an edition may take: so many sheets, printed on both sides if its pages face each other, or so
    many pages. One of the two."""

    sheets: Whole | None = None
    pages: Whole | None = None

    @model_validator(mode="after")
    def _one_number(self) -> "Fit":
        asked = [count for count in (self.sheets, self.pages) if count is not None]
        if len(asked) != 1 or asked[0] < 1:
            refuse("bad-value", "fit says how many sheets or pages there may be",
                   "write fit: {sheets: 2}, or fit: {pages: 4}")
        return self


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
    periods: tuple[Period, ...] = ()
    claims: tuple[Claim, ...] = ()
    comparison: tuple[Comparison, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    sessions: tuple[Session, ...] = ()
    questions: tuple[Question, ...] = ()
    slides: tuple[Slide, ...] = ()
    roles: tuple[Role, ...] = ()
    worksheets: tuple[Worksheet, ...] = ()
    exit_tickets: tuple[ExitTicket, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    notes: tuple[Note, ...] = ()
    sensitive: Facilitator[tuple[Note, ...]] = ()
    lexicon: tuple[LoadedWord, ...] = ()
    lint: tuple[Silence, ...] = ()
    editions: tuple[Edition, ...] = ()

    @property
    def name(self) -> str:
        return self._name

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What looked like a slip when the files were read; `check` says it."""
        return self._warnings
