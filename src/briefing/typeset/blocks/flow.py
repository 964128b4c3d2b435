"""Blocks one below the other: what every `set_…` function of a container rests on."""

from collections.abc import Sequence
from dataclasses import replace

from briefing.diagnostics import Diagnostic, Failed
from briefing.layout.doc import Element, Str
from briefing.typeset.blocks.context import Context, Measure
from briefing.typeset.fit import height
from briefing.typeset.galley import (
    NEVER,
    Columns,
    Galley,
    Glue,
    Guide,
    Item,
    Line,
    Note,
    Penalty,
    Row,
    Side,
    Target,
)
from briefing.typeset.items import trim

GROUPS = ("section", "div")  # what is kept together with its grid: blocks/groups.py


def set_flow(children: Sequence[Element | Str], measure: Measure, context: Context) -> Galley:
    """Galleys one below the other. Two spaces that meet become the larger; margin notes ride on the line after them."""
    out, waiting, wrong = list[Item](), list[Note](), list[Diagnostic]()
    for child in children:
        if isinstance(child, Str):
            continue
        given = child.attributes
        if child.name == "aside" and child.get("role").startswith("margin"):
            if (note := margin_note(child, context)).galley:
                waiting.append(note)
            continue
        try:
            items = _set(child, *(_across(context) if "wide" in given else (measure, context)))
        except Failed as failed:  # all that is wrong is said at once
            wrong.extend(failed.diagnostics)
            status = failed.exit_status
            continue
        if given.get("keep") == "together" and child.name not in GROUPS:
            items = _together(items)
        if "wide" in given:
            items = tuple(_widened(item) for item in items)
        if waiting and (k := carrier(items)) is not None:
            items = (*items[:k], with_notes(items[k], waiting), *items[k + 1:])
            waiting = []
        _join(out, items)
    if wrong:
        raise Failed(wrong, status)
    if waiting and (k := carrier(out[::-1])) is not None:
        k = len(out) - 1 - k
        out[k] = with_notes(out[k], waiting)
    elif waiting:
        out.append(Line(0.0, 0.0, measure[0], (), tuple(waiting)))
    return tuple(out)


def _together(items: Galley) -> Galley:
    """As one row, which no page parts; the white around it stays outside."""
    inner = trim(items)
    if not inner:
        return items
    at = next(k for k, item in enumerate(items) if item is inner[0])
    row = Row(height(inner), 0.0, 0.0, ((0.0, inner),))
    return (*items[:at], row, *items[at + len(inner):])


def _set(el: Element, measure: Measure, context: Context) -> Galley:
    """The element's galley: the one that was kept, if nothing in it has to be set again."""
    kept, key = context.kept, (el.number, measure, context.step)
    if kept is None:
        return context.setters[el.name](el, measure, context)
    if el.number in context.stale or key not in kept:
        kept[key] = context.setters[el.name](el, measure, context)
    return kept[key]


def _across(context: Context) -> tuple[Measure, Context]:
    """The measure of what stands across columns or the page, and its context: its footnotes are none of a column's."""
    if not context.across:
        return (0.0, context.length("block-width")), context
    measure, foot = context.across
    return measure, context if foot == context.foot else replace(context, foot=foot)


def _widened(item: Item) -> Item:
    if isinstance(item, Row):
        return item._replace(wide=True, head=tuple(row._replace(wide=True) for row in item.head))
    return item._replace(wide=True) if isinstance(item, Line | Columns) else item


def carrier(items: Sequence[Item]) -> int | None:
    """The first item that can carry notes: a row or a line of text."""
    for k, item in enumerate(items):
        if isinstance(item, Row) or (isinstance(item, Line) and item.runs):
            return k
    return None


def with_notes(item: Item, notes: Sequence[Note]) -> Item:
    assert isinstance(item, Line | Row)
    return item._replace(notes=item.notes + tuple(notes))


def _join(out: list[Item], items: Galley) -> None:
    """Appends, and lets two spaces that meet become the larger one."""
    if not items or not isinstance(items[0], Glue):
        out.extend(items)
        return
    if out and isinstance(out[-1], Glue):
        last = out.pop()
        assert isinstance(last, Glue)
        more = items[0]
        items = (Glue(max(last.space, more.space), last.stretch + more.stretch, last.keep or more.keep), *items[1:])
    elif [type(item) for item in out[-2:]] == [Glue, Penalty]:
        items = items[1:]  # a heading's own space, held to what follows
    out.extend(items)


def anchored(items: Galley, el: Element, context: Context) -> Galley:
    """With the element's anchor and guide word on its first line or row."""
    if not el.attributes:
        return items
    notes: list[Note] = []
    if el.get("anchor"):
        notes.append(Target(el.get("anchor")))
    if el.get("guide"):
        notes.append(Guide(el.get("guide")))
    k = carrier(items)
    return items if not notes or k is None else (*items[:k], with_notes(items[k], notes), *items[k + 1:])


def around(items: Galley, el: Element, role: str, context: Context) -> Galley:
    """With the anchor, and the space before and after that the element or its role asks for."""
    items = anchored(items, el, context)
    before = context.space(el, "before", context.length(f"{role}-before"))
    after = context.space(el, "after", context.length(f"{role}-after"))
    hold = (Penalty(NEVER),) if el.get("keep") == "next" else ()
    return ((Glue(before),) if before else ()) + items + hold + ((Glue(after),) if after else ())


def margin_note(el: Element, context: Context) -> Side:
    """A margin note at the margin column's measure; on a later page its head names the page that it is from."""
    anchor = f"margin-{el.number}"
    measure, below = (0.0, context.length("margin-width")), context.below(el, el.get("role"))
    below = replace(below, foot=0.0) if below.foot else below  # its footnotes stand at the page's foot
    late = set_flow(_keyed(el, anchor), measure, replace(below, kept=None))
    return Side(set_flow(el.children, measure, below), late, anchor, bool(el.get("float")))


def _keyed(el: Element, anchor: str) -> tuple[Element | Str, ...]:
    """The children of a margin note with “(page 3)” in its head, which is a paragraph, or above what is none.

    A headword in another language goes to a line of its own, since its script may need a higher one."""
    def key(before: str) -> Element:
        page = Element("pageref", {"to": anchor}, (), el.span, number=el.number)
        words = Str(f"{before}(page ", el.span, el.number), page, Str(")", el.span, el.number)
        return Element("span", {"role": "margin-key"}, words, el.span, number=el.number)

    for k, child in enumerate(el.children):
        if isinstance(child, Element) and child.name == "p":
            n = next((n for n, part in enumerate(child.children) if n and _foreign(part)), len(child.children))
            own = child.children[n:]
            head = replace(child, children=(*child.children[:n], key("" if own else " ")))
            lang = own[0].get("lang") if own and isinstance(own[0], Element) else ""
            line = replace(child, attributes={"role": "margin-native-line", "lang": lang}, children=own)
            return (*el.children[:k], head, *((line,) if own else ()), *el.children[k + 1:])
        if isinstance(child, Element) and child.name not in ("rule", "space"):
            break
    return (Element("p", {"first": "yes"}, (key(""),), el.span, number=el.number), *el.children)


def _foreign(part: Element | Str) -> bool:
    return isinstance(part, Element) and bool(part.get("lang"))
