"""What each page says of itself, and what is written on (P6, P11)."""

import re
from collections.abc import Iterator

from briefing.layout.doc import Element
from briefing.layout.theme_values import MM
from briefing.typeset.rules.reading import Reading
from briefing.typeset.rules.rule import Finding

PITCH = 8 * MM
EPS = 0.01


def unnumbered(reading: Reading) -> Iterator[Finding]:
    """P6: a page that does not say which it is, of how many, of which version and date."""
    total, facts = len(reading.pages.pages), reading.pages.facts
    for page in reading.pages.pages:
        texts = ["".join(run.text for run in placed.runs) for placed in page.furniture]
        here = re.compile(rf"\b{page.number}\b\s*(?:/|[^\W\d_]+)\s*{total}\b")  # 3 of 12, 3/12
        wanted = {"page x of y": any(map(here.search, texts))}
        if version := facts.get("version"):
            wanted["the version"] = any(version in text for text in texts)
        if as_of := facts.get("as_of"):
            wanted["the date"] = any(as_of[:4] in text for text in texts)
        if missing := [what for what, there in wanted.items() if not there]:
            yield Finding(page.number, None, f"the page does not say {', '.join(missing)}")


def narrow_answers(reading: Reading) -> Iterator[Finding]:
    """P11: lines to write on that are too close for a hand; each pitch once. They are named by the page of the text
    before them."""
    seen, page = set[float](), 1
    pages = {run.node: line.page.number for line in reading.lines for run in line.placed.runs}
    for node in reading.nodes():
        page = pages.get(node.number, page)
        if isinstance(node, Element) and node.name == "lines":
            pitch = reading.theme.measure(node.get("pitch")) or reading.theme.length("answer-pitch")
            if pitch < PITCH - EPS and pitch not in seen:
                seen.add(pitch)
                yield Finding(page, node.span, f"lines to write on stand {pitch / MM:.1f} mm apart; 8 is the least")
