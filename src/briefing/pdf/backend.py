"""ReportLab's document objects, imported without what could change them from outside. Nothing else imports ReportLab.

Importing ReportLab runs `reportlab_settings.py` and `reportlab_mods.py` from sys.path, the dot files of the same names
in the home folder, and reads `RL_…` from the environment. All of them are kept out here, in this one place; and so is
Pillow, which it would load for pictures: ours are read in `typeset/pictures.py`, and most documents have none.
"""

import importlib
import os
import sys
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

Reference = Any  # pdfdoc.PDFObjectReference: how one object names another
Name = pdfdoc.PDFName  # a str that begins with a slash
Array = pdfdoc.PDFArray
Dictionary = pdfdoc.PDFDictionary


class Ready(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object whose bytes are finished: for objects in great numbers, such as a structure tree's."""

    __RefOnly__ = 1

    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, document: Any) -> bytes:
        return self.data


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]  # ReportLab has no types
    """A stream that ends its data with an end of line, as PDF/A asks and ReportLab does not write."""

    def __init__(self, data: bytes, entries: dict[str, Any] | None = None, deflate: bool = True) -> None:
        super().__init__(Dictionary(entries or {}), data, [pdfdoc.PDFZCompress] if deflate else None)

    def format(self, document: Any) -> bytes:
        body: bytes = super().format(document).removesuffix(b"endstream\n")
        # After data that ends in CR a lone LF would be read as one end of line with it, and the length as too long.
        return body + (b"\r\nendstream" if body.endswith(b"\r") else b"\nendstream")


class Document(pdfdoc.PDFDocument):  # type: ignore[misc]  # ReportLab has no types
    """ReportLab's register of numbered objects, and nothing else of its document.

    Its own __init__ is left out: it reads the clock and SOURCE_DATE_EPOCH, and makes a catalog, an outline and a
    dictionary of standard fonts that would end up in the file."""

    def __init__(self) -> None:
        self.objectcounter = 0
        self.idToObject: dict[str, Any] = {}
        self.idToObjectNumberAndVersion: dict[str, tuple[int, int]] = {}
        self.numberToId: dict[int, str] = {}


def text(value: str) -> Any:
    """A text string: ASCII as it is, all else as UTF-16 with its mark (PDF 32000-1, 7.9.2.2)."""
    plain = value.isascii() and value.isprintable()
    return pdfdoc.PDFString(value) if plain else pdfdoc.PDFString(value, enc="utf-16-be")


def literal(value: str) -> Any:
    """An ASCII string that is no text: an address, a language, a date, an identifier."""
    return pdfdoc.PDFString(value.encode("ascii"), enc="raw")


def number_of(document: Document, reference: Reference) -> int:
    """The number of the object that a reference names."""
    number: int = document.idToObjectNumberAndVersion[reference.name][0]
    return number


def written(value: Any, document: Document) -> bytes:
    """An object within another, as bytes."""
    data: bytes = pdfdoc.format(value, document)
    return data
