"""Sessions with the times at which their steps start, and where questions and passages are used in them."""

from collections.abc import Iterable, Mapping
from typing import Any

Data = dict[str, Any]


def timed(sessions: Iterable[Data], questions: Iterable[Data], slides: Iterable[Data]) -> tuple[Data, ...]:
    """Sessions whose steps, for readers who get them, have a number, a start, and the numbers of questions and slides.

    `total` is what the steps’ minutes add up to."""
    asked = {question["id"]: question["number"] for question in questions}
    shown = {slide["id"]: number for number, slide in enumerate(slides, 1)}
    return tuple(_timed(session, asked, shown) if "steps" in session else session for session in sessions)


def _timed(session: Data, asked: Mapping[str, int], shown: Mapping[str, int]) -> Data:
    steps, passed = list[Data](), 0
    for number, step in enumerate(session["steps"], 1):
        numbers = {"question_numbers": tuple(sorted(asked[ref] for ref in step["questions"] if ref in asked)),
                   "slide_numbers": tuple(sorted(shown[ref] for ref in step["slides"] if ref in shown))}
        steps.append({**step, **numbers, "number": number, "start": passed, "clock": clock(passed)})
        passed += step["minutes"]
    return {**session, "steps": tuple(steps), "total": passed}


def clock(minutes: int) -> str:
    """Minutes since the beginning as hours and minutes: 1:05."""
    return f"{minutes // 60}:{minutes % 60:02}"


def used(questions: Iterable[Data], sessions: Iterable[Data]) -> tuple[Data, ...]:
    """Questions with `used`: in which sessions they are asked, and when."""
    steps = [(session, step) for session in sessions for step in session.get("steps", ())]
    return tuple({**question, "used": tuple({"session": titled(session), "clock": step["clock"]}
                                            for session, step in steps if question["id"] in step["questions"])}
                 for question in questions)


def titled(session: Data) -> str:
    """What a session is called among all of a pack: with its plan, if it is one of several."""
    return f"{session['plan']}, {session['title']}" if session["plan"] else str(session["title"])


def read_for(sources: Iterable[Data], sessions: Iterable[Data]) -> tuple[Data, ...]:
    """Sources whose readings name their session; those for sessions of other audiences are left out."""
    names = {session["id"]: titled(session) for session in sessions}
    return tuple({**source, "readings": tuple({**reading, "session": names.get(reading["session"])}
                                              for reading in source["readings"]
                                              if not reading["session"] or reading["session"] in names)}
                 for source in sources)
