"""Keeping order: reports, cases, decisions, and the statement of reasons that each restricting one leaves."""
