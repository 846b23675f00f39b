"""The roles in which every address is asked for."""

ROLES = ("visitor", "newcomer", "member", "author", "host", "moderator", "senior", "admin", "auditor")
