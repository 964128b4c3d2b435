"""Reading finished Pages as a person would: flow by flow, paragraph by paragraph; and what a Doc promises to say.

The two sides know nothing of each other: Pages are read from their runs, a Doc from its tree."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.layout.doc import ELEMENTS, Doc, Element, Str, walk
from briefing.typeset.galley import Page, Pages, Placed

HYPHEN = "\u00ad"  # what a hyphen that was drawn at a line's end reads as: no part of the word
FIGURES = ("clock", "strip")  # what they say of themselves stands in separate lines


class Paragraph(NamedTuple):
    """What stands together on a page or two: its flow, the number of its block in the Doc, its words."""

    flow: str
    block: int
    text: str


def text_of(placed: Placed) -> str:
    return "".join(run.text for run in placed.runs)


def lines(pages: Sequence[Page]) -> Iterator[Placed]:
    for page in pages:
        yield from (*page.text, *page.furniture)


def owners(doc: Doc) -> dict[int, int]:
    """The number of the block that each node of a Doc belongs to."""
    out: dict[int, int] = {}

    def visit(node: Element | Str, block: int) -> None:
        own = block if isinstance(node, Str) or ELEMENTS[node.name].inline else node.number
        out[node.number] = own
        for child in node.children if isinstance(node, Element) else ():
            visit(child, own)

    visit(doc.root, doc.root.number)
    return out


def paragraphs(pages: Pages, doc: Doc) -> list[Paragraph]:
    """Each paragraph of each flow, in reading order within the flow; a line that ends without a space goes on."""
    owner, apart, out = owners(doc), _figures(doc), list[Paragraph]()
    for flow in dict.fromkeys(placed.flow for placed in lines(pages.pages)):
        found = list[Paragraph]()
        for placed in lines(pages.pages):
            if placed.flow != flow:
                continue
            block = _block(placed, owner)
            goes_on = block >= 0 and block not in apart and flow != "furniture"
            if found and goes_on and block == found[-1].block:
                found[-1] = Paragraph(flow, block, found[-1].text + text_of(placed))
            else:
                found.append(Paragraph(flow, block, text_of(placed)))
        out += [paragraph._replace(text=" ".join(paragraph.text.replace(HYPHEN, "").split())) for paragraph in found]
    return out


def flows(pages: Pages, doc: Doc) -> dict[str, list[str]]:
    """The paragraphs of each flow, as a file of expected text holds them."""
    out: dict[str, list[str]] = {}
    for paragraph in paragraphs(pages, doc):
        out.setdefault(paragraph.flow, []).append(paragraph.text)
    return out


def read_flows(text: str) -> dict[str, list[str]]:
    """A file of expected text: `== flow` begins a flow, a line is a paragraph, # begins a remark."""
    out: dict[str, list[str]] = {}
    flow = ""
    for line in text.splitlines():
        if line.startswith("== "):
            flow = line.removeprefix("== ").strip()
        elif line.strip() and not line.startswith("#"):
            out.setdefault(flow, []).append(" ".join(line.split()))
    return out


def _block(placed: Placed, owner: dict[int, int]) -> int:
    """The block that a line belongs to; where a label hangs before it, that of the text. Numbers beside paragraphs are
    by themselves."""
    if placed.flow == "number":
        return -1
    return next((owner[run.node] for run in reversed(placed.runs) if run.node >= 0), -1)


def words(pages: Pages, doc: Doc) -> Counter[str]:
    """Every word on paper but furniture, scales and what is set again, words that go over a line's end put together."""
    owner, apart, said = owners(doc), _figures(doc), dict[int, str]()
    for placed in lines(pages.pages):
        if placed.flow not in ("furniture", "head", "scale"):
            block = _block(placed, owner)
            between = " " if block < 0 or block in apart else ""
            said[block] = said.get(block, "") + between + text_of(placed)
    return Counter(word for text in said.values() for word in text.replace(HYPHEN, "").split())


def _figures(doc: Doc) -> set[int]:
    return {node.number for node in walk(doc.root) if isinstance(node, Element) and node.name in FIGURES}


def promised(doc: Doc, pages: Pages) -> Counter[str]:
    """Every word that a Doc says outside its furniture, with the numbers, labels and dates that its elements mean."""
    where: dict[str, str] = {}
    for page in pages.pages:
        for anchor, _ in page.targets:
            where.setdefault(anchor, str(page.number))
    return Counter(word for text in _spoken(doc.root, where) for word in text.split())


def _spoken(el: Element, where: dict[str, str]) -> Iterator[str]:
    if el.name == "furniture":
        return
    yield from _marks(el, where)
    if ELEMENTS[el.name].holds == "inline":
        yield inline(el, where)
        yield from (t for aside in _asides(el) for t in _spoken(aside, where))
        return
    for child in el.children:
        if isinstance(child, Element):
            yield from _spoken(child, where)


def _marks(el: Element, where: dict[str, str]) -> Iterator[str]:
    """What an element says beside its text."""
    if el.name in ("ul", "ol"):
        for k, _ in enumerate(el.children):
            yield f"{int(el.get('start', '1')) + k}." if el.name == "ol" else "–"
    elif el.name == "event":
        yield el.get("date")
    elif el.name == "strip":
        yield from map(str, range(int(el.get("from")[:4]) + 1, int(el.get("end")[:4]) + 1))
    elif el.name == "aside" and f"margin-{el.number}" in where:
        yield f"(page {where[f'margin-{el.number}']})"  # a note that went over to another page says where it is from
    elif el.name == "clock":
        yield f"{el.get('minutes')} minutes"
    elif el.name == "tocitem":
        yield f"{el.get('number')} {where[el.get('to')]}"
    elif el.get("number"):
        yield el.get("number")


def inline(el: Element, where: dict[str, str]) -> str:
    out = ""
    for child in el.children:
        if isinstance(child, Str):
            out += child.text
        elif child.name == "br":
            out += " "
        elif child.name == "pageref":
            out += where[child.get("to")]
        elif child.name != "aside":
            out += inline(child, where)
    return out


def _asides(el: Element) -> Iterator[Element]:
    return (node for node in walk(el) if isinstance(node, Element) and node.name == "aside")
