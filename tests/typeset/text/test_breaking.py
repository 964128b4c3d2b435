"""Total fit against all the ways there are; balance and greedy by their promises."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.typeset.text.breaking import ALONE, BROKEN_OFF, LINE, Chain, balanced, fits, greedy, total_fit

SPACE, MEASURE = 2.0, 40.0


def chain(widths, indent=0.0, barred=(), dear=None, alone=()):
    at, starts, ends = 0.0, [], [0.0]
    for width in widths:
        starts.append(at)
        ends.append(at + width)
        at += width + SPACE
    breaks = [k for k in range(1, len(widths)) if k not in barred] + [len(widths)]
    return Chain([*starts, at], ends, breaks, indent, dear or {}, set(alone))


def gaps(paragraph, line_ends, measure=MEASURE):
    starts = [0, *line_ends[:-1]]
    return [measure - (paragraph.ends[end] - paragraph.starts[start]) - (0.0 if start else paragraph.indent)
            for start, end in zip(starts, line_ends, strict=True)]


def cost(paragraph, line_ends):
    square = MEASURE ** 2
    each = sum(gap * gap for gap in gaps(paragraph, line_ends)[:-1]) + LINE ** 2 * square * (len(line_ends) - 1)
    bad = ALONE ** 2 * square if len(line_ends) > 1 and line_ends[-2] in paragraph.alone else 0.0
    return each + bad + sum(paragraph.dear.get(end, 0.0) * square for end in line_ends[:-1])


def pairs(paragraph, line_ends):
    """Lines under two thirds of the measure beside full ones, the last line excepted."""
    kinds = [0 if gap > MEASURE / 3 else 2 if gap < 0.05 * MEASURE else 1 for gap in gaps(paragraph, line_ends)[:-1]]
    return sum(abs(a - b) == 2 for a, b in pairwise(kinds))


words = st.lists(st.floats(1.0, 38.0), min_size=1, max_size=9)


@settings(max_examples=300)
@given(words, st.sets(st.integers(1, 8)), st.sets(st.integers(1, 8)), st.floats(0.0, 2.0))
def test_total_fit_is_the_cheapest_of_all_ways(widths, alone, dear, indent):
    paragraph = chain(widths, indent, dear=dict.fromkeys(dear, 0.02), alone=alone)
    inner = paragraph.breaks[:-1]
    ways = ([*chosen, len(widths)] for count in range(len(inner) + 1) for chosen in combinations(inner, count))
    possible = [way for way in ways if fits(paragraph, way, MEASURE)]
    found = total_fit(paragraph, MEASURE)
    assert fits(paragraph, found, MEASURE)
    if len(found) > 1:  # what fits on one line is never broken, whatever it costs
        least = min(cost(paragraph, way) for way in possible)
        if cost(paragraph, found) > least + 1e-6:  # the price of lines that look broken off counts then, and only then
            assert any(pairs(paragraph, way) for way in possible if cost(paragraph, way) < least + 1e-6)
        priced = [cost(paragraph, way) + pairs(paragraph, way) * BROKEN_OFF ** 2 * MEASURE ** 2 for way in possible]
        assert cost(paragraph, found) + pairs(paragraph, found) * BROKEN_OFF ** 2 * MEASURE ** 2 == pytest.approx(
            min(priced))


def test_a_short_line_beside_a_full_one_is_avoided():
    paragraph = chain([39, 24, 39, 10], dear={})
    assert total_fit(paragraph, MEASURE) == [1, 2, 3, 4]  # it cannot be
    paragraph = chain([10, 28.5, 25, 34])
    assert pairs(paragraph, [2, 3, 4]) == 1
    assert total_fit(paragraph, MEASURE) == [1, 2, 3, 4] or pairs(paragraph, total_fit(paragraph, MEASURE)) == 0


@given(words, st.booleans())
def test_no_line_is_wider_than_the_measure(widths, fit):
    paragraph = chain(widths)
    found = (total_fit if fit else greedy)(paragraph, MEASURE)
    assert fits(paragraph, found, MEASURE)
    assert found == sorted(set(found))


@given(words)
def test_greedy_lines_have_no_room_for_the_next_word(widths):
    found = greedy(chain(widths), MEASURE)
    for gap, end in zip(gaps(chain(widths), found), found[:-1], strict=False):
        assert gap < SPACE + widths[end] + 1e-6


@given(words)
def test_balance_keeps_the_number_of_lines(widths):
    assert len(balanced(chain(widths), MEASURE)) == len(greedy(chain(widths), MEASURE))


def test_balanced_lines_are_alike():
    assert balanced(chain([12, 12, 12, 6]), MEASURE) == [2, 4]
    assert greedy(chain([12, 12, 12, 6]), MEASURE) == [3, 4]


def test_total_fit_does_not_leave_one_line_short():
    paragraph = chain([12, 12, 12, 10, 38, 5])
    assert greedy(paragraph, MEASURE) == [3, 4, 5, 6]
    assert total_fit(paragraph, MEASURE) == [2, 4, 5, 6]


@pytest.mark.parametrize("breaker", [greedy, total_fit, balanced])
def test_no_line_starts_with_a_barred_word(breaker):
    found = breaker(chain([18, 18, 10, 18, 5], barred={2}), MEASURE)
    assert 2 not in found


@pytest.mark.parametrize("breaker", [greedy, total_fit])
def test_a_word_that_should_not_be_alone_on_the_last_line_brings_another(breaker):
    assert breaker(chain([12, 12, 12, 4]), MEASURE) == [3, 4]
    assert breaker(chain([12, 12, 12, 4], alone={3}), MEASURE) == [2, 4]


@pytest.mark.parametrize("breaker", [greedy, total_fit])
def test_a_word_stays_alone_where_no_other_fits_beside_it(breaker):
    assert breaker(chain([38, 38, 4], alone={2}), MEASURE) == [1, 2, 3]


@pytest.mark.parametrize("breaker", [greedy, total_fit])
def test_the_first_line_is_shorter_by_its_indent(breaker):
    assert breaker(chain([20, 18]), MEASURE) == [2]
    assert breaker(chain([20, 18], indent=5.0), MEASURE) == [1, 2]
    assert breaker(chain([20, 22], indent=-5.0), MEASURE) == [2]
