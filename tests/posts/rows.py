"""Rows of posts written past the verbs, as the database is asked to take them."""

import pytest
from django.db import DatabaseError, transaction

from debates.posts.models import Post


def argument(motion, *, parent=None, relation="supports", side="for", **fields) -> Post:
    root = (parent.root or parent) if parent else None
    depth = parent.depth + 1 if parent else 0
    given = {
        "kind": "argument",
        "claim": "A kettle is enough.",
        "body": "b",
        "html": "b",
        "parent": parent,
        "root": root,
        "depth": depth,
        "relation": relation,
        "side": side,
        "favours": served(parent, relation, side),
        "article_id": motion.article_id,
        "motion": motion,
    } | fields
    return Post.objects.create(**given)


def served(parent: Post | None, relation: str, side: str) -> str:
    """What an argument favours: turned round by all that does not support."""
    of = parent.favours if parent and parent.favours else side
    return of if relation == "supports" or parent is None else {"for": "against", "against": "for"}[of]


def comment(motion, **fields) -> Post:
    given = {
        "kind": "comment",
        "relation": "asks",
        "body": "b",
        "html": "b",
        "motion": motion,
        "article_id": motion.article_id,
    } | fields
    return Post.objects.create(**given)


def refused(act) -> str:
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        act()
    return str(error.value)
