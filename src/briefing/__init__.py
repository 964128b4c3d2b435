"""From a folder of YAML to a printed seminar: handouts, slide decks and facilitator guides as PDF."""

__version__ = "0.1.0"
