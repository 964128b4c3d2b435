"""python-bidi's compiled part is the measure: it reorders whole strings by the same algorithm (UAX #9)."""

import unicodedata

import pytest
from bidi import get_base_level, get_display
from hypothesis import given
from hypothesis import strategies as st

from briefing.typeset.text.bidi import RTL, base_level, levels, visual_order

# What a line's end resets to the paragraph's level (L1). Lines have no such ends: their last space is no part of them.
WHITE = {"WS", "BN", "LRI", "RLI", "FSI", "PDI", "S", "B"}


def displayed(text: str, base: int) -> str:
    found = levels(text, base)
    for at in range(len(text) - 1, -1, -1):
        if unicodedata.bidirectional(text[at]) not in WHITE:
            break
        found[at] = base
    return "".join(text[at] for at in visual_order(found))


CASES = [
    "",
    "plain Latin, 12 (34) [5].",
    "سلام",
    "the army (الجيش الحر) split in 2012",
    "see الجيش (12) and الجيش [1, EF-3].",
    "الجيش (FSA) تأسس في عام 2011 (أو ٢٠١١).",
    "في عام 2011–2012، و 6–8 و ١٢/١٣ و 1,000.50",
    "price 20$ or $20 in شارع 5% now",
    "«سلام» [a (b) ج] {د}",
    "a (ب [c) د] e",
    "אבג abc (דהו) 123",
    "1, 2 سلام 3 - 4 + 5 سلام",
    "(سلام\u0651) mark \u0301 after",
    "a\u2067ב (c) ד\u2069 e",
    "سلام \u2066a (ب) c\u2069 سلام",
    "\u2068سلام\u2069 12 \u2068a\u2069",
    "rlm (سلام\u200f) 12\u200e 34",
    # brackets: round the whole, within each other, unpaired, crossed, of both directions, after and before numbers
    "(الجيش)", "(army) الجيش", "الجيش (army)", "الجيش (army) الحر", "army (الجيش) free", "a (b (ج) د) e",
    "ا (ب (c) د) ه",
    "ا (b ج) د", "a (ب c) د", "ا (ب", "ا ب)", "ا )ب( ج", "a [ب (c] د) e", "(1) ا (2)", "ا (1) ب [2-3] ج", "[1] a [ب]",
    "ا {b} [c] (d) <e> «f»", "(ا)(b)(ج)", "a ((ب)) c", "ا “b” ‘c’ ج", "12) ا", "(ا 12) b",
    # numbers: ranges, dates, money, degrees, Arabic-Indic digits, signs before and after
    "عام 2011–2012", "عام ٢٠١١–٢٠١٢", "2011-12-31 ا", "ا 12.5% ب", "ا -5 ب", "ا +5° ب", "ا $5 ب", "ا 5$ ب", "ا #5 ب",
    "ا 1/2 ب", "ا 1:30 ب", "ا ١:٣٠ ب", "ا 1,000.50 ب", "ا ١٬٠٠٠٫٥ ب", "a 5 ا 6 b", "5 ا 6", "ا5ب6", "ا 5a ب", "ا a5 ب",
    # Latin inside Arabic: words, abbreviations with stops, addresses, citations, signs at the edges
    "قال Dr. Smith إن", "في U.S.A. عام", "انظر www.example.org/a-b?c=1 الآن", "قال [1, EF-3] إن",
    "قال [1، EF-3]؛ [2، 5].",
    "كتاب “The Siege” (2016)", "C++ لغة", "لغة C++", "لغة C++!", "a, ب, c", "ا, b, ج", "a - ب - c", "ا/b/ج", "a… ب…",
    # whole paragraphs, with what opens and closes them
    "«سلام» قال (٣٤) رجلا.", "من ٦ إلى ٨ نوفمبر، قال: «لا (أبدا)»!", "١) أولا، ٢) ثانيا؟", "- بند (أ)",
    "العنوان: (FSA) 12/3.",
    "سلاٌم عَلَيْكُم (مَرْحَبًا)", "لا\u0651 (إله)\u064e إلا",
]


@pytest.mark.parametrize("text", CASES)
@pytest.mark.parametrize("base", [0, 1])
def test_order_is_that_of_the_unicode_algorithm(text, base):
    assert displayed(text, base) == get_display(text, base_dir="LR"[base])


@pytest.mark.parametrize("text", CASES[1:])
def test_the_base_is_the_first_strong_letter(text):
    assert base_level(text) == get_base_level(text)


@given(st.text(alphabet="ab ابא12٣٤.,-+%$()[]«»!\u0301\u200f", max_size=30), st.sampled_from([0, 1]))
def test_order_is_that_of_the_unicode_algorithm_for_any_text(text, base):
    assert displayed(text, base) == get_display(text, base_dir="LR"[base])


@given(st.text(alphabet="ab ا12()!\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\u200f", max_size=30),
       st.sampled_from([0, 1]))
def test_every_character_has_a_level_of_the_paragraph_or_above(text, base):
    found = levels(text, base)
    assert len(found) == len(text)
    assert all(level >= base for level in found)
    assert sorted(visual_order(found)) == list(range(len(text)))


@pytest.mark.parametrize(("text", "level"), [("سلام then Latin", 0), ("سلام، 12", 1), ("12.", 0)])
def test_a_left_aligned_paragraph_runs_to_the_right_when_it_has_latin_letters(text, level):
    assert base_level(text, latin=True) == level


@pytest.mark.parametrize(("order", "found"), [
    ([], []), ([0, 0, 0], [0, 1, 2]), ([1, 1, 1], [2, 1, 0]), ([1, 2, 2], [1, 2, 0]),
    ([0, 1, 2, 1, 0], [0, 3, 2, 1, 4]),
])
def test_runs_are_turned_round_from_the_highest_level_down(order, found):
    assert visual_order(order) == found


@pytest.mark.parametrize(("text", "wanted"), [
    ("é 12 – ʿ", False), ("a س", True), ("ש", True), ("\u2067", True), ("٣", True),
])
def test_the_algorithm_is_asked_for_only_where_text_may_turn_round(text, wanted):
    assert bool(RTL.search(text)) is wanted
