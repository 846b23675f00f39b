"""Views of what is argued, one module a subject."""
