"""The records of attributed statements: what is said, whose word it is, and how sure that is."""

from typing import Literal

from pydantic import model_validator

from briefing.content.drawn import Voice
from briefing.content.fields import Cites, Date, Flag, Id, Number, Paragraph, Plain, Record, Ref, refuse


class Account(Record):
    """What one source says of an actor. An actor's source without an account is silent, and shown as such."""

    source: Ref
    text: Paragraph
    voice: Voice = "stated"
    by: Plain | None = None


class Event(Record):
    """A dated event. `date` is EDTF level 1; `when` words it where the source does ("end of 2013")."""

    id: Id
    date: Date
    when: Plain | None = None
    inferred: Paragraph | None = None
    disputed: Flag = False
    title: Plain
    short: Plain | None = None
    text: Paragraph
    importance: Number[Literal[1, 2, 3]] = 2
    actors: tuple[Ref, ...] = ()
    voice: Voice = "stated"
    by: Plain | None = None
    cites: Cites


class Position(Record):
    """Who holds what of a claim, and how we know: `voice` says whether the source states or reports it, `by` whom.

    `limits` is what the holder could not know. Who is silent holds nothing, so nothing need be cited."""

    holder: Plain
    actor: Ref | None = None
    stance: Literal["supports", "rejects", "qualifies", "silent"]
    text: Paragraph
    voice: Voice | None = None
    by: Plain | None = None
    limits: Paragraph | None = None
    cites: Cites | None = None

    @model_validator(mode="after")
    def _known(self) -> "Position":
        lacks = [key for key in ("voice", "cites") if getattr(self, key) is None]
        if lacks and self.stance != "silent":
            refuse("missing-field", f"this position has no {' and no '.join(lacks)}",
                   "only one whose stance is silent may go without")
        return self


class Claim(Record):
    """A claim, worded so that one may support or reject it, and how it stands.

    It is contested where holders differ, unverified where nobody could find out, attributed where one holder says so,
    settled where nobody doubts it. An empty `disputed_by` says that nobody does."""

    id: Id
    statement: Paragraph
    question: Paragraph
    status: Literal["contested", "unverified", "attributed", "settled"] = "contested"
    as_of: Date | None = None
    positions: tuple[Position, ...]
    disputed_by: tuple[Ref, ...] | None = None
    evidence: Paragraph
    settle: Paragraph
    common_ground: Paragraph | None = None


class Comparison(Record):
    """An axis along which the sources are compared; one without an account is silent on it."""

    id: Id
    title: Plain
    finding: Literal["agree", "differ", "only-one"]
    accounts: tuple[Account, ...]
    text: Paragraph | None = None


class Statistic(Record):
    """A number, with who counted. `hedge` ("more than") stays next to it wherever it is shown. A `doubtful` one, which
    a later count or a misprint puts in question, is marked so, and drawn as an empty bar."""

    id: Id
    value: Plain
    hedge: Plain | None = None
    label: Paragraph
    unit: Plain | None = None
    counted_by: Plain
    not_covered: Paragraph | None = None
    doubtful: Flag = False
    voice: Voice = "reported"
    cites: Cites
