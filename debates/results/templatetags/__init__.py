"""What templates ask of results."""
