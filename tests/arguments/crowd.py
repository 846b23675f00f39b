"""Debates full of arguments, written in bulk."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from debates.articles.queries import current_blocks
from debates.motions.states import Side
from debates.posts.derived import rebuild
from debates.posts.models import Citation, Post, Source
from debates.posts.states import Relation, favoured
from forum.accounts.models import User
from forum.text.normalise import single_line

REASON = single_line("It was seen by many, and written down by some of them, each in words of their own. " * 6)


def talker() -> User:
    return User.objects.filter(handle="talker").first() or User.objects.create_user("talker", "talker@example.org")


def flood_arguments(motion, count: int, *, side: str = "for", parent=None, answers_each: int = 0) -> list[Post]:
    """Many arguments at once: for or against the motion, or against ``parent``; each may have answers of its own.

    Each rests on the first paragraph and on a source.
    """
    author, now = talker(), timezone.now()
    tops = Post.objects.bulk_create(
        (_row(motion, author, n, now, side=side, parent=parent) for n in range(count)), batch_size=2000
    )
    answers = (_row(motion, author, n, now, side=side, parent=top) for top in tops for n in range(answers_each))
    Post.objects.bulk_create(answers, batch_size=2000)
    version = current_blocks(motion.article)[0]
    cited = (Citation(post=top, block=version.block, revision_id=version.revision_id, how="rests_on") for top in tops)
    Citation.objects.bulk_create(cited, batch_size=2000)
    Source.objects.bulk_create((Source(post=top, position=1, title="A ledger") for top in tops), batch_size=2000)
    rebuild()
    return tops


def chain(top: Post, depth: int) -> Post:
    """Let each argument oppose the one above it, ``depth`` times beneath ``top``; return the deepest."""
    author, now = talker(), timezone.now()
    for n in range(depth):
        post = _row(top.motion, author, n, now, side=top.side, parent=top)
        post.save(force_insert=True)
        top = post
    rebuild()
    return top


def _row(motion, author, n: int, now, *, side: str, parent=None) -> Post:
    relation = Relation.OPPOSES if parent or side == "against" else Relation.SUPPORTS
    return Post(
        motion=motion, article_id=motion.article_id, kind="argument", relation=relation, author=author,
        side=parent.side if parent else side, parent=parent, root=(parent.root or parent) if parent else None,
        favours=favoured(relation, Side(parent.favours)) if parent else side, depth=parent.depth + 1 if parent else 0,
        claim=f"Claim number {n} stands.", body=f"Number {n}. {REASON}", html=f"<p>Number {n}. {REASON}</p>",
        client_key=uuid4(), created=now - timedelta(days=1) + timedelta(seconds=n),
    )  # fmt: skip
