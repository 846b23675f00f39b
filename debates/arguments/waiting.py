"""Reading what waits for an answer: in a debate what nobody countered, of a person what was said against them."""

from django.db.models import Exists, OuterRef, QuerySet

from debates.articles.models import State as ArticleState
from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts.models import Post
from debates.posts.states import PUBLIC, Kind, Relation, State
from forum.accounts.models import User
from forum.web.paging import Order

MOST_SUPPORTED = Order(is_descending=True, rank="support_count")
AGAINST = (Relation.OPPOSES, Relation.UNDERCUTS)
_TAKEN_BACK = (State.WITHDRAWN, State.REMOVED, State.PURGED)


def unanswered(motion: Motion, side: str = "") -> QuerySet[Post]:
    """Return the arguments of a debate that nobody opposed or undercut, all or those that serve one side."""
    found = Post.objects.filter(motion=motion, kind=Kind.ARGUMENT, oppose_count=0, undercut_count=0, state__in=PUBLIC)
    return found.filter(favours=side) if side in Side.values else found


def countering(person: User) -> QuerySet[Post]:
    """Return what others said against the person's arguments, over all debates, as far as they said nothing to it yet.

    What the person took back, or what was removed, is no answer; one that a moderator still reads is.
    """
    own = Post.objects.filter(parent=OuterRef("pk"), author=person).exclude(state__in=_TAKEN_BACK)
    found = _shown().filter(relation__in=AGAINST, parent__author=person, parent__state__in=PUBLIC)
    return found.exclude(author=person).exclude(Exists(own))


def uncountered(person: User) -> QuerySet[Post]:
    """Return the person's arguments, over all debates, that nobody opposed or undercut."""
    return _shown().filter(author=person, oppose_count=0, undercut_count=0)


def listed(posts: QuerySet[Post]) -> QuerySet[Post]:
    """Return posts with what a list says of each: who, in which debate, in answer to what; no bodies, two queries."""
    related = ("author", "parent__author", "motion__article")
    found = posts.select_related(*related).prefetch_related("motion__phases")
    return found.defer("body", "html", "parent__body", "parent__html")


def _shown() -> QuerySet[Post]:
    """Return the arguments that everybody may read, of debates that are shown."""
    return Post.objects.filter(kind=Kind.ARGUMENT, state__in=PUBLIC, motion__article__state=ArticleState.PUBLISHED)
