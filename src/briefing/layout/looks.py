"""Roles and lengths that a template names, held against the theme: a slip is an error, and no silent body text."""

from briefing.diagnostics import Diagnostic, error, nearest
from briefing.layout.draft import Draft, walk
from briefing.layout.theme import Theme

LENGTHS = ("left", "top", "width", "bottom", "gap", "height", "columns")
SHARE = "*"  # a column that shares what the others leave


def check_looks(root: Draft, theme: Theme, complaints: list[Diagnostic]) -> None:
    """Complains of every role that the theme does not know, and of every length that is none."""
    known = theme.named()
    for draft in walk(root):
        for key in ("role", "text"):
            if (role := draft.get(key)) and role not in known:
                message = f"the theme says nothing of the role {role[:40]!r}"
                complaints.append(error("unknown-role", draft.span, message, nearest(role, known)))
        for key in LENGTHS:
            for word in draft.get(key).split() if key in draft.attributes else ():
                if word != SHARE and theme.measure(word) is None:
                    hint = "a length is 44mm, 12pt, 2L or the name of a length in the theme"
                    complaints.append(error("bad-length", draft.span, f"{word[:40]!r} in {key}= is no length", hint))
