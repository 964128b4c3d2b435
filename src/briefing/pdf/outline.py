"""The outline: headings as a tree of bookmarks (PDF 32000-1, 12.3.3)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from briefing.pdf.backend import Dictionary, Document, Name, Reference, text
from briefing.pdf.links import Leaves, Place, destination
from briefing.typeset.galley import Page

CAP = 12.0  # points from a heading's baseline up to about its top: headings are placed by their baselines


@dataclass(slots=True)
class Entry:
    """A bookmark and those below it."""

    title: str
    place: Place
    level: int
    kids: "list[Entry]" = field(default_factory=list)


def entries(pages: Sequence[Page]) -> list[Entry]:
    """The headings of all pages, nested: each below the nearest before it of a lower level, whatever is left out."""
    root = Entry("", Place(0, 0.0), -1)
    path = [root]
    for index, page in enumerate(pages):
        for heading, y in page.headings:
            entry = Entry(" ".join(heading.text.split()), Place(index, y - CAP), heading.level)
            while path[-1].level >= entry.level and len(path) > 1:
                path.pop()
            path[-1].kids.append(entry)
            path.append(entry)
    return root.kids


def outline(document: Document, found: Sequence[Entry], leaves: Leaves) -> Reference | None:
    """A reference to the outline, None when there is no heading. Bookmarks of the first level are open, others shut."""
    if not found:
        return None
    root = Dictionary({"Type": Name("Outlines"), "Count": len(found) + sum(len(entry.kids) for entry in found)})
    reference = document.Reference(root)
    _add(document, root, reference, found, leaves, opened=True)
    return reference


def _add(document: Document, parent: Any, above: Reference, found: Sequence[Entry], leaves: Leaves, *,
         opened: bool) -> None:
    """Bookmarks below `parent`, each followed by its own; a shut one counts what it would show as a negative number."""
    items = []
    for entry in found:
        item = Dictionary({
            "Title": text(entry.title),
            "Parent": above,
            "Dest": destination(entry.place, leaves),
        })
        reference = document.Reference(item)
        items.append((item, reference))
        if entry.kids:
            item["Count"] = len(entry.kids) if opened else -len(entry.kids)
            _add(document, item, reference, entry.kids, leaves, opened=False)
    for (before, first), (after, second) in pairwise(items):
        before["Next"], after["Prev"] = second, first
    parent["First"], parent["Last"] = items[0][1], items[-1][1]
