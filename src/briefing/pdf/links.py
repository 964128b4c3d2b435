"""Places within the document and the links that lead to them or to addresses (PDF 32000-1, 12.3.2 and 12.5.6.5)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from briefing.pdf.backend import Reference, literal, text
from briefing.pdf.painting import number
from briefing.pdf.structure import APART, Structure, Tag
from briefing.pdf.writer import File
from briefing.typeset.galley import Page, PlacedLink

SCHEMES = frozenset({"https", "http", "mailto", "tel"})
PLAIN = re.compile(r"(?:https?|mailto|tel):[A-Za-z0-9_.~!#$%&'()*+,/:;=?@-]*")  # most addresses, as they are
HEADROOM = 12.0  # points of white above a place when a viewer goes there
SOFT_HYPHEN = "\u00ad"
PRINTED = 4  # annotation flag: the link prints with its page, as PDF/A asks


class Leaves(NamedTuple):
    """The pages, and what refers to each in the file."""

    pages: Sequence[Page]
    references: Sequence[Reference]


class Annotation(NamedTuple):
    """A link's box on a page (its index): what it belongs to, its key in the parent tree, and what refers to it."""

    page: int
    tag: Tag | None
    key: int
    reference: Reference


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


def destination(place: Place, leaves: Leaves) -> bytes:
    """A destination with the place at the window's top, at the zoom there is."""
    top = leaves.pages[place.page].height - max(0.0, place.y - HEADROOM)
    return b"[%b/XYZ 0 %b 0]" % (leaves.references[place.page], number(top).encode())


def annotations(file: File, leaves: Leaves, structure: Structure | None) -> Iterator[Annotation]:
    """The links of all pages, each with the text that leads there as its description (ISO 14289-1, 7.18.5).

    Furniture is no content, and no link may be outside the content (7.18.1): what it has of links leads nowhere.
    Keys in the parent tree follow those of pages, which are their indices."""
    known, said = places(leaves.pages), texts(leaves.pages, structure) if structure else {}
    keys = count(len(leaves.pages))
    for index, page in enumerate(leaves.pages):
        for box in page.links:
            if structure and box.node in structure.silent:
                continue
            tag, key = structure.links[box.node] if structure else None, next(keys)
            entries = link(box, page, known, leaves)
            if contents := said.get(tag) or ("" if box.target.startswith("#") else box.target):
                entries += b"/Contents%b" % text(contents)
            if tag:
                entries += b"/StructParent %d" % key
            yield Annotation(index, tag, key, file.add(b"<<%b>>" % entries))


def texts(pages: Iterable[Page], structure: Structure) -> dict[Tag | None, str]:
    """What each link says, over all lines and pages."""
    found: dict[Tag | None, list[str]] = {}
    links = structure.links
    for page in pages:
        for placed in page.text:
            for run in placed.runs:
                if run.node in links and not (placed.flow in APART and run.node in structure.numbers):
                    found.setdefault(links[run.node], []).append(run.text)
    return {tag: " ".join("".join(parts).replace(SOFT_HYPHEN, "").split()) for tag, parts in found.items()}


def link(box: PlacedLink, page: Page, known: Mapping[str, Place], leaves: Leaves) -> bytes:
    """The entries of a link annotation. Raises ValueError for an anchor that no page has, or a scheme that may do more
    than show."""
    bottom, top = page.height - box.y - box.height, page.height - box.y
    if box.target.startswith("#"):
        place = known.get(box.target[1:])
        if place is None:
            raise ValueError(f"page {page.number} has a link to {box.target}, which is on no page")
        leads = b"/Dest%b" % destination(place, leaves)
    else:
        leads = b"/A<</Type/Action/S/URI/URI%b>>" % literal(address(box.target))
    corners = " ".join(map(number, (box.x, bottom, box.x + box.width, top))).encode()
    return b"/Type/Annot/Subtype/Link/Rect[%b]/Border[0 0 0]/F %d%b" % (corners, PRINTED, leads)


def address(target: str) -> str:
    """An address in ASCII, as a URI action wants it: other characters as percent-encoded UTF-8 (RFC 3987, 3.1)."""
    if PLAIN.fullmatch(target):
        return target
    if urlsplit(target).scheme.lower() not in SCHEMES:
        raise ValueError(f"{target!r} is no address that a link may lead to; schemes: {', '.join(sorted(SCHEMES))}")
    return quote(target, safe="!#$%&'()*+,/:;=?@[]~")
