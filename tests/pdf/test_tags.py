"""The structure tree in the file, as another program finds it."""

import pytest

from briefing.diagnostics import at
from briefing.layout.doc import Element, Str
from briefing.pdf.alternatives import TICK
from briefing.typeset.galley import Path, Placed, PlacedLink
from helpers.tagged import Tagged

HERE = at("x")


def el(name: str, node: int, /, *children: Element | Str, **given: str) -> Element:
    return Element(name, given, children, HERE, number=node)


def text(number: int) -> Str:
    return Str("x", HERE, number)


@pytest.fixture
def tagged(faces, run, page, painted):
    """Reads pages back that are made of lines of (text, node) for a Doc's children."""
    font = faces.font("Lato-Regular", 10)

    def of(children, *pages, **more):
        made = [page(*(Placed(20, 20 + 14 * y, (run(font, words, node),), 0, *flow)
                       for y, (words, node, *flow) in enumerate(lines)), number=k, **more if k == 1 else {})
                for k, lines in enumerate(pages, 1)]
        return Tagged(painted(*made, root=el("doc", 0, *children)).data)

    return of


def test_a_paragraph_over_two_pages_is_one_element(tagged):
    pdf = tagged([el("p", 1, text(2)), el("p", 3, text(4))], [("one ", 2), ("two ", 2)], [("three", 2), ("four", 4)])
    assert [(node.kind, pdf.text(node), node.marks) for node in pdf.root.nodes] == [
        ("P", "one two three", [(0, 0), (1, 0)]), ("P", "four", [(1, 1)])]
    assert [str(node.entries.Pg.objgen) for node in pdf.root.nodes] == [
        str(page.obj.objgen) for page in pdf.pdf.pages]


def test_what_is_on_no_page_is_not_in_the_tree(tagged):
    cells = el("tr", 6, el("td", 7, el("p", 8, text(9))), el("td", 10, el("p", 11)))
    pdf = tagged([el("p", 1, text(2)), el("p", 3), el("section", 4), el("table", 5, cells)], [("a", 2), ("b", 9)])
    assert [node.kind for node in pdf.root.walk()] == ["Document", "P", "Table", "TBody", "TR", "TD", "P", "TD"]


def test_a_link_has_its_boxes_on_all_lines_and_says_its_text(tagged):
    boxes = [PlacedLink(4, 20, y, 40, 12, "https://example.org") for y in (11, 25)]
    pdf = tagged([el("p", 1, text(2), el("a", 3, text(4), href="https://example.org"))],
                 [("see ", 2), ("the long\u00ad", 4), ("est tale", 4)], links=boxes)
    (link,) = [node for node in pdf.root.walk() if node.kind == "Link"]
    annotations = list(pdf.pdf.pages[0].Annots)
    assert [kid.objgen for kid in link.kids[1:]] == [each.objgen for each in annotations]
    assert [str(each.Contents) for each in annotations] == ["the longest tale"] * 2
    assert [pdf.parents[int(each.StructParent)].objgen for each in annotations] == [link.entries.objgen] * 2


def test_links_of_furniture_are_left_out(tagged):
    furniture = el("furniture", 1, el("p", 2, el("a", 3, text(4), to="x")), slot="head-text")
    pdf = tagged([furniture, el("p", 5, text(6))], [("a", 6)], links=[PlacedLink(4, 1, 1, 1, 1, "#x")],
                 targets=[("x", 9)])
    assert "/Annots" not in pdf.pdf.pages[0]


def test_notes_have_ids_that_are_found(tagged):
    notes = [el("p", k, text(k + 1), el("footnote", k + 2, el("p", k + 3, text(k + 4)), number=str(n)))
             for n, k in ((1, 1), (2, 6))]
    pdf = tagged(notes, [("a", 2), ("b", 7), ("1", 3, "foot"), ("m", 5, "foot"), ("2", 8, "foot"), ("n", 10, "foot")])
    names = list(pdf.pdf.Root.StructTreeRoot.IDTree.Names)
    found = [node for node in pdf.root.walk() if node.kind == "Note"]
    assert [str(node.entries.ID) for node in found] == ["note-1", "note-2"] == [str(name) for name in names[::2]]
    assert [each.objgen for each in names[1::2]] == [node.entries.objgen for node in found]


def test_a_language_other_than_the_documents_is_named(tagged):
    pdf = tagged([el("p", 1, text(2), el("span", 3, text(4), lang="tr")), el("p", 5, text(6), lang="ar")],
                 [("a", 2), ("b", 4), ("c", 6)])
    assert [(node.kind, str(node.entries.Lang)) for node in pdf.root.walk() if "/Lang" in node.entries] == [
        ("Span", "tr"), ("P", "ar")]


def test_cells_say_what_they_head_and_cover(tagged):
    table = el("table", 1, el("tr", 2, el("th", 3, text(4), colspan="2"), head="yes"),
               el("tr", 5, el("th", 6, text(7)), el("td", 8, el("p", 9, text(10)))))
    pdf = tagged([table], [("a", 4), ("b", 7), ("c", 10)])
    cells = [(node.kind, *map(node.attribute, ("/Scope", "/ColSpan", "/RowSpan"))) for node in pdf.root.walk()
             if node.kind in ("TH", "TD")]
    assert cells == [("TH", "/Column", 2, None), ("TH", "/Row", None, None), ("TD", None, None, None)]


def test_numbered_lists_say_how_they_are_numbered(tagged):
    inner = el("ol", 5, el("li", 6, el("p", 7, text(8))))
    bullets = el("ul", 9, el("li", 10, el("p", 11, text(12))))
    pdf = tagged([el("ol", 1, el("li", 2, el("p", 3, text(4)), inner)), bullets],
                 [("1. ", 2), ("a", 4), ("a. ", 6), ("b", 8), ("– ", 10), ("c", 12)])
    assert [node.attribute("/ListNumbering") for node in pdf.root.walk() if node.kind == "L"] == [
        "/Decimal", "/LowerAlpha", None]


def test_drawings_have_a_text_and_a_box(tagged):
    square = Path((("R", 30, 40, 60, 20),), fill="#000000")
    pdf = tagged([el("clock", 1, minutes="9"), el("p", 2, el("tick", 3), text(4))], [("9 ", 1), ("a", 4)],
                 paths=[square._replace(node=1), square._replace(node=3), square])
    figure, paragraph = pdf.root.nodes
    assert (figure.kind, str(figure.entries.Alt)) == ("Figure", "9 minutes")
    assert list(map(float, figure.attribute("/BBox"))) == [20, 140, 90, 190]
    assert pdf.text(paragraph) == f"{TICK}a"


def test_a_line_of_the_contents_keeps_its_order(tagged):
    """Its number and its page are its own; a foreign word in the title stands between them."""
    line = el("tocitem", 2, text(3), el("span", 4, text(5), lang="tr"), to="x", number="1")
    pdf = tagged([el("toc", 1, line)], [("1 ", 2), ("The ", 3), ("han ", 5), ("12", 2)])
    assert [pdf.text(node) for node in pdf.root.nodes] == ["1 The han 12"]
