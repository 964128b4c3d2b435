import string
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from briefing.layout.compose import compose
from briefing.layout.doc import dump
from briefing.layout.library import load_layout

MAIN = """\
{%- import 'part.xml.j2' as m -%}
<doc title="{{ pack.title }}" define="margin">
  <definitions>
    {% for t in terms %}<aside role="margin" of="{{ t.id }}"><p>{{ t.margin }}</p></aside>{% endfor %}
  </definitions>
  <toc of="h1"/>
  <section place="story" numbering="paragraphs">
    <h1 number="1" anchor="story">Story</h1>
    {{ story }}
  </section>
  {{ m.para(edition.audience_title ~ ' ' ~ options.size) }}
  <columns count="2">
    {% for t in terms %}<div place="{{ t.id }}" anchor="term-{{ t.id }}"><p>{{ t.margin }}</p></div>{% endfor %}
  </columns>
</doc>
"""
DOC = """\
<doc id="doc" title="Two towns" define="margin">
  <toc id="doc/h1" of="h1">
    <tocitem id="doc/h1/doc/story/h1" to="story" number="1">Story</tocitem>
  </toc>
  <section id="doc/story" place="story" numbering="paragraphs">
    <h1 id="doc/story/h1" number="1" anchor="story">Story</h1>
    <p id="doc/story/story#0" number="1" first="yes">A &lt; B and \
<aside id="doc/story/story#0/treaty" role="margin" of="treaty">
        <p id="doc/story/story#0/treaty/terms.treaty.margin" first="yes">A promise.</p>
      </aside><a to="term-treaty"><span role="term">a treaty</span></a> <cite>[baker, 1]</cite>.</p>
    <ol id="doc/story/story#1" start="2">
      <li id="doc/story/story#1/0">
        <p id="doc/story/story#1/0/0" first="yes"><em>one</em></p>
      </li>
    </ol>
    <p id="doc/story/story#2" number="2">Then.</p>
  </section>
  <p id="doc/p">Grown-ups 3</p>
  <columns id="doc/columns" count="2">
    <div id="doc/columns/treaty" place="treaty" anchor="term-treaty">
      <p id="doc/columns/treaty/terms.treaty.margin" first="yes">A promise.</p>
    </div>
  </columns>
</doc>
"""
WITH_OPTION = {"page__layout.yaml": "title: A\nkind: handout\nreader: student\npapers: [letter]\noptions:\n"
                                    "  size: {type: number, default: 3, help: How large.}\n"}


def test_a_small_document(doc, text):
    pack = {"title": "Two towns", "audiences": [{"id": "adults", "title": "Grown-ups"}], "lang": "en-GB",
            "authors": ["A. Baker", "C. Day"], "as_of": "2001-02-03", "version": "1.0", "licence": None}
    terms = [{"id": "treaty", "margin": text("terms.treaty.margin", "A promise.")}]
    made = doc(MAIN, WITH_OPTION, pack=pack, terms=terms,
               story=text("story", "A \\< B and [[treaty|a treaty]] [@baker, 1].\n\n2. *one*\n\nThen."),
               glossary=[{"headword": "treaty"}])
    assert dump(made.root) == DOC
    assert made.facts == {
        "title": "Two towns", "author": "A. Baker, C. Day", "subject": "", "keywords": "treaty", "lang": "en-GB",
        "licence": "", "version": "1.0", "as_of": "2001-02-03", "edition": "e", "level": "Grown-ups",
        "kind": "handout"}


def test_a_template_is_told_of_its_edition(doc):
    made = doc("<doc><p>{{ edition.id }} {{ edition.layout }} {{ edition.audience }} {{ edition.reader }} "
               "{{ edition.paper }}{{ edition.title }}</p></doc>")
    assert dump(made.root.children[0], ids=False) == '<p first="yes">e page adults student a4</p>\n'


def test_composing_twice_gives_the_same(layout, text):
    resolved = SimpleNamespace(data={"t": text("t", "one *two*")}, audience="adults", reader="student")
    one = layout("<doc><p>{{ t }}</p></doc>")
    assert compose(one, resolved, {}) == compose(one, resolved, {})


def test_a_parents_template_is_reached_by_its_own_name():
    yaml = b"title: A\nkind: handout\nreader: student\npapers: [a4]\n"
    files = {
        "layouts/base/layout.yaml": yaml, "layouts/page/layout.yaml": b"extends: base\n",
        "layouts/base/main.xml.j2": b"<doc>{% block a %}<p>base</p>{% endblock %}{% include 'b.xml.j2' %}</doc>",
        "layouts/base/b.xml.j2": b"<p>base b</p>", "layouts/page/b.xml.j2": b"<p>page b</p>",
        "layouts/page/main.xml.j2":
            b"{% extends 'base/main.xml.j2' %}{% block a %}{{ super() }}<p>page</p>{% endblock %}",
    }
    made = compose(load_layout("page", files), SimpleNamespace(data={}, audience="a", reader="student"), {})
    assert [p.children[0].text for p in made.root.children] == ["base", "page", "page b"]


WORDS = st.text(string.ascii_letters + " <&\"'é\u00a0—{}%#", min_size=1, max_size=12)
INLINE = ["em", "strong", "span"]


def escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


LINE = st.recursive(
    WORDS.map(escaped),
    lambda inner: st.tuples(st.sampled_from(INLINE), st.lists(inner, max_size=3)).map(
        lambda t: f"<{t[0]}>{''.join(t[1])}</{t[0]}>"), max_leaves=6)
LEAF = st.one_of(
    st.tuples(st.sampled_from(["p", "h1"]), st.lists(LINE, max_size=3)).map(
        lambda t: f"<{t[0]}>{''.join(t[1])}{'.' if t[0] == 'h1' else ''}</{t[0]}>"),
    st.sampled_from(["<rule/>", '<lines count="3"/>', "<table><tr><th>a</th><td><p>b</p></td></tr></table>"]))
BLOCK = st.recursive(LEAF, lambda inner: st.tuples(
    st.sampled_from(["section", "div", "aside", "blockquote", "columns"]), st.lists(inner, max_size=3)).map(
        lambda t: f"<{t[0]}>{''.join(t[1])}</{t[0]}>"), max_leaves=8)


@given(st.lists(BLOCK, max_size=4))
def test_reading_what_was_dumped_gives_the_same_document(blocks):
    def read(xml: str) -> str:
        yaml = b"title: A\nkind: handout\nreader: student\npapers: [a4]\n"
        source = "{% raw %}" + xml + "{% endraw %}"
        files = {"layouts/page/layout.yaml": yaml, "layouts/page/main.xml.j2": source.encode()}
        resolved = SimpleNamespace(data={}, audience="a", reader="student")
        return dump(compose(load_layout("page", files), resolved, {}).root, ids=False)

    once = read(f"<doc>{''.join(blocks)}</doc>")
    assert read(once) == once
