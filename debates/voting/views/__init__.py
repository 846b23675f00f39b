"""Views of voting, one module a subject."""
