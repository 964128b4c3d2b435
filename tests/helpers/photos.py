"""Picture files for tests, drawn by Pillow."""

import io
from typing import Any

from PIL import Image


def picture(mode: str = "RGB", size: tuple[int, int] = (60, 40), form: str = "PNG", **more: Any) -> bytes:
    """A file with a gradient from black at the top left; `orientation` is EXIF's."""
    grey = Image.linear_gradient("L").resize(size)
    image = grey.convert(mode) if mode != "I;16" else Image.frombytes(
        mode, size, b"".join((v * 257).to_bytes(2, "little") for v in grey.tobytes()))
    if (turned := more.pop("orientation", 0)):
        more["exif"] = Image.Exif()
        more["exif"][0x0112] = turned
    out = io.BytesIO()
    image.save(out, form, **more)
    return out.getvalue()
