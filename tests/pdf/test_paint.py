"""Whole documents: what a reader finds in the bytes."""

import os
import re
import subprocess
import sys

import page as validator
import pytest

from briefing.pdf.paint import paint
from briefing.typeset.galley import Heading, Pages, Path, Placed, PlacedLink


@pytest.fixture
def document(faces, run, backward, page):
    """Two pages with something of everything."""
    roman, italic = faces.font("Spectral-Regular", 11), faces.font("Spectral-Italic", 11, "#8c1d18")
    sans, arabic = faces.font("Lato-Bold", 18), faces.font("Amiri-Regular", 12)
    first = page(
        Placed(20, 40, (run(sans, "The Letter", 1),)),
        Placed(20, 60, (run(roman, "It was written ", 2), run(italic, "twice", 3), run(roman, " (once by hand), ", 2))),
        Placed(20, 74, (run(roman, "and ", 2), backward(arabic, "رسالة", 2), run(roman, " is its name.", 2))),
        furniture=[Placed(20, 190, (run(roman, "1"),))],
        paths=[Path((("R", 20, 100, 60, 20),), fill="#eeeeee", stroke="#8c1d18", weight=0.5)],
        links=[PlacedLink(3, 90, 51, 30, 12, "https://example.org/a?b=c"), PlacedLink(2, 20, 65, 20, 12, "#end")],
        headings=[(Heading(1, "The Letter", "start"), 40)],
    )
    second = page(Placed(20, 40, (run(roman, "End", 5),)), number=2, targets=[("end", 31)],
                  headings=[(Heading(2, "End", "end"), 40)])
    return Pages((first, second), {"title": "The Letter", "lang": "en-GB"})


def test_the_same_pages_are_the_same_bytes(document, faces):
    first = paint(document, "2017-01-27T00:00:00Z", faces, "briefing 0.0")
    assert paint(document, "2017-01-27T00:00:00Z", faces, "briefing 0.0") == first


CHILD = """
import sys
from importlib import util
spec = util.spec_from_file_location("made", sys.argv[1])
made = util.module_from_spec(spec)
spec.loader.exec_module(made)
from briefing.pdf.paint import paint
from briefing.typeset.galley import Heading, Pages, Placed, PlacedLink
faces = made.made_faces()
lines = [Placed(20, 20 + 14 * k, (made.made_run(faces.font(name, 11), f"Line {k} of {name}"),))
         for k, name in enumerate(("Spectral-Regular", "Lato-Bold", "Amiri-Regular", "Spectral-Italic"))]
one = made.made_page(*lines, links=[PlacedLink(0, 1, 1, 1, 1, "#a")], targets=[("a", 1)],
                     headings=[(Heading(1, "A", "a"), 9)])
sys.stdout.buffer.write(paint(Pages((one,), made.FACTS), made.STAMP, faces, made.PROGRAM))
"""


def test_another_process_with_other_hashes_another_clock_and_home_writes_the_same_bytes(tmp_path):
    def child(**changed: str) -> bytes:
        here = os.path.join(os.path.dirname(__file__), "conftest.py")
        return subprocess.run([sys.executable, "-c", CHILD, here], check=True, capture_output=True,
                              env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **changed}).stdout
    one = child(PYTHONHASHSEED="1", TZ="UTC")
    assert one.startswith(b"%PDF-1.7") and len(one) > 10_000
    assert one == child(PYTHONHASHSEED="2", TZ="Asia/Tokyo", SOURCE_DATE_EPOCH="rubbish", HOME=str(tmp_path))


def test_identifiers_differ_where_content_does(document, faces):
    ids = {re.search(rb"/ID \[ <(\w+)> <\1> \]", paint(document, stamp, faces, "briefing 0.0"))[1]
           for stamp in ("2017-01-27T00:00:00Z", "2017-01-28T00:00:00Z")}
    assert len(ids) == 2


def test_the_file_is_sound(document, painted, qpdf):
    read = painted(*document.pages)
    assert read.pdf.check_pdf_syntax() == []
    assert qpdf(read.data) == ""


def test_only_what_is_not_claimed_keeps_it_from_archival_form(document, painted):
    """PDF/A-2u asks for fonts, colours and metadata as they are here, and for its own name, which is not claimed."""
    report = validator.validate_pdf_bytes(painted(*document.pages).data, profile="2u")
    assert {failure.rule_id for failure in report.failures} == {"PDFA2U-ID-SCHEMA-001"}


def test_no_face_but_those_on_the_pages_is_in_the_file(document, faces, painted):
    faces.font("Spectral-Bold", 10)
    read = painted(*document.pages)
    fonts = read.pdf.pages[0].Resources.Font
    assert [str(font.BaseFont).split("+")[1] for _, font in sorted(fonts.items())] == [
        "Amiri-Regular", "Lato-Bold", "Spectral-Italic", "Spectral-Regular"]
    assert b"Helvetica" not in b"".join(o.unparse() for o in read.pdf.objects)


def test_a_page_without_text_or_paths_is_white(page, painted):
    read = painted(page())
    assert read.content() == ""
    assert set("".join(read.pixels())) == {"_"}


def test_each_page_has_its_own_size(page, painted):
    read = painted(page(size=(300, 200)), page(number=2, size=(595.2756, 841.8898)))
    assert [list(map(float, each.MediaBox)) for each in read.pdf.pages] == [[0, 0, 300, 200], [0, 0, 595.28, 841.89]]


@pytest.mark.parametrize(("numbers", "labels"), [
    ((1, 2, 3), ["1", "2", "3"]),
    ((5, 6, 9), ["5", "6", "9"]),
])
def test_pages_are_labelled_with_their_numbers(page, painted, numbers, labels):
    read = painted(*(page(number=number) for number in numbers))
    assert [each.label for each in read.pdf.pages] == labels


def test_no_page_is_refused(faces):
    with pytest.raises(ValueError, match="no page"):
        paint(Pages((), {}), "2017-01-27", faces, "briefing 0.0")


def test_a_face_from_elsewhere_is_refused(faces, run, page, painted):
    stranger = type(faces)({"Lato-Bold": faces._data["Lato-Bold"]}).font("Lato-Bold", 9)
    with pytest.raises(ValueError, match="Lato-Bold"):
        painted(page(Placed(0, 9, (run(stranger, "x"),))))
