"""Numbered objects to the bytes of a file: object streams and a cross-reference stream (PDF 32000-1, 7.5.7 and 7.5.8).

ReportLab numbers and formats the objects; it can write neither kind of stream, so its formatted bytes are packed here.
Measured with tags on 258 pages: a third of the bytes of plain objects, for 4 % more time.
"""

import hashlib
from collections.abc import Iterator
from itertools import count

from briefing.pdf.backend import Array, Document, Name, Reference, Stream, pdfdoc

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PACK = 200  # objects in one object stream: in more, each is slower to find


class _File:
    """The parts of a file in order, and its cross-reference rows: (1, offset in bytes, 0) for an object of its own,
    (2, number of its object stream, index within) for a packed one."""

    def __init__(self) -> None:
        self.parts = [HEAD]
        self.size = len(HEAD)
        self.rows: dict[int, tuple[int, int, int]] = {}

    def add(self, number: int, body: bytes) -> None:
        self.rows[number] = (1, self.size, 0)
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        self.parts.append(part)
        self.size += len(part)


def save(document: Document, root: Reference, info: Reference) -> bytes:
    """The file of all of `document`'s objects; `root` and `info` refer to its catalog and information dictionary.

    The file's identifier is a digest of its content: equal documents are equal bytes."""
    file = _File()
    small: list[tuple[int, bytes]] = []
    for number, body, alone in _formatted(document):
        if alone:
            file.add(number, body)
        else:
            small.append((number, body))
    following = count(len(document.numberToId) + 1)
    for start in range(0, len(small), PACK):
        pack, holder = small[start:start + PACK], next(following)
        file.rows.update((number, (2, holder, index)) for index, (number, _) in enumerate(pack))
        file.add(holder, _packed(document, pack))
    trailer = {"Root": root, "Info": info, "ID": _identifier(file)}
    start, last = file.size, next(following)
    file.rows[last] = (1, start, 0)
    file.add(last, _cross_reference(document, file.rows, trailer))
    file.parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
    return b"".join(file.parts)


def _formatted(document: Document) -> Iterator[tuple[int, bytes, bool]]:
    """Each object's number and bytes, and whether it must stand alone, as a stream must. Formatting may add objects."""
    for number in count(1):
        if number not in document.numberToId:
            return
        made = document.idToObject[document.numberToId[number]]
        body: bytes = pdfdoc.format(made, document, toplevel=1)
        yield number, body, isinstance(made, pdfdoc.PDFStream)


def _packed(document: Document, pack: list[tuple[int, bytes]]) -> bytes:
    """An object stream: pairs of number and offset, then the objects one after the other."""
    index, at = [], 0
    for number, body in pack:
        index.append(b"%d %d" % (number, at))
        at += len(body) + 1
    head = b" ".join(index) + b"\n"
    data = head + b"\n".join(body for _, body in pack)
    return Stream(data, {"Type": Name("ObjStm"), "N": len(pack), "First": len(head)}).format(document)


def _cross_reference(document: Document, rows: dict[int, tuple[int, int, int]], trailer: dict[str, object]) -> bytes:
    """A cross-reference stream of rows of 1, 4 and 2 bytes, object 0 (always free) first."""
    table = [b"\0\0\0\0\0\xff\xff"]
    for number in range(1, len(rows) + 1):
        kind, place, index = rows[number]
        table.append(bytes((kind,)) + place.to_bytes(4, "big") + index.to_bytes(2, "big"))
    entries = {"Type": Name("XRef"), "Size": len(rows) + 1, "W": Array([1, 4, 2]), **trailer}
    return Stream(b"".join(table), entries).format(document)


def _identifier(file: _File) -> object:
    """Both halves of the file's ID from all that was written so far, 32 hexadecimal digits each."""
    digest = hashlib.sha256()
    for part in file.parts:
        digest.update(part)
    half = b"<%b>" % digest.hexdigest()[:32].encode()
    return Array([half, half])
