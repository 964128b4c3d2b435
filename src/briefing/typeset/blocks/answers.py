"""What is written into: ruled lines, boxes, scales with a box to tick for each step."""

from briefing.layout.doc import Element
from briefing.typeset.blocks.boxes import hairline, whole_lines
from briefing.typeset.blocks.captions import gridded
from briefing.typeset.blocks.context import Context, Measure, look
from briefing.typeset.blocks.drawing import TICK, box
from briefing.typeset.blocks.flow import around, set_flow
from briefing.typeset.blocks.paragraphs import stack
from briefing.typeset.fit import first_baseline, height, trim
from briefing.typeset.galley import NEVER, Galley, Glue, Ink, Item, Line, Path, Penalty, Row
from briefing.typeset.text.lines import Para, Piece, set_lines

STEPS = 5  # of a scale, unless it says otherwise


def set_answer_lines(el: Element, measure: Measure, context: Context) -> Galley:
    """Ruled lines to write on, `pitch` apart; the first two stay together."""
    pitch = context.measure(el.get("pitch")) if el.get("pitch") else context.length("answer-pitch")
    count, ink = int(el.get("count", "3")), Ink((hairline(0.0, 0.0, measure[1], context),))
    out = list[Item]()
    for k in range(count):
        if k == 1:
            out.append(Penalty(NEVER))
        out.append(Line(pitch, 0.0, measure[0], (), (ink,)))
    used = pitch * count
    return (Penalty(NEVER), *out, Glue(whole_lines(used + context.line, context.line) - used))


def set_answer(el: Element, measure: Measure, context: Context) -> Galley:
    """A box to write in, as high as it says; held to what is above it."""
    tall = context.measure(el.get("height"))
    frame = Path((("R", TICK / 2, TICK / 2 - tall, measure[1] - TICK, tall - TICK),), weight=TICK,
                 stroke=context.theme.colour("hair"))
    line = Line(tall, 0.0, measure[0], (), (Ink((frame,)),))
    return (Penalty(NEVER), *around(gridded((line,), "answer", context), el, "answer", context))


def set_scale(el: Element, measure: Measure, context: Context) -> Galley:
    """Boxes from 1 to `count` on one line, a number below each; its first paragraph stands left of them, the second
    right of them, on one baseline with the boxes' feet."""
    count, pitch = int(el.get("count", str(STEPS))), context.length("scale-pitch", 2 * context.line)
    style = context.theme.style("scale-number", context.step)
    side, middle = context.length("scale-label-width", (measure[1] - count * pitch) / 2), count * pitch
    side = max(0.0, min(side, (measure[1] - middle) / 2))
    words = el.parts()[:2]
    ends = [trim(set_flow((word,), (0.0, side - context.line / 2), context.below(el, role)))
            for word, role in zip(words, ("scale-low", "scale-high"), strict=False)]
    base = max((first_baseline(end) for end in ends), default=context.line)
    edge = context.length("scale-size", 9.0)
    square = box(edge, context.theme.colour("ink"))
    paths = tuple(square.moved(side + pitch * (k + 0.5) - edge / 2, base) for k in range(count))
    cells = [(x, _down(end, base)) for x, end in zip((0.0, side + middle + context.line / 2), ends, strict=False)]
    for k in range(count):
        lines = set_lines([Piece(str(k + 1), look(style), el.number)], pitch, Para("centre", 0.0, False, context.faces))
        number = [line._replace(runs=tuple(run.apart() for run in line.runs)) for line in lines]
        cells.append((side + pitch * k, (Glue(base + context.line / 4, keep=True), *stack(number, 0.0, style))))
    tall = max(height(items) for _, items in cells)
    row = Row(tall, 0.0, measure[0], tuple(cells), paths=paths)
    return around(gridded((row,), "scale", context), el, el.get("role") or "scale", context)


def _down(items: Galley, base: float) -> Galley:
    """With its first baseline as far down as the others'."""
    lead = base - first_baseline(items)
    return (Glue(lead, keep=True), *items) if lead else items
