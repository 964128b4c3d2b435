"""The alphabetical order of names in a glossary or a list of people."""

import unicodedata

ARTICLES = ("al-", "al ", "the ")
SILENT = "ʿʾʼ‘’'"


def alphabetical(name: str) -> tuple[str, str]:
    """A key that orders names without their articles, marks on letters and capitals; ties by the name itself."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c) and c not in SILENT)
    bare = bare.casefold()
    article = next((a for a in ARTICLES if bare.startswith(a)), "")
    return bare.removeprefix(article), name
