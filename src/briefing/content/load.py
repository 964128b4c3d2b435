"""The YAML files of a pack to a typed Pack, or to everything that is wrong with them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from briefing.content import references, yaml_nodes
from briefing.content.fields import Record, kind_of
from briefing.content.model import Pack
from briefing.content.values import Placed, Written
from briefing.content.walking import record_in
from briefing.content.yaml_nodes import Entry, Node, Scalar, Sequence
from briefing.diagnostics import CONTENT, FIT, Diagnostic, Failed, Span, at, error, nearest

Raw = Written | list[Any] | dict[str, Any]

MAX_BYTES = 64 << 20


class _Read(NamedTuple):
    """What the files say: top-level keys in order, what is wrong or odd so far, whether some file could not be read."""

    entries: dict[str, Entry]
    complaints: list[Diagnostic]
    warnings: list[Diagnostic]
    partial: bool
    exit_status: int


def load(files: Mapping[str, bytes], name: str = "") -> Pack:
    """The pack that files, by displayed path, make up; `name` is its folder's unless told. Raises Failed(CONTENT)."""
    if not files:
        raise Failed([error("empty-pack", None, "the pack has no YAML file", "put a pack.yaml into its folder")])
    read = _read(files)
    complaints = read.complaints
    first = at(min(files))
    try:
        raw = {key: _raw(e.value, key, e.key.span) for key, e in read.entries.items() if not _void(e.value)}
        pack = Pack.model_validate(raw, context={"audiences": _audiences(raw)})
    except ValidationError as e:
        told = e.errors(include_url=False, include_input=False)
        if read.partial:  # what a file that cannot be read would have held is not missing
            told = [d for d in told if d["type"] != "missing" or len(d["loc"]) > 1]
        complaints += _diagnostics(told, read.entries, first)
    if complaints:
        raise Failed(sorted(complaints, key=_order), read.exit_status)
    pack._name, pack._warnings = name or _folder(files), tuple(read.warnings)
    if complaints := references.check(pack):
        raise Failed(sorted(complaints, key=_order))
    return pack


def _order(diagnostic: Diagnostic) -> tuple[str, int, int]:
    return diagnostic.span.begin if diagnostic.span else ("", 0, 0)


def _folder(files: Mapping[str, bytes]) -> str:
    """The folder's name, or a lone file's without its ending: towns for content/towns/a.yaml and content/towns.yaml."""
    parts = min(files).split("/")
    if len(files) == 1 and (len(parts) == 1 or parts[-2] == "content"):
        return parts[-1].rsplit(".", 1)[0]
    return parts[-2] if len(parts) > 1 else "pack"


def _read(files: Mapping[str, bytes]) -> _Read:
    """All files' top-level keys, merged; the same key twice is an error, `x-…` keys are the user's own."""
    entries: dict[str, Entry] = {}
    complaints: list[Diagnostic] = []
    warnings: list[Diagnostic] = []
    partial, exit_status, size = False, CONTENT, 0
    for file in sorted(files):
        size += len(files[file])
        try:
            if size > MAX_BYTES:
                raise Failed([error("pack-too-large", at(file), f"the pack is larger than {MAX_BYTES >> 20} MiB")], FIT)
            root = yaml_nodes.read(file, files[file], warnings)
        except Failed as e:
            complaints += e.diagnostics
            partial, exit_status = True, max(exit_status, e.exit_status)
            continue
        if not isinstance(root, yaml_nodes.Mapping):
            hint = "each file holds keys such as ‘actors:’, each with a list under it"
            complaints.append(error("wrong-type", root.span, "a file of a pack is a mapping", hint))
            continue
        for entry in root.entries:
            first = entries.setdefault(entry.key.value, entry).key.span
            if first != entry.key.span:
                where = f"{first.file}:{first.line}:{first.column}"
                message = f"the key {entry.key.value[:60]} stands twice, first at {where}"
                complaints.append(error("duplicate-key", entry.key.span, message, "a key stands in one file only"))
    kept = {key: entry for key, entry in entries.items() if not key.startswith("x-")}
    return _Read(kept, complaints, warnings, partial, exit_status)


def _void(node: Node) -> bool:
    """Whether a key is given no value: then it counts as not given."""
    return isinstance(node, Scalar) and not node.value and not node.style


def _raw(node: Node, ref: str, key: Span | None) -> Raw:
    """A node as pydantic takes it. A list's records are called by their ids in `ref`, other items by their index."""
    if isinstance(node, Scalar):
        made = Written(node.value)
        made.node, made.ref, made.key = node, ref, key
        return made
    if isinstance(node, Sequence):
        return [_raw(item, f"{ref}.{_id(item) or i}", None) for i, item in enumerate(node.items)]
    return {_key(e.key): None if _void(e.value) else _raw(e.value, f"{ref}.{e.key.value}", e.key.span)
            for e in node.entries}


def _key(node: Scalar) -> str:
    made = Placed(node.value)
    made.span = node.span
    return made


def _id(node: Node) -> str:
    if isinstance(node, yaml_nodes.Mapping):
        for key, value in node.entries:
            if key.value == "id" and isinstance(value, Scalar):
                return value.value
    return ""


def _audiences(raw: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The audiences that wordings may be for, or None where the pack does not say it in a form that can be read."""
    facts = raw.get("pack")
    listed = facts.get("audiences") if isinstance(facts, dict) else None
    if not isinstance(listed, list):
        return None
    return tuple(str(a["id"]) for a in listed if isinstance(a, dict) and isinstance(a.get("id"), Written))


# What pydantic says of a pack, as Diagnostics ----------------------------------------------------------------------


def _diagnostics(told: Iterable[ErrorDetails], entries: dict[str, Entry], first: Span) -> Iterator[Diagnostic]:
    root = yaml_nodes.Mapping(tuple(entries.values()), first)
    told = list(told)
    unknown: dict[tuple[int | str, ...], str] = {}  # by record: the field that an unknown key probably means
    for d in told:
        if d["type"] == "extra_forbidden":
            unknown[(*d["loc"][:-1], _suggested(d["loc"]))] = str(d["loc"][-1])
    for d in told:
        if d["type"] == "missing" and d["loc"] in unknown:
            continue
        if d["type"] == "too_short" and _long_enough(_at(root, d["loc"]).node, d.get("ctx", {})):
            continue  # what is wrong with its items is told, and they are counted as missing
        listed = d.get("ctx", {}).get("diagnostics")
        if listed:
            yield from listed
        else:
            yield _diagnostic(d, root)


def _diagnostic(told: ErrorDetails, root: yaml_nodes.Mapping) -> Diagnostic:
    kind, loc, ctx = told["type"], told["loc"], told.get("ctx", {})
    found = _at(root, loc)
    name = str(loc[-1]) if loc else "the pack"
    if kind == "extra_forbidden":
        record = _record(loc[:-1])
        return error("unknown-key", found.key, f"no field is called {name[:60]}", nearest(name, _keys(record)))
    if kind == "missing":
        what = f"{name} has no value" if found.given else f"{name} is missing"
        return error("missing-field", found.key if found.given else found.record, what)
    if kind == "literal_error":
        expected = str(ctx.get("expected", ""))
        named = loc[-2] if loc and isinstance(loc[-1], int) and len(loc) > 1 else name  # of a list, its key
        what = f"{found.node.value[:40]!r}" if isinstance(found.node, Scalar) and found.node.value else "this"
        return error("bad-value", found.value, f"{what} is no value of {named}", f"one of: {expected}")
    if kind == "too_short":
        what = "too little" if isinstance(found.node, Sequence) and found.node.items else "nothing"
        return error("empty-list", found.value, f"{name} has {what} in it", f"give at least {ctx.get('min_length', 1)}")
    if kind == "too_long":
        message = f"{name} has {ctx['actual_length']} parts, more than {ctx['max_length']}"
        return error("bad-value", found.value, message, "join or leave out some")
    if kind in ("tuple_type", "model_type"):
        return _wrong_type(kind, name, found, loc)
    return error(kind, found.value, told["msg"], str(ctx.get("hint") or ""))


def _long_enough(node: Node, ctx: Mapping[str, Any]) -> bool:
    return isinstance(node, Sequence) and len(node.items) >= ctx.get("min_length", 1)


def _wrong_type(kind: str, name: str, found: "_Found", loc: tuple[int | str, ...]) -> Diagnostic:
    got = kind_of([] if isinstance(found.node, Sequence) else {} if isinstance(found.node, yaml_nodes.Mapping) else "")
    if kind == "tuple_type":
        message, hint = f"a list is expected here, not {got}", "write each item on a line of its own, after ‘- ’"
    else:
        keys = ", ".join(_keys(_record(loc)))
        message, hint = f"a mapping is expected here, not {got}", f"with the keys {keys}" if keys else ""
    return error("wrong-type", found.value, message, hint)


class _Found(NamedTuple):
    """Where a path of the pack stands: its value, its key, the record around it; `given` if the last step exists."""

    node: Node
    value: Span
    key: Span
    record: Span
    given: bool


def _at(root: Node, loc: tuple[int | str, ...]) -> _Found:
    node, key, record, given = root, root.span, root.span, True
    for step in loc:
        record = node.span
        if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            key = node.span
        elif isinstance(node, yaml_nodes.Mapping) and (found := [e for e in node.entries if e.key.value == step]):
            key, node = found[0].key.span, found[0].value
        else:
            given = False
            break
    return _Found(node, node.span, key, record, given)


def _record(loc: tuple[int | str, ...]) -> type[Record] | None:
    """The record that stands at a path of the pack, by the model's types."""
    record: type[Record] | None = Pack
    for step in loc:
        if isinstance(step, int):
            continue
        named = {(f.alias or name): f for name, f in record.model_fields.items()} if record else {}
        record = record_in(named[step].annotation) if step in named else None
    return record


def _keys(record: type[Record] | None) -> list[str]:
    return [f.alias or name for name, f in record.model_fields.items()] if record else []


def _suggested(loc: tuple[int | str, ...]) -> str:
    hint = nearest(str(loc[-1]), _keys(_record(loc[:-1])))
    return hint.removeprefix("did you mean ").removesuffix("?") if hint.endswith("?") else ""
