"""Paragraphs, headings and captions: one function of (element, (left, width), context) each, -> a galley."""

from collections.abc import Sequence
from dataclasses import replace

from briefing.diagnostics import FIT, Failed, error
from briefing.layout.doc import Element, plain
from briefing.layout.theme import Style
from briefing.typeset.blocks.context import Context, Measure, look
from briefing.typeset.blocks.inline import Part, pieces
from briefing.typeset.galley import (
    CLUB,
    NEVER,
    Galley,
    Glue,
    Hang,
    Heading,
    Item,
    Line,
    Note,
    Penalty,
    Target,
)
from briefing.typeset.text.lines import Para, Picture, Piece, SetLine, set_lines

BASELINE = 0.75  # of a line's height lies above its baseline
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
HELD, CLUBBED = Penalty(NEVER), Penalty(CLUB)
JUSTIFIED = 28.0  # ems: in narrower columns, of fewer than about 60 characters, lines are not justified (T10: 55)


def set_paragraph(el: Element, measure: Measure, context: Context) -> Galley:
    """A paragraph; `first` ones stand flush, `number` hangs outside on the binding side."""
    style = context.style(el)
    given, notes = el.attributes, tuple[Note, ...]()
    lines = _broken(pieces(el, style, context), measure[1], style, context, indent="first" not in given)
    if "anchor" in given:
        notes = (Target(given["anchor"]),)
    if "number" in given:
        notes += (_hanging(el, context),)
    least = int(context.length("orphan-lines", 2)), int(context.length("widow-lines", 2))
    return spaced(stack(lines, measure[0], style, notes, least=least), style, el, context)


def set_heading(el: Element, measure: Measure, context: Context) -> Galley:
    """A heading: balanced if its style says so, in the largest of its sizes that keeps to its number of lines."""
    role, lines, style = el.get("role") or el.name, list[SetLine](), context.theme.style(el.get("role") or el.name)
    for step in range(context.theme.steps(role)):
        style = context.theme.style(role, step)
        lines = _broken(_numbered(el, style, context), measure[1], _headed(style), context, indent=False)
        if not style.lines or len(lines) <= style.lines:
            break
    else:
        raise Failed([error("does-not-fit", el.children[0].span if el.children else el.span,
                            f"the heading takes {len(lines)} lines at the smallest size; it may take {style.lines}",
                            "cut the text")], FIT)
    level = int(el.get("level") or HEADINGS[el.name])
    notes: tuple[Note, ...] = (Heading(level, _title(el), el.get("anchor")),)
    if el.get("anchor"):
        notes += (Target(el.get("anchor")),)
    return spaced(stack(lines, measure[0], style, notes, keep=True), style, el, context)


def _title(el: Element) -> str:
    return f"{el.get('number')} {plain(el)}".strip()


def _numbered(el: Element, style: Style, context: Context) -> list[Part]:
    number = el.get("number")
    lead: list[Part] = []
    if number:  # 0.6 em parts it from the title: a no-break space, which reads as one, and white
        lead = [Piece(f"{number}\u00a0", look(style), el.number, keep=True), Picture(0.35 * style.size, (), el.number)]
    return lead + pieces(el, style, context)


def _headed(style: Style) -> Style:
    """Headings are neither justified nor hyphenated, whatever the text is."""
    if style.align != "justify" and not style.hyphens:
        return style
    return replace(style, align="left" if style.align == "justify" else style.align, hyphens=False)


def _broken(parts: Sequence[Part], width: float, style: Style, context: Context, indent: bool) -> list[SetLine]:
    align = "left" if style.align == "justify" and width < JUSTIFIED * style.size else style.align
    para = Para(align, style.indent if indent else 0.0, style.balance, context.faces, style.fit == "total",
                context.hyphens() if style.hyphens else None, context.lang, style.hang, style.expand)
    return set_lines(parts, width, para)


def _hanging(el: Element, context: Context) -> Hang:
    style = context.theme.style("paragraph-number")
    lines = set_lines([Piece(el.get("number"), look(style), el.number)], 100.0, Para("left", 0.0, False, context.faces))
    runs = tuple(run.apart() for run in lines[0].runs)
    return Hang(runs, lines[0].width, *number_gaps("paragraph-number", context))


def number_gaps(role: str, context: Context) -> tuple[float, float]:
    """The white between a text and the numbers at its left, and at its right, where the lines' ends come near them."""
    gap = context.length(f"{role}-gap")
    return gap, context.length(f"{role}-right-gap", gap)


def stack(lines: Sequence[SetLine], left: float, style: Style, notes: tuple[Note, ...] = (),
          keep: bool = False, least: tuple[int, int] = (2, 2)) -> Galley:
    """Lines as galley items, each as high as the leading. It costs to leave fewer than `least` of them before or after
    a break: orphans and widows."""
    out, (orphans, widows) = list[Item](), least
    above = BASELINE * style.leading
    for k, line in enumerate(lines):
        if k and keep:
            out.append(HELD)
        elif k and (k < orphans or k > len(lines) - widows):
            out.append(CLUBBED)
        out.append(Line(above, style.leading - above, left + line.x, line.runs, line.notes + (notes if k == 0 else ())))
    return tuple(out)


def spaced(items: Galley, style: Style, el: Element, context: Context) -> Galley:
    """With the style's space before and after, and held to what follows where it says so."""
    before, after = style.before, style.after
    if el.attributes:
        before, after = context.space(el, "before", before), context.space(el, "after", after)
    out = (Glue(before), *items) if before else items
    if (el.get("keep") or style.keep) == "next":
        return (*out, Penalty(NEVER), Glue(after, keep=True), Penalty(NEVER)) if after else (*out, Penalty(NEVER))
    return (*out, Glue(after)) if after else out
