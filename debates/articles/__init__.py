"""The text under debate: import, revisions, and blocks that keep their number."""
