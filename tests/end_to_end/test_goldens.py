"""What content/sample becomes, word by word and place by place: `make golden` rewrites these; read the diff."""

from collections.abc import Callable

import pytest

from briefing.layout.doc import dump
from helpers.editions import SAMPLE, Made
from helpers.records import records

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("name", SAMPLE)
def test_the_doc_is_as_it_was(made: Made, golden: Golden, name: str) -> None:
    golden(f"{name.replace('content/', '').replace(' ', '-')}.xml", dump(made(name).doc.root))


@pytest.mark.parametrize("name", SAMPLE)
def test_the_text_stands_where_it_stood(made: Made, golden: Golden, name: str) -> None:
    golden(f"{name.replace('content/', '').replace(' ', '-')}.records.txt", records(made(name).pages))
