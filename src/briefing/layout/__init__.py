"""Pack and layout -> Doc: the library of layouts, their themes and templates, and what they compose."""
