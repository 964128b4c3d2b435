"""The Doc as structure types: what a person hears, and in which order."""

from itertools import count
from xml.etree import ElementTree

import pytest

from briefing.diagnostics import at
from briefing.layout.doc import Element, Str
from briefing.pdf.structure import Structure, Tag, structure

HERE = at("x")


def made(xml: str) -> Element:
    """A small Doc, its nodes numbered in reading order."""
    numbers = count()

    def read(el: ElementTree.Element) -> Element:
        number, children = next(numbers), list[Element | Str]()
        for text, child in [(el.text, None), *((child.tail, child) for child in el)]:
            if child is not None:
                children.append(read(child))
            if text and text.strip():
                children.append(Str(text, HERE, next(numbers)))
        return Element(el.tag, dict(el.attrib), tuple(children), HERE, number=number)

    return read(ElementTree.fromstring(f"<doc>{xml}</doc>"))


def said(doc: Element, found: Structure) -> str:
    """The Tags with the texts of their segments: P(one Link(two))."""
    texts: dict[int, str] = {}

    def collect(el: Element) -> None:
        for child in el.children:
            if isinstance(child, Str):
                segment = found.owners[child.number]
                texts[segment] = texts.get(segment, "") + child.text.strip()
            elif child.name not in ("furniture", "definitions"):
                collect(child)

    collect(doc)
    for node, sign in ((found.owners, "*"), (found.numbers, "#")):
        for segment in node.values():
            texts.setdefault(segment, sign)

    def shown(tag: Tag) -> str:
        parts = [texts.get(kid, "-") if isinstance(kid, int) else shown(kid) for kid in tag.kids]
        return f"{tag.kind}({' '.join(parts)})"

    return " ".join(shown(kid) for kid in found.tags[0].kids if isinstance(kid, Tag))


CASES = [
    ("<section><h1>a</h1><p>b</p></section>", "Sect(H1(a) P(b))"),
    ("<p>a <em>b</em> <strong>c</strong> <span>d</span></p>", "P(abcd)"),
    ('<p>a <span lang="ar">b</span> c</p>', "P(a Span(b) c)"),
    ('<p>a <em lang="tr">b</em></p>', "P(a Span(b))"),
    ('<div><row><cell><p>a</p></cell></row></div>', "P(a)"),
    ('<div lang="ar"><p>a</p></div>', "Div(P(a))"),
    ('<p number="7">a</p>', "P(Lbl(#) a)"),
    ('<p>a <a to="x">b</a> c</p>', "P(a Link(b) c)"),
    ('<p>a <pageref to="x"/>.</p>', "P(a Link(*) .)"),
    ("<ul><li><p>a</p></li></ul>", "L(LI(Lbl(*) LBody(P(a))))"),
    ("<dl><dt>a</dt><dd><p>b</p></dd><dt>c</dt><dd><p>d</p></dd></dl>",
     "L(LI(Lbl(a) LBody(P(b))) LI(Lbl(c) LBody(P(d))))"),
    ('<timeline><event date="d"><p>a</p></event></timeline>', "L(LI(Lbl(*) LBody(P(a))))"),
    ('<table><caption>t</caption><tr head="yes"><th>a</th></tr><tr><td><p>b</p></td></tr></table>',
     "Table(Caption(t) THead(TR(TH(a))) TBody(TR(TD(P(b)))))"),
    ("<table><tr><th>a</th><td/></tr></table>", "Table(TBody(TR(TH(a) TD())))"),
    ('<figure><picture src="f" alt="x"/><caption>c</caption></figure>', "Div(Figure(*) Caption(c))"),
    ("<blockquote><p>a</p></blockquote>", "BlockQuote(P(a))"),
    ('<p>a<footnote number="1"><p>n</p></footnote> b</p>', "P(a Reference(Link(*)) Note(Lbl(#) P(n)) b)"),
    ('<toc><tocitem to="x" number="1">t</tocitem></toc>', "TOC(TOCI(Reference(Link(t))))"),
    ('<scale><p>low</p><p>high</p></scale>', "Div(P(low) P(*) P(high))"),
    ('<strip><p>a</p></strip>', "Figure(* P(a))"),
    ('<network><node>a</node><node>b</node><tie/><sample>c</sample></network>', "Figure(abc)"),
    ('<map><area>a</area><spot>b <span>c</span></spot></map>', "Figure(abc)"),
    ("<p>a</p><qr/>", "P(a) Figure(*)"),
    ("<coverage><passages><p>a</p><p>b</p></passages></coverage>", "L(LI(LBody(P(a) P(b) Figure(*))))"),
    ("<bars><bar><p>a</p><p>b</p></bar></bars>", "L(LI(LBody(P(a) P(b))))"),
    ('<axis><event date="d"><p>a</p></event></axis>', "L(LI(Lbl(*) LBody(P(a))))"),
    ('<aside role="box"><p>a</p></aside><p>b</p>', "Aside(P(a)) P(b)"),
    ("<slide><h1>a</h1></slide><slide><h1>b</h1></slide>", "Sect(H1(a)) Sect(H1(b))"),
    ("<furniture><p>a</p></furniture><rule/><lines/><p>b</p>", "P(b)"),
]


@pytest.mark.parametrize("xml, expected", CASES)
def test_elements_become_structure_types(xml: str, expected: str) -> None:
    doc = made(xml)
    assert said(doc, structure(doc)) == expected


ORDER = [
    ('<section><aside role="margin"><p>n</p></aside><h2>h</h2><p>a</p></section>',
     "Sect(H2(h) Aside(P(Link(*)) P(n)) P(a))"),
    ('<section><aside role="margin-x"><p>m</p></aside><aside role="margin"><p>n</p></aside><rule/><p>a</p></section>',
     "Sect(P(a) Aside(P(Link(*)) P(m)) Aside(P(Link(*)) P(n)))"),
    ('<section><p>a</p><aside role="margin"><p>n</p></aside></section>', "Sect(P(a) Aside(P(Link(*)) P(n)))"),
    ('<p>the <aside role="margin"><p>n</p></aside><a to="t">cell</a> met</p>',
     "P(the Link(cell) Aside(P(Link(*)) P(n)) met)"),
    ('<div read="columns"><row><cell><p>a</p></cell><cell><p>x</p></cell></row>'
     '<row><cell><p>b</p></cell><cell><p>y</p></cell></row></div>', "P(a) P(b) P(x) P(y)"),
    ('<div><row><cell><p>a</p></cell><cell><p>x</p></cell></row>'
     '<row><cell><p>b</p></cell><cell><p>y</p></cell></row></div>', "P(a) P(x) P(b) P(y)"),
]


@pytest.mark.parametrize("xml, expected", ORDER)
def test_what_is_beside_something_is_read_after_it(xml: str, expected: str) -> None:
    doc = made(xml)
    assert said(doc, structure(doc)) == expected


def test_all_that_is_in_a_link_leads_there() -> None:
    doc = made('<p>x <a to="t">one <em>two</em></a></p>')
    found, link = structure(doc), doc.children[0].children[1]
    tags = {found.links.get(node) for node in (link.number, link.children[0].number, link.children[1].number)}
    assert len(tags) == 1 and tags.pop().kind == "Link"
    assert doc.children[0].children[0].number not in found.links


def test_furniture_and_rules_own_nothing() -> None:
    doc = made("<furniture><p>a <tick/></p></furniture><p>b <mark/></p>")
    found = structure(doc)
    assert {doc.children[0].number, doc.children[0].children[0].children[1].number,
            doc.children[1].children[1].number} <= found.silent
    assert not found.silent & found.owners.keys()


def test_heads_say_of_which_cells_and_spans_end_with_their_part() -> None:
    doc = made('<table><tr head="yes"><th rowspan="9" colspan="2">a</th><th scope="row">b</th></tr>'
               '<tr><th>c</th><td rowspan="2"/><td/></tr><tr><th scope="col">d</th><td/></tr></table>')
    (table,) = structure(doc).tags[0].kids
    cells = [cell for part in table.kids for row in part.kids for cell in row.kids]
    assert [cell.scope for cell in cells] == ["Column", "Row", "Row", "", "", "Column", ""]
    assert [(cell.columns, cell.rows) for cell in cells] == [(2, 1), (1, 1), (1, 1), (1, 2), (1, 1), (1, 1), (1, 1)]
