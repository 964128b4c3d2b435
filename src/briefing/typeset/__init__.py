"""Doc + Theme -> Pages. First `set` knows elements and no pages, then `paginate` knows lines and no elements."""

from collections.abc import Set
from dataclasses import replace

from briefing.diagnostics import FIT, LAYOUT, Diagnostic, Failed, error
from briefing.layout.doc import Doc, Element, walk
from briefing.layout.theme import Theme
from briefing.typeset.blocks.context import Context
from briefing.typeset.blocks.flow import set_flow
from briefing.typeset.blocks.notes import footing
from briefing.typeset.blocks.setters import SETTERS
from briefing.typeset.galley import Pages
from briefing.typeset.pages.draft import Draft
from briefing.typeset.pages.fill import fill, numbers, outgrown
from briefing.typeset.pages.furniture import furnish
from briefing.typeset.pages.paginate import TooTall, paginate
from briefing.typeset.pages.place import placements
from briefing.typeset.pictures import Pictures
from briefing.typeset.text.faces import Faces

__all__ = ["Faces", "Pages", "Pictures", "typeset"]

REFERRING = ("pageref", "aside")  # elements that have page references, margin notes if they go over to another page
SOUGHT = frozenset({*REFERRING, "furniture"})
ROUNDS = 9  # more than page numbers can grow


def typeset(doc: Doc, theme: Theme, faces: Faces, pictures: Pictures | None = None) -> Pages:
    """Sets a Doc on the paper of its theme.

    Raises Failed: what does not fit, characters that no face has, links that lead nowhere."""
    context = Context(theme, faces, SETTERS, pictures=pictures or Pictures(), lang=doc.facts.get("lang", ""))
    sought = [node for node in walk(doc.root) if isinstance(node, Element) and node.name in SOUGHT]
    slots = [node for node in sought if node.name == "furniture"]
    drafts, where = _paged(doc, context if len(sought) == len(slots) else replace(context, kept={}))
    _check_links(drafts, where)
    pages = fill(drafts, furnish(drafts, slots, context, doc.root), where)
    return Pages(pages, doc.facts, doc.root, tuple(dict.fromkeys(context.told)))


def _paged(doc: Doc, context: Context) -> tuple[list[Draft], dict[str, str]]:
    """Pages without furniture, and the page of each anchor.

    A reference within running text is given room for one digit. Paragraphs that need more are set again, and with them
    what they stand in; all else is kept as it was set. Numbers only grow in this, so it ends."""
    theme = context.theme
    place, foot, measure = placements(theme), footing(theme), (0.0, theme.length("text-width"))
    for _ in range(ROUNDS):
        try:
            drafts = paginate(set_flow(doc.root.children, measure, context), place, foot)
        except TooTall as tall:
            raise Failed([_too_tall(doc, tall)], FIT) from None
        where = numbers(drafts)
        if not (grown := outgrown(drafts, where)):
            break
        digits = {**context.digits, **{slot.target: len(where[slot.target]) for slot in grown.values()}}
        context = replace(context, digits=digits, stale=frozenset(_around(doc.root, grown.keys())))
    return drafts, where


def _around(node: Element, numbers: Set[int]) -> set[int]:
    """The numbers of the nodes that are or hold one of those."""
    inner = set[int]().union(*(_around(child, numbers) for child in node.children if isinstance(child, Element)))
    return inner | {node.number} if inner or node.number in numbers else inner


def _too_tall(doc: Doc, tall: TooTall) -> Diagnostic:
    span = next((node.span for node in walk(doc.root) if node.number == tall.node), None)
    message = f"this entry is {tall.over:.0f} points higher than a page, and it cannot be split"
    return error("does-not-fit", span, message, "cut the text")


def _check_links(drafts: list[Draft], where: dict[str, str]) -> None:
    wanted = {link.target[1:] for page in drafts for link in page.links if link.target.startswith("#")}
    wanted |= {run.slot.target for page in drafts for run in page.slots() if run.slot}
    if lost := sorted(wanted - set(where)):
        raise Failed([error("unknown-anchor", None, f"a link leads to “{name}”, which is not in the document",
                            "give the place that it means an anchor=") for name in lost], LAYOUT)
