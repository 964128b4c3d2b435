"""An invented source: its text, and its record with a numbering of it."""

from hashlib import sha256

# Lines 1 and 5 have no number: a title, and a caption.
TEXT = """\
THE NIGHT OF THE FLOOD

The old gate was left open on the night of the great flood, and nobody in the mill saw the keeper pass.
The water rose by four feet before the bell of Saint Mary’s rang.¹
Picture: the gate as our reader found it.
“I never left my post,” said Moss. Two men of the parish council doubted it.
1. Letter of the keeper, in the parish chest.
"""
PLACES = {"A-1": 3, "A-2": 4, "A-3": 6, "n1": 7}


def digest(text: str) -> str:
    return sha256(" ".join(text.split()).encode()).hexdigest()


PASSAGES = "".join(
    f"        - {{locator: {locator}, lines: [{line}], kind: {'note' if locator == 'n1' else 'body'}, "
    f"sha256: {digest(TEXT.splitlines()[line - 1])}}}\n" for locator, line in PLACES.items())
# What the record says before its numbering; the pack of tests/content has it too.
REED = """\
  - id: reed-1911
    author: [{family: Reed, given: Ada}]
    short: Reed
    title: The Night of the Flood
    kind: report
    issued: 1911-11-20
    who: The miller’s daughter.
    for_whom: The parish.
    stake: Her father owned the gate.
    rests_on: What she saw.
"""
SOURCES = f"""\
sources:
{REED}\
    numbering:
      sections: [{{code: A, paragraphs: 3}}]
      passages:
{PASSAGES}"""
