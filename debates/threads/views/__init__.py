"""Pages of the conversations: reading, a paragraph, a post, and what is done on them."""
