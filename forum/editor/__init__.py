"""What people write in: the Markdown field with its preview, mentions and pictures."""
