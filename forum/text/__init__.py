"""Pure text: Markdown to safe HTML, normalising. Never imports Django."""
