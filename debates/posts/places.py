"""Where a post can stand: under another, on a side of the motion, on a paragraph. The verbs stand in placing.py."""

from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from debates.articles.models import Block, BlockVersion
from debates.articles.models import Kind as BlockKind
from debates.motions.states import Side
from debates.posts.models import Post
from debates.posts.policy import may_join_thread
from debates.posts.states import ARGUMENT_RELATIONS, COMMENT_RELATIONS, OF_SIDE, Kind, Relation
from forum.web.refusal import ALLOWED, Answer, Refused

_IS_BENEATH = """
WITH RECURSIVE above (id, parent_id) AS (
    SELECT id, parent_id FROM posts_post WHERE id = %(inner)s
    UNION ALL SELECT p.id, p.parent_id FROM posts_post p JOIN above a ON p.id = a.parent_id
)
SELECT EXISTS (SELECT FROM above WHERE id = %(outer)s)
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a post stands: under another in a relation, for or against the motion, or on a paragraph."""

    relation: str
    parent: Post | None = None
    side: str | None = None
    block: Block | None = None


def at(post: Post, relation: str, parent: Post | None, side: str | None, block: Block | None) -> Place:
    """Return the place that is meant for a post: at the top the side says what an argument does to the motion."""
    if post.kind == Kind.COMMENT:
        return Place(relation, parent, None, block)
    if parent is not None:
        return Place(relation, parent)
    return Place(OF_SIDE[Side(side)] if side in OF_SIDE else relation, side=side)


def place_of(post: Post) -> Place:
    """Return where a post stands."""
    is_top = post.parent_id is None
    return Place(post.relation, post.parent, post.side if is_top else None, post.block)


def may_stand(post: Post, place: Place) -> Answer:
    """Say whether a post can stand in a place, other than where it stands; at most two queries."""
    answer = _may_comment(post, place) if post.kind == Kind.COMMENT else _may_argument(post, place)
    if answer and place_of(post) == place:
        return Refused(_("It stands there already, so nothing would change. Perhaps somebody was quicker."), status=409)
    return answer


def may_join(post: Post, original: Post) -> Answer:
    """Say whether an argument can be joined to one that says the same; at most two queries."""
    if post.kind != Kind.ARGUMENT or original.kind != Kind.ARGUMENT:
        return Refused(_("Only arguments are joined to arguments that say the same."), status=409)
    if original.pk != post.pk and original.favours != post.favours:
        reason = _("The two serve different sides, so they do not say the same.")
        return Refused(reason, status=409)
    if post.same_as_id == original.pk:
        return Refused(_("It was joined to that argument already."), status=409)
    return _may_argument(post, Place(Relation.SUPPORTS, original))


def _may_comment(post: Post, place: Place) -> Answer:
    if place.relation not in COMMENT_RELATIONS:
        return Refused(_("A comment supports, opposes, asks or comments."), status=422)
    if place.parent != post.parent or (post.parent_id is None and (post.block_id is None) != (place.block is None)):
        return Refused(_("A comment stays with what it answers; what it does to that may change."), status=409)
    if post.parent_id is None and post.block_id is None and place.relation != Relation.ASKS:
        return Refused(_("A comment on the whole motion is a question."), status=409)
    return _may_stand_on(post, place.block)


def _may_stand_on(post: Post, block: Block | None) -> Answer:
    if block is None or block.pk == post.block_id:
        return ALLOWED
    now = BlockVersion.objects.filter(block=block, revision__article=post.article_id)
    if now.filter(revision=post.article.current_revision_id).exclude(kind=BlockKind.RULE).exists():
        return ALLOWED
    return Refused(_("There is no such paragraph in this article."), status=409)


def _may_argument(post: Post, place: Place) -> Answer:
    if place.parent is None:
        is_known = place.side in OF_SIDE
        return ALLOWED if is_known else Refused(_("Choose the side: for or against the motion."), status=422)
    if place.relation not in ARGUMENT_RELATIONS:
        return Refused(_("Choose what it does there: support, oppose or undercut."), status=422)
    if place.parent.motion_id != post.motion_id:
        return Refused(_("That argument is in another debate. A post stays in its own."), status=409)
    if place.parent.kind != Kind.ARGUMENT:
        return Refused(_("Arguments answer arguments, not comments. Choose another place."), status=409)
    if not place.parent.is_public:
        return Refused(_("The argument that it would answer is no longer here. Choose another place."), status=409)
    if not (answer := may_join_thread(place.parent)):
        return answer
    if _is_beneath(place.parent, post):
        return Refused(
            _("That argument is this one or stands beneath it: they would answer each other in a circle."), status=409
        )
    return ALLOWED


def _is_beneath(inner: Post, outer: Post) -> bool:
    """Say whether a post is another or stands anywhere beneath it."""
    with connection.cursor() as cursor:
        cursor.execute(_IS_BENEATH, {"inner": inner.pk, "outer": outer.pk})
        return bool(cursor.fetchone()[0])
