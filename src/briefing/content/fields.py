"""The types of the model's fields, and how each is read from what the YAML says.

`load` hands pydantic dicts, lists and `Written` scalars, which know their node and their path in the pack. Each reader
here raises PydanticCustomError, whose type is the code of the Diagnostic that `load` makes of it.
"""

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, NamedTuple, NoReturn, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError, core_schema

from briefing.content import addresses, dates
from briefing.content.inline import Para, Prose
from briefing.content.prose import cites, prose
from briefing.content.values import (
    DEFAULT,
    Coordinates,
    Identifier,
    Name,
    PictureFile,
    Placed,
    Reference,
    Wording,
    Wordings,
    Written,
)
from briefing.diagnostics import Diagnostic, Span, error, nearest

T = TypeVar("T")

KEBAB = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
PICTURES = (".png", ".jpg", ".jpeg")
EXTENT = re.compile(r"full|(?!0+(?:\.0+)?\D)\d{1,4}(?:\.\d{1,2})?(?:mm|cm|in|pt)")
COORDINATE = re.compile(r"-?\d{1,6}(?:\.\d{1,4})?")
MAX_PARAGRAPHS, MAX_RULED = 9_999, 100
FLAGS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


class Release(NamedTuple):
    """Marks a field that is released to one reader only; what is a role's is the facilitator's too."""

    reader: str


class Read(NamedTuple):
    """Marks a field whose value a function makes of what was written; `informed` ones are given the validation too.

    What pydantic's own PlainValidator does, without a schema of how each field would be written out again: nothing
    is, and these schemas are half of all."""

    func: Callable[..., object]
    informed: bool = False

    def __get_pydantic_core_schema__(self, *_: object) -> core_schema.CoreSchema:
        make = (core_schema.with_info_plain_validator_function if self.informed else
                core_schema.no_info_plain_validator_function)
        return make(self.func)


class Record(BaseModel):
    """A mapping with known keys. A field whose name Python forbids ends in _, its key does not."""

    # Schemas are built when a record is first read: most commands read one kind of file only.
    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=lambda name: name.rstrip("_"),
                              defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _given(cls, value: object) -> object:
        """Without the known keys that are given no value; unknown ones stay, to be refused."""
        if not isinstance(value, dict) or None not in value.values():
            return value
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {key: each for key, each in value.items() if each is not None or key not in known}

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        for name, field in cls.model_fields.items():  # select looks at a field's own marks only
            if "Release(" in repr(field.annotation):
                raise TypeError(f"{cls.__name__}.{name}: Facilitator[…] and Private[…] must stand outermost")


class OneOf(Record):
    """A record of which exactly one field is given."""

    @model_validator(mode="after")
    def _exactly_one(self) -> "OneOf":
        given = sorted(self.model_fields_set)
        if len(given) != 1:
            known = ", ".join(type(self).model_fields)
            what = f"has {' and '.join(given)}" if given else "is empty"
            refuse("one-key", f"this block {what}: give exactly one key", f"one of: {known}")
        return self


def refuse(code: str, message: str, hint: str = "", diagnostics: list[Diagnostic] | None = None) -> NoReturn:
    """Raises what `load` turns into a Diagnostic; or, where `diagnostics` are given, into those."""
    told = {"message": message, "hint": hint, "diagnostics": diagnostics}
    raise PydanticCustomError(code, "{message}", told)


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


def _up_to(most: int, what: str) -> Callable[[object], int]:
    """A reader of whole numbers that end at `most`: what is beyond is a slip, and would fill the memory."""

    def read(value: object) -> int:
        if (number := read_whole(value)) > most:
            refuse("bad-value", f"{number} is too many", f"there are at most {most} {what}")
        return number

    return read


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


def read_text(value: object, info: ValidationInfo) -> Wordings:
    """One text, or a mapping of audience to text; audiences are those of the context, if it has any."""
    if not isinstance(value, dict):
        made, complaints = _worded(value)
        wordings = [Wording(DEFAULT, made)]
    else:
        wordings, complaints = _by_audience(value, (info.context or {}).get("audiences"))
    if complaints:
        refuse("prose", "", diagnostics=complaints)
    if not wordings:
        refuse("empty-text", "this text is empty")
    return Wordings(tuple(wordings))


def _by_audience(value: dict[str, object], known: tuple[str, ...] | None) -> tuple[list[Wording], list[Diagnostic]]:
    wordings, complaints = list[Wording](), list[Diagnostic]()
    for audience, text in value.items():
        if text is None:
            continue
        made, told = _worded(text, f".{audience}")
        complaints += told
        if known is not None and audience != DEFAULT and audience not in known:
            where = (text.key if isinstance(text, Written) else None) or made.span
            hint = nearest(audience, [DEFAULT, *known])
            if not hint.endswith("?"):
                hint += "; or, if this is text: ‘: ’ makes a key of what stands before it, so quote the whole"
            complaints.append(error("unknown-audience", where, f"no audience is called {audience[:60]}", hint))
        wordings.append(Wording(audience, made))
    return wordings, complaints


def _worded(text: object, ending: str = "") -> tuple[Prose, list[Diagnostic]]:
    """A scalar as prose, and what is wrong with it; all wordings of a text have one `ref`, without this ending."""
    if not isinstance(text, Written):
        refuse("wrong-type", f"prose is expected here, or a mapping of audience to prose, not {kind_of(text)}")
    made, told = prose(text.ref.removesuffix(ending), text.node)
    if not (made.blocks or told):
        told = [error("empty-text", made.span, "this text is empty")]
    return made, told


def read_paragraph(value: object, info: ValidationInfo) -> Wordings:
    """As `read_text`, where there is room for one paragraph."""
    text = read_text(value, info)
    more = [next((b for b in w.prose.blocks[1:]), w.prose.blocks[0]) for w in text.each if not _one(w.prose)]
    hint = "join the paragraphs, and write a list as a sentence"
    if more:
        refuse("prose", "", diagnostics=[error("not-one-paragraph", b.span, "this text is one paragraph", hint)
                                         for b in more])
    return text


def _one(prose: Prose) -> bool:
    return len(prose.blocks) == 1 and isinstance(prose.blocks[0], Para)


def read_cites(value: object) -> Prose:
    if not isinstance(value, Written):
        refuse("wrong-type", f"a citation is expected here, not {kind_of(value)}", "write '@key, EF-3; @other, 5'")
    made, complaints = cites(value.ref, value.node)
    if complaints:
        refuse("prose", "", diagnostics=complaints)
    return made


def read_free(value: object) -> object:
    """A mapping of the user's own values; keys and scalars stay as they were written, and know where."""
    if isinstance(value, dict):
        return {k: read_free(v) for k, v in value.items()}
    if isinstance(value, list):
        return tuple(read_free(v) for v in value)
    return _placed(Placed, str(value), value.node.span) if isinstance(value, Written) else value


def read_settings(value: object) -> object:
    """The user's own values by keys, which know where they stand; pydantic's own reader of mappings forgets it."""
    if not isinstance(value, dict):
        refuse("wrong-type", f"a mapping is expected here, not {kind_of(value)}")
    return read_free(value)


def _number(value: object) -> object:
    """For a Literal of numbers, which pydantic compares with numbers only."""
    return int(value) if isinstance(value, Written) and re.fullmatch("[0-9]{1,9}", value) else value


Plain = Annotated[str, Read(read_plain)]
Named = Annotated[str, Read(read_name)]
Address = Annotated[str, Read(read_address)]
Title = Annotated[str, Read(read_title)]
Language = Annotated[str, Read(read_language)]
Id = Annotated[str, Read(_identifier(Identifier))]
Ref = Annotated[str, Read(_identifier(Reference))]
Whole = Annotated[int, Read(read_whole)]
Paragraphs = Annotated[int, Read(_up_to(MAX_PARAGRAPHS, "paragraphs in a section of a source"))]
Ruled = Annotated[int, Read(_up_to(MAX_RULED, "ruled lines for an answer"))]
Point = Annotated[Coordinates, Read(read_point)]
Flag = Annotated[bool, Read(read_flag)]
Number = Annotated[T, BeforeValidator(_number)]
Date = Annotated[dates.Date, Read(read_date)]
Text = Annotated[Wordings, Read(read_text, informed=True)]
Paragraph = Annotated[Wordings, Read(read_paragraph, informed=True)]
Cites = Annotated[Prose, Read(read_cites)]
Picture = Annotated[str, Read(read_picture)]
Extent = Annotated[str, Read(read_extent)]
Free = Annotated[dict[str, object], Read(read_settings)]
Facilitator = Annotated[T, Release("facilitator")]
Private = Annotated[T, Release("role")]
