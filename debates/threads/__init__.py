"""Conversations on paragraphs: the reading page, the pages of a thread, counts."""
