"""Galley -> Pages: the other half, which knows no elements."""
