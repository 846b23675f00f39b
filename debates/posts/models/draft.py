"""What was typed and could not be posted yet."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from debates.posts.models.post import Post
from debates.posts.states import DraftForm


class Draft(models.Model):
    """What was sent and could not be posted yet: its writer logs in first, or it was refused.

    ``form`` is the kind of form and ``address`` the path that it posts to; ``fields`` are its fields as typed.
    Of somebody who is not logged in, the key is known to their session alone. ``post`` is what became of it.
    """

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    form = models.CharField(max_length=16, choices=DraftForm)
    address = models.CharField(max_length=300)
    fields = models.JSONField()
    refused = models.TextField(blank=True)
    post = models.ForeignKey(Post, models.SET_NULL, null=True, related_name="+")
    created = models.DateTimeField(default=timezone.now, editable=False)
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(form__in=DraftForm.values), name="draft_form_is_known"),
        ]
        indexes = [
            # drafts.services.post_waiting and the list of one's own
            models.Index(fields=["owner", "created"], name="draft_of_owner"),
            # the periodic sweep
            models.Index(fields=["until"], name="draft_by_end"),
        ]

    def __str__(self) -> str:
        return str(self.key)
