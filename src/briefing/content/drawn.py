"""The records that figures are drawn from: actors' relations, statistics side by side, places, periods."""

from typing import Literal

from pydantic import Field

from briefing.content.fields import Cites, Date, Flag, Id, Paragraph, Plain, Point, Record, Ref

Voice = Literal["stated", "reported", "alleged", "inferred", "outside"]


class Relation(Record):
    """Who backs, fights, negotiates with or splits from whom, and how we know.

    `limited` backing is drawn as such. Where the voice is alleged or inferred, a figure says so with a sign."""

    from_: Ref
    to: Ref
    kind: Literal["backs", "fights", "negotiates", "splits"]
    limited: Flag = False
    text: Paragraph | None = None
    voice: Voice = "stated"
    by: Plain | None = None
    cites: Cites


class BarsBlock(Record):
    """Statistics that count the same thing, as bars on one scale."""

    caption: Plain
    of: tuple[Ref, ...] = Field(min_length=2)


class Place(Record):
    """A point or an area of a schematic map, in coordinates of the pack's own: to the right, and upwards.

    It is outside knowledge: no source of the pack is asked for it, and the map says so."""

    id: Id
    name: Plain
    point: Point | None = None
    area: tuple[Point, ...] = ()
    disputed: Flag = False
    text: Paragraph | None = None


class Period(Record):
    """A time from one end to another, drawn as a bar to scale: a campaign that somebody wages, or a state of things.

    `date` is EDTF level 1; `when` words it where the source does, `inferred` says why we take an end that it lacks."""

    id: Id
    title: Plain
    kind: Literal["campaign", "state"]
    date: Date
    when: Plain | None = None
    audiences: tuple[Plain, ...] = ()
    inferred: Paragraph | None = None
    voice: Voice = "stated"
    by: Plain | None = None
    cites: Cites
