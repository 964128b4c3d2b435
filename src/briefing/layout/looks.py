"""Roles and lengths that a template names, held against the theme: a slip is an error, and no silent body text."""

import re
from collections.abc import Collection, Iterator, Sequence

from briefing.diagnostics import Diagnostic, error, nearest
from briefing.layout import grid
from briefing.layout.draft import Draft
from briefing.layout.theme import Theme

LENGTHS = ("left", "top", "width", "gap", "height", "pitch", "columns")
MEASURED = frozenset(LENGTHS)
LOOKED_AT = frozenset(("role", "text", "colour", "slot"))
PARTED = ("row", "table", "columns", "strip", "scale", "network", "map", "axis", "passages", "periods", "dl")
COLOUR = re.compile("#[0-9a-fA-F]{6}")
LABELLED = {"strip": 2, "scale": 2, "passages": 2}  # how many paragraphs these have room for
TAB = "tab"  # the one piece of furniture that stands outside the columns
SHARE = re.compile(r"(?:[1-9][0-9]{0,2})?\*")  # a column that shares what the others leave, or two such shares
SHARES = re.compile(rf"{SHARE.pattern}|auto")  # of a table: also as wide as its content


def check_looks(drafts: Sequence[Draft], theme: Theme, complaints: list[Diagnostic]) -> None:
    """Complains of every role that the theme does not know, and of every length that is none."""
    known = theme.named()
    if theme.length("margin-width", 1.0) == 0 and (note := next((draft for draft in drafts if draft.in_margin), None)):
        hint = "give it a margin-width, or leave notes and definitions in the margin out"
        complaints.append(error("no-margin", note.span, "the theme has no column for notes in the margin", hint))
    for draft in drafts:
        if not LOOKED_AT.isdisjoint(draft.attributes):
            complaints.extend(_named(draft, theme, known))
        if draft.name in PARTED:
            complaints.extend(_parts(draft))
        if not MEASURED.isdisjoint(draft.attributes):
            complaints.extend(_lengths(draft, theme))


def _named(draft: Draft, theme: Theme, known: Collection[str]) -> Iterator[Diagnostic]:
    """Roles, colours and furniture that the theme does not know."""
    for key in ("role", "text"):
        if (role := draft.get(key)) and role not in known:
            message = f"the theme says nothing of the role {role[:40]!r}"
            yield error("unknown-role", draft.span, message, nearest(role, known))
    if (colour := draft.get("colour")) and not (COLOUR.fullmatch(colour) or theme.colour(colour)):
        yield error("bad-colour", draft.span, f"{colour[:40]!r} is no colour of the theme")
    if (slot := draft.get("slot")) and slot != TAB and f"{slot}-top" not in theme.values:
        slots = [TAB, *(key.removesuffix("-top") for key in theme.values if key.endswith("-top"))]
        message = f"the theme gives no place to the furniture {slot[:40]!r}"
        yield error("unknown-slot", draft.span, message, nearest(slot, slots))


def _lengths(draft: Draft, theme: Theme) -> Iterator[Diagnostic]:
    share = SHARES if draft.name == "table" else SHARE
    for key in LENGTHS:
        for word in draft.get(key).split():
            if not (key == "columns" and share.fullmatch(word)) and theme.measure(word) is None:
                hint = "a length is 44mm, 12pt, 2L or the name of a length in the theme"
                yield error("bad-length", draft.span, f"{word[:40]!r} in {key}= is no length", hint)


def _parts(draft: Draft) -> Iterator[Diagnostic]:
    """Whether an element's parts go together: cells with columns, labels with texts. What did not would be lost."""
    columns, parts = draft.get("columns").split(), [part.name for part in draft.elements()]
    if draft.name == "row" and columns and len(columns) != len(parts):
        yield error("bad-columns", draft.span, f"{len(columns)} columns are given, and {len(parts)} cells")
    if draft.name == "table":
        wide = grid.width(grid.spots([grid.spans(row) for row in draft.elements() if row.name == "tr"]))
        if columns and len(columns) != wide:
            yield error("bad-columns", draft.span, f"{len(columns)} columns are given, and {wide} cells in a row")
    if draft.name == "strip" and not draft.get("from") <= draft.get("begin") <= draft.get("end"):
        yield error("bad-value", draft.span, "the days of <strip> are from <= begin <= end")
    if len(parts) > (room := LABELLED.get(draft.name, len(parts))):
        yield error("bad-parts", draft.span, f"<{draft.name}> has room for {room} paragraphs, not {len(parts)}")
    if draft.name == "columns":
        yield from _stuck(draft)
    if draft.name == "network":
        yield from _ties(draft)
    if draft.name == "map" and not parts:
        yield error("bad-parts", draft.span, "a <map> has one <area> or <spot> at least")
    if draft.name == "periods":
        yield from _periods(draft)
    for event in draft.elements() if draft.name == "axis" else ():
        if not event.get("day"):
            yield error("missing-attribute", event.span, "<event> needs day= within <axis>")
    if draft.name == "dl" and parts != ["dt", "dd"] * (len(parts) // 2):
        yield error("bad-list", draft.span, "each <dt> is followed by its <dd>")


def _stuck(draft: Draft, within: str = "") -> Iterator[Diagnostic]:
    """What is to stand across columns, and cannot, since something in them holds it."""
    for child in draft.elements():
        if within and child.get("wide"):
            message = f"<{child.name}> cannot stand across the columns: <{within}> around it is in one of them"
            hint = "wide= stands in <columns>, or in a <section> or <div> of it"
            yield error("bad-nesting", child.span, message, hint)
        elif not child.get("wide") and child.name != "columns":
            loose = not within and child.name in ("section", "div") and child.get("keep") != "together"
            yield from _stuck(child, within or ("" if loose else child.name))


def _periods(draft: Draft) -> Iterator[Diagnostic]:
    """Whether there are periods, and each has an end at least, and ends no earlier than it begins."""
    if not draft.elements():
        yield error("bad-parts", draft.span, "<periods> has one <period> at least")
    for period in draft.elements():
        first, begin, end, last = (period.get(key) for key in ("from", "begin", "end", "until"))
        if bool(first) != bool(begin) or bool(end) != bool(last) or not (first or last):
            hint = "leave out both from= and begin= where it is open at its beginning, both end= and until= at its end"
            yield error("missing-attribute", period.span, "<period> needs from= and begin=, end= and until=", hint)
        elif first > begin or end > last or (first and last and first > last):
            yield error("bad-value", period.span, "the days of <period> are from <= begin and end <= until")


def _ties(draft: Draft) -> Iterator[Diagnostic]:
    """Whether the ties of a network lead from one of its nodes to another one, and two parties are there."""
    names = [node.get("name") for node in draft.elements() if node.name == "node"]
    if draft.get("form") == "parties" and len(names) < 2:
        yield error("bad-parts", draft.span, "a network of two parties has two nodes at least")
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield error("duplicate-name", draft.span, f"two nodes of <network> have the name {name[:40]!r}")
    for tie in (each for each in draft.elements() if each.name == "tie"):
        for end in ("from", "to"):
            if tie.get(end) not in names:
                message = f"<network> has no node of the name {tie.get(end)[:40]!r}"
                yield error("unknown-node", tie.span, message, nearest(tie.get(end), names))
        if tie.get("from") == tie.get("to"):
            yield error("bad-value", tie.span, f"the tie leads from {tie.get('from')[:40]} to itself")
