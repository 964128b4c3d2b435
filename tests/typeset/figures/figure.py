"""What tests read off a figure: the boxes of its words, and the straight lines of its paths."""

from collections.abc import Iterator

from briefing.typeset.galley import Glue, Line, Path, Row

Box = tuple[float, float, float, float]
Point = tuple[float, float]


def words(row: Row) -> Iterator[Box]:
    """The box of each line of text of a row and of rows in it: as wide as its words, as high as its letters may be."""
    for x, cell in row.cells:
        y = 0.0
        for item in cell:
            if isinstance(item, Glue):
                y += item.space
            elif isinstance(item, Line):
                last = item.runs[-1]
                wide = sum(run.width for run in item.runs) - (last.font.space if last.text[-1] == " " else 0.0)
                yield x + item.x, y, x + item.x + wide, y + item.height + item.depth
                y += item.height + item.depth
            elif isinstance(item, Row):
                yield from ((x + left, y + top, x + right, y + bottom) for left, top, right, bottom in words(item))
                y += item.height + item.depth


def meet(one: Box, other: Box) -> bool:
    return (min(one[2], other[2]) - max(one[0], other[0]) > 0.01
            and min(one[3], other[3]) - max(one[1], other[1]) > 0.01)


def straight(path: Path) -> list[Point]:
    """The corners of a path of straight lines, [] if it has curves or boxes."""
    if {op[0] for op in path.ops} != {"M", "L"}:
        return []
    return [(float(op[1]), float(op[2])) for op in path.ops]
