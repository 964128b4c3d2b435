"""Doc + Theme -> Pages. First `set` knows elements and no pages, then `paginate` knows lines and no elements."""

from dataclasses import replace

from briefing.diagnostics import FIT, LAYOUT, Diagnostic, Failed, error
from briefing.layout.doc import Doc, walk
from briefing.layout.theme import Theme
from briefing.typeset.blocks.context import Context
from briefing.typeset.blocks.flow import set_flow
from briefing.typeset.blocks.setters import SETTERS
from briefing.typeset.galley import Pages
from briefing.typeset.pages.fill import fill, misjudged, numbers
from briefing.typeset.pages.furniture import furnish
from briefing.typeset.pages.paginate import Draft, TooTall, paginate
from briefing.typeset.pages.place import placements
from briefing.typeset.text.faces import Faces

__all__ = ["Faces", "Pages", "typeset"]


def typeset(doc: Doc, theme: Theme, faces: Faces) -> Pages:
    """Sets a Doc on the paper of its theme.

    Raises Failed: what does not fit, characters that no face has, links that lead nowhere."""
    context = Context(theme, faces, SETTERS)
    place = placements(theme)
    measure = (0.0, theme.length("text-width"))
    try:
        drafts = paginate(set_flow(doc.root.children, measure, context), place)
        where = numbers(drafts)
        if misjudged(drafts, where):
            known = replace(context, digits={anchor: len(page) for anchor, page in where.items()})
            drafts = paginate(set_flow(doc.root.children, measure, known), place)
            where = numbers(drafts)
    except TooTall as tall:
        raise Failed([_too_tall(doc, tall)], FIT) from None
    _check_links(drafts, where)
    return Pages(fill(drafts, furnish(drafts, doc.root, context), where), doc.facts, doc.root)


def _too_tall(doc: Doc, tall: TooTall) -> Diagnostic:
    span = next((node.span for node in walk(doc.root) if node.number == tall.node), None)
    message = f"this entry is {tall.over:.0f} points higher than a page, and it may not be split"
    return error("does-not-fit", span, message, "cut the text")


def _check_links(drafts: list[Draft], where: dict[str, str]) -> None:
    wanted = {link.target[1:] for page in drafts for link in page.links if link.target.startswith("#")}
    wanted |= {run.slot.target for page in drafts for placed in page.text for run in placed.runs if run.slot}
    if lost := sorted(wanted - set(where)):
        raise Failed([error("unknown-anchor", None, f"a link leads to “{name}”, which is not in the document",
                            "give the place that it means an anchor=") for name in lost], LAYOUT)
