"""A short way to ask what is found in a pack, and at which words."""

from collections.abc import Callable, Sequence

import pytest

from briefing.content import load, review
from briefing.diagnostics import Diagnostic
from flood import SOURCES

Heard = Callable[..., Sequence[Diagnostic]]
Seek = Callable[..., list[str]]


def written(sample: dict[str, bytes], text: str) -> dict[str, bytes]:
    kept = {name: data for name, data in sample.items() if "rest" not in name and "sources" not in name}
    return {**kept, "content/lowbridge/sources.yaml": SOURCES.encode(), "content/lowbridge/t.yaml": text.encode()}


@pytest.fixture
def heard(sample) -> Heard:
    """All that is found in a file of a pack."""
    return lambda text: review(load(written(sample, text)), None).told


@pytest.fixture
def seek(sample, spelt) -> Seek:
    """What of some codes is found in a file of a pack, as ‘line:column code words’."""

    def found(text: str, *codes: str, source: str | None = None) -> list[str]:
        files = written(sample, text)
        told = review(load(files), None if source is None else {"reed-1911": source.encode()}).told
        return [f"{d.span.line}:{d.span.column} {d.code} {spelt(files, d)}" for d in told if d.span and d.code in codes]

    return found
