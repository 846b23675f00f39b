"""Notices of illegal content, which need no account (Digital Services Act, article 16): each has a receipt."""
