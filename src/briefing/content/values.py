"""What a pack's fields hold, besides prose, numbers and dates: texts that know where they were written."""

from typing import Any, NamedTuple

from briefing.content.inline import Prose
from briefing.content.yaml_nodes import Scalar
from briefing.diagnostics import Span

DEFAULT = "default"


class Written(str):
    """A scalar on its way to the model: its text, its node, its path in the pack, and where its key stands."""

    __slots__ = ("key", "node", "ref")
    node: Scalar
    ref: str
    key: Span | None


class Placed(str):
    """A line of text that knows where it was written."""

    __slots__ = ("span",)
    span: Span


def place(value: object) -> Span | None:
    """Where a value was written, if it is one that knows."""
    return value.span if isinstance(value, Placed) else None


class Identifier(Placed):
    """The name of a record."""

    __slots__ = ()


class Reference(Placed):
    """The id of another record."""

    __slots__ = ()


class Name(Placed):
    """What the program knows by this word, such as a kind of slide."""

    __slots__ = ()


class PictureFile(Placed):
    """The name of a picture's file, from the pack's folder on."""

    __slots__ = ()


class Wording(NamedTuple):
    audience: str
    prose: Prose


class Wordings(NamedTuple):
    """Prose in one wording (for the audience `default`) or in one for each of several audiences."""

    each: tuple[Wording, ...]

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: object) -> Any:
        """A field's reader makes the value: pydantic need not work out a schema of all that is in it."""
        return {"type": "any"}


class Coordinates(NamedTuple):
    """A point of a schematic map: to the right, and upwards."""

    x: float
    y: float
