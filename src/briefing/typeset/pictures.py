"""Pictures by Pillow: checked before they are decoded, turned upright, made ready for a PDF. Pixels, unless it says
points.

Pillow is imported when the first picture is used. Only PNG and JPEG are read, whatever a file calls itself. Nothing of
a file but its samples reaches the PDF: no place, no camera, no thumbnail.
"""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from math import ceil
from struct import error as StructError
from struct import unpack_from
from typing import TYPE_CHECKING, NamedTuple
from zlib import error as ZlibError

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG")
MAX_PIXELS = 40_000_000
TOO_LARGE = f"it has more than {MAX_PIXELS // 10**6} million pixels"
SMALLER = "save it smaller: 3000 pixels are enough for a page's width"
DPI = 300  # as fine as laser printers show greys; more would only make files larger
QUALITY = 90  # of JPEG that has to be encoded again
TURNED = (5, 6, 7, 8)  # EXIF orientations in which width and height change places
ORIENTATION = 0x0112
# Segments of a JPEG file (ITU-T T.81, table B.1) that hold no more than the picture: SOF0, DHT, DQT, DRI, JFIF's APP0.
PLAIN = (0xC0, 0xC4, 0xDB, 0xDD, 0xE0)
START_OF_SCAN, END_OF_IMAGE = 0xDA, b"\xff\xd9"
# What Pillow raises for files that are damaged, by chance or by intent.
DAMAGED = (OSError, SyntaxError, ValueError, EOFError, StructError, ZlibError, IndexError, KeyError, OverflowError)


class NoPicture(Exception):
    """A file is no picture that we print; the message says why, the hint how to mend it."""

    def __init__(self, why: str, hint: str = "save it again as PNG or JPEG") -> None:
        super().__init__(why)
        self.hint = hint


class Samples(NamedTuple):
    """A picture as a PDF takes it: `data` is a JPEG file, else deflated rows with PNG's filters (ISO 32000-1, 7.4.4.4),
    eight bits a sample, one sample a pixel if `grey`, else three; `alpha` is a grey picture of the same size."""

    width: int
    height: int
    grey: bool
    jpeg: bool
    data: bytes
    alpha: bytes | None = None


class Pictures:
    """The pictures of one edition, by the names that the pack gives them."""

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        self.files = files or {}

    def size(self, name: str) -> tuple[int, int] | None:
        """Width and height of the upright picture; None if there is none of this name. Raises NoPicture."""
        return examine(self.files[name]) if name in self.files else None

    def samples(self, name: str, width: float) -> Samples:
        """The picture, for a width of so many points at most: no finer than can be printed."""
        return prepared(self.files[name], width)


@lru_cache(maxsize=64)
def examine(data: bytes) -> tuple[int, int]:
    """Width and height of the upright picture in a file, which is decoded as a whole. Raises NoPicture. Kept, since a
    build asks when it reads a file and when it sets it."""
    with _opened(data) as image:
        width, height = image.size
        return (height, width) if image.getexif().get(ORIENTATION) in TURNED else (width, height)


@contextmanager
def _opened(data: bytes) -> Iterator["Image"]:
    """A decoded picture. Its size is looked at before a pixel of it is decoded."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own limit is higher than ours
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise NoPicture(TOO_LARGE, SMALLER)
                image.load()
                yield image
    except UnidentifiedImageError:
        raise NoPicture("it is neither PNG nor JPEG") from None
    except Image.DecompressionBombError:
        raise NoPicture(TOO_LARGE, SMALLER) from None
    except DAMAGED as fault:
        raise NoPicture(f"it is damaged ({fault})") from None


def prepared(data: bytes, width: float) -> Samples:
    """A file's picture, upright, in grey or sRGB, at most DPI at a width of so many points; always the same bytes."""
    from PIL import Image, ImageOps

    with _opened(data) as image:
        jpeg = image.format != "PNG"
        made = _simple(ImageOps.exif_transpose(image))
    most = max(1, ceil(width / 72 * DPI))
    if made.width > most:
        made = made.resize((most, max(1, round(made.height * most / made.width))), Image.Resampling.LANCZOS)
    elif jpeg and is_plain(data):
        return Samples(made.width, made.height, made.mode == "L", True, data)
    made.info = {}
    alpha = made.getchannel("A") if made.mode in ("LA", "RGBA") else None
    if alpha and alpha.getextrema() == (255, 255):
        alpha = None
    flat = made.convert(made.mode.removesuffix("A"))
    coded = _jpeg(flat) if jpeg else _rows(flat)
    return Samples(made.width, made.height, flat.mode == "L", jpeg, coded, _rows(alpha) if alpha else None)


def _simple(image: "Image") -> "Image":
    """In mode L, LA, RGB or RGBA: eight bits, no palette, no ink but red, green and blue."""
    if image.mode.startswith("I"):  # sixteen bits of grey
        return image.point(lambda value: value / 256).convert("L")
    if "transparency" in image.info or image.mode in ("PA", "La", "RGBa"):
        return image.convert("RGBA")
    if image.mode in ("L", "LA", "RGB", "RGBA"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _jpeg(image: "Image") -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _rows(image: "Image") -> bytes:
    """A picture's rows, filtered and deflated as in a PNG file: what its IDAT chunks hold (PNG, 11.2.3)."""
    out = BytesIO()
    image.save(out, "PNG", compress_level=9)
    file, at, rows = out.getvalue(), 8, list[bytes]()
    while at < len(file):
        length, kind = unpack_from(">I4s", file, at)
        if kind == b"IDAT":
            rows.append(file[at + 8:at + 8 + length])
        at += 12 + length
    return b"".join(rows)


def is_plain(data: bytes) -> bool:
    """Whether a JPEG file may go into a PDF as it is: baseline, one or three components of eight bits, no more."""
    at, components = 2, 0
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2:at + 4], "big")
        if kind == START_OF_SCAN:
            return components in (1, 3) and data.endswith(END_OF_IMAGE) and data.count(END_OF_IMAGE) == 1
        if kind not in PLAIN:
            return False
        if kind == PLAIN[0]:
            components = data[at + 9] if data[at + 4] == 8 else 0
        at += 2 + length
    return False
