"""What templates ask of voting."""
