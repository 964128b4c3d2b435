"""Pages made by hand, of invented texts, and what reads the bytes of a PDF back."""

import io
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from importlib import metadata
from pathlib import Path as FilePath
from typing import Any

import pikepdf
import pypdfium2
import pytest

from briefing.layout.doc import Element
from briefing.pdf.paint import paint
from briefing.typeset.galley import Page, Pages, Placed, Run
from briefing.typeset.text.faces import Faces, Font

NAMES = ("Amiri-Regular", "Lato-Black", "Lato-Bold", "Lato-Regular",
         "Spectral-Bold", "Spectral-Italic", "Spectral-Regular")
STAMP = "2017-01-27T12:00:00+02:00"
PROGRAM = "briefing 0.0"
FACTS = {
    "title": "The Ōak & the Letter",
    "author": "A. Scribe",
    "subject": "How a letter (lost) is read — twice",
    "keywords": "letters, reading; archives",
    "lang": "en-GB",
    "licence": "CC BY 4.0",
    "version": "1.2",
}
FILES = {FilePath(str(file)).stem: FilePath(str(file.locate()))
         for package in ("fontpkg-spectral", "fontpkg-amiri", "fontpkg-lato")
         for file in metadata.files(package) or () if str(file).endswith(".ttf")}


def made_faces() -> Faces:
    return Faces({name: file.read_bytes() for name, file in FILES.items() if name in NAMES})


def made_run(font: Font, text: str, node: int = -1, **more: Any) -> Run:
    return font.run(node, text)._replace(**more)


def backward_run(font: Font, text: str, node: int = -1) -> Run:
    code, width = font.backwards[text]
    return Run(node, font, text, f"({code})", width, actual=True)


def made_page(*text: Placed, number: int = 1, size: tuple[float, float] = (300.0, 200.0), **more: Any) -> Page:
    empty: dict[str, Any] = dict.fromkeys(("furniture", "paths", "links", "targets", "headings"), ())
    return Page(number, *size, text=text, **{**empty, **more})


class Read:
    """A painted PDF, read by pdfium and by qpdf."""

    def __init__(self, data: bytes) -> None:
        self.data, self.pdf, self.shown = data, pikepdf.open(io.BytesIO(data)), pypdfium2.PdfDocument(data)

    def text(self, index=0):
        return self.shown[index].get_textpage().get_text_range().replace("\r\n", "\n")

    def boxes(self, index=0):
        """Each character that is no space with the left and bottom of its box, in whole points."""
        read = self.shown[index].get_textpage()
        found = ((read.get_text_range(k, 1), read.get_charbox(k)) for k in range(read.count_chars()))
        return [(char, round(box[0]), round(box[1])) for char, box in found if char.strip()]

    def content(self, index=0):
        return self.pdf.pages[index].Contents.read_bytes().decode("latin-1")

    def pixels(self, index=0):
        """The page at one pixel a point, without smoothing: a letter a pixel, '_' for white."""
        names = {(0, 0, 0): "K", (255, 255, 255): "_", (255, 0, 0): "R", (0, 0, 255): "B", (0, 255, 0): "G"}
        image = self.shown[index].render(scale=1, no_smoothpath=True).to_pil().convert("RGB")
        rows = range(image.height)
        return ["".join(names.get(image.getpixel((x, y)), "?") for x in range(image.width)) for y in rows]


@pytest.fixture
def faces():
    return made_faces()


@pytest.fixture
def run():
    return made_run


@pytest.fixture
def backward():
    return backward_run


@pytest.fixture
def page():
    return made_page


@pytest.fixture
def painted(faces: Faces) -> Iterator[Callable[..., Read]]:
    """Paints pages and reads them back."""
    kept = []  # what is read from a file is lost with it

    def made(*pages: Page, facts: Mapping[str, str] = FACTS, root: Element | None = None) -> Read:
        kept.append(Read(paint(Pages(pages, facts, root), STAMP, faces, PROGRAM)))
        return kept[-1]
    yield made
    for read in kept:
        read.pdf.close()
        read.shown.close()


@pytest.fixture
def read_pdf() -> Iterator[Callable[[bytes], Any]]:
    opened = []

    def read(data: bytes) -> Any:
        opened.append(pikepdf.open(io.BytesIO(data)))
        return opened[-1]
    yield read
    for pdf in opened:
        pdf.close()


@pytest.fixture
def qpdf(tmp_path) -> Callable[[bytes], str]:
    """What `qpdf --check` complains of; nothing when it is not installed."""
    def check(data: bytes) -> str:
        program = shutil.which("qpdf")
        if not program:
            return ""
        (tmp_path / "x.pdf").write_bytes(data)
        done = subprocess.run([program, "--check", str(tmp_path / "x.pdf")], capture_output=True, text=True)
        return "" if done.returncode == 0 else done.stdout + done.stderr
    return check
