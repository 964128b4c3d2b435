"""Pictures: what is refused, and what of a file goes into a PDF."""

import io
import zlib

import pytest
from PIL import Image, ImageChops, ImageStat

from briefing.typeset import pictures
from briefing.typeset.pictures import NoPicture, Pictures, examine, is_plain, prepared
from helpers.bridge import PLACE, SIZE, bridge
from helpers.photos import picture

WIDE = 1000.0  # points: no picture of a test is made smaller


def pixels(samples) -> Image.Image:
    """The samples as a viewer reads them."""
    if samples.jpeg:
        return Image.open(io.BytesIO(samples.data))
    return decoded(samples.data, samples.width, samples.height, 1 if samples.grey else 3)


def decoded(data: bytes, width: int, height: int, colours: int) -> Image.Image:
    """Rows with PNG's filters, put into a PNG file again, which decodes them."""
    kind = {1: 0, 3: 2}[colours]

    def chunk(name: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, kind, 0, 0, 0))
    body = chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return Image.open(io.BytesIO(b"\x89PNG\r\n\x1a\n" + body))


@pytest.mark.parametrize(("mode", "grey"), [("1", True), ("L", True), ("I;16", True), ("P", False), ("RGB", False),
                                            ("RGBA", False), ("LA", True)])
def test_every_mode_of_png_becomes_eight_bits_of_grey_or_rgb(mode: str, grey: bool) -> None:
    found = prepared(picture(mode), WIDE)
    assert (found.width, found.height, found.grey, found.jpeg, found.alpha) == (60, 40, grey, False, None)
    shown = pixels(found).convert("L")
    assert shown.getpixel((0, 0)) < 10 and shown.getpixel((59, 39)) > 240
    if mode != "1":
        assert 120 < shown.getpixel((30, 20)) < 136


def test_what_is_transparent_becomes_a_mask() -> None:
    image = Image.new("RGBA", (4, 2), (255, 0, 0, 255))
    image.putpixel((1, 0), (0, 255, 0, 0))
    out = io.BytesIO()
    image.save(out, "PNG")
    found = prepared(out.getvalue(), WIDE)
    mask = decoded(found.alpha, 4, 2, 1)
    assert [mask.getpixel((x, 0)) for x in range(4)] == [255, 0, 255, 255]


def test_a_transparent_colour_of_a_palette_becomes_a_mask() -> None:
    image = Image.new("P", (2, 1))
    image.putpalette([255, 0, 0, 0, 255, 0])
    image.putpixel((1, 0), 1)
    out = io.BytesIO()
    image.save(out, "PNG", transparency=0)
    found = prepared(out.getvalue(), WIDE)
    assert [decoded(found.alpha, 2, 1, 1).getpixel((x, 0)) for x in (0, 1)] == [0, 255]


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_plain_jpeg_goes_in_as_it_is(mode: str) -> None:
    data = picture(mode, form="JPEG")
    assert is_plain(data) and prepared(data, WIDE).data == data


@pytest.mark.parametrize("data", [
    picture("CMYK", form="JPEG"), picture(form="JPEG", progressive=True), picture(form="JPEG", orientation=1),
    picture("RGB", form="JPEG", comment=b"secret"), picture("RGB", form="JPEG") + b"more\xff\xd9",
], ids=["cmyk", "progressive", "exif", "comment", "more"])
def test_any_other_jpeg_is_encoded_again_without_what_is_not_picture(data: bytes) -> None:
    found = prepared(data, WIDE)
    assert found.jpeg and is_plain(found.data) and b"secret" not in found.data
    assert pixels(found).mode == "RGB" and pixels(found).size == (60, 40)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_is_turned_upright(form: str) -> None:
    data = picture("L", form=form, orientation=6)  # its first row is at the right
    assert examine(data) == (40, 60)
    shown = pixels(prepared(data, WIDE))
    assert shown.size == (40, 60) and shown.getpixel((38, 30)) < 20 and shown.getpixel((1, 30)) > 235


def test_a_picture_is_no_finer_than_a_print_shows() -> None:
    found = prepared(picture("RGB", size=(900, 600)), 72.0)
    assert (found.width, found.height) == (300, 200)
    assert prepared(picture("RGB", size=(300, 2)), 36.0).height == 1


def test_the_same_file_gives_the_same_bytes() -> None:
    data = picture("RGB", size=(300, 200), form="JPEG", orientation=3)
    assert prepared(data, 36.0) == prepared(data, 36.0)


@pytest.mark.parametrize(("data", "why"), [
    (b"", "neither"), (b"%PDF-1.7", "neither"), (picture("P", form="GIF"), "neither"),
    (picture("RGB", form="TIFF"), "neither"),
    (picture("RGB", (200, 200), "JPEG")[:-400], "damaged"), (picture("RGB")[:-30], "damaged"),
])
def test_what_is_no_whole_picture_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(NoPicture, match=why):
        examine(data)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MAX_PIXELS", 2399)
    data = picture("RGB", (60, 40))[:-100]  # decoding it would fail in another way
    with pytest.raises(NoPicture, match="million pixels"):
        examine(data)
    monkeypatch.setattr(pictures, "MAX_PIXELS", 2400)
    assert examine(picture("L", (60, 40))) == (60, 40)


def test_a_picture_beyond_pillows_own_limit_is_refused_too() -> None:
    data = bytearray(picture("L", (60, 40)))
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4, "big")
    with pytest.raises(NoPicture, match="more than 40 million pixels"):
        examine(bytes(data))


def test_pictures_are_known_by_their_names() -> None:
    known = Pictures({"a.png": picture()})
    assert (known.size("a.png"), known.size("b.png")) == ((60, 40), None)
    assert known.samples("a.png", WIDE).width == 60


def test_the_samples_picture_is_small_and_as_it_was_drawn() -> None:
    data = PLACE.read_bytes()
    assert len(data) <= 5_000 and examine(data) == SIZE
    difference = ImageChops.difference(Image.open(io.BytesIO(data)).convert("L"), bridge().convert("L"))
    assert ImageStat.Stat(difference).mean[0] < 2.0
