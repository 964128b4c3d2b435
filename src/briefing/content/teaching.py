"""The records of what happens in the room: questions, slides, plans of sessions, roles, worksheets, rubrics."""

from typing import Literal

from pydantic import Field, model_validator

from briefing.content.fields import (
    Cites,
    Extent,
    Facilitator,
    Flag,
    Id,
    Named,
    Number,
    OneOf,
    Paragraph,
    Plain,
    Private,
    Record,
    Ref,
    Ruled,
    Text,
    Whole,
    refuse,
)

Phase = Literal["opening", "core", "closing", "check"]


class AnswerKey(Record):
    look_for: tuple[Text, ...]
    watch_for: Text | None = None
    ask_next: Text | None = None


class Question(Record):
    """A question for discussion. `content_note` tells the facilitator what in it may weigh on somebody."""

    id: Id
    audiences: tuple[Plain, ...] = ()
    phase: Phase
    bloom: Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
    dok: Number[Literal[1, 2, 3, 4]]
    minutes: Whole
    text: Paragraph
    about: tuple[Ref, ...] = ()
    grouping: Plain | None = None
    starters: tuple[Paragraph, ...] = ()
    answer_lines: Ruled = 3
    content_note: Facilitator[Paragraph | None] = None
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


class Step(Record):
    """One step of a session; when it starts follows from the minutes before it."""

    title: Plain
    phase: Phase
    minutes: Whole
    teacher: Paragraph
    learners: Paragraph
    materials: Plain | None = None
    questions: tuple[Ref, ...] = ()
    slides: tuple[Ref, ...] = ()
    fallback: Paragraph | None = None


class Copy(Record):
    """What to copy before a session, and how often."""

    what: Plain
    copies: Plain


class BoardPart(Record):
    """A part of the board, as it should look at the end."""

    title: Plain
    text: Paragraph


class Session(Record):
    """A session's plan, minute by minute; `plan` groups the sessions that belong together.

    Everybody may know of the session, facilitators alone how it is run."""

    id: Id
    title: Plain
    plan: Plain | None = None
    audiences: tuple[Plain, ...] = ()
    minutes: Whole
    before: Facilitator[tuple[Paragraph, ...]] = ()
    copies: Facilitator[tuple[Copy, ...]] = ()
    steps: Facilitator[tuple[Step, ...]]
    board: Facilitator[tuple[BoardPart, ...]] = Field(default=(), max_length=4)


class Role(Record):
    """Somebody who has to decide. There are no roles of victims, and none of those who harmed them."""

    id: Id
    title: Plain
    actor: Ref | None = None
    decides: Paragraph
    brief_public: Text
    brief_private: Private[Text]
    aims: Private[tuple[Paragraph, ...]]
    red_lines: Private[tuple[Paragraph, ...]] = ()
    questions_to_ask: Private[tuple[Paragraph, ...]] = ()


class Organizer(Record):
    """A table to write in: words at the head of its columns, and at the left of its rows."""

    head: tuple[Plain, ...] = Field(min_length=2)
    rows: tuple[Plain, ...] = Field(min_length=1)


class Space(OneOf):
    """The room for an answer: so many lines, a box so high, or a table."""

    lines: Ruled | None = None
    box: Extent | None = None
    table: Organizer | None = None


class Prompt(Record):
    text: Paragraph
    space: Space | None = None
    key: Facilitator[Text | None] = None


class Worksheet(Record):
    id: Id
    title: Plain
    audiences: tuple[Plain, ...] = ()
    instructions: Paragraph | None = None
    minutes: Whole | None = None
    word_bank: tuple[Plain, ...] = ()
    prompts: tuple[Prompt, ...] = Field(min_length=1)


class ExitTicket(Record):
    id: Id
    audiences: tuple[Plain, ...] = ()
    prompts: tuple[Text, ...]


class Criterion(Record):
    title: Plain
    levels: tuple[Paragraph, ...]


class Rubric(Record):
    """What work is judged by: a text for each criterion at each level."""

    id: Id
    title: Plain
    audiences: tuple[Plain, ...] = ()
    levels: tuple[Plain, ...] = Field(min_length=1)
    criteria: tuple[Criterion, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _even(self) -> "Rubric":
        for criterion in self.criteria:
            if len(criterion.levels) != len(self.levels):
                message = f"{criterion.title} has {len(criterion.levels)} texts, its rubric {len(self.levels)} levels"
                refuse("bad-table", message, "give a text for each level")
        return self
