"""What holds for pages of any galley: nothing lost, nothing twice, nothing outside its area, nothing over another."""

from collections.abc import Iterator
from itertools import combinations

from hypothesis import HealthCheck, given, settings

from briefing.typeset.fit import height
from briefing.typeset.galley import Columns, Foot, Item, Line, Placed, Row, Side
from briefing.typeset.pages.paginate import paginate
from helpers.galleys import BOTTOM, TOP, anything, place, placed, said, texts

ROUNDING = 0.1
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
many = settings(max_examples=60, deadline=None, suppress_health_check=SLOW)


def every_line(items) -> Iterator[Line]:
    """All lines of a galley, those of notes too."""
    for item in items:
        if isinstance(item, Line):
            yield item
            for note in item.notes:
                if isinstance(note, Side | Foot):
                    yield from every_line(note.galley)
        elif isinstance(item, Row):
            for _, cell in item.cells:
                yield from every_line(cell)
        elif isinstance(item, Columns):
            yield from every_line(item.galley)


def noted(items: tuple[Item, ...], order: list[str], kind: type) -> list[str]:
    """The text of the notes of a kind, in the order in which the lines that carry them came to stand."""
    lines = {line.runs[0].text: line for line in every_line(items)}
    notes = [note for text in order for note in lines[text].notes if isinstance(note, kind)]
    return [text for note in notes for text in texts(note.galley)]


def narrowed(row: Row) -> Row:
    """A row with its first cell only."""
    return row._replace(cells=row.cells[:1], height=height(row.cells[0][1]) + row.pad[1])


@given(anything())
@many
def test_every_flow_says_all_once(items) -> None:
    pages = paginate(items, place())
    text = said(placed(pages))
    assert sorted(text) == sorted(texts(items))
    feet, carried = said(placed(pages, "foot")), noted(items, text, Foot)
    own = any(isinstance(item, Columns) and item.footing for item in items)  # these come before those of the page
    assert (sorted(feet), sorted(carried)) == (sorted(carried), sorted(feet)) if own else feet == carried
    assert said(placed(pages, "margin")) == noted(items, text, Side)


@given(anything())
@many
def test_text_that_stands_below_other_comes_after_it(items) -> None:
    """Only cells side by side, of which some are split, do not come one after the other."""
    items = tuple(narrowed(item) if isinstance(item, Row) else item for item in items)
    assert said(placed(paginate(items, place()))) == list(texts(items))


@given(anything())
@many
def test_all_text_stands_within_the_live_area_and_none_on_another(items) -> None:
    lines = {line.runs[0].text: line for line in every_line(items)}
    for page in paginate(items, place()):
        boxes = [box(found, lines) for found in page.text]
        assert all(y0 >= TOP - ROUNDING and y1 <= BOTTOM + ROUNDING for _, _, y0, y1 in boxes)
        for a, b in combinations(boxes, 2):
            assert not (a[0] < b[1] - ROUNDING and b[0] < a[1] - ROUNDING
                        and a[2] < b[3] - ROUNDING and b[2] < a[3] - ROUNDING), (a, b)


def box(found: Placed, lines: dict[str, Line]) -> tuple[float, float, float, float]:
    line = lines[found.runs[0].text]
    return found.x, found.x + line.runs[0].width, found.y - line.height, found.y + line.depth


@given(anything())
@many
def test_notes_stand_on_the_page_of_their_line_or_later(items) -> None:
    pages = paginate(items, place())
    where = {text: page.place.number for page in pages for found in page.text for text in said([(0, found)])}
    for line in every_line(items):
        for note in line.notes:
            if isinstance(note, Foot | Side):
                found = [where[text] for text in texts(note.galley)]
                assert found == sorted(found) and found[0] >= where[line.runs[0].text]
