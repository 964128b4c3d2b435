"""The outline: headings as a tree of bookmarks (PDF 32000-1, 12.3.3)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.pdf.backend import Reference, text
from briefing.pdf.links import Leaves, Place, destination
from briefing.pdf.writer import File, reference
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


def outline(file: File, found: Sequence[Entry], leaves: Leaves) -> Reference | None:
    """A reference to the outline, None when there is no heading. Bookmarks of the first level are open, others shut."""
    if not found:
        return None
    root = file.reserve()
    shown = len(found) + sum(len(entry.kids) for entry in found)
    file.put(root, b"<</Type/Outlines%b/Count %d>>" % (_below(file, root, found, leaves, opened=True), shown))
    return reference(root)


def _below(file: File, above: int, found: Sequence[Entry], leaves: Leaves, *, opened: bool) -> bytes:
    """What a bookmark says of those below it, which are written here, each followed by its own; a shut one counts what
    it would show as a negative number."""
    first = file.reserve(len(found))
    last = first + len(found) - 1
    for number, entry in enumerate(found, first):
        said = b"/Title%b/Parent %d 0 R/Dest%b" % (text(entry.title), above, destination(entry.place, leaves))
        if number > first:
            said += b"/Prev %d 0 R" % (number - 1)
        if number < last:
            said += b"/Next %d 0 R" % (number + 1)
        if entry.kids:
            said += _below(file, number, entry.kids, leaves, opened=False)
            said += b"/Count %d" % (len(entry.kids) if opened else -len(entry.kids))
        file.put(number, b"<<%b>>" % said)
    return b"/First %d 0 R/Last %d 0 R" % (first, last)
