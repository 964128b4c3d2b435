"""The benchmark's documents, made with fixed seeds: a handout of two lengths and two vocabularies, and a deck."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any, NamedTuple

from bench.words import Draw, common, natural

Table = tuple[tuple[str, ...], ...]  # the first row is the head; () for none
PARAGRAPH, BULLET, MOST = 90, 12, 36  # words; MOST on a slide, of the 40 that `briefing check` lets pass
AUTHOR, READER = "Example School", "Reader"
MARKS = ("strong", "em", "strong", "em", "link")
DISTINCT = 8_500  # of which about 8,000 come to stand in L-natural


class Run(NamedTuple):
    """A stretch of a paragraph; `mark` is "", "strong", "em" or "link"."""

    text: str
    mark: str = ""
    href: str = ""


class Section(NamedTuple):
    id: str
    title: str
    paragraphs: tuple[tuple[Run, ...], ...]
    bullets: tuple[str, ...]
    table: Table


class Handout(NamedTuple):
    title: str
    author: str
    reader: str
    sections: tuple[Section, ...]


class Slide(NamedTuple):
    """A headline, and bullets of a label and a text; some have a table too."""

    title: str
    bullets: tuple[tuple[str, str], ...]
    table: Table


class Deck(NamedTuple):
    title: str
    author: str
    slides: tuple[Slide, ...]


def handout(count: int, draw: Draw, rnd: Random) -> Handout:
    """So many sections: six paragraphs with bold, italics and links, five bullets, a table in every second one."""
    sections = tuple(_section(number, draw, rnd) for number in range(1, count + 1))
    return Handout(f"Briefing pack: {capital(draw(4))}", AUTHOR, READER, sections)


def _section(number: int, draw: Draw, rnd: Random) -> Section:
    return Section(
        f"s{number}", f"{number}. {capital(draw(rnd.randint(3, 6)))}",
        tuple(_paragraph(draw, rnd) for _ in range(6)),
        tuple(f"{capital(draw(BULLET))}." for _ in range(5)),
        () if number % 2 else tuple(tuple(capital(draw(rnd.randint(1, 4))) for _ in range(3)) for _ in range(5)))


def _paragraph(draw: Draw, rnd: Random) -> tuple[Run, ...]:
    """Ninety words; after each six to fourteen plain ones, one to three that are marked."""
    runs, left = list[Run](), PARAGRAPH
    while left > 0:
        plain, marked = min(left, rnd.randint(6, 14)), rnd.randint(1, 3)
        runs.append(Run(f"{' ' if runs else ''}{draw(plain)}{' ' if plain < left else ''}"))
        left -= plain
        if left > 0:
            text, mark = draw(min(left, marked)), rnd.choice(MARKS)
            href = f"https://example.org/{text.split()[0]}/{rnd.randint(1, 999)}" if mark == "link" else ""
            runs.append(Run(text, mark, href))
            left -= min(left, marked)
    runs[0] = Run(capital(runs[0].text))
    return (*runs, Run("."))


def deck(count: int, draw: Draw) -> Deck:
    """A title and `count` - 1 slides: four bullets, on every fourth slide one and a table of four rows."""
    slides = tuple(_slide(number, draw) for number in range(1, count))
    return Deck("Briefing deck", AUTHOR, slides)


def _slide(number: int, draw: Draw) -> Slide:
    tabled = number % 4 == 0
    table = tuple(tuple(capital(draw(2)) for _ in range(3)) for _ in range(4)) if tabled else ()
    bullets = tuple((f"{capital(draw(1))}:", f"{draw(7)}.") for _ in range(1 if tabled else 4))
    return Slide(capital(draw(4)), bullets, table)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _handout(count: int, distinct: int = 0) -> Handout:
    rnd = Random(20240501)
    return handout(count, natural(rnd, distinct) if distinct else common(rnd), rnd)


SIZES: Mapping[str, Callable[[], Handout | Deck]] = {
    "S": lambda: _handout(7),
    "L": lambda: _handout(250),
    "L-natural": lambda: _handout(250, DISTINCT),
    "deck": lambda: deck(20, common(Random(7))),
    "deck-200": lambda: deck(200, common(Random(7))),
}


def plain(value: Any) -> Any:
    """A document as JSON has it: records as objects."""
    if hasattr(value, "_asdict"):
        return {key: plain(part) for key, part in value._asdict().items()}
    return [plain(part) for part in value] if isinstance(value, tuple) else value
