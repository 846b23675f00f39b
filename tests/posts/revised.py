"""What tests of revisions ask again and again."""

import pytest

from debates.posts.models import Post, PostRevision
from forum.web.refusal import Refusal


def texts(post: Post) -> list[tuple[int, str]]:
    return list(PostRevision.objects.filter(post=post).order_by("number").values_list("number", "body"))


def status_of(act) -> int:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.refused.status
