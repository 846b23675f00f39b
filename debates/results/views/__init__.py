"""Views of what came of a debate, one module a subject."""
