"""ReportLab's document objects, imported without what could change them from outside. Nothing else imports ReportLab.

Importing ReportLab runs `reportlab_settings.py` and `reportlab_mods.py` from sys.path, the dot files of the same names
in the home folder, and reads `RL_…` from the environment. All of them are kept out here, in this one place; and so is
Pillow, which it would load for pictures: ours are read in `typeset/pictures.py`, and most documents have none.
"""

import importlib
import os
import sys
import zlib
from types import ModuleType
from typing import Any

_OUTSIDE = ("reportlab_settings", "reportlab_mods", "reportlab.local_rl_settings", "reportlab.local_rl_mods")
_SETTINGS: dict[str, Any] = {
    "trustedHosts": None,  # no network
    "toColorCanUse": None,  # no expressions in colours
    "invariant": 1,  # no clock
    "pdfComments": 0,
    "pdfMultiLine": 0,
    "useA85": 0,
}


def _guarded() -> ModuleType:
    """ReportLab's pdfdoc, with its shipped settings whatever the folder, the home or the environment holds."""
    for name in _OUTSIDE:
        sys.modules[name] = ModuleType(name)
    hidden = {key: os.environ.pop(key) for key in list(os.environ) if key.startswith("RL_")}
    no_pillow = ModuleType("PIL")
    no_pillow.Image = None  # type: ignore[attr-defined]
    sys.modules.setdefault("PIL", no_pillow)
    try:
        module = importlib.import_module("reportlab.pdfbase.pdfdoc")
        config = importlib.import_module("reportlab.rl_config")
    finally:
        os.environ.update(hidden)
        if sys.modules["PIL"] is no_pillow:
            del sys.modules["PIL"]
    for key, value in _SETTINGS.items():
        setattr(config, key, value)
    return module


pdfdoc: Any = _guarded()

Reference = bytes  # "12 0 R": how one object names another
Document = pdfdoc.PDFDocument  # what its objects are formatted for
Name = pdfdoc.PDFName  # a str that begins with a slash
Array = pdfdoc.PDFArray
Dictionary = pdfdoc.PDFDictionary
ESCAPES = ((b"\\", rb"\\"), (b"(", rb"\("), (b")", rb"\)"), (b"\r", rb"\r"))  # in a literal string (7.3.4.2)


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]  # ReportLab has no types
    """A stream that ends its data with an end of line, as PDF/A asks and ReportLab does not write.

    Each page is one, so it is formatted here. ReportLab's way has no levels of deflating: its own takes a third more
    time than this one, for one byte in a hundred less."""

    LEVEL = 5

    def __init__(self, data: bytes, entries: dict[str, Any] | None = None, deflate: bool = True) -> None:
        super().__init__(entries or {}, data)
        self.deflate = deflate

    def format(self, document: Any) -> bytes:
        data: bytes = zlib.compress(self.content, self.LEVEL) if self.deflate else self.content
        entries = b"".join([b"/%b %b" % (key.encode(), pdfdoc.format(value, document))
                            for key, value in self.dictionary.items()])
        filtered = b"/Filter/FlateDecode" if self.deflate else b""
        # After data that ends in CR a lone LF would be read as one end of line with it, and the length as too long.
        end = b"\r\n" if data.endswith(b"\r") else b"\n"
        return b"<<%b%b/Length %d>>\nstream\n%b%bendstream" % (entries, filtered, len(data), data, end)


def text(value: str) -> bytes:
    """A text string: ASCII as it is, all else as UTF-16 with its mark (PDF 32000-1, 7.9.2.2)."""
    plain = value.isascii() and value.isprintable()
    return literal(value if plain else ("\ufeff" + value).encode("utf-16-be").decode("latin-1"))


def literal(value: str) -> bytes:
    """A string of bytes, each a character up to U+00FF: an address, a language, a date, an identifier."""
    data = value.encode("latin-1")
    for special, escaped in ESCAPES:
        data = data.replace(special, escaped)
    return b"(%b)" % data
