"""Records: mappings with known keys, whose fields' types say how each value is read.

`read` takes what YAML says as dicts, lists and strings, and gives a frozen record, or raises Refused with everything
that is wrong and where. It is a page of code, and no library, because a short run is mostly start: pydantic, which did
this before, took as long to import and to set up as setting nine pages.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, NoReturn, TypeVar, Union, get_args, get_origin

from briefing.diagnostics import Diagnostic

Audiences = tuple[str, ...] | None  # those that a wording may be for; None if the pack does not say
Reader = Callable[[Any, Audiences], Any]
Path = tuple[int | str, ...]

R = TypeVar("R", bound="Record")

# What `read` itself refuses. Readers of single values have codes of their own.
UNKNOWN, MISSING, NO_LIST, NO_RECORD, NO_CHOICE, TOO_FEW = (
    "unknown", "missing", "no-list", "no-record", "no-choice", "too-few")


class Refusal(NamedTuple):
    """Something wrong with the value at a path below what was read; or `diagnostics`, which say all by themselves."""

    path: Path
    code: str
    message: str = ""
    hint: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


class Refused(Exception):
    """A value cannot be read; carries everything that is wrong with it."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("; ".join(f"{r.code}: {r.message}" for r in self.refusals))

    def below(self, step: int | str) -> list[Refusal]:
        """The same, seen from what holds the value."""
        return [refusal._replace(path=(step, *refusal.path)) for refusal in self.refusals]


def refuse(code: str, message: str = "", hint: str = "", diagnostics: Iterable[Diagnostic] = ()) -> NoReturn:
    raise Refused([Refusal((), code, message, hint, tuple(diagnostics))])


class Reads(NamedTuple):
    """Marks a type whose values are read by a function of the value alone."""

    read: Callable[[Any], Any]


class ReadsWorded(NamedTuple):
    """Marks a type whose values are read by a function of the value and of the audiences that it may be worded for."""

    read: Reader


class AtLeast(NamedTuple):
    """Marks a list that has so many items."""

    least: int


class Release(NamedTuple):
    """Marks a field that is released to one reader only."""

    reader: str


class Record:
    """A mapping with known keys, frozen. A field whose name Python forbids ends in _, its key does not; names that
    begin with _ are no fields. A field that is not given has its class's value."""

    _fields: ClassVar[tuple["Field", ...]]  # caches of `fields` and of `read`, for each kind of its own
    _readers: ClassVar[Mapping[str, tuple[str, Reader]]]

    def __init__(self, **given: Any) -> None:
        vars(self).update(given)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __setattr__(self, name: str, value: object) -> None:
        if not name.startswith("_"):
            raise AttributeError(f"a {type(self).__name__} is frozen")
        super().__setattr__(name, value)

    def _check(self) -> None:
        """Raises Refused where values that are right by themselves do not go together."""


class OneOf(Record):
    """A record of which exactly one field is given."""

    def _check(self) -> None:
        given = sorted(vars(self))
        if len(given) != 1:
            what = f"has {' and '.join(given)}" if given else "is empty"
            known = ", ".join(field.key for field in fields(type(self)))
            refuse("one-key", f"this block {what}: give exactly one key", f"one of: {known}")


class Field(NamedTuple):
    """What a record's class says of a field: its name in Python, its key in YAML, the reader to whom alone it is
    released, or '', its type, the marks around that, whether it must be given, and how values are read."""

    name: str
    key: str
    reader: str
    annotation: Any
    marks: tuple[Any, ...]
    required: bool
    read: Reader


def fields(record: type[Record]) -> tuple[Field, ...]:
    """The fields of a kind of records, in order. Raises TypeError where a Release would be overlooked."""
    if "_fields" not in vars(record):
        forms = {name: form for kind in reversed(record.__mro__)
                 for name, form in getattr(kind, "__annotations__", {}).items() if not name.startswith("_")}
        record._fields = tuple(_field(record, name, form) for name, form in forms.items())
    return record._fields


def _field(record: type[Record], name: str, form: Any) -> Field:
    annotation, *marks = get_args(form) if get_origin(form) is Annotated else (form,)
    if _released(annotation):
        raise TypeError(f"{record.__name__}.{name}: Facilitator[…] must stand outermost")
    reader = next((mark.reader for mark in marks if isinstance(mark, Release)), "")
    return Field(name, name.rstrip("_"), reader, annotation, tuple(marks), not hasattr(record, name), _reader(form))


def read(record: type[R], value: object, audiences: Audiences = None) -> R:
    """A record of a mapping. Raises Refused. A key without a value counts as not given."""
    if not isinstance(value, dict):
        refuse(NO_RECORD)
    readers = _readers(record)
    given: dict[str, Any] = {}
    wrong: list[Refusal] = []
    for key, each in value.items():
        if key not in readers:
            wrong.append(Refusal((key,), UNKNOWN))
        elif each is not None:
            name, reader = readers[key]
            try:
                given[name] = reader(each, audiences)
            except Refused as refused:
                given[name] = None
                wrong += refused.below(key)
    wrong += [Refusal((field.key,), MISSING) for field in fields(record)
              if field.required and field.name not in given]
    if wrong:
        raise Refused(wrong)
    made = record(**given)
    made._check()
    return made


def _readers(record: type[Record]) -> Mapping[str, tuple[str, Reader]]:
    """By key: the name of the field, and how its values are read."""
    if "_readers" not in vars(record):
        record._readers = {field.key: (field.name, field.read) for field in fields(record)}
    return record._readers


def _released(form: Any) -> bool:
    return any(isinstance(part, Release) or _released(part) for part in get_args(form))


def _reader(form: Any) -> Reader:
    """How values of a type are read."""
    origin, parts = get_origin(form), get_args(form)
    if origin is Annotated:
        return _marked(parts[0], parts[1:])
    if origin in (Union, UnionType):  # no more than a type or None
        (only,) = (part for part in parts if part is not NoneType)
        return _reader(only)
    if origin is tuple:
        return partial(_items, _reader(parts[0]))
    if origin is Literal:
        return partial(_choice, {str(part): part for part in parts})
    return partial(_record, form)


def _marked(form: Any, marks: Iterable[object]) -> Reader:
    for mark in marks:
        if isinstance(mark, Reads):
            return partial(_alone, mark.read)
        if isinstance(mark, ReadsWorded):
            return mark.read
        if isinstance(mark, AtLeast):
            return partial(_enough, _reader(form), mark.least)
    return _reader(form)


def _alone(read: Callable[[Any], Any], value: Any, _: Audiences) -> Any:
    return read(value)


def _record(record: type[Record], value: Any, audiences: Audiences) -> Record:
    return read(record, value, audiences)


def _items(reader: Reader, value: Any, audiences: Audiences) -> tuple[Any, ...]:
    if not isinstance(value, list):
        refuse(NO_LIST)
    made: list[Any] = []
    wrong: list[Refusal] = []
    for number, item in enumerate(value):
        try:
            made.append(reader(item, audiences))
        except Refused as refused:
            wrong += refused.below(number)
    if wrong:
        raise Refused(wrong)
    return tuple(made)


def _enough(reader: Reader, least: int, value: Any, audiences: Audiences) -> tuple[Any, ...]:
    made: tuple[Any, ...] = reader(value, audiences)
    if len(made) < least:
        refuse(TOO_FEW)
    return made


def _choice(choices: Mapping[str, Any], value: Any, _: Audiences) -> Any:
    if not isinstance(value, str) or value not in choices:
        *others, last = map(repr, choices.values())
        refuse(NO_CHOICE, hint=f"one of: {', '.join(others)} or {last}" if others else f"only {last}")
    return choices[value]
