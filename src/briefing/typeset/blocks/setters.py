"""The table of `set_…` functions: a new element is a row here and its function."""

from collections.abc import Mapping

from briefing.typeset.blocks.answers import set_answer, set_answer_lines, set_scale
from briefing.typeset.blocks.boxes import set_aside, set_columns, set_row
from briefing.typeset.blocks.contents import set_contents
from briefing.typeset.blocks.context import Set
from briefing.typeset.blocks.groups import (
    set_blockquote,
    set_frame,
    set_group,
    set_nothing,
    set_rule,
    set_space,
)
from briefing.typeset.blocks.lists import set_labels, set_list
from briefing.typeset.blocks.paragraphs import set_heading, set_paragraph
from briefing.typeset.blocks.pictures import set_figure, set_picture
from briefing.typeset.blocks.slides import set_slide
from briefing.typeset.blocks.tables import set_table
from briefing.typeset.figures.axis import set_axis
from briefing.typeset.figures.bars import set_bars
from briefing.typeset.figures.coverage import set_coverage
from briefing.typeset.figures.map import set_map
from briefing.typeset.figures.network import set_network
from briefing.typeset.figures.periods import set_periods
from briefing.typeset.figures.qr import set_qr
from briefing.typeset.figures.time import set_clock, set_strip, set_timeline

SETTERS: Mapping[str, Set] = {
    "doc": set_group, "section": set_group, "div": set_group,
    "p": set_paragraph, "caption": set_paragraph,
    "h1": set_heading, "h2": set_heading, "h3": set_heading, "h4": set_heading,
    "ul": set_list, "ol": set_list, "dl": set_labels, "table": set_table,
    "row": set_row, "columns": set_columns, "aside": set_aside, "blockquote": set_blockquote,
    "rule": set_rule, "space": set_space, "frame": set_frame,
    "lines": set_answer_lines, "answer": set_answer, "scale": set_scale, "figure": set_figure, "picture": set_picture,
    "timeline": set_timeline, "strip": set_strip, "clock": set_clock, "toc": set_contents, "slide": set_slide,
    "network": set_network, "axis": set_axis, "bars": set_bars, "qr": set_qr, "map": set_map,
    "coverage": set_coverage, "periods": set_periods,
    "furniture": set_nothing,
}
