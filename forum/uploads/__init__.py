"""Pictures: re-encoded, owned, shown only to who may see what they stand in."""
