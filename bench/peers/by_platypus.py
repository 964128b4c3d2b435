"""ReportLab's own layout engine, used directly: `by_platypus.py FOLDER OUT`."""

import json
import sys
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import grey
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    ListFlowable,
    ListItem,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from reportlab.platypus.tableofcontents import TableOfContents

SLIDE = (25.4 * cm, 14.2875 * cm)
FACES = ("Lato-Regular", "Lato-Bold", "Lato-Italic", "Lato-BoldItalic")
TAGS = {"strong": "b", "em": "i"}


def style(name, **more):
    return ParagraphStyle(name, **{"fontName": FACES[0], "fontSize": 10, "leading": 14, "spaceAfter": 6, **more})


BODY, ITEM = style("body"), style("item", spaceAfter=2)
ENTRY, CELL = style("entry", spaceAfter=0), style("cell", spaceAfter=0)
HEAD = style("head", fontName=FACES[1], spaceAfter=0)
SECTION = style("section", fontName=FACES[1], fontSize=14, leading=18, spaceBefore=12, keepWithNext=1)
TITLE = style("title", fontSize=24, leading=30, alignment=1)
WHOM = style("whom", fontSize=14, leading=20, alignment=1)
POINT = style("point", fontSize=20, leading=28)
HEADLINE = style("headline", fontName=FACES[1], fontSize=28, leading=36, spaceAfter=10)
COVER = style("cover", fontSize=34, leading=44, alignment=1)


class Handout(BaseDocTemplate):
    """Pages with a running head, “Page n of m”, and entries for the contents."""

    def __init__(self, path, data):
        super().__init__(path, pagesize=A4, title=data["title"], author=data["author"], lang="en",
                         initialFontName=FACES[0])
        self.data, self.total = data, 0
        frame = Frame(2 * cm, 2.2 * cm, A4[0] - 4 * cm, A4[1] - 4.6 * cm, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate("page", [frame], onPage=self.furniture)])

    def furniture(self, canvas, _):
        canvas.setFont(FACES[0], 8)
        canvas.drawString(2 * cm, A4[1] - 1.5 * cm, self.data["title"])
        canvas.drawRightString(A4[0] - 2 * cm, A4[1] - 1.5 * cm, self.data["author"])
        canvas.drawCentredString(A4[0] / 2, 1.2 * cm, f"Page {canvas.getPageNumber()} of {self.total}")

    def afterFlowable(self, flowable):
        if section := getattr(flowable, "section", None):
            self.canv.bookmarkPage(section["id"])
            self.canv.addOutlineEntry(section["title"], section["id"], 0)
            self.notify("TOCEntry", (0, section["title"], self.page, section["id"]))

    def _endBuild(self):
        self.total = self.page
        super()._endBuild()


def handout(data, path):
    contents = TableOfContents()
    contents.levelStyles, contents.dotsMinLevel = [ENTRY], 0
    story = [Spacer(1, 6 * cm), Paragraph(escape(data["title"]), TITLE), Spacer(1, 12),
             Paragraph(f"Prepared for {escape(data['reader'])}", WHOM), PageBreak(),
             Paragraph("<b>Contents</b>", BODY), contents, PageBreak()]
    for section in data["sections"]:
        heading = Paragraph(escape(section["title"]), SECTION)
        heading.section = section
        story += [heading, *(Paragraph(marked(runs), BODY) for runs in section["paragraphs"]),
                  bullets(map(escape, section["bullets"]), ITEM, 14)]
        story += table(section["table"], A4[0] - 4 * cm, HEAD, CELL)
    Handout(path, data).multiBuild(story)


def deck(data, path):
    width, height = SLIDE

    def foot(canvas, _):
        canvas.setFont(FACES[0], 9)
        canvas.drawRightString(width - 1.5 * cm, 0.7 * cm, str(canvas.getPageNumber()))

    made = BaseDocTemplate(path, pagesize=SLIDE, title=data["title"], author=data["author"], lang="en",
                           initialFontName=FACES[0])
    frame = Frame(1.5 * cm, 1.2 * cm, width - 3 * cm, height - 2.4 * cm, 0, 0, 0, 0)
    made.addPageTemplates([PageTemplate("slide", [frame], onPage=foot)])
    story = [Spacer(1, 3 * cm), Paragraph(escape(data["title"]), COVER)]
    for slide in data["slides"]:
        points = (f"<b>{escape(label)}</b> {escape(text)}" for label, text in slide["bullets"])
        story += [PageBreak(), Paragraph(escape(slide["title"]), HEADLINE), bullets(points, POINT, 24)]
        story += table(slide["table"], width - 3 * cm, POINT, POINT)
    made.build(story)


def bullets(items, item_style, indent):
    return ListFlowable([ListItem(Paragraph(item, item_style)) for item in items], bulletType="bullet", start="•",
                        bulletFontName=FACES[0], leftIndent=indent)


def table(rows, width, head, cell):
    if not rows:
        return []
    cells = [[Paragraph(escape(text), cell if k else head) for text in row] for k, row in enumerate(rows)]
    look = [("GRID", (0, 0), (-1, -1), 0.5, grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return [Table(cells, colWidths=[width / 3] * 3, repeatRows=1, spaceBefore=6, spaceAfter=6, style=look)]


def marked(runs):
    return "".join(f'<a href="{run["href"]}">{escape(run["text"])}</a>' if run["href"]
                   else f"<{TAGS[run['mark']]}>{escape(run['text'])}</{TAGS[run['mark']]}>" if run["mark"]
                   else escape(run["text"]) for run in runs)


folder, out = sys.argv[1:]
document = json.loads(Path(folder, "doc.json").read_text(encoding="utf-8"))
for face in FACES:
    pdfmetrics.registerFont(TTFont(face, str(Path(folder, "fonts", f"{face}.ttf"))))
pdfmetrics.registerFontFamily(FACES[0], *FACES)
(deck if "slides" in document else handout)(document, out)
