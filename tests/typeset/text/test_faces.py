import pytest

from briefing.diagnostics import CONTENT, LAYOUT, Failed
from briefing.typeset.text.faces import Face, Faces
from typeset.samples import NAMES, data, drawn, faces


@pytest.fixture
def face() -> Face:
    return Face("Spectral-Regular", data("Spectral-Regular"))


def shaped_width(face: Face, text: str) -> float:
    return face.words[text][1]


@pytest.mark.parametrize("pair", ["AV", "To", "Yo", "“A"])
def test_words_are_kerned(face, pair):
    assert shaped_width(face, pair) < sum(shaped_width(face, letter) for letter in pair)


@pytest.mark.parametrize(("word", "read"), [
    ("fi", ["fi"]), ("fly", ["fl", "y"]), ("off", ["o", "ff"]), ("office", ["o", "ffi", "c", "e"]),
])
def test_ligatures_are_one_glyph_that_reads_as_its_letters(face, word, read):
    face.words[word]
    assert list(face.text.values()) == read


def test_tracking_undoes_ligatures_and_adds_to_every_letter():
    made = faces()
    plain, tracked = made.font("Lato-Regular", 10.0), made.font("Lato-Regular", 10.0, tracking=0.6)
    assert tracked.width["fin"] == pytest.approx(sum(plain.width[letter] for letter in "fin") + 1.8, abs=0.2)
    assert drawn(tracked.run(1, "fin TAV")) == pytest.approx(tracked.run(1, "fin TAV").width, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", ["AVATAR (office) \\ “Tøy” ʿAyn e\u0301 6–8", "x", "a\u00a0b\u202fc"])
def test_the_pen_moves_by_the_width_of_the_run(name, text):
    run = faces().font(name, 10.5).run(1, text)
    assert drawn(run) == pytest.approx(run.width, abs=0.01)


@pytest.mark.parametrize("text", ["سلام", "مُحَمَّد في المدينة", "(سلام)", "لا"])
def test_the_pen_moves_by_the_width_of_right_to_left_text(text):
    font = faces().font("Amiri-Regular", 12.0)
    code, width = font.backwards[text]
    assert drawn(font.run(1, "x")._replace(code=f"({code})")) == pytest.approx(width, abs=0.01)


def test_arabic_letters_are_joined(face):
    amiri = Face("Amiri-Regular", data("Amiri-Regular"))
    joined = amiri.backwards["بيت"][1]
    assert joined < sum(amiri.backwards[letter][1] for letter in "بيت")


@pytest.mark.parametrize(("name", "less"), [("Spectral-Regular", 140), ("Spectral-SemiBold", 140), ("Lato-Regular", 0)])
@pytest.mark.parametrize("ring", ["ʿ", "ʾ"])
def test_half_rings_are_set_closer_in_spectral(name, less, ring):
    face = Face(name, data(name))
    natural = face.natural[face.font.get_nominal_glyph(ord(ring))] * face.k
    assert shaped_width(face, ring) == pytest.approx(natural - less)


def test_a_glyph_that_is_read_in_two_ways_has_two_codes(face):
    face.words["a\u00a0b"]
    face.words["a b"]
    codes = [cid for cid, text in face.text.items() if text in (" ", "\u00a0")]
    assert len(codes) == 2
    assert len({face.gid[cid] for cid in codes}) in (1, 2)
    assert all(cid == gid for cid, gid in face.gid.items() if cid < face.face.glyph_count)


def test_codes_depend_only_on_what_was_set_before():
    first, second = faces(), faces()
    for made in (first, second):
        for text in ("one", "fi", "two\u00a0three"):
            made.font("Lato-Regular", 9.0).width[text]
    assert first.face("Lato-Regular").gid == second.face("Lato-Regular").gid
    assert first.face("Lato-Regular").text == second.face("Lato-Regular").text


def test_fonts_are_one_object_for_each_look():
    made = faces()
    assert made.font("Lato-Regular", 9.0) is made.font("Lato-Regular", 9.0)
    assert made.font("Lato-Regular", 9.0) is not made.font("Lato-Regular", 9.5)
    assert made.font("Lato-Regular", 9.0).face is made.font("Lato-Regular", 9.5).face


def test_used_faces_are_listed_by_name_and_others_are_not_opened():
    made = faces()
    made.font("Spectral-Regular", 9.0)
    made.font("Lato-Regular", 9.0)
    made.face("Amiri-Regular")
    assert [face.name for face in made.used()] == ["Lato-Regular", "Spectral-Regular"]


def test_an_unknown_font_is_refused_with_the_nearest_name():
    with pytest.raises(Failed) as failed:
        faces().font("Spectral-Regulr", 10.0)
    (diagnostic,) = failed.value.diagnostics
    assert (diagnostic.code, failed.value.exit_status) == ("unknown-font", LAYOUT)
    assert diagnostic.hint == "did you mean Spectral-Regular?"


def with_table(file: bytes, old: bytes, new: bytes) -> bytes:
    """A font file one of whose tables has another name."""
    return file.replace(old, new, 1)


@pytest.mark.parametrize(("file", "why"), [
    (b"", "is no TrueType font"),
    (b"not a font", "is no TrueType font"),
    (with_table(data("Lato-Regular"), b"glyf", b"CFF "), "has PostScript outlines (CFF)"),
    (with_table(data("Lato-Regular"), b"GPOS", b"fvar"), "is a variable font"),
])
def test_fonts_that_cannot_be_embedded_are_refused(file, why):
    with pytest.raises(Failed) as failed:
        Faces({"Odd": file}).face("Odd")
    (diagnostic,) = failed.value.diagnostics
    assert (diagnostic.code, failed.value.exit_status) == ("unusable-font", LAYOUT)
    assert why in diagnostic.message


def test_a_character_without_a_glyph_is_never_drawn(face):
    with pytest.raises(Failed) as failed:
        face.words["水"]
    assert (failed.value.diagnostics[0].code, failed.value.exit_status) == ("missing-glyph", CONTENT)


def test_heights_are_in_thousandths_of_an_em():
    face = Face("Lato-Regular", data("Lato-Regular"))
    assert (face.ascent, face.descent, face.k) == (pytest.approx(987), pytest.approx(-213), 0.5)
