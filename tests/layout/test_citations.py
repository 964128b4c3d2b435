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
