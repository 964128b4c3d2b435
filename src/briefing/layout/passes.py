"""What is done to the finished tree, one pass each: definitions, links, white space, numbers, first paragraphs, ids,
contents. Their order is `finish`'s.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from briefing.diagnostics import Diagnostic, error
from briefing.layout.doc import HEADINGS, Str
from briefing.layout.draft import Draft, walk

SPACES = re.compile(r"[ \t\r\n]+")
INTERRUPTIONS = ("aside", "table", "figure", "ul", "ol", "blockquote")
PARTING = ("role", "text", "before", "after", "break", "keep")  # what makes a section or division stand by itself
UNNUMBERED = ("aside", "blockquote", "furniture", "definitions", "cell", "td", "dd", "li", "key", "event", "footnote")


def finish(root: Draft, complaints: list[Diagnostic]) -> None:
    """Every pass in turn; what is wrong goes to `complaints`."""
    define(root)
    tidy(root)
    link(root, complaints)
    number(root, False, 0)
    number_headings(root)
    number_notes(root)
    mark_first(root, None)
    identify(root, "doc", complaints)
    fill_contents(root)


def define(root: Draft) -> None:
    """Takes <definitions> out, and puts a copy of each before its term's first use where `define="margin"` holds."""
    notes: dict[str, Draft] = {}
    for draft in list(walk(root)):
        for group in [child for child in draft.elements() if child.name == "definitions"]:
            notes.update((note.get("of"), note) for note in group.elements())
            draft.children.remove(group)
    if notes:
        _define(root, False, notes)


def _define(draft: Draft, on: bool, notes: dict[str, Draft]) -> None:
    """Below an element. Headings, margin notes and the glossary's own entries take no notes."""
    on = draft.get("define") == "margin" if "define" in draft.attributes else on
    if draft.name in HEADINGS or _is_margin(draft) or draft.get("anchor").startswith("term-"):
        return
    children: list[Draft | Str] = []
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


def tidy(draft: Draft) -> None:
    """White space in lines as in HTML: runs become one space, none at the ends; and no empty stretches."""
    if draft.kind and draft.kind.holds == "inline" and not draft.inline:
        _squeeze(draft, True)
        _strip_end(draft)
    for child in draft.elements():
        tidy(child)
    draft.children = [c for c in draft.children if not (isinstance(c, Draft) and c.placed and not c.children)]


def _squeeze(draft: Draft, after_space: bool) -> bool:
    """Squeezes the stretches below; -> whether what comes next follows a space."""
    children: list[Draft | Str] = []
    for child in draft.children:
        if isinstance(child, Str):
            text = SPACES.sub(" ", child.text)
            text = text[1:] if after_space and text.startswith(" ") else text
            if not text:
                continue
            after_space = text.endswith(" ")
            child = child if text == child.text else Str(text, child.span)
        elif child.name == "br":
            after_space = True
        elif child.name == "footnote":
            pass  # its paragraphs are lines of their own
        elif child.inline:
            after_space = _squeeze(child, after_space) if child.children else False
        children.append(child)
    draft.children = children
    return after_space


def _strip_end(draft: Draft) -> None:
    while draft.children:
        last = draft.children[-1]
        if isinstance(last, Str):
            text = last.text.rstrip(" ")
            if text:
                draft.children[-1] = Str(text, last.span)
                return
            draft.children.pop()
        else:
            if last.inline and last.children:
                _strip_end(last)
            return


def link(root: Draft, complaints: list[Diagnostic]) -> None:
    """Checks that anchors are unique and that links find theirs; a soft link that does not is taken off its words."""
    anchors: dict[str, Draft] = {}
    for draft in walk(root):
        if anchor := draft.get("anchor"):
            if first := anchors.get(anchor):
                message = f"the anchor {anchor[:60]} stands twice, first at line {first.span.line} of {first.span.file}"
                complaints.append(error("duplicate-anchor", draft.span, message))
            anchors.setdefault(anchor, draft)
    for draft in walk(root):
        if draft.name not in ("a", "pageref", "tocitem") or draft.soft or draft.get("href"):
            continue
        if (to := draft.get("to")) not in anchors:
            close = get_close_matches(to, anchors, n=1)
            hint = f"did you mean {close[0]}?" if close else "give an element of this document anchor="
            complaints.append(error("unknown-anchor", draft.span, f"nothing here has the anchor {to[:60]!r}", hint))
    _unlink(root, anchors)


def _unlink(draft: Draft, anchors: dict[str, Draft]) -> None:
    children: list[Draft | Str] = []
    for child in draft.children:
        if isinstance(child, Draft):
            _unlink(child, anchors)
            if child.soft and child.get("to") not in anchors:
                children.extend(child.children)
                continue
        children.append(child)
    draft.children = children


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


def number_headings(root: Draft) -> None:
    """`number="1"` or `number="A"` on a heading is a form, as in HTML's lists: each form counts on through the Doc."""
    counts = dict.fromkeys(("1", "A"), 0)
    for draft in walk(root):
        if draft.name in HEADINGS and (form := draft.get("number")) in counts:
            counts[form] += 1
            draft.attributes["number"] = str(counts["1"]) if form == "1" else letters(counts["A"])


def number_notes(root: Draft) -> None:
    """Footnotes are numbered through the Doc."""
    for count, note in enumerate((draft for draft in walk(root) if draft.name == "footnote"), 1):
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
        if _is_margin(child):
            mark_first(child, None)
        elif child.name in ("section", "div") and not any(key in child.attributes for key in PARTING):
            before = mark_first(child, before)
        else:
            mark_first(child, None)
            before = before if child.inline else child
    return before


def _goes_on(before: Draft, child: Draft) -> bool:
    """Whether text goes on with a paragraph: after one of its own kind, and after what only interrupts it."""
    return before.name in INTERRUPTIONS or (before.name == "p" and before.get("role") == child.get("role"))


def _is_margin(draft: Draft) -> bool:
    return draft.name == "aside" and draft.get("role").startswith("margin")


def identify(draft: Draft, path: str, complaints: list[Diagnostic]) -> None:
    """Ids: the keys of the elements around, then content id, or the text's name and block; bare ones count their like.

    Elements within a line have none."""
    draft.id = path
    seen: dict[str, int] = {}
    for child in _blocks(draft):
        key = child.key or child.name
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            if child.key:
                span = draft.span if "#" in key else child.span  # of a text's block: where the template has placed it
                complaints.append(error("duplicate-id", span, f"{key} stands twice in one place", "give one place="))
            key += f"-{seen[key]}"
        identify(child, f"{path}/{key}", complaints)


def _blocks(draft: Draft) -> Iterator[Draft]:
    """The nearest blocks below an element, through whatever stands within its lines."""
    for child in draft.elements():
        if child.inline:
            yield from _blocks(child)
        else:
            yield child


def fill_contents(root: Draft) -> None:
    """Fills each <toc of="h2"> with the headings there are; one without an anchor gets its id as that."""
    for toc in [draft for draft in walk(root) if draft.name == "toc"]:
        wanted = toc.get("of").split()
        for heading in [draft for draft in walk(root) if draft.name in wanted]:
            anchor = heading.attributes.setdefault("anchor", heading.id)
            given = {"to": anchor} | ({"number": heading.get("number")} if heading.get("number") else {})
            toc.children.append(Draft("tocitem", heading.span, given, _title(heading), id=f"{toc.id}/{heading.id}"))


def _title(draft: Draft) -> list[Draft | Str]:
    """A heading's words for elsewhere: without links, citations, notes and forced breaks."""
    out: list[Draft | Str] = []
    for child in draft.children:
        if isinstance(child, Str):
            out.append(child)
        elif child.name == "br":
            out.append(Str(" ", child.span))
        elif child.name == "a" or (child.name == "span" and child.get("role") == "term"):
            out.extend(_title(child))
        elif child.inline and child.name not in ("cite", "footnote"):
            out.append(Draft(child.name, child.span, dict(child.attributes), _title(child)))
    return out
