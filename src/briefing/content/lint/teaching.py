"""Whether a pack can be taught from: questions that ask one thing, keys, phases, levels, minutes that add up."""

import re
from collections.abc import Iterator

from briefing.content.lint.codes import told
from briefing.content.lint.linted import Linted
from briefing.content.lint.quotations import MARKED
from briefing.content.teaching import Session
from briefing.content.values import Wordings, place
from briefing.diagnostics import Diagnostic, Span

QUOTES_END = "”’)\"' "
_WORD = r"(?:what|whom?|whose|which|when|where|why|how)"
_WITH = r"(?:(?:by|for|from|in|on|to|at|with|of)\s+)?"
# One question with several words: "When and where did it fall?"
TOGETHER = re.compile(rf"\b({_WORD})(?:,?\s+(?:and\s+|or\s+)?{_WITH}{_WORD})+\b", re.I)
# A second one that begins in the middle: "Who left, and with what?", but not "Which of them, and why?"
JOINED = re.compile(
    rf"\b{_WORD}\b[^.;:?!]*?\b((?:and|or)\s+{_WITH}(?!why(?:\s+not)?\W*$){_WORD})\b", re.I)
PHASES = ("opening", "core", "closing", "check")
FEW = 4  # questions; fewer are no discussion that could have phases


def check(linted: Linted) -> Iterator[Diagnostic]:
    """What is called a question ends as one."""
    for text, where in _asked(linted):
        if not text.rstrip(QUOTES_END).endswith("?"):
            yield told("no-question-mark", where, "this question does not end with ?")


def _asked(linted: Linted) -> Iterator[tuple[str, Span | None]]:
    pack = linted.pack
    asked: tuple[Wordings | str | None, ...] = (
        pack.pack.essential_question, *(q.text for q in pack.questions), *(s.question for s in pack.summaries),
        *(s.key_question for s in pack.sections), *(c.question for c in pack.claims))
    for question in asked:
        if isinstance(question, Wordings):
            yield from ((linted.plain(wording.prose), wording.prose.span) for wording in question.each)
        elif question is not None:
            yield question, place(question)


def review(linted: Linted) -> Iterator[Diagnostic]:
    pack = linted.pack
    for text, where in _asked(linted):
        yield from _several(text, where)
    for question in pack.questions:
        if not question.answer_key.look_for:
            yield told("no-key", place(question.id), f"{question.id} has no key", "say what to look for in an answer")
    yield from _covered(linted)
    for session in pack.sessions:
        total = sum(step.minutes for step in session.steps)
        if total != session.minutes:
            message = f"the steps of {session.id} have {total} minutes together, the session {session.minutes}"
            yield told("minutes", place(session.id), message, "change a step, or the session")
        yield from _fitting(linted, session)
    yield from _enough(linted)


def _fitting(linted: Linted, session: Session) -> Iterator[Diagnostic]:
    """What is asked in a step fits into it, and so does what is shown besides: a slide of a question stands while it is
    discussed."""
    questions = {str(q.id): q for q in linted.pack.questions}
    slides = {str(s.id): s for s in linted.pack.slides}
    for step in session.steps:
        asked = [questions[ref] for ref in step.questions]
        shown = [slides[ref] for ref in step.slides if not {*slides[ref].from_} & {*step.questions}]
        for what, refs, of in (("questions", step.questions, asked), ("slides", step.slides, shown)):
            if (needed := sum(one.minutes for one in of)) > step.minutes:
                message = f"the {what} of this step take {needed} minutes, the step {step.minutes}"
                yield told("minutes", place(refs[0]), message, f"give the step more minutes, or the {what} fewer")


def _several(text: str, where: Span | None) -> Iterator[Diagnostic]:
    own = MARKED.sub("", text)
    if (asked := own.count("?")) > 1:
        yield told("two-questions", where, f"this question asks {asked} things", "ask one, and the other one after it")
    elif joined := JOINED.search(TOGETHER.sub(r"\1", own)):
        yield told("joined-questions", where, f"a second question may begin in this one: “{joined[1]}”",
                   "if it asks for more than a reason, ask it by itself")


def _covered(linted: Linted) -> Iterator[Diagnostic]:
    questions = linted.pack.questions
    if len(questions) < FEW:
        return
    where = place(questions[0].id)
    if missing := [phase for phase in PHASES if phase not in {q.phase for q in questions}]:
        yield told("phases", where, f"no question is of the phase {', none of '.join(missing)}")
    levels = {q.dok for q in questions}
    if missing_levels := [str(level) for level in (1, 2, 3, 4) if level not in levels]:
        yield told("levels", where, f"no question is of DOK {', none of '.join(missing_levels)}")


def _enough(linted: Linted) -> Iterator[Diagnostic]:
    """Without a plan, a session is filled by what one chooses of all questions and slides: there must be enough."""
    pack, whole = linted.pack, linted.pack.pack.session_minutes or 0
    there = sum(question.minutes for question in pack.questions) + sum(slide.minutes for slide in pack.slides)
    if pack.questions and not pack.sessions and there < whole:
        message = f"all questions and slides take {there} minutes, the session {whole}"
        yield told("minutes", place(pack.questions[0].id), message, "add questions, or change session_minutes")
