"""Proposing to place posts better, as the people of a demo debate do. It cannot be dated back: rows never change."""

from typing import Any

from debates.corrections.changes import Change
from debates.corrections.models import What
from debates.corrections.services import accept, decline, propose
from debates.demo.content import Debate
from debates.posts.models import Post
from forum.accounts.models import User


def correct_all(debate: Debate, posts: dict[str, Post], people: dict[str, User]) -> None:
    """Propose the corrections of a debate, and decide those that were decided; ``posts`` by their keys."""
    for row in debate.corrections:
        proposal = propose(post=posts[row["post"]], by=people[row["by"]], change=_change(row, posts), why=row["why"])
        if "accepted" in row:
            accept(correction=proposal, by=people[row["decided_by"]], word=row["accepted"])
        if "declined" in row:
            decline(correction=proposal, by=people[row["decided_by"]], word=row["declined"])


def _change(row: dict[str, Any], posts: dict[str, Post]) -> Change:
    target = posts[row["target"]] if "target" in row else None
    return Change(What(row["what"]), relation=row.get("relation", ""), target=target)
