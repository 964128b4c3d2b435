import pytest

from briefing.layout.doc import Element, dump, plain, walk

DEFINED = """<doc define="margin">
<definitions><aside role="margin" of="mom"><p>MOM</p></aside></definitions>
<definitions><aside role="margin" of="dial"><p>Dial</p></aside></definitions>
%s</doc>"""


def shown(doc):
    return "".join(dump(child, ids=False) for child in doc.root.children)


def ids(doc):
    return [node.id.removeprefix("doc/") for node in walk(doc.root) if isinstance(node, Element) and node.id]


def test_the_first_use_of_a_defined_term_carries_its_note(doc, text):
    made = doc(DEFINED % "<p>{{ t }}</p><p>{{ u }}</p>", t=text("t", "the *[[mom|cell]]* and [[x|others]]"),
               u=text("u", "[[mom|it]]"))
    assert shown(made) == (
        '<p first="yes">the <em><aside role="margin" of="mom">\n    <p first="yes">MOM</p>\n  </aside>'
        '<span role="term">cell</span></em> and others</p>\n<p>it</p>\n')
    assert plain(made.root.children[0]) == "the cell and others"


def test_terms_link_to_their_entries(doc, text):
    made = doc(DEFINED % '<h1>{{ h }}</h1><p>{{ t }}</p><div anchor="term-mom">{{ e }}</div>',
               h=text("h", "On [[mom|it]]"), t=text("t", "[[mom|it]]"), e=text("e", "see [[dial|this]]"))
    assert shown(made) == (
        '<h1>On <a to="term-mom">it</a></h1>\n'
        '<p first="yes"><aside role="margin" of="mom">\n    <p first="yes">MOM</p>\n  </aside>'
        '<a to="term-mom"><span role="term">it</span></a></p>\n'
        '<div anchor="term-mom">\n  <p>see this</p>\n</div>\n')


@pytest.mark.parametrize("main", [
    '<section define="none"><p>{{ t }}</p></section>', "<h1>{{ t }}</h1>",
    '<aside role="margin-x"><p>{{ t }}</p></aside>',
])
def test_notes_stand_only_where_they_are_wanted(doc, text, main):
    assert "MOM" not in shown(doc(DEFINED % main, t=text("t", "[[mom|it]]")))


def test_paragraphs_of_texts_are_numbered_through_the_document(doc, text):
    made = doc('<doc>{{ a }}<section numbering="paragraphs" place="x"><h1>H</h1><p>no</p>{{ b }}<aside>{{ c }}</aside>'
               '</section><section numbering="paragraphs"><section numbering="none">{{ c }}</section>{{ d }}</section>'
               '</doc>',
               a=text("a", "a"), b=text("b", "b1\n\n- l\n\n> q\n\nb2"), c=text("c", "c"), d=text("d", "d"))
    numbers = {plain(n): n.get("number") for n in walk(made.root) if isinstance(n, Element) and n.name == "p"}
    assert numbers == {"a": "", "no": "", "b1": "1", "l": "", "q": "", "b2": "2", "c": "", "d": "3"}


def test_headings_are_numbered_in_the_form_they_ask_for(doc):
    made = doc("<doc><h1 number='1'>a</h1><h1 number='A'>b</h1><h1>c</h1><h1 number='1'>d</h1><h1 number='A'>e</h1>"
               "<h1 number='7b'>f</h1></doc>")
    assert [h.get("number") for h in made.root.children] == ["1", "A", "", "2", "B", "7b"]


def test_paragraphs_with_which_text_begins_are_marked(doc, text):
    made = doc("<doc><p>a</p><p>b</p><aside role='margin-dates'><p>c</p></aside><p>d</p><p role='x'>e</p><p>f</p>"
               "<section place='s'><p>g</p></section><section place='t' before='1'><p>h</p></section>{{ t }}</doc>",
               t=text("t", "i\n\n- j\n\nk"))
    first = [plain(n) for n in walk(made.root) if isinstance(n, Element) and n.get("first")]
    assert first == ["a", "c", "e", "f", "h", "i", "j"]


def test_ids_are_places_contents_and_blocks(doc, text):
    made = doc("<doc><section place='questions'>{% for q in qs %}<section of='{{ q.id }}'><h1>Q</h1><p>{{ q.text }}</p>"
               "{{ q.more }}</section>{% endfor %}</section><aside place='margin'><p>{{ qs[0].text }}</p></aside>"
               "<p>a</p><p>b</p></doc>",
               qs=[{"id": "a", "text": text("q.a.text", "one"), "more": text("q.a.more", "x\n\n- y")},
                   {"id": "b", "text": text("q.b.text", "two"), "more": text("q.b.more", "w")}])
    assert ids(made) == [
        "doc", "questions", "questions/a", "questions/a/h1", "questions/a/q.a.text", "questions/a/q.a.more#0",
        "questions/a/q.a.more#1", "questions/a/q.a.more#1/0", "questions/a/q.a.more#1/0/0", "questions/b",
        "questions/b/h1", "questions/b/q.b.text", "questions/b/q.b.more#0", "margin", "margin/q.a.text", "p", "p-2"]


def test_ids_do_not_change_with_what_stands_elsewhere(doc, text):
    main = "<doc>{% if x %}<h1>x</h1><section place='new'/>{% endif %}<section place='s'>{{ t }}</section></doc>"
    one, two = (doc(main, t=text("t", "a\n\nb"), x=x) for x in (False, True))
    assert set(ids(one)) < set(ids(two))


def test_contents_are_filled_from_the_headings(doc, text):
    made = doc("<doc><toc of='h1 h2'/><h1 anchor='top'>{{ t }}</h1><section place='s'><h2 number='1'>B<br/>C</h2>"
               "</section><h3>D</h3></doc>", t=text("t", "A *x* [[mom|y]]"))
    assert dump(made.root.children[0], ids=False) == (
        '<toc of="h1 h2">\n  <tocitem to="top">A <em>x</em> y</tocitem>\n'
        '  <tocitem to="doc/s/h2" number="1">B C</tocitem>\n</toc>\n')
    assert made.root.children[2].children[0].get("anchor") == "doc/s/h2"
    assert len(ids(made)) == len(set(ids(made)))


def test_paragraphs_without_words_are_dropped(doc, text):
    assert shown(doc("<doc>{{ t }}<p/></doc>", t=text("t", " "))) == '<p first="yes"/>\n'


def test_nodes_are_numbered_in_reading_order(doc, text):
    made = doc(DEFINED % "<p>a <em>b</em></p>{{ t }}", t=text("t", "see [[mom|it]]"))
    assert [node.number for node in walk(made.root)] == list(range(12))
