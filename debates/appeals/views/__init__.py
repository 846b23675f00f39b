"""Views of appeals, one module a subject."""
