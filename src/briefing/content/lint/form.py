"""What fits where it is printed: a wording for each audience, headlines, slides, tables, the words of pictures."""

from collections.abc import Iterator

from briefing.content.lint.codes import told
from briefing.content.lint.linted import Linted
from briefing.content.plain import count
from briefing.content.select import unworded, worded
from briefing.content.teaching import Slide
from briefing.content.values import place
from briefing.diagnostics import Diagnostic, Span

MAX_HEADLINE, MAX_SLIDE = 15, 40
MIN_ALT, MAX_ALT = 3, 250


def check(linted: Linted) -> Iterator[Diagnostic]:
    for rule in (_wordings, _headlines, _slides, _tables, _alternatives):
        yield from rule(linted)


def _wordings(linted: Linted) -> Iterator[Diagnostic]:
    """Every audience has a wording of every text."""
    for n, tried in enumerate(linted.chains):
        for leaf in linted.read_by(n):
            if worded(leaf.value, tried) is None:
                yield unworded(leaf.value, tried[0])


def _headlines(linted: Linted) -> Iterator[Diagnostic]:
    """At most 15 words, and no two alike for one audience."""
    for n, _ in enumerate(linted.chains):
        seen: dict[str, Span] = {}
        for slide in linted.pack.slides:
            headline = linted.worded(slide.headline, n)
            text = linted.plain(headline)
            if (words := count(text)) > MAX_HEADLINE:
                message = f"the headline has {words} words, more than {MAX_HEADLINE}"
                yield told("headline-too-long", headline.span, message, "say one thing")
            first = seen.setdefault(text.casefold(), headline.span)
            if first != headline.span:
                where = f"{first.file}:{first.line}:{first.column}"
                yield told("headline-twice", headline.span, f"another slide has this headline, at {where}")


def _slides(linted: Linted) -> Iterator[Diagnostic]:
    """At most 40 words on a slide: its headline and its rows."""
    for slide in linted.pack.slides:
        words = max(_slide_words(slide, linted, n) for n, _ in enumerate(linted.chains))
        if words > MAX_SLIDE:
            message = f"the slide has {words} words, more than {MAX_SLIDE}"
            hint = "make two slides of it, or move words to the notes"
            yield told("slide-too-long", place(slide.id), message, hint)


def _slide_words(slide: Slide, linted: Linted, n: int) -> int:
    texts = [slide.headline] + [t for p in slide.evidence for t in (p.text, p.held_by) if t]
    rows = sum(count(p.label) for p in slide.evidence)
    return rows + sum(count(linted.plain(linted.worded(t, n))) for t in texts)


def _tables(linted: Linted) -> Iterator[Diagnostic]:
    """A table has heads and rows; every row has a cell below each head, and `align` a word for each."""
    for table in (b.table for section in linted.pack.sections for b in section.body if b.table):
        wide = len(table.head)
        if not (any(head.strip() for head in table.head) and table.rows):
            message = "a table has heads, and rows below them"
            yield told("bad-table", place(table.caption), message, "readers who listen hear a cell with its head")
        for row in table.rows:
            if len(row) != wide:
                span = row[0].each[0].prose.span if row else place(table.caption)
                yield told("bad-table", span, f"this row has {len(row)} cells, its table {wide} heads")
        if table.align and len(table.align) != wide:
            message = f"align has {len(table.align)} words, its table {wide} heads"
            yield told("bad-table", place(table.caption), message)


def _alternatives(linted: Linted) -> Iterator[Diagnostic]:
    """A picture's text for those who cannot see it says what it shows: no file's name, and not the caption again."""
    for block in (b.picture for section in linted.pack.sections for b in section.body if b.picture):
        said, where, name = _bare(block.alt), place(block.alt), block.file.rpartition("/")[2]
        captions = [linted.plain(wording.prose) for wording in block.caption.each] if block.caption else []
        if not MIN_ALT <= len(block.alt) <= MAX_ALT:
            message = f"the text of a picture has {MIN_ALT} to {MAX_ALT} characters, this one {len(block.alt)}"
            yield told("bad-alt", where, message, "say what one would see")
        elif _bare(block.alt.rpartition("/")[2]) in (_bare(name), _bare(name.rpartition(".")[0])):
            yield told("bad-alt", where, "the text of a picture is not the name of its file", "say what one would see")
        elif said in map(_bare, captions):
            yield told("bad-alt", where, "the text of a picture is not its caption again", "say what one would see")


def _bare(text: str) -> str:
    """Letters and digits only, so that river-map.png and River map are alike."""
    return "".join(filter(str.isalnum, text.casefold()))
