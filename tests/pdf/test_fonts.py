"""Subsets in the file: embedded, small, and readable."""

import pytest
import uharfbuzz as hb

from briefing.pdf.fonts import subset, to_unicode
from briefing.typeset.galley import Placed


@pytest.fixture
def font(faces, run, page, painted):
    """The Type0 font of a page that says "office"."""
    read = painted(page(Placed(20, 30, (run(faces.font("Spectral-Italic", 11), "office"),))))
    return read.pdf.pages[0].Resources.Font.F1


def test_a_face_is_a_composite_font_by_glyph_numbers(font):
    descendant = font.DescendantFonts[0]
    assert (font.Subtype, font.Encoding, descendant.Subtype) == ("/Type0", "/Identity-H", "/CIDFontType2")
    assert font.is_indirect and descendant.CIDToGIDMap == "/Identity"
    tag, _, name = str(font.BaseFont)[1:].partition("+")
    assert len(tag) == 6 and tag.isupper() and name == "Spectral-Italic"
    assert font.BaseFont == descendant.BaseFont == descendant.FontDescriptor.FontName


def test_the_descriptor_says_what_the_file_does(font):
    said = font.DescendantFonts[0].FontDescriptor
    assert int(said.Flags) == 4 | 64
    assert float(said.ItalicAngle) < 0
    assert 600 < int(said.CapHeight) < int(said.Ascent) and int(said.Descent) < 0
    left, bottom, right, top = map(int, said.FontBBox)
    assert left < 0 < right and bottom < 0 and top > int(said.CapHeight)


def test_the_file_is_a_subset_with_its_glyph_numbers(font, faces):
    whole = faces.font("Spectral-Italic", 11).face
    data = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
    assert len(data) < 20_000
    part = hb.Font(hb.Face(hb.Blob(data)))
    assert all(part.get_glyph_extents(gid) == hb.Font(whole.face).get_glyph_extents(gid) for gid in whole.gid.values())


def test_widths_are_those_of_the_glyphs(font, faces):
    face, found, code = faces.font("Spectral-Italic", 11).face, {}, 0
    for entry in font.DescendantFonts[0].W:
        if isinstance(entry, int):
            code = int(entry)
        else:
            found.update({code + k: float(width) for k, width in enumerate(entry)})
    assert found == {code: pytest.approx(face.natural[gid] * face.k, abs=0.01) for code, gid in face.gid.items()}


def test_a_glyph_that_reads_in_two_ways_has_two_codes_and_one_outline(faces, run, page, painted):
    """A hyphen that a line's break made reads as a soft one."""
    plain = faces.font("Spectral-Regular", 11)
    hard = run(plain, "-")
    gid = next(code for code, text in plain.face.text.items() if text == "-")
    soft = plain.face.cid(gid, "\xad")
    made = hard._replace(code=f"({soft.to_bytes(2, 'big').decode('latin-1')})")
    font = painted(page(Placed(20, 30, (hard, made)))).pdf.pages[0].Resources.Font.F1
    table = font.DescendantFonts[0].CIDToGIDMap.read_bytes()
    assert [int.from_bytes(table[2 * code:2 * code + 2], "big") for code in (gid, soft)] == [gid, gid]
    cmap = font.ToUnicode.read_bytes().decode()
    assert f"<{gid:04X}> <002d>" in cmap and f"<{soft:04X}> <00ad>" in cmap


def test_rows_of_a_map_come_by_the_hundred():
    cmap = to_unicode({code: "a" for code in range(250)})
    assert [line for line in cmap.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar", "100 beginbfchar", "50 beginbfchar"]


def test_letters_beyond_the_basic_plane_are_two_words():
    assert "<0001> <d83ddc4d>" in to_unicode({1: "👍"})


def test_a_subset_is_the_same_each_time(faces, run):
    font = faces.font("Lato-Regular", 9)
    run(font, "letters")
    assert subset(font.face) == subset(font.face)
