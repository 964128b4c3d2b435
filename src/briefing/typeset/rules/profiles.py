"""The numbers that readers differ in: ordinary print, school classes, large print, dyslexia, the screen.

A theme names its profile (`profile: large-print-uk`); the names are `layout/theme_values.py: PROFILES`.
"""

from collections.abc import Mapping
from typing import NamedTuple

from briefing.layout.theme import Theme

INF = float("inf")


class Profile(NamedTuple):
    """Points; characters a line; leading as a multiple of the size. `least` and `ideal` are sizes of running text,
    `smallest` that of any text, None for that of running text; `together` are the lines on each side of a page break;
    `italics` are whole lines of it; `hyphens` that may follow each other; `capitals` are words; what is not `bound`
    needs no margin for it."""

    name: str
    least: float = 10.0
    most: float = INF
    ideal: float = 0.0
    smallest: float | None = 8.0
    line: tuple[float, float] = (45.0, 75.0)
    column: tuple[float, float] = (38.0, 58.0)
    leading: tuple[float, float] = (1.2, 1.45)
    together: int = 2
    italics: int = 1
    hyphens: int = 2
    capitals: int = 3
    screen: bool = False
    bound: bool = True


PRINT = Profile("print")
LARGE = PRINT._replace(smallest=None, line=(0.0, 70.0), leading=(1.15, 1.5), together=3, italics=0, hyphens=0,
                       capitals=0)
PROFILES: Mapping[str, Profile] = {profile.name: profile for profile in (
    PRINT,
    PRINT._replace(name="booklet", least=9.5),
    PRINT._replace(name="secondary", least=11.0),
    PRINT._replace(name="esl", least=12.0, hyphens=0),
    LARGE._replace(name="large-print-uk", least=16.0, ideal=18.0),
    LARGE._replace(name="large-print-us", least=18.0, most=18.0),
    PRINT._replace(name="dyslexia", least=12.0, most=14.0, line=(0.0, 70.0), leading=(1.5, 1.5), italics=0, hyphens=0,
                   capitals=0),
    PRINT._replace(name="poster", bound=False),
    PRINT._replace(name="deck", smallest=16.0, screen=True),
)}


def profile_of(kind: str, theme: Theme) -> Profile:
    """That which the theme names, else the one for the layout's kind."""
    return PROFILES[theme.word("profile") or ("deck" if kind == "deck" else "print")]
