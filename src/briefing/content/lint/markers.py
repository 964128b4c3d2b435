"""The words by which English says whose word something is, and how sure: data, by voice.

A * at the end stands for any ending, a * between words for a space."""

import re
from collections.abc import Mapping
from functools import cache

MARKERS: Mapping[str, str] = {
    "reported": (
        "say says said saying write writes wrote writing report reports reported reportedly reporting tell tells "
        "told telling recall* remember* describe* mention* argue* explain* add adds added denies denied deny think "
        "thinks thought believe* judge* judgement warn* insist* admit* estimate* conclude* speak speaks spoke "
        "dispute* testif* doubt* suspect* interviewee* confirm* declare* announce* complain* according*to account "
        "accounts opinion view views version statement call calls called blame* fault faults faulted name names "
        "named stated notes noted regard* expect* contradict* holds*that finds*that he*finds she*finds he*holds "
        "she*holds for*him for*her asks whether cite cites cited citing gave*as gives*as"),
    "alleged": (
        "alleg* accus* claim claims claimed claiming rumour* rumor* unproven unproved unconfirmed unverified "
        "purported* supposed supposedly suspected suspicion charge charges charged said*to*have is*said*to "
        "are*said*to"),
    "inferred": (
        "seem* appear appears appeared apparent* perhaps maybe may might likely unlikely probabl* possib* presumabl* "
        "suggest* impl* infer* guess* our*reading as*far*as must*have could*have would*have looks looked"),
    "outside": (
        "outside*knowledge not*in*the*documents not*in*the*sources"),
}
# of these, what no other wording may drop: it makes the difference between a fact and what is not known to be one
HEDGES = (
    "alleg* accus* rumour* rumor* unproven unproved unconfirmed unverified purported* supposedly suspected "
    "reportedly seem* appear appears appeared apparent* perhaps maybe probabl* presumabl* likely")

# who is named by an office only, and so may be anybody
UNNAMED = ("unnamed", "anonymous", "unidentified")
OFFICES = ("diplomat", "official", "source", "voice", "activist", "witness", "insider", "interviewee")
SEVERAL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "several",
           "dozens of", "a dozen")


@cache
def marked(*voices: str) -> re.Pattern[str]:
    """Any of the markers of some voices."""
    return _any(" ".join(MARKERS[voice] for voice in voices))


@cache
def hedge() -> re.Pattern[str]:
    return _any(HEDGES)


def _any(listed: str) -> re.Pattern[str]:
    words = (re.escape(word.rstrip("*")).replace(r"\*", r"\s+") + (r"\w*" if word.endswith("*") else "")
             for word in listed.split())
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.I)
