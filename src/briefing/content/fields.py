"""The types of the model's fields, and how each is read from what the YAML says.

`load` hands on dicts, lists and `Written` scalars, which know their node and their path in the pack. Each reader here
raises Refused, whose code is that of the Diagnostic that `load` makes of it.
"""

import re
from collections.abc import Callable, Mapping
from typing import Annotated, NamedTuple, TypeVar

from briefing.content import addresses, dates
from briefing.content.inline import Para, Prose
from briefing.content.prose import cites, prose
from briefing.content.records import Audiences, Reads, ReadsWorded, Release, refuse
from briefing.content.yaml_nodes import Scalar
from briefing.diagnostics import Diagnostic, Span, error, nearest

T = TypeVar("T")

DEFAULT = "default"
KEBAB = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
PICTURES = (".png", ".jpg", ".jpeg")
EXTENT = re.compile(r"full|(?!0+(?:\.0+)?\D)\d{1,4}(?:\.\d{1,2})?(?:mm|cm|in|pt)")
COORDINATE = re.compile(r"-?\d{1,6}(?:\.\d{1,4})?")
FLAGS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


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


class Coordinates(NamedTuple):
    """A point of a schematic map: to the right, and upwards."""

    x: float
    y: float


def kind_of(value: object) -> str:
    """What a YAML value is, in words."""
    return "a mapping" if isinstance(value, Mapping) else "a list" if isinstance(value, list) else "a text"


def _line(value: object, what: str) -> tuple[str, Span]:
    """A scalar of one line, and where it stands."""
    if not isinstance(value, Written):
        refuse("wrong-type", f"{what} is expected here, not {kind_of(value)}")
    text = value.strip()
    if "\n" in text:
        refuse("not-one-line", f"{what} has one line", "join the lines, with >- if they are long")
    return text, value.node.span


def _placed(kind: type[Placed], text: str, span: Span) -> Placed:
    made = kind(text)
    made.span = span
    return made


def read_plain(value: object) -> str:
    text, span = _line(value, "plain text")
    for mark in ("[@", "[["):
        if mark in text:
            refuse("markup-in-plain-text", f"this field is plain text: {mark} would stay as it is")
    return _placed(Placed, text, span)


def read_name(value: object) -> str:
    text, span = _line(value, "a name")
    return _placed(Name, text, span)


def read_title(value: object) -> str:
    """Plain text that a document is called by: it has to say something."""
    if not (text := read_plain(value)).strip():
        refuse("empty-text", "a document has a title")
    return text


def read_picture(value: object) -> str:
    """The safe reader decides what may be opened; here the name only has to be one of a picture."""
    text, span = _line(value, "the name of a picture's file")
    if not text.casefold().endswith(PICTURES):
        refuse("bad-picture", f"{text[:60] or 'nothing'} is not the name of a picture", "a picture is a .png or a .jpg")
    return _placed(PictureFile, text, span)


def read_extent(value: object) -> str:
    """How wide a picture is printed: a length, or as wide as there is room for."""
    text, span = _line(value, "a width")
    if not EXTENT.fullmatch(text):
        refuse("bad-value", f"{text[:40] or 'nothing'} is not a width", "a width is such as 80mm, 6cm or 3in, or full")
    return _placed(Placed, text, span)


def read_address(value: object) -> str:
    text, span = _line(value, "an address")
    if not addresses.leads(text):
        refuse("bad-link", f"{text[:60] or 'nothing'} is no address that a link may lead to", addresses.FORM)
    return _placed(Placed, text, span)


def read_language(value: object) -> str:
    text, span = _line(value, "a language")
    if not addresses.LANGUAGE.fullmatch(text):
        refuse("bad-language", f"{text[:40] or 'nothing'} is not a language", f"a language is {addresses.TAGS}")
    return _placed(Placed, text, span)


def _identifier(kind: type[Placed]) -> Callable[[object], str]:
    def read(value: object) -> str:
        text, span = _line(value, "an id")
        if not KEBAB.fullmatch(text):
            refuse("bad-id", f"{text[:60] or 'nothing'} is not an id", "ids are like two-towns, in lower case")
        return _placed(kind, text, span)

    return read


def read_whole(value: object) -> int:
    text, _ = _line(value, "a whole number")
    if not re.fullmatch(r"[0-9]{1,9}", text):
        refuse("not-a-number", f"{text[:60] or 'nothing'} is not a whole number", "write digits only: 12")
    return int(text)


def read_point(value: object) -> Coordinates:
    """A place of a schematic map: two numbers."""
    numbers = [str(each) for each in value] if isinstance(value, list) else []
    if len(numbers) != 2 or not all(map(COORDINATE.fullmatch, numbers)):
        refuse("bad-point", "a point is two numbers", "write [40, 25.5]: to the right, and upwards")
    return Coordinates(float(numbers[0]), float(numbers[1]))


def read_flag(value: object) -> bool:
    text, _ = _line(value, "true or false")
    if text not in FLAGS:
        refuse("not-a-flag", f"{text[:60] or 'nothing'} is neither true nor false", "write true or false")
    return FLAGS[text]


def read_date(value: object) -> dates.Date:
    text, _ = _line(value, "a date")
    try:
        return dates.read(text)
    except ValueError as e:
        refuse("bad-date", str(e), dates.FORM)


def read_text(value: object, audiences: Audiences) -> Wordings:
    """One text, or a mapping of audience to text."""
    given = value if isinstance(value, dict) else {DEFAULT: value}
    texts = {key: text for key, text in given.items() if text is not None}
    complaints: list[Diagnostic] = []
    wordings = []
    for audience, text in texts.items():
        if not isinstance(text, Written):
            refuse("wrong-type", f"prose is expected here, or a mapping of audience to prose, not {kind_of(text)}")
        ref = text.ref.removesuffix(f".{audience}") if isinstance(value, dict) else text.ref  # as one wording
        made, told = prose(ref, text.node)
        if not (made.blocks or told):
            told = [error("empty-text", made.span, "this text is empty")]
        complaints += told
        if audiences is not None and audience != DEFAULT and audience not in audiences:
            where = text.key or made.span
            hint = nearest(audience, [DEFAULT, *audiences])
            complaints.append(error("unknown-audience", where, f"no audience is called {audience[:60]}", hint))
        wordings.append(Wording(audience, made))
    if complaints:
        refuse("prose", diagnostics=complaints)
    if not wordings:
        refuse("empty-text", "this text is empty")
    return Wordings(tuple(wordings))


def read_paragraph(value: object, audiences: Audiences) -> Wordings:
    """As `read_text`, where there is room for one paragraph."""
    text = read_text(value, audiences)
    more = [next((b for b in w.prose.blocks[1:]), w.prose.blocks[0]) for w in text.each if not _one(w.prose)]
    hint = "join the paragraphs, and write a list as a sentence"
    if more:
        refuse("prose", diagnostics=[error("not-one-paragraph", b.span, "this text is one paragraph", hint)
                                         for b in more])
    return text


def _one(prose: Prose) -> bool:
    return len(prose.blocks) == 1 and isinstance(prose.blocks[0], Para)


def read_cites(value: object) -> Prose:
    if not isinstance(value, Written):
        refuse("wrong-type", f"a citation is expected here, not {kind_of(value)}", "write '@key, EF-3; @other, 5'")
    made, complaints = cites(value.ref, value.node)
    if complaints:
        refuse("prose", diagnostics=complaints)
    return made


def read_free(value: object) -> Mapping[str, object]:
    """A mapping of the user's own values; scalars stay as they were written, and know where."""
    if not isinstance(value, dict):
        refuse("wrong-type", f"a mapping is expected here, not {kind_of(value)}")
    return {str(key): _free(each) for key, each in value.items()}


def _free(value: object) -> object:
    if isinstance(value, list):
        return tuple(_free(each) for each in value)
    if isinstance(value, dict):
        return read_free(value)
    return _placed(Placed, str(value), value.node.span) if isinstance(value, Written) else value


Plain = Annotated[str, Reads(read_plain)]
Named = Annotated[str, Reads(read_name)]
Address = Annotated[str, Reads(read_address)]
Title = Annotated[str, Reads(read_title)]
Language = Annotated[str, Reads(read_language)]
Id = Annotated[str, Reads(_identifier(Identifier))]
Ref = Annotated[str, Reads(_identifier(Reference))]
Whole = Annotated[int, Reads(read_whole)]
Point = Annotated[Coordinates, Reads(read_point)]
Flag = Annotated[bool, Reads(read_flag)]
Date = Annotated[dates.Date, Reads(read_date)]
Text = Annotated[Wordings, ReadsWorded(read_text)]
Paragraph = Annotated[Wordings, ReadsWorded(read_paragraph)]
Cites = Annotated[Prose, Reads(read_cites)]
Picture = Annotated[str, Reads(read_picture)]
Extent = Annotated[str, Reads(read_extent)]
Free = Annotated[Mapping[str, object], Reads(read_free)]
Facilitator = Annotated[T, Release("facilitator")]
NOTHING: Mapping[str, object] = {}  # a Free that is not given
