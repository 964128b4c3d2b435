"""Elements -> galley: a `set_…` function for each, which knows no pages."""
