"""The words that the documents are made of: a hundred common ones, or a vocabulary in natural proportions."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate
from random import Random

Draw = Callable[[int], str]  # so many words, parted by spaces

TEXT = """
lesson pupil teacher reading science evidence question answer model figure energy water plant animal cell history
source river climate number fraction pattern measure angle graph data table sample method result group discuss compare
explain describe predict observe record share write draw listen speak check review plan build the a of and to in for
with by on from this that each every some other new first next before after during while because although carefully
together usually simple useful important different common local clear strong
"""
COMMON = TEXT.split()
SOUNDS = "b c ch cl d dr f fl g gr h j l m n p pl pr qu r s sh sl sp st str t th tr v w/a e i o u ai ea ee ie oa ou"
ONSETS, VOWELS = (part.split() for part in SOUNDS.split("/"))
CODAS = ["", "", "", "", "l", "m", "n", "nd", "ng", "nt", "r", "rd", "s", "ss", "st", "t", "x", "y"]
SHIFT = 2.7  # Mandelbrot's addition to Zipf's law: the k-th word is as frequent as 1 / (k + 2.7)
SEED = 11


def common(rnd: Random) -> Draw:
    """Words of the short list, all alike in frequency."""
    return lambda count: " ".join(rnd.choice(COMMON) for _ in range(count))


def natural(rnd: Random, size: int) -> Draw:
    """Words of a vocabulary of `size`, as frequent as their rank says."""
    words = vocabulary(size)
    weights = list(accumulate(1.0 / (rank + SHIFT) for rank in range(1, size + 1)))
    return lambda count: " ".join(words[bisect_left(weights, rnd.random() * weights[-1])] for _ in range(count))


def vocabulary(size: int) -> Sequence[str]:
    """Words made of syllables, the same ones each time; the first hundred have one syllable, later ones up to four."""
    rnd, found = Random(SEED), dict[str, None]()
    while len(found) < size:
        syllables = 1 if len(found) < 100 else rnd.choice((1, 2, 2, 2, 3, 3, 4))
        found[_word(syllables, rnd)] = None
    return list(found)


def _word(syllables: int, rnd: Random) -> str:
    """Codas within a word are left out more often than not, which keeps it pronounceable."""
    inner = "".join(rnd.choice(ONSETS) + rnd.choice(VOWELS) + rnd.choice(("", "", "", "n", "r"))
                    for _ in range(syllables - 1))
    return inner + rnd.choice(ONSETS) + rnd.choice(VOWELS) + rnd.choice(CODAS)
