"""Reading proposals, and arguments that one may be about."""

from django.db.models import QuerySet

from debates.corrections.models import Correction, Fate
from debates.motions.models import Motion
from debates.posts.models import Post
from debates.posts.policy import known_to
from debates.posts.states import Kind, State
from forum.accounts.models import User
from forum.accounts.policy import Viewer
from forum.text.normalise import single_line

MOST_FOUND = 10
MOST_WORDS = 8
SHOWN_ON_A_POST = 10
_RELATED = (
    *("post__author", "post__motion__article__current_revision", "post__parent", "post__block", "by", "decided_by"),
    *("target__author", "block", "was_under__author", "was_on"),
)


def correction_for(viewer: Viewer, pk: int) -> Correction | None:
    """Return a proposal with all that its page says, or none if the viewer may not know of its post; one query."""
    return Correction.objects.filter(pk=pk, post__in=known_to(viewer)).select_related(*_RELATED).first()


def open_of(post: Post) -> list[Correction]:
    """Return the open proposals for a post, the newest first; one query."""
    found = Correction.objects.filter(post=post, state=Fate.OPEN).select_related(*_RELATED)
    return list(found.order_by("-created", "-pk")[:SHOWN_ON_A_POST])


def listed(motion: Motion, viewer: Viewer, *, is_open: bool, is_own: bool = False) -> QuerySet[Correction]:
    """Return the proposals in a debate that are open, or decided; of one's own posts alone, if so asked."""
    found = Correction.objects.filter(motion=motion, post__in=known_to(viewer)).select_related(*_RELATED)
    found = found.filter(state=Fate.OPEN) if is_open else found.exclude(state=Fate.OPEN)
    return found.filter(post__author=viewer.pk) if is_own and isinstance(viewer, User) else found


def matching(motion: Motion, typed: str, besides: Post) -> list[Post]:
    """Return arguments of a debate whose claim has all these words, the newest first; one query."""
    found = Post.objects.filter(motion=motion, kind=Kind.ARGUMENT, state=State.VISIBLE).exclude(pk=besides.pk)
    words = single_line(typed).split()[:MOST_WORDS]
    for word in words:
        found = found.filter(claim__icontains=word)
    return list(found.select_related("author").order_by("-created", "-pk")[:MOST_FOUND]) if words else []
