"""Hanging punctuation: how far signs at a line's edges stand outside the measure, in shares of their width.

The shares are near those of the microtype package (Schlicht, manual, table of protrusion) for a text face.
"""

RIGHT = {".": 0.7, ",": 0.7, ";": 0.3, ":": 0.3, "!": 0.1, "?": 0.1, "-": 0.6, "\u00ad": 0.6, "–": 0.3, "—": 0.2,
         "’": 0.6, "”": 0.5, "'": 0.6, '"': 0.5, "»": 0.3, "›": 0.3, "…": 0.2}
LEFT = {"“": 0.5, "‘": 0.6, "„": 0.4, "‚": 0.5, '"': 0.5, "'": 0.6, "«": 0.3, "‹": 0.3}
