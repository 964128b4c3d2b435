import pytest

from briefing.content.inline import Cite, Locator, Para, Prose, Source, Words
from briefing.diagnostics import at
from briefing.layout.citations import cited
from briefing.layout.doc import dump, plain

HERE = at("pack.yaml", 3, 5)


def source(key: str, number: int, *locators: str) -> Source:
    pairs = [locator.partition("/")[::2] for locator in locators]
    return Source(key, tuple(Locator(first, last or first, HERE) for first, last in pairs), HERE, number)


def cite(*sources: Source) -> Prose:
    words = (Words("It fell ", HERE), Cite(sources, HERE), Words(".", HERE))
    return Prose("t", "", (Para(words, HERE),), HERE)


@pytest.mark.parametrize("given, shown", [
    (source("k", 1), "1"),
    (source("k", 1, "EF-3"), "1, EF-3"),
    (source("k", 1, "EF-3", "n6"), "1, EF-3, n6"),
    (source("k", 1, "EF-6/EF-8"), "1, EF-6–8"),
    (source("k", 2, "5/7", "n1/n2"), "2, 5–7, n1–2"),
    (source("k", 1, "6/n8"), "1, 6–n8"),
    (source("k", 0, "5"), "k, 5"),
])
def test_a_source_is_its_number_and_its_locators(given, shown):
    assert cited(given) == shown


def test_sources_are_links_where_the_document_lists_them(doc):
    cited_twice = cite(source("k", 1, "EF-3"), source("m", 2, "5"))
    made = doc('<doc><p anchor="source-k">K</p><p>{{ t }}</p></doc>', t=cited_twice)
    assert dump(made.root.children[1], ids=False) == (
        '<p>It fell <cite>[<a to="source-k">1, EF-3</a>; 2, 5]</cite>.</p>\n')


def test_gathered_citations_are_left_out_with_the_space_before(doc):
    alone = Prose("o", "", (Para((Cite((source("k", 1),), HERE),), HERE),), HERE)
    yaml = "title: A\nkind: deck\nreader: student\npapers: [a4]\ncitations: gathered\n"
    made = doc("<doc><p>{{ t }}</p>{{ only }}<p>{{ only }}</p></doc>", {"page__layout.yaml": yaml},
               t=cite(source("k", 1)), only=alone)
    assert [plain(p) for p in made.root.children] == ["It fell.", ""]


NOTES = "title: A\nkind: handout\nreader: student\npapers: [a4]\ncitations: notes\n"
SOURCES = [{"id": "k", "short": "Heller", "year": 2017}, {"id": "m", "short": "Moss 1912", "year": 1912}]


def test_citations_become_numbered_footnotes_after_the_point(doc):
    twice = cite(source("k", 1, "EF-3", "n6"), source("m", 2, "5"))
    main = '<doc><p anchor="source-k">K</p><p>{{ t }}</p><div place="x"><p>{{ t }}</p></div></doc>'
    made = doc(main, {"page__layout.yaml": NOTES},
               t=twice, sources=SOURCES)
    note = '<p first="yes"><a to="source-k">Heller 2017, EF-3, n6</a>; Moss 1912, 5</p>'
    assert dump(made.root.children[1], ids=False).replace("\n", "").replace("  ", "") == (
        f'<p>It fell.<footnote number="1">{note}</footnote></p>')
    assert made.root.children[2].children[0].children[-1].attributes["number"] == "2"
    assert plain(made.root.children[1]) == "It fell."


def test_a_citation_within_a_footnote_stands_in_brackets(doc):
    made = doc("<doc><p>A<footnote><p>{{ t }}</p></footnote></p></doc>", {"page__layout.yaml": NOTES},
               t=cite(source("k", 1)), sources=SOURCES)
    (note,) = [child for child in made.root.children[0].children if getattr(child, "name", "") == "footnote"]
    assert plain(note.children[0]) == "It fell [1]."
