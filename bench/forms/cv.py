"""A handout as a long CV for rendercv: the same words in its kinds of entries, which know no tables and no contents."""

from typing import Any

import yaml

from bench.documents import Handout, Section
from bench.forms.pack import escaped, markdown

# rendercv's themes ask Typst for a package of icons from the net. The CV has none, so that a stand-in is enough.
ICONS = "typst/packages/preview/fontawesome/0.5.0"
STAND_IN = {
    f"{ICONS}/typst.toml": '[package]\nname = "fontawesome"\nversion = "0.5.0"\nentrypoint = "lib.typ"\n',
    f"{ICONS}/lib.typ": "#let fa-icon(name, ..rest) = []\n",
}


def cv(document: Handout) -> str:
    """YAML as `rendercv render` reads it."""
    sections: dict[str, Any] = {}
    for section in document.sections:
        sections |= _entries(section)
    return yaml.safe_dump({"cv": {"name": document.title, "sections": sections}}, sort_keys=False, width=100)


def _entries(section: Section) -> dict[str, Any]:
    """A section of a CV holds entries of one kind: paragraphs, bullets and rows of a table become three."""
    out: dict[str, Any] = {
        section.title: [markdown(runs) for runs in section.paragraphs],
        f"{section.title}: points": [{"bullet": escaped(bullet)} for bullet in section.bullets]}
    if section.table:
        out[f"{section.title}: terms"] = [
            {"label": escaped(row[0]), "details": escaped("; ".join(row[1:]))} for row in section.table]
    return out
