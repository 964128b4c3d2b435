"""What is read without markdown-it is read as markdown-it reads it."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.content.flat import flat
from briefing.content.places import spans
from briefing.content.prose import prose
from content.test_prose import first

PARTS = ("pier", "é", " ", " ", " ", "(", ")", "“", "”", "‘", ".", ",", "!", "—", "\xa0", "3", "*pier*", "**pier**",
         "*the old pier*", "*a*b", "a*b*", "**", "*", "[pier](https://example.org)", "[the pier](http://a.b/c-d.html)",
         "[x](https://a.b/?c)", "[[pier]]", "[[pier|the old pier]]", "[[ pier ]]", "[@reed-1911, EF-3; @b, n6]",
         "[@reed-1911", "[@]", "[a]", "_", "1.", "-")


@settings(max_examples=1_000, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join), st.sampled_from([None, "'", "|", ">"]),
       st.sampled_from([12, 80]))
def test_both_ways_give_the_same_nodes_at_the_same_places(value: str, style: str | None, width: int) -> None:
    scalar = first(yaml.safe_dump({"k": value}, default_style=style, width=width, allow_unicode=True))
    assert prose("r", scalar) == prose("r", scalar, bypass=False)


@pytest.mark.parametrize(("text", "read"), [
    ("The *old* pier, **not** the [new one](https://example.org/new) [@reed-1911, 3].", True),
    ("The [[pier]] and [[pier|its head]].", True),
    ("(*old*) “**new**”", True),
    ("a*b*c", False), ("* a*", False), ("*a *", False), ("***a***", False), ("*a **b***", False), ("a\nb", False),
    ("[a](mailto:b@c.d)", False), ("[*a*](https://b.c)", False), ("\\*", False), ("a_b", False), ("&amp;", False),
])
def test_what_could_be_read_in_two_ways_is_left_to_the_parser(text: str, read: bool) -> None:
    scalar = first(yaml.safe_dump({"k": text}))
    found = flat(text, spans(scalar), lambda code, span, message, hint: None)
    assert (found is not None) == read
