"""Texts numbered: what is heading, paragraph, note and furniture, in texts that never were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.content import check, load
from briefing.content.numbering import propose
from briefing.content.proposal import identifier, quoted, record
from briefing.content.sourcing import digest
from towns import SMALL

PAPER = """\
THE VALLEY HERALD

The Bridge and the Board

by Odo Finch
June 3, 1931

In the night of the fourteenth the bridge at Ayn Lawz fell into the river, and with it the only road north.

Nobody was hurt.

PHOTO: THE BRIDGE BEFORE THE FLOOD. SOURCE: RIVER BOARD

What the Board Knew

The Board had been told of the leaning pier in two letters, of which its clerk says that he saw neither.

The Board had been told of the leaning pier

The elders wrote to the Board in January, and again when the rain began; no answer to either letter is known to this
paper.1

12

Whose Road?

A road that nobody mends is a road that nobody owns, says the schoolmistress, who walked it every day for nine years.

THE VALLEY HERALD

It was to be mended in the spring, and the stones for it lay ready at the mill; but the money had gone into a pier of
the mill itself,

which the Board had built. Follow the Herald for more.

THE VALLEY HERALD

Notes

1. Letter of the elders, January 1931.
2. Gauge readings at the upper mill,

<https://example.org/gauge>

3. Ibid.

Odo Finch is an engineer.
"""
WRAPPED = """\
# The Well

The well was dug before anybody can remember, and
its water was never known to fail.

It failed in the summer of the long drought, when
12 families left.

## After the Drought

They came back with the rain, and dug it deeper
than it had been.
"""


EDITED = """\
What the Miller Saw

by Ada Reed

Ada Reed was secretary of the millers' union until the strike of 1909. The opinions expressed here are her own.

In the night of the fourteenth the miller heard the bridge go, and he thought at first that it was his own wheel.

Ada Reed was with him, he says, and it was she who ran for the schoolmistress while he looked for a lamp.

Of what came after he remembers the water only, and a cart with no horse that went by below his window.

This article first appeared in the union's paper; it is printed here with leave of the author's family.

The author has written for the union's paper since 1904, and on bridges for whoever would pay for it.
"""


def numbers(text: str) -> list[tuple[str, tuple[int, ...]]]:
    made = propose(text)
    return [(p.locator, p.lines) for p in (*(p for s in made.sections for p in s.passages), *made.notes)]


def test_paragraphs_are_numbered_by_the_heading_above_them() -> None:
    made = propose(PAPER)
    assert made.title == "The Bridge and the Board"
    assert [(s.code, s.title, len(s.passages)) for s in made.sections] == [
        ("IN", "", 2), ("WB", "What the Board Knew", 2), ("WR", "Whose Road?", 2)]


def test_passages_have_their_lines_and_what_a_page_has_parted_is_one() -> None:
    assert numbers(PAPER) == [
        ("IN-1", (8,)), ("IN-2", (10,)), ("WB-1", (16,)), ("WB-2", (20, 21)), ("WR-1", (27,)), ("WR-2", (31, 32, 34)),
        ("n1", (40,)), ("n2", (41, 43)), ("n3", (45,))]


@pytest.mark.parametrize(("line", "why"), [
    (1, "running head"), (5, "byline"), (6, "date"), (12, "capitals"), (18, "elsewhere"), (23, "page number"),
    (29, "running head"), (38, "heading of the notes"), (47, "after the notes"),
])
def test_furniture_is_left_out_with_a_reason(line: int, why: str) -> None:
    assert why in {n: part.why for part in propose(PAPER).furniture for n in part.lines}[line]


def test_what_an_editor_says_around_a_text_is_no_paragraph_of_it() -> None:
    """In the midst of a text the same words are the author's; and a text of nothing else is a text."""
    assert numbers(EDITED) == [("1", (7,)), ("2", (9,)), ("3", (11,))]
    assert [part.lines[0] for part in propose(EDITED).furniture if "its author" in part.why] == [5, 13, 15]
    portrait = EDITED.splitlines()[4]
    assert numbers(f"Reed\n\nby Ada Reed\n\n{portrait}\n") == [("1", (5,))]


def test_the_first_paragraph_may_be_about_a_person() -> None:
    life = "Ada Reed was a weaver at the mill when it closed, and of those days she speaks as of a second childhood."
    assert numbers(f"The Weaver\n\nby Odo Finch\n\n{life}\n\n{life[:-1]}, and gladly.\n") == [("1", (5,)), ("2", (7,))]


@pytest.mark.parametrize(("line", "first", "last"), [
    ("Eastern Sarn, 12 December 1931", "Eastern Sarn was a market town before the flood, and many remember it so", ""),
    ("The Sarn Observer, 3 June 1931", "The Sarn Observer was closed for a year, and wrote of none of this then", ""),
    ("Published in Eastern Sarn", "Eastern Sarn was a market town before the flood, and many remember it so", ""),
    ("By Eastern Sarn and its mill", "Eastern Sarn was a market town before the flood, and many remember it so", ""),
    ("", "The report published by the council in June was short, and it said nothing of those who left", ""),
    ("", "The letter that the council printed in June was short, and it said nothing of those who left", ""),
    ("", "This report published by the council in June was short, and it said nothing of those who left", ""),
    ("", "", "The text printed above by the council was read aloud in every school of the town in the spring"),
])
def test_what_a_text_says_of_a_place_a_paper_or_a_letter_is_a_paragraph(line: str, first: str, last: str) -> None:
    said = "In the night of the fourteenth the miller heard the bridge go, and he thought it was his own wheel"
    text = f"What the Miller Saw\n\n{line}\n\n{first or said}.\n\n{said} again.\n\n{last or said}, at first.\n"
    assert [lines for _, lines in numbers(text)] == [(5,), (7,), (9,)]


@pytest.mark.parametrize("note", [
    "This essay was first published in the union's paper, and stands here with leave of the author's family.",
    "This letter, which he wrote in English, has been translated for the readers of the union's paper by his son."])
def test_where_a_text_was_printed_before_is_a_note_on_it(note: str) -> None:
    said = "In the night of the fourteenth the miller heard the bridge go, and he thought it was his own wheel."
    assert numbers(f"What the Miller Saw\n\n{said}\n\n{note}\n") == [("1", (3,))]


def test_a_word_of_several_headings_makes_no_code() -> None:
    said = "This is a sentence of some length that goes on. " * 3
    text = "T\n\n" + "".join(f"{heading}\n\n{said}{heading}.\n\n" for heading in
                             ("East Mill Falls", "Mill's Lessons", "Hard Questions"))
    assert [section.code for section in propose(text).sections] == ["EF", "LE", "HQ"]


def test_lines_that_are_broken_by_hand_make_paragraphs() -> None:
    made = propose(WRAPPED)
    assert numbers(WRAPPED) == [("IN-1", (3, 4)), ("IN-2", (6, 7)), ("AD-1", (11, 12))]
    assert (made.title, made.sections[-1].title) == ("The Well", "After the Drought")


def test_a_text_without_headings_has_plain_numbers_and_lines_may_be_paragraphs() -> None:
    one = "The mill stood idle for three weeks before anybody in the town would speak of it, and then all did at once."
    assert numbers(f"Idle\n\n{one}\n{one[:-1]} again.\n") == [("1", (3,)), ("2", (4,))]


def test_a_hash_does_not_depend_on_white_space_or_on_how_letters_are_composed() -> None:
    assert digest("Caf\u00e9  au\nlait ") == digest("Cafe\u0301 au lait")
    first = propose(PAPER.replace("fell into the river", "fell  into the river")).sections[0].passages[0]
    assert first.sha256 == propose(PAPER).sections[0].passages[0].sha256


def test_codes_differ_even_where_headings_do_not() -> None:
    text = "T\n\n" + "".join(f"East Fall {name}\n\n{'This is a sentence of some length that goes on. ' * 3}{name}.\n\n"
                             for name in ("One", "Two", "Three", "Four", "Five", "Six"))
    codes = [section.code for section in propose(text).sections]
    assert len(set(codes)) == len(codes) == 6


def test_the_proposal_is_a_source_that_lacks_only_what_nobody_can_tell_from_the_text() -> None:
    made = record(propose(PAPER), "Valley Herald 1931")
    assert "- id: valley-herald-1931" in made
    for key, value in {"author": "[{family: Finch}]", "short": "Finch", "kind": "article", "issued": "1931-06-03",
                       "who": "An engineer.", "for_whom": "Readers.", "stake": "None.", "rests_on": "Letters."}.items():
        assert f"    {key}:" in made
        made = "\n".join(f"    {key}: {value}" if line.startswith(f"    {key}:") else line
                         for line in made.splitlines())
    start = SMALL[:SMALL.index("sources:")]
    pack = load({"content/x/pack.yaml": start.encode(), "content/x/sources.yaml": made.encode()})
    assert not [d for d in check(pack) if d.severity == "error"]
    assert [section.title for section in pack.sections] == ["The Bridge and the Board", "What the Board Knew",
                                                            "Whose Road?"]
    assert len(pack.sources[0].numbering.passages) == 9


def test_no_more_of_a_text_is_kept_than_its_first_words() -> None:
    made = record(propose(PAPER), "herald")
    assert "# In the night of\n" in made
    assert "the only road" not in made and "leaning pier" not in made


@pytest.mark.parametrize(("name", "made"), [
    ("Heller 2017", "heller-2017"), ("1931 report", "source-1931-report"), ("Über_uns", "uber-uns"), ("…", "source")])
def test_a_files_name_becomes_an_id(name: str, made: str) -> None:
    assert identifier(name) == made


@pytest.mark.parametrize(("text", "made"), [
    ("East Falls", "East Falls"), ("Aleppo: a war", '"Aleppo: a war"'), ("- x", '"- x"'), ('a "b"', '"a \\"b\\""'),
    ("# no", '"# no"'), ("two\nlines", "two lines")])
def test_what_yaml_would_read_is_put_in_quotes(text: str, made: str) -> None:
    assert quoted(text) == made


@given(st.text(st.sampled_from("aA. \n1•#”…\t"), max_size=400))
def test_whatever_a_text_is_each_line_is_in_one_part_at_most_and_the_yaml_can_be_read(text: str) -> None:
    from briefing.content import yaml_nodes

    made = propose(text)
    lines = [n for s in made.sections for p in s.passages for n in p.lines]
    lines += [n for p in (*made.notes, *made.furniture) for n in p.lines]
    assert len(lines) == len(set(lines))
    yaml_nodes.read("x.yaml", record(made, "x").encode(), [])
