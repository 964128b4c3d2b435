"""A proposal for numbering the paragraphs of a plain text: what is heading, paragraph, note, and what is furniture.

Nobody can tell for sure: each guess says why, so that a person can review it. A paragraph is what blank lines part or,
where they part nothing, a line. Texts are read, and nothing of them is kept but hashes.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from briefing.content.sourcing import digest
from briefing.diagnostics import USAGE, Failed, error

TITLE, HEADING, BODY, NOTE, FURNITURE = "title", "heading", "body", "note", "furniture"
SHORT = 70  # characters of a heading at most
LEAST = 16  # of a quotation that is taken out of the text
WRAPPED = 100  # a text whose lines are shorter than this at most is broken by hand
REPEATS = 3  # how often a short line stands in a text before it is taken for a running head
NOTES = re.compile(r"(foot|end)?notes?( and references)?|references|anmerkungen|fußnoten", re.I)
NUMBERED = re.compile(r"\s*(?:-\s*)?[\[(]?(\d{1,3})[\])]?[.:]?\s+(?=\S)")
LISTED = re.compile(r"\s*[\[(]?\d{1,3}[\]).:]\s+\S")
PAGE = re.compile(r"(page|p\.|seite)?\s*[-–—]?\s*(\d{1,4}|[ivx]{1,5})(\s*(of|/)\s*\d{1,4})?\s*[-–—]?", re.I)
MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?"
DATED = re.compile(rf"\b({MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {MONTH} \d{{4}}|\d{{4}}-\d\d-\d\d)\b", re.I)
BYLINE = re.compile(
    r"(?i:by|von|par) (?P<name>[A-Z]\S+(?:(?: \S+){0,3} [A-Z]\S+)?)|(?i:posted|published|updated)\b.*")
CLOCK = re.compile(r"\b\d{1,2}:\d\d\s*$")
CAPTION = re.compile(r"(cover )?(photo|image|picture|figure|fig\.|video|map|source|credit|caption)\b.*:|.*\bsource: ",
                     re.I)
PROMPT = re.compile(
    r"(follow|join|subscribe|share|sign up|read more|related|advertisement|click|story highlights)\b", re.I)
NOTED = re.compile(
    r"(editor|author|translator|publisher)['’]?s['’]? note\b|note (to|for) (the )?readers?\b|about the author\b|"
    r".*\b(opinions?|views?) expressed\b.{0,80}\b(own|his|hers?|theirs?|authors?|solely|necessarily)\b|"
    r"this (article|essay|text|piece|report|letter)(,[^,.]{1,60},)? (\w+ly |first )?"
    r"(appeared|(is|was|has been|had been) (\w+ly |first )?(published|printed|translated|adapted))\b",
    re.I | re.S)
PORTRAIT = re.compile(r"(\S+(?: \S+){1,6}?),? (?:is|was|has|had|works|teaches|writes|serves|served|lives)\b")
BULLET = re.compile(r"\s*[•▪◦·*]\s")
ENDS = re.compile(r"[.!?…:;,]['\"’”»)\]]*[¹²³⁰-⁹\d]*$")
STOPS = re.compile(r"[.!?]\W*[¹²³⁰-⁹\d]*\s*$")
CODE = re.compile(r"(?![nN]$)[A-Za-z]+")  # n is the code of notes
CODE_WORDS = re.compile(r"[^\W\d_]+")
SMALL = {"the", "a", "an", "of", "and", "in", "on", "to", "with", "for", "from", "its", "s"}


class Part(NamedTuple):
    """Some lines of the text: what they are taken for, and why where it is furniture. Lines count from 1."""

    kind: str
    lines: tuple[int, ...]
    text: str
    why: str = ""


class Passage(NamedTuple):
    """A numbered paragraph or note."""

    locator: str
    kind: str
    lines: tuple[int, ...]
    sha256: str
    begins: str


class Division(NamedTuple):
    """A section: the code of its locators, its heading, its paragraphs."""

    code: str
    title: str
    passages: tuple[Passage, ...]


class Proposal(NamedTuple):
    """A text numbered: its title, its sections and its notes; and what is left out."""

    title: str
    sections: tuple[Division, ...]
    notes: tuple[Passage, ...]
    furniture: tuple[Part, ...]


def propose(text: str, codes: Sequence[str] = ()) -> Proposal:
    """What the lines of a text are taken for. Its headings have these `codes`; without any, some that we make.

    Raises Failed (USAGE) for codes that make no locators for these headings."""
    parts = _parts(text)
    headings = [part.text for part in parts if part.kind == HEADING]
    if codes:
        _check(codes, headings)
    codes = codes or _codes(headings)
    divisions, notes = list[tuple[str, str, list[Passage]]](), list[Passage]()
    coded = iter(codes)
    for part in parts:
        if part.kind == HEADING:
            divisions.append((next(coded), part.text, []))
        elif part.kind == BODY:
            if not divisions:
                divisions.append((_free("IN", codes) if headings else "", "", []))
            code, _, mine = divisions[-1]
            mine.append(_passage(f"{code}-{len(mine) + 1}" if code else str(len(mine) + 1), BODY, part))
        elif part.kind == NOTE:
            number = NUMBERED.match(part.text)
            assert number
            notes.append(_passage(f"n{number[1]}", NOTE, part))
    sections = tuple(Division(code, title, tuple(mine)) for code, title, mine in divisions if mine)
    title = next((part.text for part in parts if part.kind == TITLE), "")
    return Proposal(title, sections, tuple(notes), tuple(part for part in parts if part.kind == FURNITURE))


def _passage(locator: str, kind: str, part: Part) -> Passage:
    return Passage(locator, kind, part.lines, digest(part.text), " ".join(part.text.split()[:4]))


# Lines to parts --------------------------------------------------------------------------------------------------


def _parts(text: str) -> list[Part]:
    """Blocks of lines, each with what it is taken for; notes begin at their heading."""
    blocks = list(_blocks(re.split(r"\r\n?|\n|\f", text.removeprefix("\ufeff"))))
    around = _around([said for _, said in blocks])
    body = next((k for k, (_, said) in enumerate(blocks) if _is_prose(said) and k not in around), len(blocks))
    start = next((k for k, (_, said) in enumerate(blocks) if k > body and NOTES.fullmatch(said.strip("# :."))),
                 len(blocks))
    counted, parts = Counter(said for _, said in blocks), list[Part]()
    longer = [" ".join(said.split()) for _, said in blocks if _is_prose(said) or CLOCK.search(said)]
    for k, (lines, said) in enumerate(blocks[:start]):
        if k in around:
            parts.append(Part(FURNITURE, lines, said, "a note on the text or its author, and no paragraph of it"))
        elif why := _furniture(said, counted[said], longer, k < body):
            parts.append(Part(FURNITURE, lines, said, why))
        elif k < body and not any(part.kind == TITLE for part in parts):
            parts.append(Part(TITLE, lines, said.strip("# ")))
        elif _is_heading(said, blocks[k + 1:start]):
            parts.append(Part(HEADING, lines, said.strip("# ")))
        elif k < body:
            parts.append(Part(FURNITURE, lines, said, "before the first paragraph"))
        else:
            parts.append(Part(BODY, lines, said))
    if start < len(blocks):
        parts.append(Part(FURNITURE, blocks[start][0], blocks[start][1], "heading of the notes"))
    return [*_joined(_headed(parts)), *_notes(blocks[start + 1:])]


def _around(blocks: Sequence[str]) -> set[int]:
    """Which blocks, before the first paragraph and after the last, are notes of an editor or say who the author is."""
    prose = [k for k, said in enumerate(blocks) if _is_prose(said) or NOTED.match(said)]
    bylines = (BYLINE.fullmatch(said) for said in blocks if len(said) <= SHORT)
    signed = "\n".join(byline["name"] or "" for byline in bylines if byline)

    def foreign(k: int) -> bool:
        person = PORTRAIT.match(" ".join(blocks[k].split()))
        name = person[1].casefold() if person else ""
        return bool(NOTED.match(blocks[k]) or name == "the author" or (name and name in signed.casefold()))

    found = {*takewhile(foreign, prose), *takewhile(foreign, reversed(prose))}
    return found if len(found) < len(prose) else set()


def _headed(parts: Sequence[Part]) -> Iterator[Part]:
    """The same; a heading without a paragraph below it is none."""
    for k, part in enumerate(parts):
        after = next((p.kind for p in parts[k + 1:] if p.kind != FURNITURE), "")
        lone = part.kind == HEADING and after != BODY
        yield part._replace(kind=FURNITURE, why="a heading without text") if lone else part


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """The same; what a page or a picture has parted in the middle of a sentence is one paragraph."""
    waiting: list[Part] = []
    for part in parts:
        first = waiting[0] if waiting else None
        if first and part.kind == BODY and part.text[:1].islower() and not STOPS.search(first.text):
            waiting[0] = first._replace(lines=(*first.lines, *part.lines), text=f"{first.text}\n{part.text}")
            continue
        if part.kind != FURNITURE:
            yield from waiting
            waiting = []
        if waiting or part.kind == BODY:
            waiting.append(part)
        else:
            yield part
    yield from waiting


def _blocks(lines: Sequence[str]) -> Iterator[tuple[tuple[int, ...], str]]:
    """Lines that belong together: up to a blank one, or each by itself where lines are paragraphs."""
    wrapped = max((len(line) for line in lines), default=0) <= WRAPPED
    begun: list[int] = []
    for number, line in enumerate((*lines, ""), 1):
        if begun and (not line.strip() or not wrapped or _alone(lines[begun[-1] - 1]) or _alone(line)):
            yield tuple(begun), "\n".join(lines[n - 1] for n in begun).strip()
            begun = []
        if line.strip():
            begun.append(number)


def _alone(line: str) -> bool:
    """Whether a line is one by itself in a text that is broken by hand: a numbered note, a point of a list, a page."""
    return bool(LISTED.match(line) or BULLET.match(line) or PAGE.fullmatch(line.strip()))


def _notes(blocks: Iterable[tuple[tuple[int, ...], str]]) -> Iterator[Part]:
    """Numbered notes as they count on; what has no number goes on with the one before, unless the list has ended."""
    waiting: Part | None = None
    for lines, said in blocks:
        number = NUMBERED.match(said)
        last = NUMBERED.match(waiting.text) if waiting else None
        if number and int(number[1]) == (int(last[1]) + 1 if last else 1):
            if waiting:
                yield waiting
            waiting = Part(NOTE, lines, said.strip())
        elif waiting and (_loose(said) and lines[0] - waiting.lines[-1] <= 2):
            waiting = waiting._replace(lines=(*waiting.lines, *lines), text=f"{waiting.text}\n{said}")
        else:
            yield Part(FURNITURE, lines, said, "after the notes" if waiting else "no number of a note")
    if waiting:
        yield waiting


def _loose(said: str) -> bool:
    """What may be the rest of a note: an address, or words that a dash or small letter begins."""
    return bool(re.match(r"<?https?://|[-–—]\s+\S|[a-z(]", said))


# What a block is -------------------------------------------------------------------------------------------------


def _is_prose(said: str) -> bool:
    """Whether it is long enough for a paragraph and ends as one."""
    return len(said) > SHORT and bool(ENDS.search(said)) and not said.isupper() and not BULLET.match(said)


def _is_heading(said: str, after: Sequence[tuple[tuple[int, ...], str]]) -> bool:
    """Short, without a stop at its end, most words with a capital or numbered, and prose comes after it."""
    if len(said) > SHORT or "\n" in said or (ENDS.search(said) and not said.endswith("?")):
        return False
    words = CODE_WORDS.findall(said)
    great = [word for word in words if word[0].isupper() or word.casefold() in SMALL]
    numbered = re.match(r"(\d+\.?|[IVX]+\.)\s", said) or said.startswith("#")
    return bool(words and words[0][0].isupper() and (numbered or len(great) == len(words) or len(words) <= 4)
                and any(len(text) > len(said) for _, text in after[:1]))


def _furniture(said: str, times: int, prose: Sequence[str], before: bool) -> str:
    """Why a block is furniture; "" if it is none."""
    plain = " ".join(said.split())
    if not any(c.isalnum() for c in plain):
        return "a stray mark"
    if PAGE.fullmatch(plain):
        return "a page number"
    if times >= REPEATS and len(plain) <= 2 * SHORT:
        return f"stands here {times} times: a running head"
    short = len(plain) <= SHORT
    if short and (DATED.search(plain) or BYLINE.fullmatch(plain)) and (before or not ENDS.search(plain)):
        return "a byline or date"
    if short and CLOCK.search(plain):
        return "the caption of a video"
    if len(plain) <= 2 * SHORT and plain.isupper() and len(plain.split()) > 1:
        return "all in capitals: a caption or label"
    if len(plain) <= 2 * SHORT and CAPTION.match(plain):
        return "a caption"
    if BULLET.match(said) and before:
        return "a teaser before the text"
    if short and PROMPT.match(plain):
        return "a prompt to readers"
    if LEAST <= len(plain) <= 4 * SHORT and any(plain in each and plain != each for each in prose):
        return "a pull quote or teaser: the same stands elsewhere"
    return ""


# Codes -----------------------------------------------------------------------------------------------------------


def _codes(headings: Sequence[str]) -> list[str]:
    """A code of two letters for each heading, from its words that count: East Falls is EF, Lessons LE.

    A word of several headings, such as the place that all is about, tells none of them from the others."""
    found = [[w for w in CODE_WORDS.findall(heading) if w.casefold() not in SMALL] for heading in headings]
    times = Counter(word for words in found for word in {w.casefold() for w in words})
    out: list[str] = []
    for words in found:
        own = [w for w in words if times[w.casefold()] == 1] or words or ["Section"]
        plain = [unicodedata.normalize("NFKD", w).encode("ascii", "ignore").decode().upper() or "S" for w in own]
        tried = ["".join(word[0] for word in plain[:2]), *(plain[0][0] + c for c in plain[0][1:]),
                 *(first[0] + c for first in plain for c in "".join(plain))]
        out.append(next((code for code in tried if len(code) == 2 and code not in out), f"S{len(out) + 1}"))
    return out


def _check(codes: Sequence[str], headings: Sequence[str]) -> None:
    """Raises Failed (USAGE) unless each heading has a code, and each code is one in a citation, and only one."""
    counted = Counter(code.casefold() for code in codes)
    if (odd := next((code for code in codes if not CODE.fullmatch(code)), None)) is not None:
        why = f"{odd[:40]!r} is no code"
    elif twice := next((code for code in codes if counted[code.casefold()] > 1), None):
        why = f"{twice} stands there twice"
    elif len(codes) != len(headings):
        why = f"it has {len(codes)} for {len(headings)} headings"
    else:
        return
    hint = (f"give a code for each heading, of letters only and not n: {', '.join(headings)}" if headings
            else "the text has no headings: leave --codes out")
    raise Failed([error("bad-option", None, f"--codes: {why}", hint)], USAGE)


def _free(wanted: str, taken: Sequence[str]) -> str:
    return wanted if wanted not in taken else next(c for c in ("OP", "BE", "AA", "ZZ") if c not in taken)
