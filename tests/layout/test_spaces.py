"""White space within lines, as HTML has it."""

import pytest

from briefing.layout.doc import dump, plain


@pytest.mark.parametrize(("line", "set"), [
    ("  one \n\t two  ", "one two"),
    ("one <em> two </em> three", "one <em>two </em>three"),
    ("one<br/> two", "one<br/>two"),
    ("one <em> </em> two", "one <em/>two"),
    ("one <em>two </em> ", "one <em>two</em>"),
    ("one <tick/> two ", "one <tick/> two"),
    ("one\u00a0 two", "one\u00a0 two"),
])
def test_runs_become_one_space_and_none_is_left_at_the_ends(doc, line, set):
    assert dump(doc(f"<doc><p>{line}</p></doc>").root.children[0]) == f'<p id="doc/p" first="yes">{set}</p>\n'


def test_a_footnote_has_lines_of_its_own(doc):
    paragraph = doc("<doc><p>one <footnote><p> two  three </p></footnote> four</p></doc>").root.children[0]
    before, note, after = paragraph.children
    assert (before.text, plain(note.children[0]), after.text) == ("one ", "two three", "four")
