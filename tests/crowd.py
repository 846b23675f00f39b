"""Several people at once: real threads, real connections."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from django.db import connections
from django.utils import timezone

from debates.articles.queries import current_blocks
from debates.posts.derived import rebuild
from debates.posts.models import Anchor, Post
from forum.accounts.models import User


def run_at_once(*acts: Callable[[], object]) -> list[object]:
    barrier = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            connections["default"].ensure_connection()
            barrier.wait(timeout=20)
            return act()
        except Exception as error:  # noqa: BLE001 - what it was is for the test to look at
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def flood(motion, count: int, *, answers_each: int, parent=None) -> list:
    """Many posts at once, written in bulk: comments on the first paragraph, or answers to ``parent``."""
    author = User.objects.filter(handle="crowd").first() or User.objects.create_user("crowd", "crowd@example.org")
    version = current_blocks(motion.article)[0]
    root = (parent.root or parent) if parent else None
    tops = Post.objects.bulk_create(
        _row(motion, author, n, parent=parent, root=root, block=None if parent else version.block) for n in range(count)
    )
    answers = [_row(motion, author, n, parent=top, root=root or top) for top in tops for n in range(answers_each)]
    Post.objects.bulk_create(answers, batch_size=2000)
    if parent is None:
        Anchor.objects.bulk_create(
            Anchor(post=top, block=version.block, revision_id=version.revision_id) for top in tops
        )
    rebuild()
    return tops


def flood_beneath(motion, *, depth: int, most: int) -> None:
    """One answer to each of many posts at a depth, written in bulk."""
    author = User.objects.get(handle="crowd")
    tops = Post.objects.filter(motion=motion, depth=depth).select_related("root")[:most]
    rows = [_row(motion, author, n, parent=top, root=top.root or top) for n, top in enumerate(tops)]
    Post.objects.bulk_create(rows, batch_size=2000)
    rebuild()


def _row(motion, author, n: int, *, parent, root, block=None) -> Post:
    depth, side = (parent.depth + 1, parent.side) if parent else (0, None)
    return Post(
        motion=motion, article_id=motion.article_id, kind="comment", relation="comments", author=author, block=block,
        parent=parent, root=root, depth=depth, side=side, body=f"Number {n} speaks.",
        html=f"<p>Number {n} speaks.</p>", created=timezone.now() - timedelta(days=1) + timedelta(seconds=n),
    )  # fmt: skip
