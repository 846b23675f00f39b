"""Reporting what is wrong, and what came of it; the house rules."""
