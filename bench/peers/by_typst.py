"""Typst by its Python binding: `by_typst.py FOLDER OUT [--notags]`. It tags unless told not to."""

import sys
from pathlib import Path

import typst

folder, out, *flags = sys.argv[1:]
compiler = typst.Compiler(Path(folder, "doc.typ"), font_paths=[Path(folder, "fonts")], ignore_system_fonts=True)
compiler.compile(output=out, pdf_tags="--notags" not in flags)
