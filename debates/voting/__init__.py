"""Where people stand, what they think of what was said, and the order that follows from it."""
