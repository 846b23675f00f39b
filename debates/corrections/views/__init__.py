"""Views of corrections, one module a subject."""
