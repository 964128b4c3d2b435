"""The last pure step: page references get their numbers, drafts become Pages."""

from collections.abc import Mapping, Sequence

from briefing.typeset.galley import Page, Path, Placed, Run
from briefing.typeset.pages.paginate import Draft


def numbers(pages: Sequence[Draft]) -> dict[str, str]:
    """Anchor -> the number of the page on which it stands."""
    where = dict[str, str]()
    for page in pages:
        for anchor, _ in page.targets:
            where.setdefault(anchor, str(page.place.number))
    return where


def misjudged(pages: Sequence[Draft], where: Mapping[str, str]) -> bool:
    """Whether a reference within running text was given room for another number of digits than it has."""
    return any(run.slot and run.slot.align == "left" and len(where.get(run.slot.target, "")) != run.slot.digits
               for page in pages for placed in page.text for run in placed.runs)


def fill(pages: Sequence[Draft], furniture: Sequence[tuple[Placed, ...]], where: Mapping[str, str]) -> tuple[Page, ...]:
    return tuple(_page(page, made, where) for page, made in zip(pages, furniture, strict=True))


def _page(page: Draft, furniture: tuple[Placed, ...], where: Mapping[str, str]) -> Page:
    place = page.place
    text = tuple(_filled(placed, where) for placed in page.text)
    paths = sorted(page.paths, key=lambda path: not _ground(path))  # grounds lie under the rules that they meet
    return Page(place.number, place.width, place.height, text, furniture, tuple(paths), tuple(page.links),
                tuple(page.targets), tuple(page.headings), tuple(page.guides))


def _ground(path: Path) -> bool:
    return bool(path.fill) and not path.stroke and path.ops[0][0] == "R"


def _filled(placed: Placed, where: Mapping[str, str]) -> Placed:
    if not any(run.slot for run in placed.runs):
        return placed
    return placed._replace(runs=tuple(_number(run, where) if run.slot else run for run in placed.runs))


def _number(run: Run, where: Mapping[str, str]) -> Run:
    """The slot's number, flush with the side of the slot that it asks for."""
    assert run.slot
    digits = where[run.slot.target]
    spare = run.slot.width - run.font.width[digits] if run.slot.align == "right" else 0.0
    tail = run.text if run.text.strip() == "" else ""
    return run._replace(text=digits + tail, code=f"({run.font.code[digits]})", shift=run.shift + spare, slot=None)
