"""Reading conversations: counts, first glimpses, what is new, everything said. All in bounded work."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from debates.articles.models import Block, BlockVersion, Kind
from debates.motions.models import Motion
from debates.posts.models import ParagraphCount, Post
from debates.posts.policy import known_to, visible_to
from debates.posts.queries import in_full
from debates.posts.states import PUBLIC, Relation, State
from debates.voting.queries import with_cast
from debates.voting.standing import with_standing
from forum.accounts.policy import Viewer

NEW_CAP = 500  # new posts that are counted; above that it says "500 and more"


@dataclass(frozen=True, slots=True)
class News:
    """What is new to somebody in a debate since ``since``: how much in all, and on each block by its id."""

    since: datetime | None = None
    total: int = 0
    on_blocks: dict[int | None, int] | None = None

    @property
    def is_capped(self) -> bool:
        """Whether there is more than was counted."""
        return self.total >= NEW_CAP


def count_on(motion: Motion, block_id: int) -> tuple[int, bool]:
    """Return the number of public posts on one block, and whether it is a heading now; one query."""
    count = ParagraphCount.objects.filter(motion=motion, block=block_id).values("posts")
    now = BlockVersion.objects.filter(revision=motion.article.current_revision_id, block=block_id)
    posts, kind = now.values_list(Subquery(count), "kind").first() or (0, "")
    return posts or 0, kind == Kind.HEADING


def glimpses(motion: Motion) -> dict[int, Post]:
    """Return the first comment on each block, by the block's id, but for collapsed ones; one query, a probe a block."""
    first = Post.objects.filter(block=OuterRef("pk"), parent=None, motion=motion, state=State.VISIBLE)
    ids = Block.objects.filter(article=motion.article_id).annotate(
        first=Subquery(first.order_by("created", "pk").values("pk")[:1]),
    )
    found = Post.objects.filter(pk__in=ids.values("first")).select_related("author").defer("html")
    return {post.block_id: post for post in found if post.block_id is not None}


def news(motion: Motion, viewer: Viewer, since: datetime | None) -> News:
    """Return what others said after ``since``, none for a first visit; one query over at most 500 posts."""
    if since is None:
        return News()
    new = Post.objects.filter(motion=motion, created__gt=since, state__in=PUBLIC).exclude(author=viewer.pk)
    blocks = new.order_by("-created", "-pk").values_list(Coalesce("root__block", "block"), flat=True)
    found: dict[int | None, int] = {}
    for block_id in blocks[:NEW_CAP]:
        found[block_id] = found.get(block_id, 0) + 1
    return News(since, sum(found.values()), found)


def roots_on(motion: Motion, block_id: int, viewer: Viewer) -> QuerySet[Post]:
    """Return the comments that answer a block, as far as the viewer may know of them."""
    return Post.objects.filter(visible_to(viewer), motion=motion, block=block_id, parent=None)


def answers_to(post: Post, viewer: Viewer) -> QuerySet[Post]:
    """Return the direct answers to a post, as far as the viewer may know of them."""
    return Post.objects.filter(visible_to(viewer), parent=post)


def said(motion: Motion, viewer: Viewer) -> QuerySet[Post]:
    """Return everything said in a debate whose words the viewer may read, with what a list of it shows."""
    own = Q(state=State.HELD, author=viewer.pk) if viewer.is_authenticated else Q(pk__in=[])
    related = ("author", "anchor__block", "block", "root__block", "parent__author", "motion")
    return Post.objects.filter(Q(state__in=PUBLIC) | own, motion=motion).select_related(*related).defer("parent__html")


def questions(posts: QuerySet[Post]) -> QuerySet[Post]:
    """Return those that ask."""
    return posts.filter(relation=Relation.ASKS)


def newer(posts: QuerySet[Post], viewer: Viewer, since: datetime) -> QuerySet[Post]:
    """Return what others said after ``since``."""
    return posts.filter(created__gt=since).exclude(author=viewer.pk)


def own(posts: QuerySet[Post], viewer: Viewer) -> QuerySet[Post]:
    """Return what the viewer said."""
    return posts.filter(author=viewer.pk) if viewer.is_authenticated else posts.none()


def post_for(viewer: Viewer, pk: int) -> Post | None:
    """Return a post with all that its page says about its place, or none if the viewer may not know of it.

    It brings along where the viewer stands in its debate, and the votes on it.
    """
    related = ("author", "anchor__block", "motion__article", "block", "parent__author", "root__block")
    found = with_cast(with_standing(in_full(known_to(viewer)), viewer, "motion"), viewer)
    return found.select_related(*related).filter(pk=pk).first()
