"""Lists: bulleted, numbered, and of labels with their texts."""

from briefing.layout.doc import Element
from briefing.typeset.blocks.boxes import rules
from briefing.typeset.blocks.context import Context, Measure, look
from briefing.typeset.blocks.drawing import level
from briefing.typeset.blocks.flow import anchored, around, carrier, set_flow
from briefing.typeset.blocks.inline import pieces
from briefing.typeset.blocks.paragraphs import stack
from briefing.typeset.fit import first_baseline, height, trim
from briefing.typeset.galley import Galley, Glue, Item, Line, Path, Row
from briefing.typeset.text.lines import Para, Piece, set_lines

BULLET = "–"


def set_list(el: Element, measure: Measure, context: Context) -> Galley:
    """<ul> and <ol>: each item's label hangs left of its first line."""
    role = el.get("role") or "list"
    indent, between = context.length(f"{role}-indent"), context.length(f"{role}-row-gap")
    below, start, out = context.below(el), int(el.get("start", "1")), list[Item]()
    for k, item in enumerate(child for child in el.children if isinstance(child, Element)):
        label = f"{start + k}." if el.name == "ol" else BULLET
        inner = trim(set_flow(item.children, (measure[0] + indent, measure[1] - indent), below))
        if k and between:
            out.append(Glue(between))
        out.extend(_labelled(inner, label, indent, item, below))
    return around(tuple(out), el, role, context)


def _labelled(items: Galley, label: str, indent: float, item: Element, context: Context) -> Galley:
    k = carrier(items)
    if k is None:
        return items
    style = context.theme.style(context.role, context.step)
    made = set_lines([Piece(label, look(style), item.number)], 100.0, Para("left", 0.0, False, context.faces))[0]
    # A label hangs outside the text's own lines, and takes none of their width.
    mark = made.runs[0]._replace(shift=-indent, width=0.0, text=label + " ")
    first = items[k]
    if isinstance(first, Line):
        return (*items[:k], first._replace(runs=(mark, *first.runs)), *items[k + 1:])
    down = first_baseline((first,))  # before a row it is a line without height, on the row's baseline
    return (*items[:k], Line(down, -down, mark.shift + indent, (mark._replace(shift=0.0),)), *items[k:])


def set_labels(el: Element, measure: Measure, context: Context) -> Galley:
    """<dl>: each label beside its text, on one baseline; a pair is never split.

    The role's theme keys: label-width, gap, pad-top, pad-bottom, first-rule (above the first) and next-rule."""
    role = el.get("role") or "fields"
    rows, label = list[Item](), None
    for child in el.children:
        if not isinstance(child, Element):
            continue
        if child.name == "dt":
            label = child
        elif label is not None:
            rows.append(_pair(label, child, role, measure, context, first=not rows))
            label = None
    return around(tuple(rows), el, role, context)


def _pair(dt: Element, dd: Element, role: str, measure: Measure, context: Context, first: bool) -> Row:
    width = context.length(f"{role}-label-width")
    left = width + context.length(f"{role}-gap")
    style = context.theme.style(dt.get("role") or f"{role}-label", context.step)
    if dt.get("disputed"):
        style = context.theme.inline(style, "disputed", context.step)
    lines = set_lines(pieces(dt, style, context), width, Para(style.align, 0.0, style.balance, context.faces))
    label = stack(lines, 0.0, style, keep=True)
    text = trim(set_flow(dd.children, (0.0, measure[1] - left), context.below(dd, dd.get("role") or f"{role}-text")))
    drop = first_baseline(text) - first_baseline(label) if text and label else 0.0
    top, bottom = context.length(f"{role}-pad-top"), context.length(f"{role}-pad-bottom")
    cells = tuple((x, ((Glue(top + max(0.0, down), keep=True),) if top + max(0.0, down) else ()) + items)
                  for x, down, items in ((0.0, drop, label), (left, -drop, text)))
    deep = max(height(items) for _, items in cells) + bottom
    row = Row(deep, 0.0, measure[0], cells, paths=_rules(dt, role, width, measure[1], context, first))
    carrying = anchored((row,), dd, context)[0]
    assert isinstance(carrying, Row)
    return carrying


def _rules(dt: Element, role: str, label: float, width: float, context: Context, first: bool) -> tuple[Path, ...]:
    """The rule above a pair; over a disputed label it is dashed and in the colour of dispute."""
    above = rules(f"{role}-first" if first else f"{role}-next", width, 0.0, context)
    if not dt.get("disputed") or not above:
        return tuple(above)
    dashed = level(0.0, 0.0, label, context.theme.colour("dispute"), 2.0, (6.0, 4.0))
    return (dashed, *(level(label + 12.0, 0.0, width - label - 12.0, path.stroke, path.weight) for path in above))
