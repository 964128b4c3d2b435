"""A resolved pack as plain values for JSON, prose as its source: what `briefing inspect` shows."""

from collections.abc import Mapping
from typing import Any

from briefing.content.inline import Prose
from briefing.content.resolve import Resolved


def dump(resolved: Resolved) -> dict[str, Any]:
    """Only dicts, lists, strings, numbers, true, false and null."""
    facts = {"pack": resolved.pack_id, "audience": resolved.audience, "reader": resolved.reader}
    return {**facts, "data": _plain(resolved.data)}


def _plain(value: Any) -> Any:
    if isinstance(value, Prose):
        return value.source
    if isinstance(value, Mapping):
        return {str(key): _plain(v) for key, v in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    return value
