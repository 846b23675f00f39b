"""Proposals as the tests of corrections make them, and how they are refused."""

import pytest

from debates.corrections.changes import Change
from debates.corrections.models import Correction, What
from debates.corrections.services import propose
from debates.posts.models import Post
from forum.accounts.models import User
from forum.web.refusal import Refusal


def refused(act, status: int, words: str) -> None:
    with pytest.raises(Refusal) as refusal:
        act()
    assert (refusal.value.refused.status, words in refusal.value.refused.reason) == (status, True)


def now(row):
    return type(row).objects.get(pk=row.pk)


def proposed(
    post: Post, by: User, what: str = "relation", why: str = "It speaks of something else.", **to
) -> Correction:
    to = {"relation": "undercuts"} if what == "relation" and not to else to
    return propose(post=post, by=by, change=Change(What(what), **to), why=why)
