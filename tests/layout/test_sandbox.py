import pytest

from briefing.diagnostics import FIT, LAYOUT, Failed

HOSTILE = [
    "{{ 9**(9**9) }}", "{{ 'a' * 1000000000 }}", "{{ [1] * 1000000000 }}", "{{ '%999999999d' % 1 }}",
    "{{ '{:>999999999}'.format(1) }}", "{{ 'a'.format_map({}) }}", "{{ 'a'|center(1000000000) }}",
    "{{ 'a'.center(1000000000) }}", "{{ 'a'.zfill(1000000000) }}", "{% for i in range(99999) %}{% endfor %}",
    "{{ lipsum(n=99999) }}", "{{ ''.__class__.__mro__ }}", "{{ x|attr('__class__') }}", "{{ x['__class__'] }}",
    "{{ '{0.__class__}'.format(x) }}", "{% set f = '{0.__class__}'.format %}{{ f(x) }}", "{{ cycler.__init__ }}",
    "{{ self._TemplateReference__context }}", "{{ [x]|map(attribute='__class__')|list }}", "{{ d.items() }}",
    "{{ d['items']() }}", "{{ d.update({}) }}", "{{ user.nmae }}", "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "{% include 'elsewhere' %}", "{% include '../page/layout.yaml' %}", "{% include '/etc/passwd' %}",
    "{% include 'main.xml.j2' %}", "{% extends 'main.xml.j2' %}", "{% import 'part.xml.j2' as m %}{{ m.__loader__ }}",
    "{{ t.prose }}", "{{ t.__html__() }}", "{{ t.number }}", "{{ (t.plain).__class__ }}", "{{ n }}", "{{ x|safe }}",
    "{% autoescape false %}{% endautoescape %}", "{{ 1 / 0 }}", "{{ 1 + 'a' }}", "{{ loop }}", "{{ x.y.z }}",
    "{% do 1 %}", "{{ x|xmlattr }}", "{% set x = 1", "{{ d }}", "{{ user.name == 'A' }}", "{{ x|list }}", "{{ self }}",
]


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_and_wrong_templates_are_refused_at_their_line(doc, text, source):
    with pytest.raises(Failed) as e:
        doc(f"<doc>\n<p>{source}</p></doc>", x="x<y", d={"items": 1}, user={"name": "A"}, t=text("t", "one"), n=None)
    (found,) = e.value.diagnostics
    assert e.value.exit_status == LAYOUT
    assert found.span.begin[:2] == ("layouts/page/main.xml.j2", 2)
    assert len(found.message) < 400


def test_what_a_layout_needs_is_there(doc):
    made = doc(
        "<doc><p>{{ 3 * 4 }} {{ 7 % 4 }} {{ name|upper }} {{ d.items }} {{ d['a-b'] }} {{ rows|minutes }} "
        "{{ (rows|by_id('b')).minutes }} {{ '!' if not name }}{% for r in rows %}{{ loop.index }}"
        "{{ loop.previtem.id if not loop.first }}{% endfor %}</p></doc>",
        name="Asha", d={"items": "key", "a-b": "dash"}, rows=[{"id": "a", "minutes": 2}, {"id": "b", "minutes": 5}])
    assert made.root.children[0].children[0].text == "12 3 ASHA key dash 7 5 12a"


@pytest.mark.parametrize("source, code, hint", [
    ("{{ nmae }}", "undefined", "did you mean name?"),
    ("{{ user.nmae }}", "undefined", "did you mean name?"),
    ("{{ rows|by_id('bridg') }}", "undefined", "did you mean bridge?"),
    ("{% include 'prat.xml.j2' %}", "unknown-template", "did you mean part.xml.j2?"),
    ("{{ user.name|uper }}", "bad-template", "did you mean upper?"),
    ("{% include 'main.xml.j2' %}", "endless-template", ""),
    ("{{ zzz }}", "undefined", "known: edition, name, options, rows, user"),
])
def test_a_wrong_name_is_answered_with_the_nearest(doc, source, code, hint):
    with pytest.raises(Failed) as e:
        doc(f"<doc>\n<p>{source}</p></doc>", user={"name": "A"}, name="B", rows=[{"id": "bridge"}])
    assert [(d.code, d.hint, d.span.line) for d in e.value.diagnostics] == [(code, hint, 2)]


def test_output_is_capped(doc):
    loops = "{% for i in l %}" * 4 + "{{ big }}" + "{% endfor %}" * 4
    with pytest.raises(Failed) as e:
        doc(f"<doc><p>{loops}</p></doc>", l=list(range(40)), big="b" * 1000)
    assert [d.code for d in e.value.diagnostics] == ["too-large"] and e.value.exit_status == FIT


def test_too_many_nested_loops_are_an_error_of_the_template(doc, said):
    loops = "{% for i in l %}" * 30 + "{% endfor %}" * 30
    assert said(lambda: doc(f"<doc>{loops}</doc>", l=[1])) == ["page/main.xml.j2:1 bad-template"]


def test_kinds_that_a_deck_does_not_have_are_named_with_their_slides(doc):
    main = "<doc>{% for slide in slides %}{% include 'kinds/' ~ slide.kind ~ '.xml.j2' %}{% endfor %}</doc>"
    slides = [{"id": "s1", "kind": "quote"}, {"id": "s2", "kind": "qoute"}, {"id": "s3", "kind": "map"}]
    with pytest.raises(Failed) as e:
        doc(main, {"page__kinds__quote.xml.j2": "<p>q</p>"}, slides=slides)
    assert [(d.code, d.message, d.hint) for d in e.value.diagnostics] == [
        ("unknown-kind", "page has no kind qoute, as slide s2 wants", "did you mean quote?"),
        ("unknown-kind", "page has no kind map, as slide s3 wants", "known: quote")]
