"""Marked content: which stretch of a page's operators is which segment's (ISO 32000-1, 14.6 and 14.7.4.2)."""

from collections.abc import Mapping
from typing import NamedTuple

from briefing.pdf.painting import ARTIFACT, FOOTER, HEADER, PAGINATION
from briefing.pdf.structure import APART, Structure

# What is no content, by what it is instead (14.8.2.2): repeated on every page, or of one page's look.
ARTIFACTS = {
    ARTIFACT: "/Artifact<</Type/Layout>>BDC",
    HEADER: "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
    FOOTER: "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
    PAGINATION: "/Artifact<</Type/Pagination>>BDC",
}


class Mark(NamedTuple):
    """A stretch of a page (its index, from 0) by its number there, an MCID."""

    page: int
    number: int


class Marks:
    """The marks of all pages, as painting makes them: each page's segments by MCID, and each segment's marks."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.pages: list[list[int]] = []
        self.of: dict[int, list[Mark]] = {}

    def next_page(self) -> "PageMarks":
        self.pages.append([])
        return PageMarks(self, len(self.pages) - 1)


class PageMarks:
    """The marks of one page, as `painting.Marking` has them; an owner is a segment or an artifact."""

    def __init__(self, marks: Marks, page: int) -> None:
        self.marks, self.page = marks, page
        self.here = marks.pages[page]

    def owners(self, flow: str) -> Mapping[int, int]:
        return {} if flow in APART else self.marks.structure.owners

    def owner(self, node: int, flow: str) -> int:
        """Raises ValueError for a node that is not in the structure."""
        if node < 0:
            return node
        known = self.marks.structure
        found = known.numbers.get(node) if flow in APART else None
        if found is None:
            found = ARTIFACT if node in known.silent else known.owners.get(node)
        if found is None:
            raise ValueError(f"page {self.page + 1} has content of node {node}, which is nowhere in the structure")
        return found

    def begin(self, owner: int) -> str:
        if owner < 0:
            return ARTIFACTS[owner]
        number = len(self.here)
        self.here.append(owner)
        self.marks.of.setdefault(owner, []).append(Mark(self.page, number))
        return f"/{self.marks.structure.segments[owner].kind}<</MCID {number}>>BDC"
