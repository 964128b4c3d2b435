"""Every reading edition is PDF/UA-1 and PDF/A-2a: two standards' rules by another program, and what no rule can see:
that marks, parent tree and structure tree agree, and that the structure says what the Doc says, in its order."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import page as validator
import pikepdf
import pytest

from briefing.jobs import build
from briefing.layout.doc import ELEMENTS, Doc, Element, Str, plain, walk
from briefing.typeset.pictures import Pictures
from briefing.typeset.text.faces import Faces
from helpers.editions import ALEPPO, ALL, Made
from helpers.extraction import titles
from helpers.reading import inline, promised
from helpers.tagged import APART, Node, Tagged, reading

LEAVES = ("P", "H1", "H2", "H3", "H4", "Caption", "Lbl", "TH", "TOCI")
SPACES = re.compile(r"[ \u2002\u2003\u00a0]+")
editions = pytest.mark.parametrize("name", ALL)


@pytest.fixture(scope="module")
def tagged(made: Made):
    return lru_cache(lambda name: Tagged(made(name).pdf))


def failures(pdf: bytes) -> list[str]:
    return [f"{profile} {failure.rule_id}: {failure.message}" for profile in ("ua1", "2a")
            for failure in validator.validate_pdf_bytes(pdf, profile=profile).failures]


@editions
def test_an_edition_passes_both_standards(made: Made, name: str) -> None:
    assert failures(made(name).pdf) == []


@pytest.mark.parametrize("name", ALEPPO)
def test_tags_cost_half_as_much_again_at_most(made: Made, name: str) -> None:
    job = made(name).job
    faces, pictures = Faces(job.snapshot.faces), Pictures(job.snapshot.pictures)
    pages = replace(build.typeset(made(name).doc, build.make_doc(job)[1].theme, faces, pictures), root=None)
    bare = build.paint(pages, job.stamp, faces, job.program, pictures)
    assert len(bare) < len(made(name).pdf) <= 1.5 * len(bare)


@editions
def test_fonts_are_embedded_and_every_code_reads_as_something(tagged, name: str) -> None:
    fonts = {font.objgen: font for page in tagged(name).pdf.pages for font in page.Resources.Font.values()}
    for font in fonts.values():
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
        read = reading(font)
        assert read and all(text and not set(text) & {"\0", "\ufeff", "\ufffe", "\uffff"} for text in read.values())


@editions
def test_bookmarks_are_the_headings_and_labels_the_folios(made: Made, tagged, name: str) -> None:
    pdf, edition = tagged(name).pdf, made(name)
    assert [page.label for page in pdf.pages] == [str(page.number) for page in edition.pages.pages]
    with pdf.open_outline() as outline:
        found = list(titles(outline.root))
    heads = [f"{el.get('number')} {plain(el)}" for el in walk(edition.doc.root)
             if isinstance(el, Element) and el.name in ("h1", "h2", "h3", "h4")]
    assert found == [" ".join(head.split()) for head in heads]


@editions
def test_qpdf_finds_nothing(made: Made, name: str, tmp_path: Path) -> None:
    program = shutil.which("qpdf")
    if not program:
        pytest.skip("qpdf is not installed")
    (tmp_path / "x.pdf").write_bytes(made(name).pdf)
    done = subprocess.run([program, "--check", str(tmp_path / "x.pdf")], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@editions
def test_marks_and_trees_agree(tagged, name: str) -> None:
    pdf = tagged(name)
    owners = {(kid[0], kid[1]): node for node in pdf.root.walk() for kid in node.marks}
    assert len(owners) == sum(len(node.marks) for node in pdf.root.walk()), "a mark has two places in the tree"
    assert set(owners) == {(page, number) for page, found in enumerate(pdf.pages) for number in found.texts}
    parents = pdf.parents
    for index, (page, found) in enumerate(zip(pdf.pdf.pages, pdf.pages, strict=True)):
        assert (found.loose, found.nested) == ([], 0), f"page {index + 1}"
        back = [pdf.by_object[each.objgen] for each in parents[int(page.obj.StructParents)]]
        assert back == [owners[index, number] for number in range(len(back))] and len(back) == len(found.texts)
        for annotation in page.obj.get("/Annots", []):
            node = pdf.by_object[parents[int(annotation.StructParent)].objgen]
            assert node.kind == "Link" and str(annotation.Contents).strip()
            assert annotation.objgen in [kid.objgen for kid in node.kids if isinstance(kid, pikepdf.Object)]
    assert all(pdf.by_object[node.entries.P.objgen] is node.parent for node in pdf.root.walk() if node.parent)
    assert all(node.kids or node.kind in ("TH", "TD") for node in pdf.root.walk()), "an element without content"


@editions
def test_the_structure_says_every_word_of_the_doc(made: Made, tagged, name: str) -> None:
    pdf, edition = tagged(name), made(name)
    said = [word for node in pdf.root.walk() if node.kind in LEAVES or node.marks
            for word in own(pdf, node).split()]
    asked = promised(edition.doc, edition.pages)
    assert sorted(said) == sorted(asked.elements())


def own(pdf: Tagged, node: Node) -> str:
    """What a node says where no paragraph around it says it."""
    at = node
    while at.kind not in APART and at.parent:
        at = at.parent
        if at.kind in LEAVES:
            return ""
    return pdf.text(node, (*APART, *LEAVES)).replace("\u00ad", "")


@editions
def test_the_structure_has_the_order_of_the_doc(made: Made, tagged, name: str) -> None:
    pdf, edition = tagged(name), made(name)
    said = [SPACES.sub(" ", text).strip() for node in pdf.root.walk() if node.kind in LEAVES[:-3] and
            (text := pdf.text(node).replace("\u00ad", "")).strip() and not text.strip().startswith("(page ")]
    where = {anchor: str(page.number) for page in reversed(edition.pages.pages) for anchor, _ in page.targets}
    assert said == [SPACES.sub(" ", text).strip() for text in paragraphs(edition.doc.root, where) if text.strip()]


def paragraphs(el: Element, where: dict[str, str]) -> Iterator[str]:
    """The text of each paragraph, heading and caption in reading order: margin notes after what they are beside."""
    waiting: list[Element] = []
    for child in by_columns(el) if el.get("read") else el.children:
        if isinstance(child, Str) or child.name in ("furniture", "definitions"):
            continue
        if child.name == "aside" and child.get("role").startswith("margin"):
            waiting.append(child)
            continue
        yield from beside(child, where)
        if child.name not in ("rule", "space", "lines", "answer", "mark"):
            for note in waiting:
                yield from paragraphs(note, where)
            waiting = []
    for note in waiting:
        yield from paragraphs(note, where)


def by_columns(el: Element) -> list[Element]:
    """The cells of rows below each other, column by column."""
    cells = [(k, y, cell) for y, row in enumerate(el.children) for k, cell in enumerate(row.children)]
    return [cell for _, _, cell in sorted(cells, key=lambda each: each[:2])]


def beside(el: Element, where: dict[str, str]) -> Iterator[str]:
    if el.name in ("p", "h1", "h2", "h3", "h4", "caption"):
        number = f"{el.get('number')} " if el.name.startswith("h") and el.get("number") else ""
        yield number + inline(el, where)
    yield from paragraphs(el, where)


@editions
def test_what_is_no_content_says_what_it_is(made: Made, tagged, name: str) -> None:
    pdf, edition = tagged(name), made(name)
    kinds = {artifact for page in pdf.pages for artifact in page.artifacts}
    assert kinds <= {("/Layout", ""), ("/Pagination", "/Header"), ("/Pagination", "/Footer"), ("/Pagination", "")}
    for page, found in zip(edition.pages.pages, pdf.pages, strict=True):
        furniture = "".join(run.text for placed in page.furniture for run in placed.runs)
        heads = "".join(run.text for placed in page.text for run in placed.runs if run.node < 0)
        assert "".join(found.furniture.split()) == "".join((heads + furniture).split()), f"page {page.number}"


@editions
def test_elements_are_those_of_the_doc(made: Made, tagged, name: str) -> None:
    pdf, doc = tagged(name), made(name).doc
    found = [node.kind for node in pdf.root.walk()]
    for kind, names in {"Table": ["table"], "TR": ["tr"], "TH": ["th"], "TD": ["td"], "BlockQuote": ["blockquote"],
                        "H1": ["h1"], "H2": ["h2"], "H3": ["h3"], "H4": ["h4"], "Note": ["footnote"],
                        "Figure": ["picture", "clock", "strip", "periods", "network", "map", "qr", "passages"],
                        "TOC": ["toc"], "TOCI": ["tocitem"], "Sect": ["section", "slide"], "Aside": ["aside"]}.items():
        assert found.count(kind) == count(doc, *names), kind
    assert pdf.pdf.Root.StructTreeRoot.RoleMap.Aside == "/Div"


def count(doc: Doc, *names: str) -> int:
    """How many elements of those names have something in them that is printed."""
    out = 0
    for node in walk(doc.root):
        if isinstance(node, Element) and node.name in names:
            out += node.name in ("td", "th") or any(
                ELEMENTS[below.name].role == "Figure" if isinstance(below, Element) else below.text.strip()
                for below in walk(node))
    return out


@editions
def test_languages_other_than_the_documents_are_named(made: Made, tagged, name: str) -> None:
    pdf, doc = tagged(name), made(name).doc
    assert str(pdf.pdf.Root.Lang) == doc.facts["lang"]
    asked = [node.get("lang") for node in walk(doc.root)
             if isinstance(node, Element) and node.get("lang") and any(isinstance(n, Str) for n in walk(node))]
    found = [str(node.entries.Lang) for node in pdf.root.walk() if "/Lang" in node.entries]
    assert sorted(found) == sorted(asked)
