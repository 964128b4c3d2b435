"""Pictures in the file: each once, where the page says, as a viewer shows them."""

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image as Pillow

from briefing.pdf.paint import paint
from briefing.pdf.painting import operators
from briefing.typeset.galley import Image, Pages
from briefing.typeset.pictures import Pictures
from helpers.photos import picture

STAMP, PROGRAM = "2017-01-27T12:00:00+02:00", "briefing 0.0"


def plain(colour, mode: str = "RGB", form: str = "PNG") -> bytes:
    out = io.BytesIO()
    Pillow.new(mode, (30, 20), colour).save(out, form)
    return out.getvalue()


FILES = {"red.png": plain((255, 0, 0)), "grey.jpg": plain(128, "L", "JPEG"), "clear.png": plain((0, 0, 255, 0), "RGBA"),
         "blue.jpg": plain((0, 0, 255), form="JPEG"), "large.png": picture("RGB", (600, 400))}


def shown(name: str, x: float = 30.0, y: float = 40.0, width: float = 60.0, node: int = 7) -> Image:
    return Image(name, x, y, width, width * 2 / 3, node)


@pytest.fixture
def painted(page, faces):
    def made(*images: Image, pages: int = 1) -> bytes:
        made_pages = tuple(page(number=k + 1, images=images) for k in range(pages))
        return paint(Pages(made_pages, {}), STAMP, faces, PROGRAM, Pictures(FILES))
    return made


def pixel(data: bytes, x: float, y: float) -> tuple[int, ...]:
    pdf = pypdfium2.PdfDocument(data)
    try:
        return pdf[0].render(scale=1).to_pil().convert("RGB").getpixel((x, y))
    finally:
        pdf.close()


@pytest.mark.parametrize(("name", "colour"), [("red.png", (255, 0, 0)), ("grey.jpg", (128, 128, 128)),
                                              ("clear.png", (255, 255, 255)), ("blue.jpg", (0, 0, 255))])
def test_a_picture_fills_its_place_and_nothing_else(painted, name: str, colour) -> None:
    data = painted(shown(name))
    for x, y in ((31, 41), (88, 78)):
        assert pixel(data, x, y) == pytest.approx(colour, abs=3)
    for x, y in ((28, 60), (92, 60), (60, 38), (60, 82)):
        assert pixel(data, x, y) == (255, 255, 255)


def test_a_picture_is_in_the_file_once_however_often_it_is_shown(painted, read_pdf) -> None:
    pdf = read_pdf(painted(shown("red.png"), shown("red.png", y=100.0), shown("blue.jpg", x=150.0), pages=3))
    assert sum(obj.get("/Subtype") == "/Image" for obj in pdf.objects if isinstance(obj, pikepdf.Stream)) == 2
    assert {str(key) for page in pdf.pages for key in page.Resources.XObject} == {"/I1", "/I2"}


def test_it_is_as_fine_as_its_largest_place_asks(painted, read_pdf) -> None:
    pdf = read_pdf(painted(shown("large.png", width=36.0), shown("large.png", y=100.0, width=72.0)))
    image = pdf.pages[0].Resources.XObject["/I1"]
    assert (image.Width, image.Height) == (300, 200)


def test_a_mask_goes_with_what_is_transparent_and_with_nothing_else(painted, read_pdf) -> None:
    pdf = read_pdf(painted(shown("clear.png"), shown("red.png", x=150.0)))
    masks = [image.get("/SMask") for image in pdf.pages[0].Resources.XObject.values()]
    assert [mask is not None for mask in masks] == [True, False]
    assert masks[0].ColorSpace == "/DeviceGray"


def test_a_page_without_pictures_has_none(painted, read_pdf, qpdf) -> None:
    assert "/XObject" not in read_pdf(painted()).pages[0].Resources
    data = painted(shown("red.png"), shown("clear.png", y=100.0), shown("grey.jpg", x=150.0))
    assert not qpdf(data)


def test_the_same_pictures_give_the_same_bytes(painted) -> None:
    images = (shown("red.png"), shown("clear.png", y=100.0), shown("large.png", x=150.0, width=20.0))
    assert painted(*images) == painted(*images)


def test_a_picture_is_marked_as_its_owners(page) -> None:
    class Marking:
        def owner(self, node: int, flow: str) -> int:
            return node

        def begin(self, owner: int) -> str:
            return f"/Figure<</MCID {owner}>>BDC"

    both = page(images=(shown("red.png"), shown("red.png", node=9)))
    made = operators(both, {}, Marking(), {"red.png": "I1"}).decode()
    assert [line.split()[0] for line in made.splitlines()] == ["/Figure<</MCID", "q", "EMC"] * 2
    assert "q 60 0 0 40 30 120 cm /I1 Do Q" in made
