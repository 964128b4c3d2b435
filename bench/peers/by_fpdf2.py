"""fpdf2 by its own interface, with its Markdown for bold, italics and links: `by_fpdf2.py FOLDER OUT`."""

import json
import sys
from pathlib import Path

from fpdf import FPDF, FontFace
from fpdf.outline import TableOfContents

SLIDE = (254.0, 142.875)  # mm
FACES = {"": "Lato-Regular", "B": "Lato-Bold", "I": "Lato-Italic", "BI": "Lato-BoldItalic"}
AROUND = {"": ("", ""), "strong": ("**", "**"), "em": ("__", "__")}
BELOW = {"new_x": "LMARGIN", "new_y": "NEXT"}


class Handout(FPDF):
    """Pages with a running head and “Page n of m”."""

    def header(self):
        self.set_font("Lato", size=8)
        self.cell(0, 10, self.title)
        self.set_x(-70)
        self.cell(50, 10, self.author, align="R")
        self.ln(14)

    def footer(self):
        self.set_y(-15)
        self.set_font("Lato", size=8)
        self.cell(0, 10, f"Page {self.page_no()} of {{nb}}", align="C")


class Deck(FPDF):
    """Slides with their number."""

    def footer(self):
        self.set_y(-12)
        self.set_font("Lato", size=9)
        self.cell(0, 8, str(self.page_no()), align="R")


def handout(data, pdf):
    begin(pdf, data, (20, 14, 20), 22)
    pdf.set_y(80)
    pdf.set_font("Lato", size=24)
    pdf.multi_cell(0, 12, data["title"], align="C", **BELOW)
    pdf.set_font("Lato", size=14)
    pdf.multi_cell(0, 10, f"Prepared for {data['reader']}", align="C", **BELOW)
    pdf.add_page()
    pdf.set_font("Lato", size=10)
    pdf.insert_toc_placeholder(TableOfContents().render_toc, pages=1, allow_extra_pages=True)
    for section in data["sections"]:
        heading(pdf, section["title"], 14, 7, 3)
        pdf.set_font("Lato", size=10)
        for runs in section["paragraphs"]:
            pdf.multi_cell(0, 4.94, markdown(runs), align="L", markdown=True, **BELOW)
            pdf.ln(2.1)
        bullets(pdf, section["bullets"], 5, 4.94)
        pdf.ln(2)
        table(pdf, section["table"], 5)


def deck(data, pdf):
    begin(pdf, data, (15, 15, 15), 12)
    pdf.set_y(45)
    pdf.set_font("Lato", size=34)
    pdf.multi_cell(0, 15, data["title"], align="C", **BELOW)
    for slide in data["slides"]:
        pdf.add_page()
        heading(pdf, slide["title"], 28, 13, 0)
        pdf.set_font("Lato", size=20)
        bullets(pdf, [f"**{label}** {text}" for label, text in slide["bullets"]], 8, 9.9)
        pdf.ln(3)
        table(pdf, slide["table"], 10)


def begin(pdf, data, margins, foot):
    pdf.set_margins(*margins)
    pdf.set_auto_page_break(True, foot)
    pdf.set_title(data["title"])
    pdf.set_author(data["author"])
    pdf.set_lang("en")
    for style, name in FACES.items():
        pdf.add_font("Lato", style, Path(folder, "fonts", f"{name}.ttf"))
    pdf.add_page()


def heading(pdf, text, size, height, before):
    pdf.set_font("Lato", "B", size)
    pdf.start_section(text)
    pdf.ln(before)
    pdf.multi_cell(0, height, text, align="L", **BELOW)
    pdf.ln(2)


def bullets(pdf, items, indent, height):
    for item in items:
        pdf.cell(indent, height, "•")
        pdf.multi_cell(0, height, item, align="L", markdown=True, **BELOW)


def table(pdf, rows, height):
    if rows:
        look = FontFace(emphasis="BOLD")
        with pdf.table(rows, text_align="LEFT", headings_style=look, line_height=height, padding=1):
            pass  # it is drawn when it is left
        pdf.ln(2)


def markdown(runs):
    return "".join(f"[{run['text']}]({run['href']})" if run["href"] else run["text"].join(AROUND[run["mark"]])
                   for run in runs)


folder, out = sys.argv[1:]
document = json.loads(Path(folder, "doc.json").read_text(encoding="utf-8"))
if "slides" in document:
    made = Deck(orientation="L", format=(SLIDE[1], SLIDE[0]))
    deck(document, made)
else:
    made = Handout()
    handout(document, made)
made.output(out)
