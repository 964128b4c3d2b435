"""The numeric rules of good setting, held against finished Pages: each by its id, none knowing how pages are made.

A new rule is a function of a Reading that yields Findings, and a row in `RULES`; docs/rules.md lists them.
"""

from collections.abc import Mapping

from briefing.diagnostics import Diagnostic
from briefing.layout.theme import Theme
from briefing.typeset.galley import Pages
from briefing.typeset.rules import breaks, colour, furniture, ink, letters, measure, slides
from briefing.typeset.rules.profiles import PROFILES, Profile, profile_of
from briefing.typeset.rules.reading import Reading
from briefing.typeset.rules.rule import Rule

__all__ = ["PROFILES", "RULES", "Profile", "check", "profile_of"]

ALL = (
    Rule("T1", "Running text is of a size that its readers need.", "warning", "paper", letters.small_body),
    Rule("T2", "No text is smaller than 8 points; in large print none than running text.", "warning", "paper",
         letters.small_text),
    Rule("T3", "Lines of running text have 45 to 75 characters on average, in columns 38 to 58.", "warning", "paper",
         measure.line_lengths),
    Rule("T4", "The leading of running text is 1.2 to 1.45 of its size.", "warning", "paper", measure.leadings),
    Rule("T5", "Running text stands on the grid to within half a point.", "warning", "paper", measure.off_grid),
    Rule("T6", "Two lines of a paragraph stand before and after a break; in large print three.", "warning", "paper",
         breaks.lonely_lines),
    Rule("T7", "Two lines follow a heading on its page, unless its part has no more.", "warning", "paper",
         breaks.lonely_headings),
    Rule("T8", "What is to be kept together stands on one page.", "warning", "paper",
         lambda reading: (*breaks.parted(reading), *breaks.left_behind(reading))),
    Rule("T9", "Two lines in a row at most end in a hyphen, and none where they are off.", "warning", "all",
         measure.hyphens),
    Rule("T10", "Text is justified from 55 characters a line, with 80 to 150 % of the normal word space.", "warning",
         "paper", measure.stretched),
    Rule("T11", "Each level of headings is 1.2 times as large as the next.", "warning", "paper",
         letters.even_headings),
    Rule("T12", "Italics fill one line at most, capitals are three words at most; in large print there are none.",
         "warning", "paper", letters.long_italics),
    Rule("T13", "No text stands outside its page’s live area or on other text.", "error", "all",
         lambda reading: (*ink.off_area(reading), *ink.overlapping(reading))),
    Rule("T14", "The last page is filled to a quarter.", "warning", "paper", breaks.short_last_page),
    Rule("T15", "Arabic is 1.1 to 1.3 times as large as the Latin beside it.", "warning", "all", letters.arabic_sizes),
    Rule("T16", "Every character has a glyph, and what runs from right to left is set so.", "error", "all",
         letters.unset_characters),
    Rule("T17", "Ragged lines are two thirds of the measure beside a full one, and no short word ends alone.",
         "warning", "paper", measure.rag),
    Rule("P1", "Pages have the size of the paper.", "error", "all", ink.off_paper),
    Rule("P2", "No ink stands within 6.5 mm of the edge of paper.", "warning", "paper", ink.near_the_edge),
    Rule("P3", "The binding margin is 25 mm, on paper of half the size 16 mm.", "warning", "paper",
         ink.narrow_binding),
    Rule("P6", "Each page says its number, how many there are, version and date.", "warning", "paper",
         furniture.unnumbered),
    Rule("P11", "Lines to write on stand 8 mm apart.", "warning", "paper", furniture.narrow_answers),
    Rule("C1", "Text has a contrast of 4.5, large text of 3.", "warning", "all", colour.faint),
    Rule("C2", "Grey text on paper is #595959 or darker.", "warning", "paper", colour.light_grey),
    Rule("C4", "Grounds below text have 7 to 15 % of black.", "warning", "paper", colour.tints),
    Rule("C5", "Rules are half a point or more.", "warning", "all", colour.thin_rules),
    Rule("C6", "Light text on a dark ground has 12 points or more.", "warning", "all", colour.reversed_text),
    Rule("S1", "On slides titles have 32 points, statements 24, labels 18, all else 16.", "error", "screen",
         slides.small_slides),
    Rule("S2", "A slide has 40 words and 7 points at most.", "error", "screen", slides.full_slides),
    Rule("S3", "A headline has 15 words and 2 lines at most.", "error", "screen", slides.long_headlines),
    Rule("S4", "No two slides have the same title.", "error", "screen", slides.twin_titles),
)
RULES: Mapping[str, Rule] = {rule.id: rule for rule in ALL}


def check(pages: Pages, theme: Theme, profile: Profile) -> list[Diagnostic]:
    """Every finding, rule by rule: its code is the rule's id, its message ends in the page."""
    reading = Reading(pages, theme, profile)
    return [Diagnostic(rule.severity, rule.id, found.span, f"{found.message}, page {found.page}", found.hint)
            for rule in ALL if rule.binds(reading) for found in rule.find(reading)]
