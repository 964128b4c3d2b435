"""What is done to the finished tree, one pass each: definitions, links, numbers, first paragraphs, ids, contents.

Their order is `finish`'s. Those that look for single elements go through a list of all in reading order, `drafts`.
"""

from collections.abc import Sequence
from difflib import get_close_matches

from briefing.content.inline import Words
from briefing.diagnostics import Diagnostic, error
from briefing.layout.doc import HEADINGS
from briefing.layout.draft import Draft, blocks, walk

INTERRUPTIONS = ("aside", "table", "figure", "ul", "ol", "blockquote")
PARTING = ("role", "text", "before", "after", "break", "keep")  # what makes a section or division stand by itself
LINKS = ("a", "pageref", "tocitem")
UNNUMBERED = ("aside", "blockquote", "furniture", "definitions", "cell", "td", "dd", "li", "key", "event", "footnote")


def finish(root: Draft, complaints: list[Diagnostic]) -> list[Draft]:
    """Every pass in turn; what is wrong goes to `complaints`. -> all elements that there are now, in reading order."""
    drafts = [*walk(root)]
    if define(root, drafts):
        drafts = [*walk(root)]
    link(drafts, complaints)
    if any(draft.get("numbering") == "paragraphs" for draft in drafts):
        number(root, False, 0)
    number_headings(drafts)
    number_notes(drafts)
    mark_first(root, None)
    identify(root, "doc", complaints)
    fill_contents(drafts)
    return drafts


def define(root: Draft, drafts: Sequence[Draft]) -> bool:
    """Takes <definitions> out, and puts a copy of each before its term's first use where `define="margin"` holds.

    -> whether there were any, and the tree is another one now."""
    if not any(draft.name == "definitions" for draft in drafts):
        return False
    notes: dict[str, Draft] = {}
    for draft in drafts:
        for group in [child for child in draft.elements() if child.name == "definitions"]:
            notes.update((note.get("of"), note) for note in group.elements())
            draft.children.remove(group)
    if notes:
        _define(root, False, notes)
    return True


def _define(draft: Draft, on: bool, notes: dict[str, Draft]) -> None:
    """Below an element. Headings, margin notes and the glossary's own entries take no notes."""
    on = draft.get("define") == "margin" if "define" in draft.attributes else on
    if draft.name in HEADINGS or draft.in_margin or draft.get("anchor").startswith("term-"):
        return
    children: list[Draft | Words] = []
    for child in draft.children:
        if isinstance(child, Draft):
            if on and child.term in notes:
                note = notes.pop(child.term)
                children.append(note.copy())
                child.children = [Draft("span", child.span, {"role": "term"}, child.children)]
            else:
                _define(child, on, notes)
        children.append(child)
    draft.children = children


def link(drafts: Sequence[Draft], complaints: list[Diagnostic]) -> None:
    """Checks that anchors are unique and that links find theirs; a soft link that does not dissolves."""
    anchors: dict[str, Draft] = {}
    for draft in drafts:
        if anchor := draft.get("anchor"):
            if first := anchors.get(anchor):
                message = f"the anchor {anchor[:60]} stands twice, first at line {first.span.line} of {first.span.file}"
                complaints.append(error("duplicate-anchor", draft.span, message))
            anchors.setdefault(anchor, draft)
    for draft in drafts:
        soft = draft.attributes.pop("soft", "") or draft.soft
        if draft.name not in LINKS or draft.get("href") or (to := draft.get("to")) in anchors:
            continue
        if soft:
            draft.dissolve()
            continue
        close = get_close_matches(to, anchors, n=1)
        hint = f"did you mean {close[0]}?" if close else "give an element of this document anchor="
        complaints.append(error("unknown-anchor", draft.span, f"nothing here has the anchor {to[:60]!r}", hint))


def number(draft: Draft, on: bool, count: int) -> int:
    """Numbers paragraphs of texts where `numbering="paragraphs"` holds, on through the Doc; -> the last number."""
    on = draft.get("numbering") == "paragraphs" if "numbering" in draft.attributes else on
    for child in draft.elements():
        if child.placed and on:
            count += 1
            child.attributes["number"] = str(count)
        elif child.name not in UNNUMBERED:
            count = number(child, on, count)
    return count


def number_headings(drafts: Sequence[Draft]) -> None:
    """`number="1"` or `number="A"` on a heading is a form, as in HTML's lists: each form counts on through the Doc."""
    counts = dict.fromkeys(("1", "A"), 0)
    for draft in drafts:
        if draft.name in HEADINGS and (form := draft.get("number")) in counts:
            counts[form] += 1
            draft.attributes["number"] = str(counts["1"]) if form == "1" else letters(counts["A"])


def number_notes(drafts: Sequence[Draft]) -> None:
    """Footnotes are numbered through the Doc."""
    for count, note in enumerate((draft for draft in drafts if draft.name == "footnote"), 1):
        note.attributes["number"] = str(count)


def letters(count: int) -> str:
    """1 is A, 26 Z, 27 AA."""
    out = ""
    while count:
        count, rest = divmod(count - 1, 26)
        out = chr(65 + rest) + out
    return out


def mark_first(draft: Draft, before: Draft | None) -> Draft | None:
    """Marks each paragraph with which text begins; `before` is the block before, -> the last one.

    Sections and plain divisions are looked through, and margin notes between two paragraphs do not part them."""
    for child in draft.elements():
        if child.name == "p" and not (before and _goes_on(before, child)):
            child.attributes.setdefault("first", "yes")
        if child.inline or child.in_margin:
            mark_first(child, None)
        elif child.name in ("section", "div") and not any(key in child.attributes for key in PARTING):
            before = mark_first(child, before)
        else:
            mark_first(child, None)
            before = child
    return before


def _goes_on(before: Draft, child: Draft) -> bool:
    """Whether text goes on with a paragraph: after one of its own kind, and after what only interrupts it."""
    return before.name in INTERRUPTIONS or (before.name == "p" and before.get("role") == child.get("role"))


def identify(draft: Draft, path: str, complaints: list[Diagnostic]) -> None:
    """Ids: the keys of the elements around, then content id, or the text's name and block; bare ones count their like.

    Elements within a line have none."""
    draft.id = path
    seen: dict[str, int] = {}
    for child in blocks(draft):
        key = child.key or child.name
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            if child.key:
                span = draft.span if "#" in key else child.span  # of a text's block: where the template has placed it
                complaints.append(error("duplicate-id", span, f"{key} stands twice in one place", "give one place="))
            key += f"-{seen[key]}"
        identify(child, f"{path}/{key}", complaints)


def fill_contents(drafts: list[Draft]) -> None:
    """Fills each <toc of="h2"> with the headings there are; one without an anchor gets its id as that.

    What it adds goes into `drafts` as well."""
    for toc in [draft for draft in drafts if draft.name == "toc"]:
        wanted, begin = toc.get("of").split(), len(toc.children)
        end = drafts.index(toc) + len([*walk(toc)])
        for heading in [draft for draft in drafts if draft.name in wanted]:
            anchor = heading.attributes.setdefault("anchor", heading.id)
            given = {"to": anchor} | ({"number": heading.get("number")} if heading.get("number") else {})
            toc.children.append(Draft("tocitem", heading.span, given, _title(heading), id=f"{toc.id}/{heading.id}"))
        drafts[end:end] = [draft for entry in toc.elements()[begin:] for draft in walk(entry)]


def _title(draft: Draft) -> list[Draft | Words]:
    """A heading's words for elsewhere: without links, citations, notes and forced breaks."""
    out: list[Draft | Words] = []
    for child in draft.children:
        if not isinstance(child, Draft):
            out.append(child)
        elif child.name == "br":
            out.append(Words(" ", child.span))
        elif child.name in ("", "a") or (child.name == "span" and child.get("role") == "term"):
            out.extend(_title(child))
        elif child.inline and child.name not in ("cite", "footnote"):
            out.append(Draft(child.name, child.span, dict(child.attributes), _title(child)))
    return out
