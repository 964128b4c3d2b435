"""Text -> lines: faces, shaping, order of scripts, breaking."""
