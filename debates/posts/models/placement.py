"""Where posts stood before they were moved, and who takes part in a debate."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from debates.articles.models import Block
from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts.models.post import Post
from debates.posts.states import Relation


class Placement(models.Model):
    """A move: from what a post answered in which relation to what it answers since. Never changes.

    ``was_under`` and ``is_under`` are none where the post answered the motion or a block.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="placements")
    was_under = models.ForeignKey(Post, models.SET_NULL, null=True, related_name="+")
    is_under = models.ForeignKey(Post, models.SET_NULL, null=True, related_name="+")
    was_on = models.ForeignKey(Block, models.PROTECT, null=True, related_name="+")
    is_on = models.ForeignKey(Block, models.PROTECT, null=True, related_name="+")
    was = models.CharField(max_length=16, choices=Relation)
    became = models.CharField(max_length=16, choices=Relation)
    was_side = models.CharField(max_length=16, choices=Side, null=True)  # noqa: DJ001 - none is not a side
    became_side = models.CharField(max_length=16, choices=Side, null=True)  # noqa: DJ001 - as above
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    why = models.CharField(max_length=500, blank=True)
    made = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(was__in=Relation.values, became__in=Relation.values), name="placement_relations_are_known"
            ),
        ]
        # placing.placements_of: a post's moves, the newest first
        indexes = [models.Index(fields=["post", "-made", "-id"], name="placement_newest_first")]
        # who moved it may leave the site, and what it stood under may go; what was done stays
        triggers = [pgtrigger.ReadOnly(name="placement_never_changes", fields=["post", "was", "became", "why", "made"])]

    def __str__(self) -> str:
        return f"c{self.post_id} moved"


class Participation(models.Model):
    """How many public posts a person has in a debate, and when they last said something. Derived: see derived.py."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="participations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="participations")
    posts = models.PositiveIntegerField(default=0)
    last = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "person"], name="participation_once_per_person")]
        indexes = [
            # queries.participants: who takes part in a debate, the most talkative first
            models.Index(fields=["motion", "-posts", "person"], name="participation_by_posts"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.motion_id}: {self.posts}"
