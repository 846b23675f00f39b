"""Reading conversations: the paragraphs with their counts, the pages of a thread. All in bounded work."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery

from debates.articles.models import Block
from debates.motions.models import Motion
from debates.posts.models import ParagraphCount, Post
from debates.posts.policy import known_to, may_read_words, visible_to
from debates.posts.states import PUBLIC
from forum.accounts.policy import Viewer
from forum.web.paging import Page, Place, page_after

PAGE = 20  # conversations on one page
LEVELS = 4  # of a conversation that are shown before "continue"
ANSWERS = 5  # to one post that are shown before "continue"
LEVEL_CAP = 100  # posts of one level on one page


@dataclass(slots=True)
class Branch:
    """A post with the answers shown beneath it, and whether there are more than are shown."""

    post: Post
    is_shown: bool  # the viewer reads the words, not only why they are not shown
    is_own: bool
    answers: list["Branch"] = field(default_factory=list)
    has_more: bool = False


def branch(post: Post, viewer: Viewer) -> Branch:
    """Return a post as the viewer may see it, without its answers."""
    is_own = viewer.is_authenticated and post.author_id == viewer.pk
    return Branch(post, is_shown=may_read_words(viewer, post), is_own=is_own)


@dataclass(frozen=True, slots=True)
class Conversation:
    """One page of branches, oldest first, and where the next page begins."""

    branches: list[Branch]
    next: Place | None


def counts(motion: Motion) -> dict[int, int]:
    """Return the number of public posts on each block, by the block's id; one query."""
    rows = ParagraphCount.objects.filter(motion=motion, posts__gt=0)
    return dict(rows.values_list("block_id", "posts"))


def count_on(motion: Motion, block_id: int) -> int:
    """Return the number of public posts on one block; one query."""
    row = ParagraphCount.objects.filter(motion=motion, block=block_id).first()
    return row.posts if row else 0


def totals(motions: Iterable[Motion]) -> dict[int, int]:
    """Return the number of public posts on all paragraphs of each motion, by the motion's id; one query."""
    found: dict[int, int] = {}
    for motion_id, posts in ParagraphCount.objects.filter(motion__in=motions).values_list("motion_id", "posts"):
        found[motion_id] = found.get(motion_id, 0) + posts
    return found


def glimpses(motion: Motion) -> dict[int, Post]:
    """Return the first public comment on each block, by the block's id; one query, one index probe a block."""
    first = Post.objects.filter(block=OuterRef("pk"), parent=None, motion=motion, state__in=PUBLIC)
    ids = Block.objects.filter(article=motion.article_id).annotate(
        first=Subquery(first.order_by("created", "pk").values("pk")[:1]),
    )
    found = Post.objects.filter(pk__in=ids.values("first")).select_related("author").defer("html")
    return {post.block_id: post for post in found if post.block_id is not None}


def roots_on(motion: Motion, block_id: int, viewer: Viewer) -> QuerySet[Post]:
    """Return the comments that answer a block, as far as the viewer may know of them."""
    return Post.objects.filter(visible_to(viewer), motion=motion, block=block_id, parent=None)


def answers_to(post: Post, viewer: Viewer) -> QuerySet[Post]:
    """Return the direct answers to a post, as far as the viewer may know of them."""
    return Post.objects.filter(visible_to(viewer), parent=post)


def conversation(tops: QuerySet[Post], viewer: Viewer, after: Place | None = None) -> Conversation:
    """Return one page of ``tops`` with the answers beneath; at most four queries, however long the thread."""
    page: Page[Post] = page_after(_with_answer_ids(tops, viewer), after, PAGE)
    branches = [branch(post, viewer) for post in page.rows]
    level = branches
    for _level in range(LEVELS - 1):
        level = _grown(level, viewer)
    for last in level:
        last.has_more = bool(_answer_ids(last))
    return Conversation(branches, page.next)


def post_for(viewer: Viewer, pk: int) -> Post | None:
    """Return a post with all that its page says about its place, or none if the viewer may not know of it."""
    related = ("author", "anchor__block", "motion__article", "block", "parent__author", "root__block")
    return known_to(viewer).select_related(*related).filter(pk=pk).first()


def _with_answer_ids(posts: QuerySet[Post], viewer: Viewer) -> QuerySet[Post]:
    """Note on each post the ids of its first answers and of one more: each is one probe of an index."""
    answers = Post.objects.filter(visible_to(viewer), parent=OuterRef("pk")).order_by("created", "pk")
    ids = ArraySubquery(answers.values("pk")[: ANSWERS + 1])
    return posts.annotate(answer_ids=ids).select_related("author", "anchor__block", "motion")


def _grown(level: list[Branch], viewer: Viewer) -> list[Branch]:
    """Hang the next level of answers under the branches and return it."""
    wanted = [pk for above in level for pk in _answer_ids(above)[:ANSWERS]][:LEVEL_CAP]
    if not wanted:
        return []
    posts = _with_answer_ids(Post.objects.filter(pk__in=wanted), viewer).in_bulk()
    for above in level:
        shown = [pk for pk in _answer_ids(above)[:ANSWERS] if pk in posts]
        above.answers = [branch(posts[pk], viewer) for pk in shown]
        above.has_more = len(_answer_ids(above)) > len(shown)
    return [answer for above in level for answer in above.answers]


def _answer_ids(above: Branch) -> list[int]:
    ids: list[int] = above.post.answer_ids  # type: ignore[attr-defined]  # the annotation above
    return ids
