"""What a pack must keep to so that it can be trusted and teaches well.

`check` is what every build asks; `review` is the editor's reading: it adds the rules that take their time, and those
that compare a pack with the texts of its sources. A new rule is a function of a Linted in the module of its family,
and a row in `codes.CODES`; docs/checks.md lists them.
"""

from collections.abc import Iterable, Mapping

from briefing.content import figures, periods
from briefing.content.lint import (
    attribution,
    balance,
    clarity,
    copies,
    evidence,
    exact,
    form,
    links,
    names,
    quotations,
    teaching,
    texts,
)
from briefing.content.lint.codes import FAMILIES
from briefing.content.lint.linted import Linted
from briefing.content.lint.silence import Heard, apart, idle
from briefing.content.model import Pack
from briefing.content.slide_kinds import shapes
from briefing.diagnostics import Diagnostic

__all__ = ["Heard", "check", "review"]

CHECKS = (form.check, quotations.check, evidence.check, balance.check, teaching.check)
REVIEWS = (evidence.review, attribution.review, balance.review, clarity.review, names.review, teaching.review,
           links.review)


def check(pack: Pack) -> list[Diagnostic]:
    """Errors and warnings that a build tells, in the order of the files."""
    linted = Linted(pack)
    return _ordered(apart(linted, _checked(linted)).told)


def review(pack: Pack, sources: Mapping[str, bytes] | None = None) -> Heard:
    """Everything there is to find, in the order of the files; `sources` are texts by the ids of the sources."""
    linted = Linted(pack)
    found = [*_checked(linted), *(d for rule in REVIEWS for d in rule(linted))]
    if sources is not None:
        read, changed = texts.read(pack, sources)
        found += [*changed, *exact.review(linted, read), *copies.review(linted, read)]
    heard = apart(linted, dict.fromkeys(found))
    ran = FAMILIES if sources is not None else [family for family in FAMILIES if family != "evidence"]
    return Heard(tuple(_ordered((*heard.told, *idle(linted, heard, ran)))), heard.silenced)


def _checked(linted: Linted) -> list[Diagnostic]:
    pack = linted.pack
    return [*pack.warnings, *shapes(pack), *figures.check(pack), *periods.check(pack),
            *(d for rule in CHECKS for d in rule(linted))]


def _ordered(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each once, since audiences may share a wording."""
    return sorted(dict.fromkeys(found), key=lambda d: d.span.begin if d.span else ("", 0, 0))
