"""Which nodes stand where, what is refused and where, and that the inline rules are CommonMark's."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.content.inline import Break, Cite, Link, List, Para, Prose, Source, Term, Words
from briefing.content.places import spans
from briefing.content.prose import cites, prose
from briefing.content.walking import nodes as nodes_of
from briefing.diagnostics import Failed, Span
from helpers.places import cut, first


def walk(node: Any) -> Iterator[Any]:
    yield node
    for name in ("blocks", "items", "children", "sources", "locators"):
        for child in getattr(node, name, ()):
            yield from walk(child)


def nodes(text: str, bypass: bool = True) -> list[Any]:
    found, complaints = prose("r", first(text), bypass)
    assert not complaints
    return list(walk(found))


# the file, the kind of node, what the file spells at its span (all nodes of that kind, in order)
PLACES = [
    ("a: some words", "Words", ["some words"]),
    ("a:   some   words   # note", "Words", ["some   words"]),
    ("a: one\n  two\n\n  three *x*", "Words", ["one\n  two", "three ", "x"]),
    ("a: 'it''s *it''s* so'", "Em", ["*it''s*"]),
    ("a: 'one\n\n\n   two *x\n   y* '", "Em", ["*x\n   y*"]),
    ('a: "\\u00e9 *\\x41\\U0001F600*\\t."', "Em", ["*\\x41\\U0001F600*"]),
    ('a: "one \\\n   *two\\\n   three*"', "Em", ["*two\\\n   three*"]),
    ('a: "one\\ \n   *two*"', "Em", ["*two*"]),
    ('a: "\n  one *two*\n  "', "Em", ["*two*"]),
    ("a: |\n  one\n  *two*\n", "Em", ["*two*"]),
    ("a: |\n\n  one\n    *two*\n", "Em", ["*two*"]),
    ("a: |2-\n    *one*\n\n", "Em", ["*one*"]),
    ("- a: |+1  # c\n    *one*\n\n", "Em", ["*one*"]),
    ("a: >\n  one *two\n  three* x\n", "Em", ["*two\n  three*"]),
    ("a: >-\n  one\n\n    more *x*\n  end *y*", "Em", ["*x*", "*y*"]),
    ("a: |\r\n  one\r\n  *two*\r\n", "Em", ["*two*"]),
    ("a: \U0001f600 *x*", "Em", ["*x*"]),
    ("a: x **b *c*** y", "Strong", ["**b *c***"]),
    ("a: x ***b*** y", "Strong", ["**b**"]),
    ("a: x **b*", "Em", ["*b*"]),
    ("a: x \\*b\\* &amp; c", "Words", ["x ", "\\*", "b", "\\*", " ", "&amp;", " c"]),
    ("a: a_b_c * d", "Words", ["a_b_c * d"]),
    ("a: see [the *x*](http://e.org 'T') y", "Link", ["[the *x*](http://e.org 'T')"]),
    ("a: see <https://e.org> y", "Link", ["<https://e.org>"]),
    ("a: >\n  see [a\n  b](http://e.org\n  'T') y", "Link", ["[a\n  b](http://e.org\n  'T')"]),
    ("a: x [[mom]] y [[mom|the *cell*]]", "Term", ["[[mom]]", "[[mom|the *cell*]]"]),
    ("a: x [@reed-1911, EF-3, n6; @moss, 5]", "Source", ["@reed-1911", "@moss"]),
    ("a: x [@reed-1911, EF-3–5, n6;\n   @moss, 5]", "Locator", ["EF-3–5", "n6", "5"]),
    ("a: x [@h, EF-3] y", "Cite", ["[@h, EF-3]"]),
    ("a: |\n  > - one\n  lazy *x*\n  > > *y*\n", "Em", ["*x*", "*y*"]),
    ("a: |\n  1. one\n\n     *two*\n  2. [[b]]\n", "Item", ["one\n\n     *two*", "[[b]]"]),
    ("a: |\n  - one\n  \tb *x*\n", "Em", ["*x*"]),
    ("a: |\n  one  \n  two\\\n  three\n", "Words", ["one", "two", "three"]),
    ("a: x < y > z # no", "Words", ["x < y > z"]),
]


@pytest.mark.parametrize("bypass", [True, False])
@pytest.mark.parametrize("text, kind, expected", PLACES)
def test_the_file_spells_a_node_at_its_place(text: str, kind: str, expected: list[str], bypass: bool) -> None:
    got = [cut(text.replace("\r\n", "\n"), n.span) for n in nodes(text, bypass) if type(n).__name__ == kind]
    assert got == expected


def outline(node: Any) -> Any:
    """Nodes without their places: names, and what they hold."""
    name = type(node).__name__
    inner = [outline(n) for n in getattr(node, "blocks", getattr(node, "items", getattr(node, "children", ())))]
    told = {"Words": "text", "Break": "hard", "Link": "href", "Term": "id", "List": "start"}.get(name)
    return (name, *([getattr(node, told)] if told else []), *([inner] if inner else []))


BLOCKS = [
    ("a", [("Para", [("Words", "a")])]),
    ("a\n\nb", [("Para", [("Words", "a")]), ("Para", [("Words", "b")])]),
    ("a\nb", [("Para", [("Words", "a"), ("Break", False), ("Words", "b")])]),
    ("3. a", [("List", 3, [("Item", [("Para", [("Words", "a")])])])]),
    ("> a", [("Quote", [("Para", [("Words", "a")])])]),
    ("**[[t]]**", [("Para", [("Strong", [("Term", "t")])])]),
    ("[a](mailto:x@y.z)", [("Para", [("Link", "mailto:x@y.z", [("Words", "a")])])]),
    ("\xa0\n\na", [("Para", [("Words", "a")])]),
    ("", []),
]


@pytest.mark.parametrize("text, expected", BLOCKS)
def test_what_nodes_are_made(text: str, expected: Any) -> None:
    found, _ = prose("r", first(yaml.safe_dump(text, default_style='"', allow_unicode=True)))
    assert [outline(b) for b in found.blocks] == expected


def test_a_prose_knows_its_path_its_source_and_its_place() -> None:
    found, _ = prose("notes.n-a.text", first("a: 'x *y*'"))
    assert (found.ref, found.source) == ("notes.n-a.text", "x *y*")
    assert found.span == Span("f", 1, 4, (1, 11))


ERRORS = [
    ("a: 'Stop![[q]] and Stop![@k, 1]'", []),
    ("a: x ![y](https://example.org/z.png)", ["1:6 markup"]),
    ("a: x <b>y</b> <!--", ["1:6 html", "1:10 html", "1:15 html"]),
    ("a: 'x [@h EF-3] [[mom [@k, 1-2]'", ["1:11 bad-citation", "1:17 bad-reference", "1:29 bad-citation"]),
    ("a: 'x [@h, 1'", ["1:7 bad-citation"]),
    ("a: x [y](javascript:alert) [z](/etc/passwd) <file:///x> [u](#v)", [f"1:{n} bad-link" for n in (6, 28, 45, 57)]),
    ("a: x [z](https:) [u](https://example.org)", ["1:6 bad-link"]),
    ("a: |\n  " + "> " * 60 + "x\n", ["2:3 too-deep"]),
    ("a: " + "x" * 2001, ["1:4 word-too-long"]),
    ("a: |\n  y\n\n  " + "x " * 20001, ["4:3 paragraph-too-long"]),
    ("a: " + "x " * 20001, ["1:4 paragraph-too-long"]),
    ("a: '*x* " + "<b> " * 99 + "'", [f"1:{9 + 4 * n} html" for n in range(20)]),
]


@pytest.mark.parametrize("text, expected", ERRORS)
def test_all_that_is_wrong_is_told_where_it_is(text: str, expected: list[str], brief) -> None:
    assert brief(prose("r", first(text))[1]) == expected


@pytest.mark.parametrize("rest", ["See [@k, 1].", "And [[mom]] left.", "And *so* [@k, 1]."])
def test_a_citation_that_ends_with_the_bracket_of_another_lacks_its_own(rest: str) -> None:
    found = prose("r", first(f"a: 'x [@h, 1. {rest}'"))[1]
    assert [(d.span.column, d.message) for d in found if d.span] == [(7, "] is missing at the end of this citation")]


@pytest.mark.parametrize("text", ["List\\<String>", "\\<email@x>", "a <b and c", "x < y", "2 * 3 * 4"])
def test_signs_that_are_no_markup_stay(text: str) -> None:
    words = "".join(n.text for n in nodes(f"a: '{text}'") if isinstance(n, Words))
    assert words == text.replace("\\", "")


@pytest.mark.parametrize(
    "piece", ["[", "*a", "[a", "[[", "[@", "<a", "a\n", "> a\n", "- a\n", "<b>", "**a ", "[a]("]
)
def test_long_runs_of_markup_are_read_in_reasonable_time(piece: str) -> None:
    text = (piece * 2000)[:8000]
    prose("r", first(yaml.safe_dump(text, default_style='"')))


def test_cites_is_one_citation_without_brackets(brief) -> None:
    found, complaints = cites("r", first("a: '@h, 3; @k'"))
    assert not complaints and [outline(b) for b in found.blocks] == [("Para", [("Cite",)])]
    assert [n.key for n in walk(found) if isinstance(n, Source)] == ["h", "k"]
    for text, expected in (
        ("a: '[@h, 3]'", "1:5 bad-citation"),
        ("a: h", "1:4 bad-citation"),
        ("a: '@h, x'", "1:9 bad-citation"),
    ):
        assert brief(cites("r", first(text))[1]) == [expected]


# Properties ----------------------------------------------------------------------------------------------------------
PIECES = [
    "a",
    "word",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\n  ",
    "*",
    "**",
    "_",
    "'",
    '"',
    "\\",
    "[",
    "]",
    "[[m]]",
    "[[m|l *x*]]",
]
PIECES += [
    "](https://u)",
    "[@k, EF-3–5; @l]",
    "&amp;",
    "<",
    ">",
    "- ",
    "> ",
    "1. ",
    "#",
    ": ",
    "é",
    "\U0001f600",
    "\xa0",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@settings(max_examples=500)
@given(TEXTS, st.sampled_from([None, "'", '"', "|", ">"]), st.sampled_from([8, 20, 80]))
def test_nodes_stand_in_order_and_spell_what_the_value_has_there(value: str, style: str | None, width: int) -> None:
    scalar = first(yaml.safe_dump({"k": value}, default_style=style, width=width, allow_unicode=True))
    made, complaints = prose("r", scalar)
    full, _ = prose("r", scalar, bypass=False)
    assert made == full  # the bypass changes nothing
    if complaints:
        return
    span = spans(scalar)
    begins = {span(i, i + 1).begin[1:]: i for i in range(len(scalar.value))}
    ends = {span(i, i + 1).end: i + 1 for i in range(len(scalar.value))}
    last = (0, 0)
    for node in walk(made):
        if isinstance(node, Prose) or not isinstance(node, Words | Term | Cite | Link | Source):
            continue
        raw = scalar.value[begins[node.span.begin[1:]] : ends[node.span.end]]
        assert node.span.begin[1:] >= last
        last = node.span.begin[1:]
        expected: tuple[str, ...] = (f"[{raw[1:-1]})", f"<{raw[1:-1]}>")
        if isinstance(node, Words):
            expected = (node.text, "\\" + node.text, "&amp;")
        elif isinstance(node, Term | Cite):
            expected = (f"[[{raw[2:-2]}]]", f"[@{raw[2:-1]}]")
        elif isinstance(node, Source):
            expected = (f"@{node.key}",)
        assert raw in expected


STOCK = MarkdownIt("zero").enable(["list", "blockquote", "newline", "escape", "emphasis", "link", "autolink", "entity"])
COMMON = st.lists(st.sampled_from([p for p in PIECES if p[:2] not in ("[[", "[@")]), max_size=25).map("".join)


def spelled(node: Any) -> str:
    if isinstance(node, Words):
        return node.text
    return "\n" if isinstance(node, Break) else "".join(spelled(n) for n in getattr(node, "children", ()))


@settings(max_examples=500)
@given(COMMON)
def test_the_inline_rules_read_as_stock_markdown_it_does(value: str) -> None:
    assume("[[" not in value and "[@" not in value)  # pieces may come together as marks of ours
    try:
        made, complaints = prose("r", first(yaml.safe_dump(value, default_style='"', allow_unicode=True, width=9999)))
    except Failed:
        return
    if complaints:
        return
    mine = [spelled(n) for n in walk(made) if isinstance(n, Para)]
    stock = [
        "".join("\n" if t.type.endswith("break") else t.content for t in inline.children or ())
        for inline in STOCK.parse(value)
        if inline.type == "inline"
    ]
    assert [x for x in mine if x] == [x for x in stock if x]


@pytest.mark.parametrize("text, columns", [("# A heading", [2]), ("a `b`", [4, 6]), ("see ![x](https://a)", [6]),
                                           ("a #1 and \\\\# b", []), ("Really!", [])])
def test_markup_that_is_not_read_is_refused_at_its_place(text: str, columns: list[int]) -> None:
    _, complaints = prose("r", first(f'"{text}"'))
    assert [(d.code, d.span.column) for d in complaints if d.span] == [("markup", column) for column in columns]


@pytest.mark.parametrize(("text", "loose"), [
    ("- a\n- b", [False]), ("- a\n\n- b", [True]), ("1. a\n\n   b", [True]),
    ("- a\n  - b\n\n  - c\n- d", [False, True]),
])
def test_a_list_is_loose_where_blank_lines_part_what_is_in_it(text: str, loose: list[bool]) -> None:
    made, _ = prose("r", first("x: |\n  " + text.replace("\n", "\n  ")))
    assert [node.loose for node in nodes_of(made) if isinstance(node, List)] == loose
