"""Labels of figures: an element's words set in a width, and the cell that holds them at a place of a row."""

from typing import NamedTuple

from briefing.layout.doc import Element
from briefing.layout.theme import Style
from briefing.typeset.blocks.context import Context
from briefing.typeset.blocks.inline import pieces
from briefing.typeset.blocks.paragraphs import stack
from briefing.typeset.galley import Galley, Glue
from briefing.typeset.text.lines import Para, SetLine, set_lines

Cell = tuple[float, Galley]
Box = tuple[float, float, float, float]  # left, top, right, bottom


class Label(NamedTuple):
    """Set lines of one style; `width` is that of the longest, `measure` what they were set in. Points."""

    lines: tuple[SetLine, ...]
    style: Style
    measure: float

    @property
    def width(self) -> float:
        return max((line.width for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading


def label(el: Element, measure: float, role: str, context: Context, align: str = "left") -> Label:
    """The words of an element, balanced, in the narrowest measure that keeps their number of lines."""
    style = context.theme.style(el.get("role") or role, context.step)
    para = Para(align, 0.0, True, context.faces, lang=context.lang)
    lines = tuple(set_lines(pieces(el, style, context), measure, para))
    return Label((*lines[:-1], *map(_apart, lines[-1:])), style, measure)


def _apart(line: SetLine) -> SetLine:
    """A label's last line, whose last word is read apart from the next label's first."""
    return line._replace(runs=(*line.runs[:-1], *(run.apart() for run in line.runs[-1:])))


def cell(made: Label, x: float, y: float) -> Cell:
    """A label as a cell of a row: the left edge of its measure at x, its top at y."""
    return x, ((Glue(y, keep=True),) if y else ()) + stack(made.lines, 0.0, made.style)
