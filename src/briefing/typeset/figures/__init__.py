"""Figures drawn from data: vectors and labels, each with words for those who cannot see it."""
