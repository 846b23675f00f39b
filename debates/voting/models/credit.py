"""What changed somebody's mind: said by themselves, on a change of their stance."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.utils import timezone

from debates.articles.models import Block
from debates.posts.models import Post
from debates.voting.models.stance import Stance
from debates.voting.states import LONGEST_NOTE, MOST_CREDITED, SHORTEST_NOTE

models.CharField.register_lookup(Length)
models.TextField.register_lookup(Length)


class Reason(models.Model):
    """Why somebody changed their stance, in their words; shown without their name. One for a change."""

    stance = models.OneToOneField(Stance, models.CASCADE, related_name="reason")
    note = models.TextField()
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(note__length__range=(SHORTEST_NOTE, LONGEST_NOTE)), name="reason_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"reason of {self.stance_id}"


class Credit(models.Model):
    """One of the at most three posts or paragraphs that a reason names."""

    reason = models.ForeignKey(Reason, models.CASCADE, related_name="credits", db_index=False)
    position = models.PositiveSmallIntegerField()
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    block = models.ForeignKey(Block, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reason", "position"], name="credit_position_once"),
            models.UniqueConstraint(fields=["reason", "post"], name="credit_post_once"),
            models.UniqueConstraint(fields=["reason", "block"], name="credit_block_once"),
            models.CheckConstraint(condition=Q(position__range=(1, MOST_CREDITED)), name="credit_up_to_three"),
            models.CheckConstraint(
                condition=Q(post=None, block__isnull=False) | Q(post__isnull=False, block=None),
                name="credit_names_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"credit {self.reason_id}.{self.position}"
