"""The last pure step: page references get their numbers, drafts become Pages."""

from collections.abc import Mapping, Sequence, Set

from briefing.typeset.galley import Page, PageRef, Path, Placed, Run
from briefing.typeset.pages.draft import Draft


def numbers(pages: Sequence[Draft]) -> dict[str, str]:
    """Anchor -> the number of the page on which it stands."""
    where = dict[str, str]()
    for page in pages:
        for anchor, _ in (*page.targets, *page.anchors):
            where.setdefault(anchor, str(page.place.number))
    return where


def outgrown(pages: Sequence[Draft], where: Mapping[str, str]) -> dict[int, PageRef]:
    """The references within running text that have more digits than their slots have room for, by their nodes."""
    return {run.node: run.slot for page in pages for run in page.slots()
            if run.slot and run.slot.align == "left" and len(where.get(run.slot.target, "")) > run.slot.digits}


def fill(pages: Sequence[Draft], furniture: Sequence[tuple[Placed, ...]], where: Mapping[str, str]) -> tuple[Page, ...]:
    asked = {run.slot.target for page in pages for run in page.slots() if run.slot}
    return tuple(_page(page, made, where, asked) for page, made in zip(pages, furniture, strict=True))


def _page(page: Draft, furniture: tuple[Placed, ...], where: Mapping[str, str], asked: Set[str]) -> Page:
    place = page.place
    text = page.text.copy()
    for k in page.unfilled:
        text[k] = _filled(text[k], where)
    paths = sorted(page.paths, key=lambda path: not _ground(path))  # grounds lie under the rules that they meet
    targets = (*page.targets, *((anchor, y) for anchor, y in page.anchors if anchor in asked))
    return Page(place.number, place.width, place.height, tuple(text), furniture, tuple(paths), tuple(page.links),
                targets, tuple(page.headings), tuple(page.guides), tuple(page.images))


def _ground(path: Path) -> bool:
    return bool(path.fill) and not path.stroke and path.ops[0][0] == "R"


def _filled(placed: Placed, where: Mapping[str, str]) -> Placed:
    return placed._replace(runs=tuple(_number(run, where) if run.slot else run for run in placed.runs))


def _number(run: Run, where: Mapping[str, str]) -> Run:
    """The slot's number, flush with the side of the slot that it asks for."""
    assert run.slot
    digits = where[run.slot.target]
    spare = run.slot.width - run.font.width[digits] if run.slot.align == "right" else 0.0
    made = run._replace(text=digits, code=f"({run.font.code[digits]})", shift=run.shift + spare, slot=None)
    return made.apart() if run.text else made
