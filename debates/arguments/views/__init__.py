"""Pages of what is argued."""
