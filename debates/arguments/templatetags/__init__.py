"""Template tags of what is argued."""
