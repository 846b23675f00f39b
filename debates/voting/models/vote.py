"""What somebody answered to one of the two questions about a post."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from debates.posts.models import Post
from debates.posts.states import Relation
from debates.voting.models.stance import Voter
from debates.voting.states import VALUES, Axis, Value
from debates.voting.triggers import TALLY_FOLLOWS, TALLY_STANDS


class Countable(Post):
    """A post as this room sees it: the database gives each its tally, which follows when it is moved."""

    class Meta:
        proxy = True
        triggers = [TALLY_STANDS, TALLY_FOLLOWS]


class Vote(models.Model):
    """One row for voter, post and question, changed in place; withdrawn, it is gone.

    ``revision_number`` is what the voter read; ``parent`` and ``relation`` are what the post answered then, and how.
    """

    voter = models.ForeignKey(Voter, models.CASCADE, related_name="votes", db_index=False)
    post = models.ForeignKey(Post, models.PROTECT, related_name="votes", db_index=False)
    axis = models.CharField(max_length=16, choices=Axis)
    value = models.CharField(max_length=16, choices=Value)
    revision_number = models.PositiveIntegerField(default=1)
    parent = models.ForeignKey(Post, models.SET_NULL, null=True, related_name="+", db_index=False)
    relation = models.CharField(max_length=16, choices=Relation)
    cast = models.DateTimeField(default=timezone.now)
    changed = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voter", "post", "axis"], name="vote_once_per_post"),
            models.CheckConstraint(
                condition=Q(axis=Axis.HELPFUL, value__in=VALUES[Axis.HELPFUL])
                | Q(axis=Axis.AGREE, value__in=VALUES[Axis.AGREE]),
                name="vote_answers_its_question",
            ),
            models.CheckConstraint(condition=Q(revision_number__gte=1), name="vote_on_a_revision"),
        ]
        indexes = [
            # tallying.recount: the votes on one post
            models.Index(fields=["post", "axis", "value"], name="vote_on_post"),
        ]

    def __str__(self) -> str:
        return f"v{self.voter_id} c{self.post_id} {self.axis}"
