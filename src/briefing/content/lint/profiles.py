"""What the readers of each kind can be asked to read: data. An audience is known by its id; of others nothing is asked.

Grades and lengths are craft values: Flesch-Kincaid grades from, to; words of a sentence, of a paragraph, at most."""

from collections.abc import Mapping
from typing import NamedTuple


class Profile(NamedTuple):
    grades: tuple[int, int]
    sentence: int
    paragraph: int


PROFILES: Mapping[str, Profile] = {
    "secondary": Profile((7, 10), 28, 120),
    "undergraduate": Profile((11, 14), 40, 150),
    "policy": Profile((10, 14), 35, 150),
    "public": Profile((7, 9), 25, 120),
    "general-public": Profile((7, 9), 25, 120),
    "plain": Profile((3, 6), 20, 60),
}
