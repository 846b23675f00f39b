"""A post and its revisions."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from debates.articles.models import Article, Block
from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts.models import claims
from debates.posts.states import ARGUMENT_RELATIONS, COMMENT_RELATIONS, PUBLIC, Kind, Relation, State, ThreadState
from debates.posts.triggers import PLACE_HOLDS

MAX_CLAIM = 160
MAX_BODY = 20_000

_TOP = Q(parent=None)
_ARGUMENT = Q(kind=Kind.ARGUMENT)


class Post(models.Model):
    """Something said: it answers the motion, a block or another post, and stands in one relation to it.

    ``root`` is the post at depth 0 above it, none for that one itself; ``side`` is the column of its root
    argument, none outside an argument's tree. ``favours`` is the side that an argument serves: that of what it
    answers, turned round at each opposes or undercuts; none of a comment. All three, and ``depth``, are held by the
    trigger. ``answer_count`` is the number of its own public answers, ``support_count``, ``oppose_count`` and
    ``undercut_count`` are those of the arguments among them: see derived.py. ``same_as`` is the argument that says
    the same, where that was agreed on. ``thread``, of a post at depth 0, says whether it and all beneath it can be
    answered. ``last_shown`` is when a moderator last took it out of everybody's sight, none if nobody ever did.
    """

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="posts")
    article = models.ForeignKey(Article, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind)
    relation = models.CharField(max_length=16, choices=Relation)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="answers")
    block = models.ForeignKey(Block, models.PROTECT, null=True, related_name="posts")
    root = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    depth = models.PositiveIntegerField(default=0)
    side = models.CharField(max_length=16, choices=Side, null=True)  # noqa: DJ001 - none is not a side
    favours = models.CharField(max_length=16, choices=Side, null=True)  # noqa: DJ001 - none is not a side
    claim = models.CharField(max_length=MAX_CLAIM, null=True)  # noqa: DJ001 - a comment has none
    body = models.TextField(_("text"))
    html = models.TextField()
    language = models.CharField(max_length=16, default="en")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="posts")
    state = models.CharField(max_length=16, choices=State, default=State.VISIBLE)
    thread = models.CharField(max_length=16, choices=ThreadState, default=ThreadState.OPEN)
    last_shown = models.DateTimeField(null=True)
    revision_number = models.PositiveIntegerField(default=1)
    revised = models.DateTimeField(null=True)
    answer_count = models.PositiveIntegerField(default=0)
    support_count = models.PositiveIntegerField(default=0)
    oppose_count = models.PositiveIntegerField(default=0)
    undercut_count = models.PositiveIntegerField(default=0)
    same_as = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    promoted_from = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    client_key = models.UUIDField(default=uuid4)
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "client_key"], name="post_form_once_per_author"),
            models.UniqueConstraint(fields=["promoted_from"], name="post_promoted_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="post_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="post_state_is_known"),
            models.CheckConstraint(condition=Q(relation__in=Relation.values), name="post_relation_is_known"),
            models.CheckConstraint(
                condition=Q(thread=ThreadState.OPEN) | Q(thread=ThreadState.LOCKED, parent=None),
                name="post_locked_thread_begins_here",
            ),
            models.CheckConstraint(condition=Q(side=None) | Q(side__in=Side.values), name="post_side_is_known"),
            models.CheckConstraint(condition=_TOP | Q(block=None), name="post_answers_one_thing"),
            models.CheckConstraint(condition=_TOP | ~Q(parent=F("id")), name="post_is_not_its_own_parent"),
            models.CheckConstraint(
                condition=Q(parent=None, root=None, depth=0) | Q(parent__isnull=False, root__isnull=False, depth__gt=0),
                name="post_depth_0_exactly_without_parent",
            ),
            models.CheckConstraint(
                condition=~Q(relation=Relation.UNDERCUTS) | Q(parent__isnull=False),
                name="post_undercuts_a_post",
            ),
            models.CheckConstraint(
                condition=~_ARGUMENT | Q(block=None, relation__in=ARGUMENT_RELATIONS, side__isnull=False),
                name="post_argument_has_a_side",
            ),
            models.CheckConstraint(
                condition=~_ARGUMENT | Q(state=State.PURGED) | (Q(claim__isnull=False) & ~Q(claim="")),
                name="post_argument_has_a_claim",
            ),
            models.CheckConstraint(
                condition=~_ARGUMENT
                | Q(depth__gt=0)
                | Q(relation=Relation.SUPPORTS, side=Side.FOR)
                | Q(relation=Relation.OPPOSES, side=Side.AGAINST),
                name="post_top_argument_stands_on_its_side",
            ),
            models.CheckConstraint(
                condition=_ARGUMENT | Q(claim=None, relation__in=COMMENT_RELATIONS),
                name="post_comment_has_no_claim",
            ),
            models.CheckConstraint(
                condition=_ARGUMENT | Q(depth__gt=0) | Q(side=None), name="post_top_comment_has_no_side"
            ),
            models.CheckConstraint(
                condition=_ARGUMENT | Q(depth__gt=0) | Q(block__isnull=False) | Q(relation=Relation.ASKS),
                name="post_comment_on_the_motion_only_asks",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.ARGUMENT, favours__isnull=False) & Q(favours__in=Side.values)
                | (~_ARGUMENT & Q(favours=None)),
                name="post_argument_favours_a_side",
            ),
            models.CheckConstraint(
                condition=~_ARGUMENT | Q(depth__gt=0) | Q(favours=F("side")), name="post_top_argument_favours_its_side"
            ),
            models.CheckConstraint(
                condition=Q(same_as=None) | ~Q(same_as=F("id")), name="post_is_not_the_same_as_itself"
            ),
            models.CheckConstraint(condition=Q(revision_number__gte=1), name="post_revision_number_from_1"),
        ]
        indexes = [
            # queries.conversation: the answers to a post, oldest first
            models.Index(fields=["parent", "created", "id"], name="post_answers_in_order"),
            # queries.roots_on and queries.glimpses: the conversation on a paragraph, oldest first
            models.Index(fields=["block", "created", "id"], name="post_on_block_in_order", condition=Q(parent=None)),
            # conversations and charts.shape: the answers to a post, most answered first
            models.Index(fields=["parent", "-answer_count", "-created", "-id"], name="post_answers_most_answered"),
            # queries.roots_on, most answered first
            models.Index(
                fields=["block", "-answer_count", "-created", "-id"],
                name="post_on_block_most_answered",
                condition=Q(parent=None),
            ),
            # queries.said: everything said in a debate, newest first, whatever its kind
            models.Index(fields=["motion", "created", "id"], name="post_said_in_order"),
            # queries.said: the same, most answered first
            models.Index(fields=["motion", "-answer_count", "-created", "-id"], name="post_said_most_answered"),
            # the columns of a debate, and everything said in it, in order
            models.Index(fields=["motion", "kind", "created", "id"], name="post_in_motion_in_order"),
            # arguments.queries.bench: the arguments of one side in order of time
            models.Index(
                fields=["motion", "side", "created", "id"], name="post_bench_in_order", condition=_TOP & _ARGUMENT
            ),
            # arguments.queries.bench: the same, most answered first
            models.Index(
                fields=["motion", "side", "-answer_count", "-created", "-id"],
                name="post_bench_most_answered",
                condition=_TOP & _ARGUMENT,
            ),
            # arguments.queries.unanswered: what nobody has countered, the most supported first
            models.Index(
                fields=["motion", "-support_count", "-created", "-id"],
                name="post_argument_unanswered",
                condition=_ARGUMENT & Q(oppose_count=0, undercut_count=0),
            ),
            # screened.look: what somebody said of late
            models.Index(fields=["author", "-created", "-id"], name="post_of_author_newest"),
            *claims.indexes(),
        ]
        triggers = [PLACE_HOLDS]

    def __str__(self) -> str:
        return f"c{self.pk}"

    def get_absolute_url(self) -> str:
        """Return the post's own page."""
        return reverse("threads:post", args=[self.pk])

    @property
    def is_in_locked_thread(self) -> bool:
        """Whether a moderator locked the thread in which it stands; asks nothing where ``root`` is loaded."""
        return (self.root or self).thread == ThreadState.LOCKED

    @property
    def is_folded(self) -> bool:
        """Whether a moderator collapsed it: everybody may read the words, once they unfold them."""
        return self.state == State.COLLAPSED

    @property
    def is_public(self) -> bool:
        """Whether everybody may read the words."""
        return self.state in PUBLIC


class PostRevision(models.Model):
    """What a post said at one time. The newest is the post's own text.

    ``basis`` is what an argument rested on then: its sources, and the paragraphs that it cites, by number.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    claim = models.CharField(max_length=MAX_CLAIM, null=True)  # noqa: DJ001 - a comment has none
    body = models.TextField()
    html = models.TextField()
    basis = models.JSONField(default=dict)
    made = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "number"], name="post_revision_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="post_revision_from_1"),
        ]

    def __str__(self) -> str:
        return f"c{self.post_id}.{self.number}"
