"""Proposals as the tests of corrections make them."""

from debates.corrections.changes import Change
from debates.corrections.models import Correction, What
from debates.corrections.services import propose
from debates.posts.models import Post
from forum.accounts.models import User


def now(row):
    return type(row).objects.get(pk=row.pk)


def proposed(
    post: Post, by: User, what: str = "relation", why: str = "It speaks of something else.", **to
) -> Correction:
    to = {"relation": "undercuts"} if what == "relation" and not to else to
    return propose(post=post, by=by, change=Change(What(what), **to), why=why)
