"""Lists: bulleted, numbered, and of labels with their texts."""

from collections.abc import Callable, Mapping

from briefing.layout.doc import Element
from briefing.typeset.blocks.boxes import rules
from briefing.typeset.blocks.captions import gridded
from briefing.typeset.blocks.context import Context, Measure, look
from briefing.typeset.blocks.drawing import level
from briefing.typeset.blocks.flow import anchored, around, set_flow
from briefing.typeset.blocks.inline import pieces
from briefing.typeset.blocks.paragraphs import BASELINE, stack
from briefing.typeset.fit import first_baseline, height, trim
from briefing.typeset.galley import NEVER, Columns, Galley, Glue, Item, Line, Path, Penalty, Row
from briefing.typeset.text.lines import Para, Piece, SetLine, set_lines

BULLETS = ("–", "·")  # by depth, from the first again when there are no more
FORMS = ("1.", "a.", "i.", "1)", "a)", "i)")
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
CLEAR = 0.4  # em: the least white between a label and its text


def set_list(el: Element, measure: Measure, context: Context) -> Galley:
    """<ul> and <ol>: each item's label hangs left of its first line; the points of numbers stand below each other."""
    role, ordered = el.get("role") or "list", el.name == "ol"
    items = el.parts()
    below = context.below(el).other(bullets=context.bullets + (not ordered), numbers=context.numbers + ordered)
    texts = _texts(el, len(items), context)
    shown = {text: _label(text, el, below) for text in dict.fromkeys(texts)}
    labels = [shown[text] for text in texts]
    widest = max((label.width for label in labels), default=0.0) if ordered else 0.0
    indent = context.length(f"{role}-indent")
    if ordered:
        indent = max(indent, widest + CLEAR * context.theme.style(below.role, context.step).size)
    between, out = _between(el, role, context), list[Item]()
    for label, item in zip(labels, items, strict=True):
        inner = trim(set_flow(item.children, (measure[0] + indent, measure[1] - indent), below))
        if out and between:
            out.append(Glue(between))
        back = indent - widest + label.width if ordered else indent
        out.extend(anchored(_labelled(inner, label, item, back, measure[0] + indent, below), item, context))
    made = gridded(tuple(out), role, context, context.line) if el.get("loose") else tuple(out)
    return around(made, el, role, context)


def _between(el: Element, role: str, context: Context) -> float:
    """White between items: what the role asks for, or half a line in a loose list."""
    loose = context.length("list-loose-gap", context.line / 2) if el.get("loose") else 0.0
    return context.length(f"{role}-row-gap") or loose


def _texts(el: Element, count: int, context: Context) -> list[str]:
    """The labels of a list's items, by how many lists of its kind are around it."""
    if el.name == "ul":
        return [BULLETS[context.bullets % len(BULLETS)]] * count
    form, start = FORMS[context.numbers % len(FORMS)], int(el.get("start", "1"))
    return [f"{COUNTED[form[0]](start + k)}{form[1]}" for k in range(count)]


def letters(number: int) -> str:
    """1 is a, 26 z, 27 aa."""
    out = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        out = chr(97 + rest) + out
    return out


def roman(number: int) -> str:
    """In small Roman numerals; from 40 on, which no list needs, in tens all the same."""
    out = ""
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        out += sign * times
    return out


COUNTED: Mapping[str, Callable[[int], str]] = {"1": str, "a": letters, "i": roman}


def _label(text: str, el: Element, context: Context) -> SetLine:
    style = context.theme.style(context.role, context.step)
    return set_lines([Piece(text, look(style), el.number)], 100.0, Para("left", 0.0, False, context.faces))[0]


def _labelled(items: Galley, label: SetLine, item: Element, back: float, left: float, context: Context) -> Galley:
    """With a label `back` points left of the first line's own text: it takes none of the line's width."""
    (run,) = label.runs
    mark = run.apart()._replace(node=item.number, shift=-back, width=0.0)
    k = next((k for k, item in enumerate(items) if _stands(item)), len(items))
    first = items[k] if k < len(items) else None
    if isinstance(first, Line) and first.runs:
        return (*items[:k], first._replace(runs=(mark, *first.runs)), *items[k + 1:])
    style = context.theme.style(context.role, context.step)
    if first is None:  # an item to be filled in
        return (*items, Line(BASELINE * style.leading, (1 - BASELINE) * style.leading, left, (mark,)))
    # Before what is no line of text, the label has a line without height, on the first baseline that there is.
    down = first_baseline((first,)) if isinstance(first, Row | Columns) else BASELINE * style.leading
    return (*items[:k], Line(down, -down, left, (mark,)), Penalty(NEVER), *items[k:])


def _stands(item: Item) -> bool:
    """Whether an item takes room of its own."""
    return isinstance(item, Row | Columns) or (isinstance(item, Line) and bool(item.runs or item.height))


def set_labels(el: Element, measure: Measure, context: Context) -> Galley:
    """<dl>: each label beside its text, on one baseline; a pair is never split. A role without a label-width has its
    labels above their texts, which are set in.

    The role's theme keys: label-width, gap, pad-top, pad-bottom, first-rule (above the first) and next-rule; or inset
    and row-gap."""
    role = el.get("role") or "fields"
    if not context.length(f"{role}-label-width"):
        return around(gridded(_stacked(el, role, measure, context), role, context), el, role, context)
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


def _stacked(el: Element, role: str, measure: Measure, context: Context) -> Galley:
    """Each label on lines of its own, held to its text."""
    out, inset = list[Item](), context.length(f"{role}-inset")
    for child in el.children:
        if isinstance(child, Element) and child.name == "dt":
            if out:
                out.append(Glue(context.length(f"{role}-row-gap")))
            style = context.theme.style(child.get("role") or f"{role}-label", context.step)
            para = Para(style.align, 0.0, style.balance, context.faces)
            lines = set_lines(pieces(child, style, context), measure[1], para)
            out += [*stack(lines, measure[0], style, keep=True), Penalty(NEVER)]
        elif isinstance(child, Element):
            below = context.below(child, child.get("role") or f"{role}-text")
            text = set_flow(child.children, (measure[0] + inset, measure[1] - inset), below)
            out += anchored(trim(text), child, context)
    return tuple(out)


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
