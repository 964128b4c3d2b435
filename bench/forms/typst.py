"""Documents as Typst's own markup."""

import re

from bench.documents import Deck, Handout, Run, Table

MARKUP = re.compile(r"([\\#\[\]*_`$<>@~])")
AROUND = {"": ("", ""), "strong": ("#strong[", "]"), "em": ("#emph[", "]")}
SLIDE = (25.4, 14.2875)  # cm
HANDOUT = """#set document(title: "%(title)s", author: "%(author)s")
#set text(font: "Lato", size: 10pt, lang: "en", hyphenate: false, top-edge: 0.8em, bottom-edge: -0.2em)
#set par(leading: 4pt, spacing: 10pt)
#show heading: set text(size: 14pt)
#set page(paper: "a4", margin: (x: 2cm, top: 2.4cm, bottom: 2.2cm),
  header: [#set text(8pt); %(title)s #h(1fr) %(author)s],
  footer: context [#set text(8pt); #h(1fr) Page #counter(page).display() of #counter(page).final().first() #h(1fr)])
#v(6cm)
#align(center)[#text(24pt)[%(title)s]

#text(14pt)[Prepared for %(reader)s]]
#pagebreak()
#outline(title: [Contents])
#pagebreak()
"""
DECK = """#set document(title: "%(title)s", author: "%(author)s")
#set text(font: "Lato", size: 20pt, lang: "en", hyphenate: false, top-edge: 0.8em, bottom-edge: -0.2em)
#set par(leading: 8pt)
#show heading: set text(size: 28pt)
#set page(width: %(width)scm, height: %(height)scm, margin: 1.5cm,
  footer: context [#set text(9pt); #h(1fr) #counter(page).display()])
#v(3cm)
#align(center)[#text(34pt)[%(title)s]]
"""


def typst(document: Handout | Deck) -> str:
    facts = {"title": escaped(document.title), "author": escaped(document.author)}
    if isinstance(document, Handout):
        return HANDOUT % {**facts, "reader": escaped(document.reader)} + _sections(document)
    width, height = SLIDE
    return DECK % {**facts, "width": width, "height": height} + _slides(document)


def _sections(document: Handout) -> str:
    out = []
    for section in document.sections:
        out.append(f"\n== {escaped(section.title).replace('.', chr(92) + '.', 1)}\n")
        out += [f"\n{_marked(runs)}\n" for runs in section.paragraphs]
        out.append("\n" + "".join(f"- {escaped(bullet)}\n" for bullet in section.bullets))
        out.append(_table(section.table))
    return "".join(out)


def _slides(document: Deck) -> str:
    out = []
    for slide in document.slides:
        bullets = "".join(f"- #strong[{escaped(label)}] {escaped(text)}\n" for label, text in slide.bullets)
        out.append(f"#pagebreak()\n== {escaped(slide.title)}\n\n{bullets}{_table(slide.table)}")
    return "".join(out)


def _table(table: Table) -> str:
    if not table:
        return ""
    head = ", ".join(f"[#strong[{escaped(cell)}]]" for cell in table[0])
    body = ",\n".join(", ".join(f"[{escaped(cell)}]" for cell in row) for row in table[1:])
    return f"\n#table(columns: (1fr, 1fr, 1fr), stroke: 0.5pt + gray, table.header({head}),\n{body})\n"


def _marked(runs: tuple[Run, ...]) -> str:
    return "".join(f'#link("{run.href}")[{escaped(run.text)}]' if run.href
                   else escaped(run.text).join(AROUND[run.mark]) for run in runs)


def escaped(text: str) -> str:
    return MARKUP.sub(r"\\\1", text)
