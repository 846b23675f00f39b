"""What templates ask of a debate."""
