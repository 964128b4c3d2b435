"""Every edition becomes a PDF that is whole: faces, facts, bookmarks, links, and nothing beside the paper."""

from io import BytesIO

import pikepdf
import pytest
import yaml

from briefing.typeset.galley import Page, Placed
from helpers.editions import ALL, PLAIN, Made
from helpers.reading import lines, text_of
from towns import ROOT

EDGE = 0.5  # points that ink may stand beyond the edge: half a rule


@pytest.fixture(params=ALL)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def test_the_packs_are_built_in_every_layout_as_it_is_shipped(made: Made) -> None:
    for name in PLAIN:
        assert made(name).job.snapshot.layouts == made("content/aleppo student-handout").job.snapshot.layouts


def test_every_face_is_embedded(made: Made, name: str) -> None:
    with opened(made(name).pdf) as pdf:
        fonts = {str(font.BaseFont): font for page in pdf.pages for font in page.Resources.Font.values()}
        assert fonts
        for face, font in fonts.items():
            (descendant,) = font.DescendantFonts
            assert (font.Subtype, font.Encoding) == ("/Type0", "/Identity-H"), face
            assert "/FontFile2" in descendant.FontDescriptor and "/ToUnicode" in font, face
            assert face[7] == "+", "a subset says so by six letters"


def test_the_facts_of_the_pack_reach_the_reader(made: Made, name: str) -> None:
    edition = made(name)
    facts = edition.doc.facts
    with opened(edition.pdf) as pdf:
        assert str(pdf.Root.Lang) == facts["lang"] == "en-GB"
        assert str(pdf.docinfo["/Title"]) == facts["title"] != ""
        assert str(pdf.docinfo.get("/Author", "")) == facts["author"]
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == facts["title"]


def test_the_outline_leads_to_every_heading(made: Made, name: str) -> None:
    edition = made(name)
    expected = [(heading.text, page.number) for page in edition.pages.pages for heading, _ in page.headings]
    with opened(edition.pdf) as pdf:
        numbers = {page.objgen: n for n, page in enumerate(pdf.pages, 1)}
        with pdf.open_outline() as outline:
            assert list(bookmarks(outline.root, numbers)) == expected
    least = {"poster": 1, "perspectives": 1, "evidence": 1, "roles": 2}
    assert len(expected) >= least.get(edition.job.layout, 3)


def bookmarks(items, numbers):
    for item in items:
        yield item.title, numbers[item.destination[0].objgen]
        yield from bookmarks(item.children, numbers)


def test_links_lead_to_where_their_anchors_stand(made: Made, name: str) -> None:
    edition = made(name)
    where = {}
    for page in edition.pages.pages:
        for anchor, _ in page.targets:
            where.setdefault(f"#{anchor}", page.number)
    with opened(edition.pdf) as pdf:
        numbers = {page.objgen: n for n, page in enumerate(pdf.pages, 1)}
        for page, leaf in zip(edition.pages.pages, pdf.pages, strict=True):
            found = [destination(annotation, numbers) for annotation in leaf.get("/Annots", [])]
            assert found == [where.get(link.target, link.target) for link in page.links]


def destination(annotation: pikepdf.Object, numbers: dict[tuple[int, int], int]) -> int | str:
    """The number of the page that a link leads to, or its address."""
    if "/A" in annotation and annotation.A.S == "/URI":
        return str(annotation.A.URI)
    target = annotation.A.D if "/A" in annotation else annotation.Dest
    return numbers[target[0].objgen]


def test_a_handout_has_links_of_every_sort(made: Made) -> None:
    targets = {link.target for page in made("content/sample handout").pages.pages for link in page.links}
    assert targets >= {"#section-the-fall", "#term-qantara", "#source-finch-1931", "#sources",
                       "https://example.org/river-board/finch"}


def test_nothing_stands_beside_the_paper(made: Made, name: str) -> None:
    for page in made(name).pages.pages:
        beyond = [text_of(placed) for placed in lines([page]) if not within(extent(placed), page)]
        beyond += [str(path.ops) for path in page.paths if not within(box(path.ops), page)]
        assert beyond == [], f"page {page.number}"


Box = tuple[float, float, float, float]


def extent(placed: Placed) -> Box:
    """Left, top, right, bottom of a line's baseline box, turned as it is; the depth of letters is left out."""
    width = sum(run.width for run in placed.runs)
    size = max((run.font.size for run in placed.runs), default=0.0)
    if placed.turn == -90:
        return placed.x, placed.y, placed.x + size, placed.y + width
    if placed.turn == 90:
        return placed.x - size, placed.y - width, placed.x, placed.y
    return placed.x, placed.y - 0.8 * size, placed.x + width, placed.y


def box(ops: tuple[tuple[str | float, ...], ...]) -> Box:
    xs, ys = [], []
    for kind, *numbers in ops:
        if not numbers:
            continue
        x, y, *more = map(float, numbers)
        xs += [x, x + more[0]] if kind == "R" else [x, *more[::2]]
        ys += [y, y + more[1]] if kind == "R" else [y, *more[1::2]]
    return min(xs), min(ys), max(xs), max(ys)


def within(box: Box, page: Page) -> bool:
    left, top, right, bottom = box
    return left >= -EDGE and top >= -EDGE and right <= page.width + EDGE and bottom <= page.height + EDGE


@pytest.mark.parametrize(("a4", "letter"), [
    ("content/aleppo student-handout-undergraduate", "content/aleppo handout letter"),
    ("content/sample handout", "content/sample handout letter"),
    ("content/sample facilitator", "content/sample facilitator letter"),
    ("tests/packs/single handout a4", "tests/packs/single handout letter"),
    ("tests/packs/three facilitator a4", "tests/packs/three facilitator letter"),
])
def test_a4_and_letter_break_into_the_same_pages(made: Made, a4: str, letter: str) -> None:
    pages = [made(name).pages.pages for name in (a4, letter)]
    assert [[round(side) for side in (found[0].width, found[0].height)] for found in pages] == [[595, 842], [612, 792]]
    said = [[[text_of(placed).split() for placed in lines([page])] for page in found] for found in pages]
    first_and_last = [[(page[0][0], page[-1][-1]) for page in found] for found in said]
    assert first_and_last[0] == first_and_last[1]
    assert said[0] == said[1]


def test_every_edition_of_the_shipped_packs_is_among_those_tested() -> None:
    for pack in ("aleppo", "sample"):
        facts = yaml.safe_load((ROOT / "content" / pack / "pack.yaml").read_text(encoding="utf-8"))
        assert {f"content/{pack} {edition['id']}" for edition in facts["editions"]} <= set(ALL)
