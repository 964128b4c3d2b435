"""Documents as HTML with a style sheet for pages."""

from html import escape

from bench.documents import Deck, Handout, Run, Table
from bench.forms.typst import SLIDE

FACES = {"Lato-Regular": "", "Lato-Bold": ";font-weight:bold", "Lato-Italic": ";font-style:italic",
         "Lato-BoldItalic": ";font-weight:bold;font-style:italic"}
FONTS = "".join(f"@font-face{{font-family:Lato;src:url(fonts/{name}.ttf){rest}}}\n" for name, rest in FACES.items())
TABLES = """table{border-collapse:collapse;width:100%}
td,th{border:.5pt solid #888;padding:3pt;text-align:left}
"""
HANDOUT = """@page{size:A4;margin:2.4cm 2cm 2.2cm;
 @top-left{content:string(t);font:8pt Lato} @top-right{content:"AUTHOR";font:8pt Lato}
 @bottom-center{content:"Page " counter(page) " of " counter(pages);font:8pt Lato}}
body{font:10pt/14pt Lato;margin:0} a{color:black;text-decoration:none}
h1{font-size:24pt;font-weight:normal;line-height:30pt;text-align:center;margin-top:6cm;string-set:t content();
 bookmark-level:none}
h2{font-size:14pt;margin:12pt 0 6pt;break-after:avoid} p{margin:0 0 6pt} .who{text-align:center;font-size:14pt}
.toc{break-before:page;break-after:page} .toc ul{list-style:none;padding:0}
.toc a::after{content:leader('.') target-counter(attr(href),page)}
table{margin:6pt 0} ul{margin:0 0 6pt}
"""
DECK = """@page{size:WIDTHcm HEIGHTcm;margin:1.5cm;@bottom-right{content:counter(page);font:9pt Lato}}
body{font:20pt/28pt Lato;margin:0} h1{font-size:34pt;font-weight:normal;text-align:center;margin-top:3cm}
h2{font-size:28pt;margin:0 0 10pt;break-before:page}
"""
PAGE = ('<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="author" content="{author}"><style>{style}</style></head>'
        '<body><h1>{title}</h1>{body}</body></html>')


def html(document: Handout | Deck) -> str:
    title, author = escape(document.title), escape(document.author)
    if isinstance(document, Handout):
        style, body = HANDOUT.replace("AUTHOR", document.author), _handout(document)
    else:
        width, height = SLIDE
        style = DECK.replace("WIDTH", str(width)).replace("HEIGHT", str(height))
        body = _deck(document)
    return PAGE.format(title=title, author=author, style=FONTS + TABLES + style, body=body)


def _handout(document: Handout) -> str:
    entries = "".join(f'<li><a href="#{s.id}">{escape(s.title)}</a></li>' for s in document.sections)
    out = [f'<p class="who">Prepared for {escape(document.reader)}</p>'
           f'<nav class="toc"><p><b>Contents</b></p><ul>{entries}</ul></nav>']
    for section in document.sections:
        out.append(f'<h2 id="{section.id}">{escape(section.title)}</h2>')
        out += [f"<p>{_marked(runs)}</p>" for runs in section.paragraphs]
        out.append(_list(map(escape, section.bullets)) + _table(section.table))
    return "\n".join(out)


def _deck(document: Deck) -> str:
    return "\n".join(
        f"<h2>{escape(slide.title)}</h2>"
        + _list(f"<b>{escape(label)}</b> {escape(text)}" for label, text in slide.bullets) + _table(slide.table)
        for slide in document.slides)


def _list(items) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _table(table: Table) -> str:
    if not table:
        return ""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in table[0])
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table[1:])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _marked(runs: tuple[Run, ...]) -> str:
    return "".join(f'<a href="{run.href}">{escape(run.text)}</a>' if run.href
                   else f"<{run.mark}>{escape(run.text)}</{run.mark}>" if run.mark else escape(run.text)
                   for run in runs)
