import pytest

from briefing.diagnostics import Failed
from briefing.layout.doc import plain

MISTAKES = [
    ("<box/>", "unknown-element", "known: "),
    ("<sektion/>", "unknown-element", "did you mean section?"),
    ("<p rolle='x'>y</p>", "unknown-attribute", "did you mean role?"),
    ("<p><em anchor='x'>y</em></p>", "unknown-attribute", "known: lang, role"),
    ("<lines count='many'/>", "bad-value", ""),
    ("<columns count='0'><p>y</p></columns>", "bad-value", ""),
    ("<scale count='0'/>", "bad-value", ""),
    ("<strip from='2016-01-01' begin='2016-02-31' end='2016-03-01'/>", "bad-value", ""),
    ("<furniture slot='tab' pages='frist'/>", "bad-value", "did you mean first?"),
    ("<furniture slot='tab'><p><running of='sektion'/></p></furniture>", "bad-value", "did you mean section?"),
    ("<furniture slot='tab'><p><running of='here'/></p></furniture>", "bad-value", ""),
    ("<furniture slot='tab'><p><pageref to='bridge'/></p></furniture>", "bad-nesting", ""),
    ("<p><page/></p>", "bad-nesting", ""),
    ("<p><running of='guide'/></p>", "bad-nesting", ""),
    ("<toc of='h22'/>", "bad-value", "did you mean h2?"),
    ("<toc of=''/>", "bad-value", ""),
    ("<toc/>", "missing-attribute", ""),
    ("<p lang='ñ['>y</p>", "bad-value", ""),
    ("<p lang='Arabic (Syria)'>y</p>", "bad-value", ""),
    ("<p before='1L'>y</p>", "bad-value", ""),
    ("<section numbering='lines'/>", "bad-value", ""),
    ("<p><section/></p>", "bad-nesting", ""),
    ("<div read='columns'><row><cell/></row><p>x</p></div>", "bad-nesting",
     "it is read column by column, so it holds rows of cells only"),
    ("<p><p>x</p></p>", "bad-nesting", ""),
    ("<section><em>x</em></section>", "bad-nesting", "put it in a <p>"),
    ("<section>words</section>", "bad-nesting", "put it in a <p>"),
    ("<table>words</table>", "bad-nesting", ""),
    ("<td/>", "bad-nesting", "<td> stands in <tr>"),
    ("<table><td/></table>", "bad-nesting", "<td> stands in <tr>"),
    ("<ul><p>x</p></ul>", "bad-nesting", ""),
    ("<dl><dt>x</dt><p>y</p></dl>", "bad-nesting", ""),
    ("<lines count='1'>x</lines>", "bad-nesting", ""),
    ("<doc/>", "bad-nesting", "a layout is one <doc> with everything in it"),
    ("<p>x<aside><p>y</p></aside></p>", "bad-nesting", ""),
    ("<p>{{ long }}</p>", "bad-nesting", "place it in a block such as <div>; it is at pack.yaml:1"),
    ("<p>{{ list }}</p>", "bad-nesting", "place it in a block such as <div>; it is at pack.yaml:1"),
    ("<ul>{{ one }}</ul>", "bad-nesting", ""),
    ("<p><br>{{ one }}</br></p>", "bad-nesting", ""),
    ("<p><a>x</a></p>", "bad-link", ""),
    ("<p><a href='javascript:x'>x</a></p>", "bad-link", None),
    ("<p><a href='#x'>x</a></p>", "bad-link", None),
    ("<p><a href='http://[bad'>x</a></p>", "bad-link", None),
    ("<p><a to='bridg'>x</a></p>", "unknown-anchor", "did you mean bridge?"),
    ("<p><pageref to='nowhere'/></p>", "unknown-anchor", "give an element of this document anchor="),
    ("<p anchor='bridge'>x</p>", "duplicate-anchor", ""),
    ("<p role='{{ one }}'/>", "not-well-formed", "a text within an attribute needs .plain"),
    ("<p>x", "not-well-formed", ""),
    ("<p x='1' x='2'/>", "not-well-formed", ""),
    ("<p at='0:1'/>", "not-well-formed", ""),
    ("<p>&nbsp;</p>", "not-well-formed", ""),
    ("<picture src='a.png'/>", "missing-attribute", ""),
    ("<picture src='a.png' alt=' '/>", "bad-value", ""),
    ("<answer/>", "missing-attribute", ""),
    ("<table><tr><th scope='both'>a</th></tr></table>", "bad-value", ""),
    ("<table><tr><td colspan='0'/></tr></table>", "bad-value", ""),
    ("<table><tr><td align='middle'/></tr></table>", "bad-value", ""),
    ("<caption>a</caption>", "bad-nesting", "<caption> stands in <table> or <figure>"),
    ("<tick/>", "bad-nesting", "put it in a <p>"),
    ("<div>{{ one }}{{ one }}</div>", "duplicate-id", "give one place="),
    ("<p of='x'>1</p><p of='x'>2</p>", "duplicate-id", "give one place="),
    ("<p><t ref='0'/></p>", "bad-template", ""),
    ("<h{{ 1 }}>x</h1>", "bad-template", ""),
    ("<{{ 'p' }}>x</p>", "bad-template", ""),
    ("<{% if one %}t{% endif %} ref='0'/>", "bad-template", ""),
    ("<p{{ 'x' }}>y</p>", "bad-template", ""),
    ("<![CDATA[x]]>", "bad-template", ""),
    ("<!DOCTYPE x>", "bad-template", ""),
    ("<?x y?>", "bad-template", ""),
]


@pytest.mark.parametrize("source, code, hint", MISTAKES, ids=[m[0] for m in MISTAKES])
def test_mistakes_are_told_at_the_templates_line(doc, text, source, code, hint):
    with pytest.raises(Failed) as e:
        doc(f"<doc>\n<p place='b' anchor='bridge'>{{# a\ncomment #}}</p>\n{source}</doc>",
            one=text("one", "one"), long=text("long", "one\n\ntwo"), list=text("list", "- one"))
    found = e.value.diagnostics[0]
    assert (found.code, found.span.file, found.span.line) == (code, "layouts/page/main.xml.j2", 4)
    assert hint is None or found.hint == hint or (hint == "known: " and found.hint.startswith(hint))


def test_all_mistakes_are_told_at_once(doc, said):
    assert said(lambda: doc("<doc>\n<box/>\n<p rolle='x'>a</p>\n<td/>\n<ul>a</ul>\n</doc>")) == [
        "page/main.xml.j2:2 unknown-element", "page/main.xml.j2:3 unknown-attribute", "page/main.xml.j2:4 bad-nesting",
        "page/main.xml.j2:5 bad-nesting"]


def test_mistakes_in_a_macro_are_at_the_macros_line(doc, said):
    main = "{% import 'part.xml.j2' as m %}\n<doc>{{ m.para('x') }}\n<box/></doc>"
    assert said(lambda: doc(main, {"page__part.xml.j2": "{% macro para(x) %}\n<prara/>{% endmacro %}"})) == [
        "page/part.xml.j2:2 unknown-element", "page/main.xml.j2:3 unknown-element"]


def test_lines_survive_whitespace_control_macros_and_partials(doc):
    made = doc("{%- import 'part.xml.j2' as m -%}\n\n\n<doc>\n  {%- if true -%}\n\n  <p>a</p>\n {% endif %}\n"
               "{# x\n #}\n<p>b</p>{% raw %}\n<p>{{</p>{% endraw %}\n{{ m.para('c') }}"
               "<p{% if true %} role='r'{% endif %}>d</p></doc>")
    assert [(plain(p), p.span.file.rpartition("/")[2], p.span.line) for p in made.root.children] == [
        ("a", "main.xml.j2", 7), ("b", "main.xml.j2", 11), ("{{", "main.xml.j2", 12), ("c", "part.xml.j2", 2),
        ("d", "main.xml.j2", 13)]


@pytest.mark.parametrize("around", ['<furniture slot="tab"><p>{}</p></furniture>', "<slide><p>{}</p></slide>",
                                    "<p>a<footnote><p>{}</p></footnote></p>"])
def test_a_footnote_may_not_stand_where_there_is_no_foot(doc, said, around):
    main = f"<doc>{around.format('<footnote><p>b</p></footnote>')}</doc>"
    assert said(lambda: doc(main)) == ["page/main.xml.j2:1 bad-nesting"]


def test_nesting_has_an_end(doc, said):
    main = "<doc>" + "<div>" * 80 + "</div>" * 80 + "</doc>"
    assert said(lambda: doc(main)) == ["page/main.xml.j2:1 too-deep"]


def test_text_in_lines_is_told_apart_from_white_space_between_blocks(doc):
    made = doc("<doc>\n  <p>\n  one\n    <em> two </em>\n three<br/> four\u00a0 </p>\n"
               " <!-- note --> <p> </p></doc>").root
    assert plain(made.children[0]) == "one two three four\u00a0"
    assert [c.text if hasattr(c, "text") else c.name for c in made.children[0].children] == [
        "one ", "em", "three", "br", "four\u00a0"]
    assert made.children[1].children == ()


def test_prose_in_a_link_has_no_links_of_its_own(doc, text):
    made = doc("<doc><p anchor='term-x'><a href='https://example.org'>{{ t }}</a></p></doc>",
               t=text("t", "see [[x|this]] and [that](https://example.com)")).root
    (a,) = made.children[0].children
    assert plain(a) == "see this and that" and not [c for c in a.children if hasattr(c, "name")]
