"""Pages as text records, for goldens: what stands where, in which face and size."""

from collections.abc import Iterator

from briefing.typeset.galley import Pages, Placed
from helpers.reading import lines


def records(pages: Pages) -> str:
    """`page flow x y face size text`, one for each stretch of a line in one font; points from the top left."""
    out = []
    for page in pages.pages:
        out.append(f"# page {page.number}: {page.width:.1f} x {page.height:.1f}")
        out += [f"{page.number} {placed.flow:9} {record}" for placed in lines([page]) for record in stretches(placed)]
        out += [f"{page.number} heading   {y:6.1f} {h.level} {h.text}" for h, y in page.headings]
        out += [f"{page.number} picture   {i.x:6.1f} {i.y:6.1f} {i.width:.1f} x {i.height:.1f} {i.name}"
                for i in page.images]
        out.append(f"{page.number} drawn     {len(page.paths)} paths, {len(page.links)} links")
    return "\n".join(out) + "\n"


def stretches(placed: Placed) -> Iterator[str]:
    """A line's runs, those of one font together; a turned line says so. Runs set out of their order start anew."""
    pen = 0.0
    start, text, font = 0.0, "", None
    for run in placed.runs:
        if font is not None and (run.font is not font or run.shift):
            yield _record(placed, start, font, text)
            font = None
        if font is None:
            start, text, font = pen + run.shift, "", run.font
        text += run.text
        pen += run.width
    if font is not None:
        yield _record(placed, start, font, text)


def _record(placed: Placed, along: float, font: object, text: str) -> str:
    turned = f" turned {placed.turn}" if placed.turn else ""
    x = placed.x if placed.turn else placed.x + along
    face, size = font.face.name, font.size  # type: ignore[attr-defined]
    return f"{x:6.1f} {placed.y:6.1f} {face} {size:g}{turned} | {text.strip()}"
