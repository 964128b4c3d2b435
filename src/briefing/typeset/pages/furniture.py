"""What every page repeats: running heads and feet with their folios, and the facilitator's tab."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from briefing.layout.doc import Element, walk
from briefing.typeset.blocks.context import Context, look
from briefing.typeset.blocks.flow import set_flow
from briefing.typeset.blocks.inline import pieces
from briefing.typeset.fit import height
from briefing.typeset.galley import Galley, Heading, Path, Placed
from briefing.typeset.pages.cited import cited_on, is_free, passages_by_node
from briefing.typeset.pages.draft import Draft, put
from briefing.typeset.text.lines import Para, Piece, set_lines

ASKING, CITED = ("page", "pages", "running", "coverage"), "cited"


class Standing(NamedTuple):
    """Matter that stands in a slot of every page: its element, the words of the page that it says, and its galleys by
    what they are."""

    element: Element
    says: tuple[str, ...]
    kept: dict[tuple[str, ...], Galley]


def furnish(pages: Sequence[Draft], slots: Sequence[Element], context: Context,
            root: Element) -> list[tuple[Placed, ...]]:
    """The furniture of each page of the Doc below `root`; its rules and grounds are added to the page's paths."""
    made = [Standing(slot, _says(slot), {}) for slot in slots]
    said = {word for slot in made for word in slot.says}
    known = passages_by_node(root) if CITED in said else {}
    out, section = list[tuple[Placed, ...]](), ""
    for page in pages:
        here = [heading for heading, _ in page.headings if heading.level == 2]
        section = _first_of(here, section)
        words = {**_words(page, len(pages), section, said, context), CITED: "; ".join(cited_on(page, known))}
        below = replace(context, words={**context.words, **words})
        placed = list[Placed]()
        for slot in made:
            if slot.element.get("pages", "all") in ("all", "first" if page.place.number == 1 else "rest"):
                placed += _tab(slot.element, page, below) if slot.element.get("slot") == "tab" else _put(
                    slot, page, below)
        section = here[-1].text if here else section
        out.append(tuple(placed))
    return out


def _says(slot: Element) -> tuple[str, ...]:
    """Which words of a page its elements ask for: page, pages, section, guide, cited."""
    asking = (node for node in walk(slot) if isinstance(node, Element) and node.name in ASKING)
    return tuple(dict.fromkeys(CITED if node.name == "coverage" else node.get("of") or node.name for node in asking))


def _first_of(headings: Sequence[Heading], otherwise: str) -> str:
    """A page is headed by the section that it begins; a page that begins none, by the one that runs on."""
    return headings[0].text if headings else otherwise


def _words(page: Draft, total: int, section: str, said: Set[str], context: Context) -> Mapping[str, str]:
    words = {"page": str(page.place.number), "pages": str(total), "section": section}
    if "guide" in said:
        guides = page.guides
        words["guide"] = one_line(dict.fromkeys((guides[0], guides[-1])) if guides else (section,), context)
    return words


def one_line(texts: Collection[str], context: Context) -> str:
    """A running head on one line of the margin column: a text, or the first and the last headword of a page. The
    longer one loses its last words until all goes in, and letters where it is one word."""
    style = context.theme.inline(context.theme.style("running-head"), "here")
    room, para = context.length("margin-width") or context.length("text-width"), Para("left", 0.0, False, context.faces)
    heads = list(texts)
    while len(set_lines([Piece(" – ".join(heads), look(style), -1)], room, para)) > 1:
        longest = max(range(len(heads)), key=lambda k: len(heads[k]))
        shorter = _shorter(heads[longest])
        if shorter == heads[longest]:
            break
        heads[longest] = shorter
    return " – ".join(heads)


def _shorter(head: str) -> str:
    """Without its last word, or if it is one word without its last letter, and a sign for that."""
    words = head.removesuffix("…").split()
    if len(words) > 1:
        return " ".join(words[:-1]).rstrip(",;:") + " …"
    return words[0][:-1] + "…" if words and len(words[0]) > 2 else head


def _put(slot: Standing, page: Draft, context: Context) -> list[Placed]:
    """A slot's place: `…-top` from the text's top or, for the foot, from its bottom; `…-side` names its column. What
    says the same as on an earlier page is not set again.

    What says which passages a page cites ends at the text's foot, and gives way where it cites none, or where something
    stands in its place."""
    name, place = slot.element.get("slot"), page.place
    column = context.theme.word(f"{name}-side", "text")
    left = {"text": place.text, "side": place.side, "block": place.block}[column]
    width = context.length({"text": "text-width", "side": "margin-width", "block": "block-width"}[column])
    start = place.bottom if name.startswith("foot") else place.bottom - context.length("text-height")
    key = tuple(context.words.get(word, "") for word in slot.says)
    if key not in slot.kept:
        below = context.below(slot.element, slot.element.get("role") or "furniture")
        slot.kept[key] = set_flow(slot.element.children, (0.0, width), below)
    y = start + context.length(f"{name}-top")
    if CITED in slot.says:
        y = place.bottom - height(slot.kept[key])
        if not context.words[CITED] or not is_free(page, left, width, y - context.line):
            return []
    scratch = Draft(place)
    put(slot.kept[key], left, y, scratch, False, "furniture")
    page.paths.extend(scratch.paths)
    page.links.extend(scratch.links)
    return scratch.text


def _tab(slot: Element, page: Draft, context: Context) -> list[Placed]:
    """A grey tab in the outer margin with a rule on its inner side; its words read away from the text."""
    theme, place = context.theme, page.place
    width, top, bottom = context.length("tab-width"), context.length("tab-top"), context.length("tab-bottom")
    left = place.width - context.length("tab-margin") - width if place.recto else context.length("tab-margin")
    inner = left if place.recto else left + width
    page.paths.insert(0, Path((("R", left, top, width, bottom - top),), fill=theme.colour("tab-ground")))
    page.paths.append(Path((("M", inner, top), ("L", inner, bottom)), stroke=theme.colour("ink"), weight=1.5))
    out = list[Placed]()
    for k, child in enumerate(c for c in slot.children if isinstance(c, Element)):
        style = context.style(child, "tab")
        for line in set_lines(pieces(child, style, context), bottom - top, Para("left", 0.0, False, context.faces)):
            base = left + width / 2 + (-0.35 if place.recto else 0.35) * style.size
            start = context.length("tab-start") if k == 0 else context.length("tab-end") - line.width
            if place.recto:
                out.append(Placed(base, start, line.runs, -90, "furniture"))
            else:
                out.append(Placed(base, start + line.width, line.runs, 90, "furniture"))
    return out
