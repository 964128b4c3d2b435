"""What one audience and one reader get to see of a pack: wordings chosen, what is released to others left out."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from briefing.content.dates import Date
from briefing.content.fields import Record
from briefing.content.inline import Prose
from briefing.content.model import Pack
from briefing.content.values import DEFAULT, Placed, Wordings
from briefing.content.walking import RELEASED, fields
from briefing.diagnostics import USAGE, Diagnostic, Failed, error, nearest

Reader = Literal["student", "facilitator", "role"]


class Selected(NamedTuple):
    """A pack in one wording, as plain dicts, tuples, strings, numbers and Prose, shaped like the model.

    An optional field that is not given is None; one that is released to another reader is absent. So is a record
    that is for other audiences.
    """

    pack_id: str
    audience: str
    reader: str
    data: Mapping[str, Any]


class _Choice(NamedTuple):
    reader: str
    chain: tuple[str, ...]
    complaints: list[Diagnostic]


def select(pack: Pack, audience: str, reader: str) -> Selected:
    """The pack for an audience and a reader. Raises Failed: an unknown name is usage, a missing wording content."""
    readers, audiences = get_args(Reader), [a.id for a in pack.pack.audiences]
    if reader not in readers:
        raise Failed([error("unknown-reader", None, f"no reader is called {reader}", nearest(reader, readers))], USAGE)
    if audience not in audiences:
        hint = nearest(audience, audiences)
        raise Failed([error("unknown-audience", None, f"{pack.name} has no audience {audience}", hint)], USAGE)
    choice = _Choice(reader, chain(pack, audience), [])
    data = _record(pack, choice)
    if choice.complaints:
        raise Failed(choice.complaints)
    return Selected(pack.name, audience, reader, data)


def chain(pack: Pack, audience: str) -> tuple[str, ...]:
    """The audiences whose wordings are tried in turn: its own, its fallbacks with theirs, the default."""
    fallbacks = {str(a.id): a.fallback for a in pack.pack.audiences}
    tried: list[str] = []
    waiting = [audience]
    while waiting:
        name = waiting.pop(0)
        if name not in tried:
            tried.append(name)
            waiting = [*fallbacks.get(name, ()), *waiting]
    return (*tried, DEFAULT)


def worded(text: Wordings, tried: tuple[str, ...]) -> Prose | None:
    """The first wording that there is."""
    return next((wording.prose for name in tried for wording in text.each if wording.audience == name), None)


def unworded(text: Wordings, audience: str) -> Diagnostic:
    """That a text has nothing for an audience."""
    first, given = text.each[0].prose, ", ".join(w.audience for w in text.each)
    message = f"{first.ref} has no wording for {audience}, only for {given}"
    return error("no-wording", first.span, message, "add a wording for it, or one for default")


def _record(record: Record, choice: _Choice) -> dict[str, Any]:
    return {
        field.key: _value(getattr(record, field.name), choice)
        for field in fields(type(record))
        if field.reader in RELEASED[choice.reader]
    }


@cache
def _aimed(kind: type) -> bool:
    """Whether records of a kind may name the audiences that they are for; to ask each record takes a hundred times as
    long."""
    return "audiences" in getattr(kind, "model_fields", ())


def meant_for(record: Any, tried: tuple[str, ...]) -> bool:
    """Whether a record is for the audience whose wordings are tried in this order: most are for every one."""
    kind: type = type(record)
    audiences = record.audiences if _aimed(kind) else ()
    return not audiences or any(audience in tried for audience in audiences)


def _value(value: Any, choice: _Choice) -> Any:
    kind = type(value)
    if value is None or kind is Placed:  # the commonest first
        return value
    if kind is tuple:  # not Prose and its like, which are tuples with names
        return tuple(_value(item, choice) for item in value if meant_for(item, choice.chain))
    if kind is Wordings:
        return _wording(value, choice)
    if isinstance(value, Record):
        return _record(value, choice)
    if isinstance(value, Placed):
        return str(value)  # ids and other names are not printed as they are
    if kind is Date:
        return value.written
    if kind is dict:
        return {str(key): _value(item, choice) for key, item in value.items()}
    return value


def _wording(text: Wordings, choice: _Choice) -> Prose | None:
    chosen = worded(text, choice.chain)
    if chosen is None:
        choice.complaints.append(unworded(text, choice.chain[0]))
    return chosen
