"""Editions as jobs: what to build (plan), from which bytes (snapshot), how (build), in how many processes (run)."""
