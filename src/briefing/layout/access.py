"""What a page must have so that it can be read without being seen: held against the finished tree, before it is set.

ISO 14289-1 asks for it: headings in their order (7.4.2), tables with heads (7.5), links and figures that say what they
are (7.18.5, 7.3). A picture's text is asked for by the vocabulary, in `read.py`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from briefing.diagnostics import Diagnostic, error
from briefing.layout.draft import Draft, walk
from briefing.layout.grid import Spot, spans, spots, width

HEADINGS = ("h1", "h2", "h3", "h4")
SHOWING = ("picture", "tick", "page", "pages", "running", "pageref")  # what shows something without text in it


def check_access(root: Draft, drafts: Sequence[Draft], complaints: list[Diagnostic]) -> None:
    """Complains of headings that skip a level, tables without heads or with holes, and links that say nothing.

    `drafts` are all elements in reading order. Furniture is passed over: it is repeated on every page, and
    never read."""
    furniture = {id(draft) for child in root.elements() if child.name == "furniture" for draft in walk(child)}
    last = 0
    for draft in drafts:
        if draft.name not in CHECKED or id(draft) in furniture:
            continue
        if draft.name in HEADINGS:
            complaints.extend(_heading(draft, last))
            last = int(draft.name[1])
        else:
            complaints.extend(CHECKS[draft.name](draft))


def _says(draft: Draft) -> bool:
    """Whether there is something to read in an element."""
    return any(child.name in SHOWING or _says(child) if isinstance(child, Draft) else child.text.strip()
               for child in draft.children)


def _heading(draft: Draft, last: int) -> Iterator[Diagnostic]:
    if not _says(draft):
        yield error("empty-heading", draft.span, f"this <{draft.name}> has no text")
    if int(draft.name[1]) > last + 1:
        after = f"follows <h{last}>" if last else "is the first heading"
        hint = f"write <h{last + 1}>, with a role for its look"
        yield error("skipped-heading", draft.span, f"<{draft.name}> {after}: a level is left out", hint)


def _link(draft: Draft) -> Iterator[Diagnostic]:
    if not _says(draft):
        to = draft.get("href") or f"#{draft.get('to')}"
        yield error("empty-link", draft.span, f"the link to {to[:60]} has no text", "say where it leads")


def _table(draft: Draft) -> Iterator[Diagnostic]:
    """A table's heads, and whether its rows are equally long; each fault once."""
    rows = [child for child in draft.elements() if child.name == "tr"]
    heads = next((k for k, row in enumerate(rows) if not row.get("head")), len(rows))
    if not any(cell.name == "th" and _says(cell) for row in rows for cell in row.elements()):
        hint = 'begin with <tr head="yes"> of <th>, or begin each row with <th>'
        yield error("table-without-head", draft.span, "this table has no heads", hint)
    if heads == len(rows):
        yield error("table-without-rows", draft.span, "this table has no rows below its heads")
    placed = [found for part in (rows[:heads], rows[heads:]) for found in spots([spans(row) for row in part])]
    wide = width(placed)
    for part, start in ((placed[:heads], 0), (placed[heads:], heads)):
        for has, row in zip(_covered(part), rows[start:], strict=False):
            if has != wide:
                yield error("uneven-table", row.span, f"this row covers {has} columns, its table has {wide}")
                return


def _covered(rows: list[list[Spot]]) -> list[int]:
    """How many columns of each row its own cells cover, and those that reach down into it."""
    covered = [0] * len(rows)
    for spot in chain.from_iterable(rows):
        for y in range(spot.row, spot.row + spot.rows):
            covered[y] += spot.columns
    return covered


CHECKS: Mapping[str, Callable[[Draft], Iterator[Diagnostic]]] = {"a": _link, "table": _table}
CHECKED = (*HEADINGS, *CHECKS)
