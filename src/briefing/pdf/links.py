"""Places within the document and the links that lead to them or to addresses (PDF 32000-1, 12.3.2 and 12.5.6.5)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from briefing.pdf.backend import Array, Dictionary, Name, Reference, literal, pdfdoc, text
from briefing.typeset.galley import Page, PlacedLink

SCHEMES = frozenset({"https", "http", "mailto", "tel"})
HEADROOM = 12.0  # points of white above a place when a viewer goes there
PRINTED = 4  # annotation flag: the link prints with its page, as PDF/A asks


class Leaves(NamedTuple):
    """The pages, and what refers to each in the file."""

    pages: Sequence[Page]
    references: Sequence[Reference]


class Place(NamedTuple):
    """Where an anchor is: its page (index from 0), and `y` in points down from the page's top."""

    page: int
    y: float


def places(pages: Iterable[Page]) -> dict[str, Place]:
    """The place of each anchor; of two with one name, the first."""
    found: dict[str, Place] = {}
    for index, page in enumerate(pages):
        for anchor, y in page.targets:
            found.setdefault(anchor, Place(index, y))
    return found


def destination(place: Place, leaves: Leaves) -> object:
    """A destination with the place at the window's top, at the zoom there is."""
    top = leaves.pages[place.page].height - max(0.0, place.y - HEADROOM)
    return pdfdoc.PDFDestinationXYZ(leaves.references[place.page], 0, round(top, 2), 0)


def link(box: PlacedLink, page: Page, known: Mapping[str, Place], leaves: Leaves) -> object:
    """A link annotation. Raises ValueError for an anchor that no page has, or a scheme that may do more than show."""
    bottom, top = page.height - box.y - box.height, page.height - box.y
    entries = {
        "Type": Name("Annot"),
        "Subtype": Name("Link"),
        "Rect": Array([round(value, 2) for value in (box.x, bottom, box.x + box.width, top)]),
        "Border": Array([0, 0, 0]),
        "F": PRINTED,
    }
    if box.target.startswith("#"):
        place = known.get(box.target[1:])
        if place is None:
            raise ValueError(f"page {page.number} has a link to {box.target}, which is on no page")
        entries["Dest"] = destination(place, leaves)
    else:
        entries["A"] = Dictionary({"Type": Name("Action"), "S": Name("URI"), "URI": literal(address(box.target))})
        entries["Contents"] = text(box.target)
    return Dictionary(entries)


def address(target: str) -> str:
    """An address in ASCII, as a URI action wants it: other characters as percent-encoded UTF-8 (RFC 3987, 3.1)."""
    if urlsplit(target).scheme.lower() not in SCHEMES:
        raise ValueError(f"{target!r} is no address that a link may lead to; schemes: {', '.join(sorted(SCHEMES))}")
    return quote(target, safe="!#$%&'()*+,/:;=?@[]~")
