"""Numbers as bars on one scale that begins at zero: a row each, with its hedge, its words, and who counted.

Hedge, number and words stand on one baseline; below the words, who counted; then the bar.
"""

from briefing.layout.doc import Element
from briefing.typeset.blocks.context import Context, Measure
from briefing.typeset.blocks.drawing import level
from briefing.typeset.blocks.flow import around, set_flow
from briefing.typeset.fit import first_baseline, height, trim
from briefing.typeset.galley import NEVER, Galley, Glue, Item, Path, Penalty, Row

LEADS = ("bars-hedge", "bars-number")  # roles of the paragraphs that stand in columns of their own, before the words
DASH = (8.0, 5.0)


def set_bars(el: Element, measure: Measure, context: Context) -> Galley:
    """Rows one below the other; the longest bar is as wide as the measure."""
    bars = el.parts()
    most = max((float(bar.get("value")) for bar in bars), default=0.0) or 1.0
    out = list[Item]()
    for k, bar in enumerate(bars):
        share = float(bar.get("value")) / most
        out += [*((Penalty(NEVER),) if out else ()), _bar(bar, k, share, measure, context)]
    return around(tuple(out), el, el.get("role") or "bars", context)


def _bar(el: Element, k: int, share: float, measure: Measure, context: Context) -> Row:
    theme, width, top = context.theme, measure[1], context.length("bars-pad-top")
    parts = el.parts()
    columns, x = list[tuple[float, Galley]](), 0.0
    for role in LEADS:
        wide = context.length(f"{role}-width")
        own = [part for part in parts if part.get("role") == role]
        columns.append((x, trim(set_flow(own, (0.0, wide), context.below(el)))))
        x += wide
    said = [part for part in parts if part.get("role") not in LEADS]
    columns.append((x, trim(set_flow(said, (0.0, width - x), context.below(el, "bars-text")))))
    base = top + max(first_baseline(made) for _, made in columns)
    cells = [(left, (Glue(base - first_baseline(made), keep=True), *made)) for left, made in columns]
    below = max(height(items) for _, items in cells) + context.length("bars-gap")
    thick = context.length("bars-bar-height", 8.0)
    weight = context.length("bars-rule" if not k else "bars-next-rule")
    paths = [level(0.0, 0.0, width, theme.colour("ink" if not k else "hair"), weight)] if weight else []
    paths.append(_drawn(share * width, below, thick, k, bool(el.get("doubtful")), context))
    return Row(below + thick + context.length("bars-pad-bottom"), 0.0, measure[0], tuple(cells), paths=tuple(paths))


def _drawn(wide: float, y: float, thick: float, k: int, doubtful: bool, context: Context) -> Path:
    """The first bar in the accent, the others grey; one that is in doubt is an empty, dashed frame."""
    theme = context.theme
    if doubtful:
        weight = context.length("bars-frame", 1.0)
        dash = tuple(each * weight / 2 for each in DASH)
        inner = ("R", weight / 2, y + weight / 2, max(0.0, wide - weight), thick - weight)
        return Path((inner,), stroke=theme.colour("dispute"), weight=weight, dash=dash)
    return Path((("R", 0.0, y, wide, thick),), fill=theme.colour("hair" if k else "accent"))
