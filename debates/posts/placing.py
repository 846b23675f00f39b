"""Moving a post with everything beneath it: what it answers, and what it does to that. Its address and links stay."""

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from debates.articles.models import Block
from debates.motions import queries as motions
from debates.motions.clock import Say
from debates.motions.policy import may_rule, may_speak
from debates.motions.services import reason_of
from debates.motions.states import Side
from debates.posts import counts
from debates.posts.models import Placement, Post
from debates.posts.places import Place, at, may_join, may_stand, place_of
from debates.posts.policy import may_move
from debates.posts.signals import moved
from debates.posts.states import PUBLIC, TURNED, Kind, Relation, favoured
from forum.accounts.models import User
from forum.web.refusal import ALLOWED, Answer, enforce
from forum.web.transactions import once_more

# Beneath the post that moves only those change whose root, depth, side or favours do: the trigger looks at each.
_MOVE = """
WITH RECURSIVE beneath (id, hops) AS (
    SELECT %(post)s::bigint, 0
    UNION ALL SELECT p.id, b.hops + 1 FROM posts_post p JOIN beneath b ON p.parent_id = b.id
), placed AS (
    SELECT b.id, b.hops = 0 AS is_top, %(depth)s + b.hops AS depth,
        CASE WHEN b.hops = 0 THEN %(root)s ELSE COALESCE(%(root)s, %(post)s) END::bigint AS root_id,
        CASE WHEN %(turned)s AND p.favours IS NOT NULL
            THEN CASE p.favours WHEN 'for' THEN 'against' ELSE 'for' END ELSE p.favours END AS favours
    FROM beneath b JOIN posts_post p ON p.id = b.id
)
UPDATE posts_post p SET root_id = n.root_id, depth = n.depth, side = %(side)s, favours = n.favours,
    parent_id = CASE WHEN n.is_top THEN %(parent)s ELSE p.parent_id END,
    block_id = CASE WHEN n.is_top THEN %(block)s ELSE p.block_id END,
    relation = CASE WHEN n.is_top THEN %(relation)s ELSE p.relation END,
    same_as_id = CASE WHEN n.is_top THEN %(same_as)s ELSE p.same_as_id END
FROM placed n WHERE n.id = p.id AND (n.is_top
    OR (n.root_id, n.depth, %(side)s, n.favours) IS DISTINCT FROM (p.root_id, p.depth, p.side, p.favours))
"""
# The motion is held alone: nobody else counts in it meanwhile.
_SHIFT = """
INSERT INTO posts_paragraphcount (motion_id, block_id, posts, leaning, disputing)
VALUES (%(motion)s, %(block)s, GREATEST(%(by)s, 0), 0, 0)
ON CONFLICT (motion_id, block_id) DO UPDATE SET posts = posts_paragraphcount.posts + %(by)s
"""


@once_more()
def move(
    *,
    post: Post,
    by: User,
    parent: Post | None,
    relation: Relation,
    side: Side | None = None,
    block: Block | None = None,
    why: str,
    is_decided: bool = False,
) -> Post:
    """Move a post with everything beneath it, and note who did it and why.

    An argument stands under ``parent``, or without one on a ``side``, which says what it does to the motion. A comment
    stays where it answers: its relation may change and, of one on a paragraph, the ``block``. ``is_decided`` is of a
    decision of moderation, which asked who may, and tells of it itself.

    Raises:
        Refusal: the person may not, gives no reason, it cannot stand there, or it stands there already.
    """
    with transaction.atomic():
        motions.alone(post.motion_id)
        held, above = _held(post, parent)
        return _move(held, by, at(held, relation, above, side, block), why, is_decided=is_decided)


@once_more()
def join(*, post: Post, by: User, original: Post, why: str) -> Post:
    """Note that an argument says the same as another, and move it with everything beneath it under that one.

    Raises:
        Refusal: as for ``move``; also if the two do not serve the same side.
    """
    with transaction.atomic():
        motions.alone(post.motion_id)
        held, above = _held(post, original)
        enforce(may_join(held, above or original))
        return _move(held, by, Place(Relation.SUPPORTS, above), why, same_as=above)


def placements_of(post: Post, most: int = 20) -> QuerySet[Placement]:
    """Return a post's moves, the newest first."""
    related = ("by", "was_under__author", "is_under__author", "was_on", "is_on")
    return post.placements.select_related(*related).order_by("-made", "-pk")[:most]


def _held(post: Post, parent: Post | None) -> tuple[Post, Post | None]:
    """Lock a post, what it answers and what it would answer, by id, and return the first and the last as they are."""
    old = Post.objects.filter(pk=post.pk).values("parent")
    rows = Post.objects.select_for_update(no_key=True, of=["self"]).select_related("motion__article", "root", "parent")
    wanted = Q(pk__in=[post.pk, *([parent.pk] if parent else [])]) | Q(pk__in=old)
    found = {row.pk: row for row in rows.filter(wanted).order_by("pk")}
    return found[post.pk], found[parent.pk] if parent else None


def _move(
    held: Post, by: User, place: Place, why: str, same_as: Post | None = None, *, is_decided: bool = False
) -> Post:
    reason = reason_of(why)
    enforce(may_move(by, held))
    enforce(_may_come(by, held, place))
    if not (same_as and place_of(held) == place):  # joined to what it stands under already: that alone is noted
        enforce(may_stand(held, place))
    was = place_of(held)
    _count(held, was, -1)
    _write(held, place, same_as)
    _count(held, place, 1)
    _shift(held, was, place)
    placement = _note(held, was, place, by, reason)
    if not is_decided:
        moved.send(Placement, placement=placement)
    return Post.objects.select_related("motion__article", "root", "parent").get(pk=held.pk)


def _may_come(person: User, post: Post, place: Place) -> Answer:
    """Say whether the clock lets the person's own argument come there: a move is no way round it."""
    was = place_of(post)
    if post.kind == Kind.COMMENT or (was.parent, was.side) == (place.parent, place.side):
        return ALLOWED
    if may_rule(person, post.motion):
        return ALLOWED
    return may_speak(person, post.motion, Say.COUNTER if place.parent else Say.ARGUMENT, place.side)


def _write(held: Post, place: Place, same_as: Post | None) -> None:
    parent = place.parent
    side = parent.side if parent else place.side
    serves = favoured(Relation(place.relation), Side(str(parent.favours))) if parent and held.favours else side
    given = {
        "post": held.pk,
        "parent": parent.pk if parent else None,
        "root": (parent.root_id or parent.pk) if parent else None,
        "depth": parent.depth + 1 if parent else 0,
        "block": place.block.pk if place.block else None,
        "relation": str(place.relation),
        "side": side,
        "turned": held.favours is not None and TURNED[Side(held.favours)] == serves,
        "same_as": same_as.pk if same_as else None,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MOVE, given)


def _count(held: Post, place: Place, by: int) -> None:
    if place.parent is not None:
        counts.answers(place.parent.pk, place.relation, held.kind, by)


def _shift(held: Post, was: Place, place: Place) -> None:
    """Count the posts of a conversation on the paragraph where it stands now, and no longer where it stood."""
    if was.block is None or was.block == place.block:
        return
    public = Post.objects.filter(Q(pk=held.pk) | Q(root=held), state__in=PUBLIC).count()
    with connection.cursor() as cursor:
        for block, by in ((was.block, -public), (place.block, public)):
            cursor.execute(_SHIFT, {"motion": held.motion_id, "block": block.pk if block else None, "by": by})


def _note(held: Post, was: Place, place: Place, by: User, why: str) -> Placement:
    return Placement.objects.create(
        post=held,
        was_under=was.parent,
        is_under=place.parent,
        was_on=was.block,
        is_on=place.block,
        was=was.relation,
        became=place.relation,
        was_side=held.side,
        became_side=place.parent.side if place.parent else place.side,
        by=by,
        why=why,
    )
