"""White space in lines as in HTML: runs become one space, there is none at the ends; and no empty stretches."""

import re

from briefing.content.inline import Words
from briefing.layout.draft import Draft

SPACES = re.compile(r"[ \t\r\n]+")


def squeeze(line: Draft) -> None:
    """Squeezes what stands within an element that is lines of its own, once all of it is there."""
    _squeeze(line, True)
    _strip_end(line)


def _squeeze(draft: Draft, after_space: bool) -> bool:
    """Squeezes the stretches below; -> whether what comes next follows a space."""
    children: list[Draft | Words] = []
    for child in draft.children:
        if isinstance(child, Words):
            text = child.text
            if "  " in text or not text.isprintable():  # line ends and tabs are not
                text = SPACES.sub(" ", text)
            if after_space and text.startswith(" "):
                text = text[1:]
            if not text:
                continue
            after_space = text[-1] == " "
            child = child if text is child.text else Words(text, child.span)
        elif child.name == "br":
            after_space = True
        elif child.inline and child.name != "footnote":  # whose paragraphs are lines of their own
            after_space = _squeeze(child, after_space) if child.children else False
        children.append(child)
    draft.children = children
    return after_space


def _strip_end(draft: Draft) -> None:
    while draft.children:
        last = draft.children[-1]
        if isinstance(last, Draft):
            if last.inline and last.children:
                _strip_end(last)
            return
        if text := last.text.rstrip(" "):
            draft.children[-1] = last if text == last.text else Words(text, last.span)
            return
        draft.children.pop()
