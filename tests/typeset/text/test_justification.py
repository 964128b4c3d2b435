"""Total fit for justified lines against all the ways there are, demerits reckoned anew; and lines that are full."""

from itertools import combinations, pairwise
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.typeset.galley import Ink, Link, Path, Target
from briefing.typeset.text.breaking import Chain
from briefing.typeset.text.justification import JUSTIFIED, RAGGED, TRIALS, Give, Trial, fitted
from briefing.typeset.text.justification import given as gives
from briefing.typeset.text.lines import Forced, Hyphens, Picture, Piece, Pin, Slot, set_lines
from typeset.samples import BODY, BOLD, body, drawn, kept, para, texts
from typeset.text.prose import prose

MEASURE = 40.0
LAST = TRIALS[-1]


# -- the sum of demerits, as the book has it, for a whole way at once

def chain(widths, space=3.0, indent=0.0, soft=(), alone=(), dear=None):
    """Words of those widths; before `soft` ones there is no space, and a hyphen of 1 if a line ends there."""
    starts, ends, whites, at, white = [], [0.0], [], 0.0, 0.0
    for k, width in enumerate(widths):
        if k and k not in soft:
            at, white = at + space, white + space
        starts.append(at)
        whites.append(white)
        at += width
        ends.append(at + (k + 1 in soft))
    soft = set(soft) & set(range(1, len(widths)))
    return Chain([*starts, at], ends, list(range(1, len(widths) + 1)), indent, dear or {}, set(alone),
                 [*whites, white], soft, soft)


def ratios(paragraph, way, give, spare=0.0):
    out, start = [], 0
    for end in way[:-1]:
        width = paragraph.ends[end] - paragraph.starts[start]
        room = MEASURE - (0.0 if start else paragraph.indent)
        white = paragraph.whites[end - 1] - paragraph.whites[start] if paragraph.whites else 0.0
        if width > room:
            most = give.shrink * white + give.glyphs * (width - white)
            out.append((room - width) / most if most > 1e-6 else -inf)
        else:
            easy = give.stretch * white + (give.fixed + spare) * MEASURE
            most = easy + give.glyphs * (width - white)
            gap = room - width
            out.append(gap / most if gap <= most and most > 1e-6 else 0.0 if gap <= 1e-6
                       else 1 + (gap - most) / easy if easy > 1e-6 else inf)
        start = end
    return out


def demerits(paragraph, way, give, trial):
    """After The TeXbook, chapter 14; inf for a way that the trial does not allow."""
    found, total, before, hyphens = ratios(paragraph, way, give, trial.spare), 0.0, 1, 0
    for r, end in zip(found, way, strict=False):
        if not -1 - 1e-6 <= r <= trial.most + 1e-6:
            return inf
        kind = 0 if r < -0.5 else 1 if r <= 0.5 else 2 if r <= 1 else 3
        total += (10 + 100 * abs(r) ** 3) ** 2 + 10_000 * (abs(kind - before) > 1)
        total += 2500 * (end in paragraph.soft) + paragraph.dear.get(end, 0.0) * 2500 / 0.0225
        hyphens, before = hyphens + 1 if end in paragraph.hyphened else 0, kind
        total += 10_000 * (hyphens > 1)
        if hyphens > 2:
            total += 1e7 if trial.yields else inf
    if len(way) > 1 and way[-2] in paragraph.alone:
        total += 1e6 if trial.yields else inf
    last = way[-2] if len(way) > 1 else 0
    if paragraph.ends[way[-1]] - paragraph.starts[last] > MEASURE - (0.0 if last else paragraph.indent) + 1e-6:
        return inf
    return total + 100000 * (hyphens > 0)


def ways(paragraph):
    inner = paragraph.breaks[:-1]
    return ([*chosen, paragraph.breaks[-1]] for count in range(len(inner) + 1) for chosen in combinations(inner, count))


WIDTHS = st.lists(st.floats(2.0, 18.0), min_size=2, max_size=10)


@settings(max_examples=400, deadline=None)
@given(WIDTHS, st.sets(st.integers(1, 9)), st.sets(st.integers(1, 9), max_size=3), st.sampled_from([0.0, 0.03, 0.1]),
       st.sampled_from([*TRIALS, Trial(True, 4.0), Trial(False, 4.0, True, 0.05)]), st.floats(0.0, 4.0),
       st.sampled_from([3.0, 6.0]))
def test_no_way_has_fewer_demerits(widths, soft, alone, glyphs, trial, indent, space):
    paragraph = chain(widths, space, indent, soft, alone, {2: 0.01, 5: 0.02})
    give = JUSTIFIED._replace(glyphs=glyphs)
    found = fitted(paragraph, MEASURE, give, trial)
    if found == [len(widths)]:  # what fits on one line is never broken
        assert paragraph.ends[-1] - paragraph.starts[0] + indent <= MEASURE + 1e-6
        return
    least = min(demerits(paragraph, way, give, trial) for way in ways(paragraph))
    if found is None:
        assert least == inf
    else:
        assert demerits(paragraph, found, give, trial) == pytest.approx(least)


@settings(max_examples=200, deadline=None)
@given(WIDTHS, st.sets(st.integers(1, 9)), st.sampled_from(TRIALS))
def test_no_way_has_fewer_demerits_where_lines_are_ragged(widths, soft, trial):
    paragraph = chain(widths, soft=soft)._replace(whites=())
    found = fitted(paragraph, MEASURE, RAGGED, trial)
    if found and len(found) > 1:
        least = min(demerits(paragraph, way, RAGGED, trial) for way in ways(paragraph))
        assert demerits(paragraph, found, RAGGED, trial) == pytest.approx(least)


def test_later_trials_are_less_strict():
    words = chain([12, 12, 12, 12, 12, 12], soft=(2, 4, 5))
    for trial, next_one in pairwise(TRIALS):
        assert next_one.most >= trial.most - 0.05 and next_one.yields >= trial.yields
    assert fitted(words, MEASURE, JUSTIFIED, LAST)


@pytest.mark.parametrize(("gap", "stretch", "glyphs"), [
    (0.0, 0.0, 0.0), (2.5 + 2.7, 0.25, 0.03), (2.6, 0.125, 0.015), (2.5 + 2.7 + 2.5, 0.5, 0.03),
    (-2.0 - 2.7, -0.2, -0.03),
])
def test_spaces_and_letters_give_way_together(gap, stretch, glyphs):
    """10 points of white and 90 of letters."""
    found = gives(gap, 10.0, 90.0, Give(0.25, 0.2, 0.03))
    assert found == (pytest.approx(stretch), pytest.approx(glyphs))
    assert 10.0 * found[0] + 90.0 * found[1] == pytest.approx(gap)


# -- lines

WIDE = 115 / 25.4 * 72
SPACE = 2.625  # of the body's face at its size
HYPHENATED = {"hyphens": Hyphens(), "lang": "en-GB"}


def justified(pieces, measure=WIDE, indent=0.0, **more):
    made = [body(piece) if isinstance(piece, str) else piece for piece in pieces]
    return set_lines(made, measure, para("justify", indent, **{**HYPHENATED, **more}))


def spaces(line):
    """Each space on a line of one piece, as a share of the normal one: what its moves make of it."""
    run = line.runs[0]
    words = run.text.strip().split(" ")
    white = line.width - run.scale * sum(run.font.width[word] for word in words)
    return white / (len(words) - 1) / SPACE if len(words) > 1 else 1.0


def test_two_thousand_words_have_no_holes():
    text = prose(2000)
    found = justified([text], expand=0.03)[:-1]
    shares = [spaces(line) for line in found]
    assert len(found) > 150
    assert "".join(texts(justified([text], expand=0.03))).replace("\u00ad", "") == text
    assert min(shares) >= 0.8 - 0.002 and max(shares) <= 1.5 + 0.002
    assert sum(share > 1.252 for share in shares) < len(shares) / 20
    assert all(0.97 - 1e-6 <= line.runs[0].scale <= 1.03 + 1e-6 for line in found)


def test_letters_keep_their_width_unless_the_theme_lets_them_give_way():
    assert {run.scale for line in justified([prose(300)]) for run in line.runs} == {1.0}


@pytest.mark.parametrize("total", [True, False])
@pytest.mark.parametrize("hyphens", [Hyphens(), None])
@pytest.mark.parametrize("look", [BODY, BODY._replace(tracking=0.5), BODY._replace(spacing=1.4),
                                  BOLD._replace(size=9.0)])
@pytest.mark.parametrize("expand", [0.0, 0.02])
def test_every_line_but_the_last_is_as_wide_as_the_measure(total, hyphens, look, expand):
    found = justified([Piece(prose(120), look, 1)], indent=14.0, total=total, hyphens=hyphens, expand=expand)
    assert len(found) > 5
    for number, line in enumerate(found[:-1]):
        assert line.x == (0.0 if number else 14.0)
        assert line.x + line.width == pytest.approx(WIDE, abs=0.01)
        assert sum(map(drawn, line.runs)) == pytest.approx(sum(run.width for run in line.runs), abs=0.02)


def test_the_last_line_and_lines_before_a_forced_break_are_as_they_are():
    words = "one or two"
    natural = justified([words])[0]
    for pieces in ([words], [words, Forced(), words], [prose(40)[:-1] + " ", Forced(), words]):
        assert justified(pieces)[-1].width == pytest.approx(natural.width)
    assert justified([words, Forced(), words])[0].width == pytest.approx(natural.width)


def test_a_line_that_would_have_holes_stays_ragged():
    found = justified(["incomprehensibilities and uncharacteristically so"], 130.0, hyphens=None)
    assert texts(found)[0] == "incomprehensibilities and "
    assert found[0].width < 129.0
    assert spaces(found[0]) == pytest.approx(1.0)


def test_moves_are_the_same_for_all_spaces_of_a_font_and_stand_before_letters():
    line = justified([prose(60)], expand=0.0)[1]
    code = line.runs[0].code
    moves = [part.split("(")[0] for part in code.split(")")[1:-1]]
    assert "()" not in code.replace(f"){moves[0]}()", "")
    assert len(line.runs) == 1


def test_links_pictures_and_numbers_move_with_the_words():
    sign = Path((("R", 0.0, -5.0, 5.0, 5.0),), fill="#000000")
    pieces = [prose(7, 1)[:-1] + " ", Piece("the linked words", BOLD, 5, "#x"), " then a ", Picture(5.0, (sign,), 9),
              " on page ", Slot("x", BODY, 7, 2), Pin(Target("here")), " and ", kept("[1, EF-3]"), ". ", prose(30, 2)]
    for expand in (0.0, 0.03):
        found = justified(pieces, 220.0, expand=expand)
        for line in found[:-1]:
            assert line.width == pytest.approx(220.0, abs=0.01)
            pen, places = 0.0, {}
            for run in line.runs:
                places.setdefault(run.node, pen + run.shift)
                places[-run.node] = pen + run.shift + run.width
                pen += run.width
            for box in (note for note in line.notes if isinstance(note, Link) and note.node == 5):
                lead = SPACE if line.runs[0].text.startswith(" ") else 0.0
                assert box.x == pytest.approx(places[5] + lead, abs=0.01)
                assert box.x + box.width <= places[-5] + 0.01
            for ink in (note for note in line.notes if isinstance(note, Ink)):
                (path,) = ink.paths
                assert 0.0 < path.ops[0][1] < 220.0
        slot = next(run for line in found for run in line.runs if run.slot)
        assert (slot.scale, slot.width) == (1.0, slot.slot.width)
        assert [note for line in found for note in line.notes if isinstance(note, Target)] == [Target("here")]


ARABIC = ("الجيش الحر هو فصيل (أو ٢٠١١) تأسس في عام 2011 خلال الحرب ويضم ضباطا وجنودا من المدينة [1، 5] ثم قال: «لا» "
          "وذهب إلى البيت مع رجاله قبل الشتاء. ") * 2


@pytest.mark.parametrize("text", [
    ARABIC, f"the army ({ARABIC[:60]}) split in 2012, and {ARABIC[:80]} was what it said, as {prose(30)}",
])
def test_lines_that_run_to_the_left_are_filled_too(text):
    found = justified([text], 200.0, expand=0.02)
    assert len(found) > 3
    assert "".join(texts(found)).replace("\u00ad", "") == " ".join(text.split())
    for line in found[:-1]:
        assert line.width == pytest.approx(200.0, abs=0.01)
        pen, places = 0.0, []
        for run in line.runs:
            places.append((pen + run.shift, pen + run.shift + run.width, run))
            pen += run.width
        shown = sorted((a, b) for a, b, run in places if run.text.strip())
        assert shown[0][0] == pytest.approx(0.0, abs=3 * SPACE)
        assert all(b[0] >= a[1] - 0.7 for a, b in pairwise(shown))  # white may overlap
    assert found[-1].x == (pytest.approx(200.0 - found[-1].width) if text is ARABIC else 0.0)


def test_text_that_is_balanced_is_not_justified():
    found = justified([prose(30)], balance=True)
    assert all(line.width < WIDE - 0.5 for line in found)
    assert "\u00ad" not in "".join(texts(found))
