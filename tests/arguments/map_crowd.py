"""Many arguments at once, written in bulk: trees of them, one with many answers, a long chain."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from debates.motions.states import Side
from debates.posts.derived import rebuild
from debates.posts.models import Post
from debates.posts.states import TURNED
from forum.accounts.models import User

RELATIONS = ("opposes", "supports", "undercuts")


def crowd() -> User:
    return User.objects.filter(handle="crowd").first() or User.objects.create_user("crowd", "crowd@example.org")


def flood(motion, count: int, *, each: tuple[int, ...] = (), parent: Post | None = None, claim: str = "") -> list[Post]:
    """``count`` arguments for and against by turns, or beneath ``parent``; ``each``: how many answer each, by level."""
    author = crowd()
    tops = [_row(motion, author, n, parent, claim) for n in range(count)]
    level = Post.objects.bulk_create(tops, batch_size=2_000)
    for answers in each:
        rows = [_row(motion, author, n, above, claim) for above in level for n in range(answers)]
        level = Post.objects.bulk_create(rows, batch_size=2_000)
    rebuild()
    return tops


def chain(motion, depth: int) -> list[Post]:
    """One argument beneath another, ``depth`` of them."""
    links = [Post.objects.bulk_create([_row(motion, crowd(), 0, None, "")])[0]]
    while len(links) < depth:
        links += Post.objects.bulk_create([_row(motion, crowd(), len(links), links[-1], "")])
    rebuild()
    return links


def thicken(motion, times: int) -> None:
    """As many more answers to the arguments at the top: copies of rows that hold, so no trigger looks at them again."""
    left = {"id", "client_key", "created"}
    named = ", ".join(f'"{field.column}"' for field in Post._meta.concrete_fields if field.column not in left)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE posts_post DISABLE TRIGGER USER")
        cursor.execute(
            f"INSERT INTO posts_post ({named}, client_key, created) SELECT {named}, gen_random_uuid(), "  # noqa: S608
            "created + n * interval '1 ms' FROM posts_post, generate_series(1, %s) n "
            "WHERE motion_id = %s AND depth = 1",
            [times, motion.pk],
        )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE posts_post ENABLE TRIGGER USER")
    rebuild()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE posts_post")


def _row(motion, author, n: int, parent: Post | None, claim: str) -> Post:
    side = parent.side if parent else list(Side)[n % 2].value
    relation = RELATIONS[n % 3] if parent else {"for": "supports", "against": "opposes"}[side]
    favours = (
        side if parent is None else parent.favours if relation == "supports" else TURNED[Side(parent.favours)].value
    )
    return Post(
        motion=motion, article_id=motion.article_id, kind="argument", relation=relation, author=author, parent=parent,
        root=(parent.root or parent) if parent else None, depth=parent.depth + 1 if parent else 0, side=side,
        favours=favours, claim=claim or f"Claim {n} is made at depth {parent.depth + 1 if parent else 0}.",
        body=f"Because of {n}.", html=f"<p>Because of {n}.</p>",
        created=timezone.now() - timedelta(days=1) + timedelta(seconds=n),
    )  # fmt: skip
