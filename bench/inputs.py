"""Writes one document in every form: `python -m bench.inputs SIZE FOLDER`.

A process of its own, so that what measures stays small."""

import json
import shutil
import sys
from importlib import resources
from pathlib import Path

from bench.documents import SIZES, Handout, plain
from bench.forms.cv import STAND_IN, cv
from bench.forms.html import FACES, html
from bench.forms.pack import pack
from bench.forms.typst import typst


def write(size: str, folder: Path) -> None:
    """A pack, Typst, HTML, JSON, for short handouts a CV, and the four faces that all tools are given."""
    document = SIZES[size]()
    files = {f"pack/{name}": text for name, text in pack(document).items()}
    files |= {"doc.typ": typst(document), "doc.html": html(document), "doc.json": json.dumps(plain(document))}
    if isinstance(document, Handout) and size == "S":
        files |= {"cv.yaml": cv(document), **{f"data/{name}": text for name, text in STAND_IN.items()}}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    fonts = folder / "fonts"
    fonts.mkdir(exist_ok=True)
    for face in FACES:
        with resources.as_file(resources.files("fontpkg_lato") / "files" / f"{face}.ttf") as file:
            shutil.copyfile(file, fonts / file.name)


if __name__ == "__main__":
    write(sys.argv[1], Path(sys.argv[2]))
