"""The trust that people earn by what they post, and what it gives them."""
