"""Pages of PDF files, versions of packages: `python -m bench.facts [FILE.pdf | PACKAGE]…` prints them as JSON.

A process of its own, so that what measures stays small."""

import json
import sys
from importlib.metadata import version

import pikepdf


def fact(name: str) -> int | str:
    """The number of pages of a file, or the version of a package."""
    if not name.endswith(".pdf"):
        return version(name)
    with pikepdf.open(name) as pdf:
        return len(pdf.pages)


if __name__ == "__main__":
    json.dump({name: fact(name) for name in sys.argv[1:]}, sys.stdout)
