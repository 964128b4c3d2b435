"""What stands for what cannot be read: the text for a figure, and the box that it takes."""

from collections.abc import Container, Iterator, Mapping, Sequence

from briefing.layout.doc import Element, plain
from briefing.pdf.structure import Tag
from briefing.typeset.galley import Page, Path

Box = tuple[float, float, float, float]  # left, bottom, right, top in PDF's directions, points
TICK = "\u2610"  # a ballot box: what a box to tick reads as


def alternative(el: Element) -> str:
    """The text for a figure: its own, where the layout gives one; else the data that it is drawn from."""
    if said := el.get("alt"):
        return said
    if el.name == "clock":
        return f"{el.get('minutes')} minutes"
    labels = "; ".join(" ".join(plain(child).split()) for child in el.children)
    return f"{el.get('from')} – {el.get('end')}: {labels}" if labels else f"{el.get('from')} – {el.get('end')}"


def boxes(pages: Sequence[Page], figures: Mapping[int, Tag]) -> dict[Tag, Box]:
    """The box of each figure, by the nodes of what it is drawn of; a figure stands on one page."""
    found: dict[Tag, Box] = {}
    for page in pages:
        for node, (left, top, right, bottom) in _drawn(page, figures):
            box = left, page.height - bottom, right, page.height - top
            figure = figures[node]
            found[figure] = _around(found[figure], box) if figure in found else box
    return found


def _drawn(page: Page, nodes: Container[int]) -> Iterator[tuple[int, Box]]:
    """All that is drawn of some nodes: which; left, top, right and bottom, y downwards."""
    for image in page.images:
        if image.node in nodes:
            yield image.node, (image.x, image.y, image.x + image.width, image.y + image.height)
    for path in page.paths:
        if path.node in nodes and (points := list(_points(path))):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            yield path.node, (min(xs), min(ys), max(xs), max(ys))
    for placed in page.text:
        x = placed.x
        for run in placed.runs:
            if run.node in nodes:
                yield run.node, (x, placed.y - run.font.size, x + run.width, placed.y + run.font.size / 4)
            x += run.width


def _points(path: Path) -> Iterator[tuple[float, float]]:
    for kind, *rest in path.ops:
        values = [float(value) for value in rest]
        if kind == "R":
            x, y, width, height = values
            yield from ((x, y), (x + width, y + height))
        else:
            yield from zip(values[::2], values[1::2], strict=True)


def _around(a: Box, b: Box) -> Box:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])
