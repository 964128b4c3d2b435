"""A short way to ask what is found in a pack, and at which words."""

from collections.abc import Callable

import pytest

from briefing.content import load, review
from flood import SOURCES

Seek = Callable[..., list[str]]


@pytest.fixture
def seek(sample, spelt) -> Seek:
    """What of some codes is found in a file of a pack, as ‘line:column code words’."""

    def found(text: str, *codes: str, source: str | None = None) -> list[str]:
        kept = {name: data for name, data in sample.items() if "rest" not in name and "sources" not in name}
        files = {**kept, "content/lowbridge/sources.yaml": SOURCES.encode(), "content/lowbridge/t.yaml": text.encode()}
        heard = review(load(files), None if source is None else {"reed-1911": source.encode()})
        return [f"{d.span.line}:{d.span.column} {d.code} {spelt(files, d)}" for d in heard.told
                if d.span and d.code in codes]

    return found
