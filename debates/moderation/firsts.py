"""The first posts of people who are new here: they lie in the queue, and stand where they were posted meanwhile."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from debates.moderation.gathering import sign
from debates.moderation.models import Case
from debates.moderation.states import Clue, Tray
from debates.moderation.things import thing_of
from debates.posts.models import Post
from debates.posts.states import PUBLIC

LOOKED_BACK = timedelta(days=1)
MOST = 200  # at once; the next turn goes on


def first_posts() -> QuerySet[Post]:
    """Return the first posts of the last day by people of trust 0 of which nobody took notice yet, the oldest first."""
    earlier = Post.objects.filter(author=OuterRef("author"), pk__lt=OuterRef("pk"))
    found = Post.objects.filter(
        ~Exists(earlier),
        ~Exists(Case.objects.filter(post=OuterRef("pk"))),
        author__trust=0,
        created__gt=timezone.now() - LOOKED_BACK,
        state__in=PUBLIC,
    )
    return found.select_related("author", "motion__article").order_by("pk")


def lay_first_posts() -> int:
    """Open a case for each of them, in a transaction of its own; return how many."""
    found = list(first_posts()[:MOST])
    for post in found:
        _lay(post)
    return len(found)


@transaction.atomic
def _lay(post: Post) -> None:
    """Lay one of them in the queue, in the order of locks: the post, then its case."""
    held = Post.objects.select_for_update(no_key=True, of=["self"]).select_related("author", "motion__article")
    sign(thing_of(held.get(pk=post.pk)), Tray.FIRST, Clue.FIRST)
