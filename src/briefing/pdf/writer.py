"""Numbered objects to the bytes of a file: object streams and a cross-reference stream (PDF 32000-1, 7.5.7 and 7.5.8).

Objects that exist once are ReportLab's, and it formats them. Those in great numbers (pages, links, bookmarks, structure
elements) come here as finished bytes: as ReportLab's they made painting take twice the time and memory. It can write
neither kind of stream, so all objects are packed here. Measured with tags on 257 pages: a third of the bytes of plain
objects, for 4 % more time.
"""

import hashlib
from struct import Struct
from typing import Any

from briefing.pdf.backend import Array, Dictionary, Document, Name, Reference, Stream, pdfdoc

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PACK = 200  # objects in one object stream: in more, each is slower to find
ALONE, PACKED = 1, 2  # kinds of cross-reference rows
ROW = Struct(">BIH").pack  # 1, offset in bytes, 0; or 2, the number of an object stream, the index within
FREE = b"\0\0\0\0\0\xff\xff"  # the row of object 0, and of a number whose object is not finished


class File(Document):  # type: ignore[misc]  # ReportLab has no types
    """A file in the making: an object is written as soon as it is finished, and not kept.

    ReportLab's document is below it for the formatting of its objects. Its __init__ is left out: it reads the clock and
    SOURCE_DATE_EPOCH, and makes a catalog, an outline and a dictionary of standard fonts that would end up here."""

    def __init__(self) -> None:
        self.parts = [HEAD]
        self.size = len(HEAD)
        self.digest = hashlib.sha256(HEAD)
        self.rows = [FREE]
        self.pack: list[tuple[int, bytes]] = []  # finished objects, for the next object stream

    def reserve(self, count: int = 1) -> int:
        """The first of as many new numbers in a row: for objects that are named before they are finished."""
        self.rows.extend([FREE] * count)
        return len(self.rows) - count

    def add(self, made: Any) -> Reference:
        """Writes a finished object, ReportLab's or bytes, under the next number."""
        number = self.reserve()
        self.put(number, made)
        return reference(number)

    def put(self, number: int, made: Any) -> None:
        """Writes the finished object of a number that was reserved."""
        if isinstance(made, Stream):
            self._write(number, made.format(self))
            return
        self.pack.append((number, made if isinstance(made, bytes) else pdfdoc.format(made, self, toplevel=1)))
        if len(self.pack) == PACK:
            self._flush()

    def save(self, root: Reference, info: Reference) -> bytes:
        """All of the file; `root` and `info` refer to its catalog and information dictionary.

        Its identifier is a digest of its content: equal documents are equal bytes."""
        self._flush()
        half = b"<%b>" % self.digest.hexdigest()[:32].encode()
        start, number = self.size, self.reserve()
        self.rows[number] = ROW(ALONE, start, 0)
        assert self.rows.count(FREE) == 1, "an object was named and never written"
        self._write(number, Stream(_differences(self.rows), {
            "Type": Name("XRef"), "Size": len(self.rows), "W": Array([1, 4, 2]),
            "DecodeParms": Dictionary({"Predictor": 12, "Columns": len(FREE)}),
            "Root": root, "Info": info, "ID": Array([half, half]),
        }).format(self))
        self.parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self.parts)

    def _write(self, number: int, body: bytes) -> None:
        self.rows[number] = ROW(ALONE, self.size, 0)
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        self.parts.append(part)
        self.digest.update(part)
        self.size += len(part)

    def _flush(self) -> None:
        """Writes an object stream: pairs of number and offset, then the objects one after the other."""
        if not self.pack:
            return
        index, at, holder = [], 0, self.reserve()
        for place, (number, body) in enumerate(self.pack):
            self.rows[number] = ROW(PACKED, holder, place)
            index.append(b"%d %d" % (number, at))
            at += len(body) + 1
        head = b" ".join(index) + b"\n"
        data = head + b"\n".join([body for _, body in self.pack])
        entries = {"Type": Name("ObjStm"), "N": len(self.pack), "First": len(head)}
        self.pack = []
        self._write(holder, Stream(data, entries).format(self))


def reference(number: int) -> Reference:
    """How an object is named by its number."""
    return b"%d 0 R" % number


def _differences(rows: list[bytes]) -> bytes:
    """The rows as PNG's filter 2 has them: each byte less the one above it, the filter's number before each row.

    One is much like the next, so this takes a tenth of the bytes. All are subtracted at once, as one long number of
    which no byte borrows from another: its highest bit is set before, and mended after."""
    table = b"".join([b"\0" + row for row in rows])
    above = bytes(len(FREE) + 1) + table[:-len(FREE) - 1]
    high = int.from_bytes(b"\x80" * len(table), "big")
    a, b = int.from_bytes(table, "big"), int.from_bytes(above, "big")
    less = ((a | high) - (b & ~high)) ^ ((a ^ ~b) & high)
    tags = int.from_bytes((b"\2" + bytes(len(FREE))) * len(rows), "big")
    return (less | tags).to_bytes(len(table), "big")
