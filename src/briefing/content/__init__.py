"""YAML text to Pack, Selected and Resolved: what a pack says, for whom, with everything in it looked up."""

from briefing.content.dump import dump
from briefing.content.lint import check, review
from briefing.content.load import load
from briefing.content.model import Pack
from briefing.content.resolve import Resolved, resolve
from briefing.content.select import Selected, select

__all__ = ["Pack", "Resolved", "Selected", "check", "dump", "load", "resolve", "review", "select"]
