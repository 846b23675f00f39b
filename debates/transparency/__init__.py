"""What everybody may check: the public log of what was decided, without names and without texts."""
