"""What posts said before passages were taken out of them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from debates.posts.models.post import MAX_CLAIM, Post


class Unredacted(models.Model):
    """What one revision of a post said before a redaction; the newest revision's is the post's own text.

    For its author and moderators alone. ``mark`` names the redaction: the number of the decision by which it was made.
    ``passages`` were taken out. There is a row for each revision that there was, also where nothing changed.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="unredacted")
    number = models.PositiveIntegerField()
    mark = models.PositiveBigIntegerField()
    claim = models.CharField(max_length=MAX_CLAIM, null=True)  # noqa: DJ001 - a comment has none
    body = models.TextField()
    html = models.TextField()
    passages = models.JSONField()
    made = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "number", "mark"], name="unredacted_once_per_mark"),
            models.CheckConstraint(condition=Q(number__gte=1), name="unredacted_from_1"),
        ]

    def __str__(self) -> str:
        return f"c{self.post_id}.{self.number} before {self.mark}"
