"""The section `lint` of a pack: findings that its writers know of and leave, each with a reason."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.content.inline import Prose
from briefing.content.lint.codes import CODES, told
from briefing.content.lint.linted import Linted
from briefing.content.model import Silence
from briefing.content.values import Identifier, Placed, Wordings, place
from briefing.content.walking import Leaf
from briefing.diagnostics import Diagnostic, Span, nearest


class Heard(NamedTuple):
    """The findings that are told, and those that a pack silences."""

    told: tuple[Diagnostic, ...]
    silenced: tuple[Diagnostic, ...] = ()


def apart(linted: Linted, found: Iterable[Diagnostic]) -> Heard:
    """Findings without those that the pack silences in the record that they stand in."""
    found = tuple(found)
    if not linted.pack.lint:
        return Heard(found)
    records = _records(linted)
    silent = {(str(s.code), str(s.where)) for s in linted.pack.lint}
    silenced = tuple(d for d in found if any((d.code, name) in silent for name in _around(d.span, records)))
    return Heard(tuple(d for d in found if d not in silenced), silenced)


def idle(linted: Linted, heard: Heard, families: Iterable[str]) -> Iterator[Diagnostic]:
    """Silences of codes that there are not, and those of the families that ran which silence nothing."""
    if not linted.pack.lint:
        return
    records, ran = _records(linted), set(families)
    used = {(d.code, name) for d in heard.silenced for name in _around(d.span, records)}
    for silence in linted.pack.lint:
        if silence.code not in CODES:
            message = f"{silence.code} is no finding of a check of packs"
            yield told("unknown-code", place(silence.code), message, nearest(silence.code, CODES))
        elif CODES[silence.code].family in ran and (str(silence.code), str(silence.where)) not in used:
            yield _unused(silence)


def _unused(silence: Silence) -> Diagnostic:
    message = f"there is no finding {silence.code} in {silence.where} to silence"
    return told("idle-silence", place(silence.code), message, "delete it")


def _records(linted: Linted) -> dict[tuple[str, int, int], tuple[Span, tuple[str, ...]]]:
    """By where each value begins: where it stands, and the ids of the records around it."""
    found = {}
    for leaf in linted.leaves:
        ids = tuple(map(str, _ids(leaf))) or ("pack",)
        value = leaf.value
        proses = [w.prose for w in value.each] if type(value) is Wordings else [value]
        for each in proses:
            if isinstance(each, Prose | Placed):
                found[each.span.begin] = (each.span, ids)
    return found


def _ids(leaf: Leaf) -> Iterator[Identifier]:
    named = (getattr(owner, "id", None) for owner in leaf.owners)
    return (name for name in named if isinstance(name, Identifier))


def _around(span: Span | None, records: dict[tuple[str, int, int], tuple[Span, tuple[str, ...]]]) -> tuple[str, ...]:
    """The ids of the records that a place is in."""
    if span is None:
        return ()
    begins = [begin for begin in records if begin <= span.begin and begin[0] == span.file]
    return records[max(begins)][1] if begins else ()
