"""Drafts: articles on their way in, as their owners left them."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from debates.articles.models import Format


class ImportDraft(models.Model):
    """An article on its way in: what was brought, and how far a person has put right what was proposed.

    ``parts`` and each of ``earlier`` are editing.to_json; ``details`` are the fields of forms.DetailsForm as typed.
    ``version`` counts the changes: two tabs at once are noticed by it.
    """

    key = models.UUIDField(default=uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    raw = models.TextField()
    raw_format = models.CharField(max_length=16, choices=Format)
    source_url = models.URLField(max_length=1000, blank=True)
    parts = models.JSONField()
    details = models.JSONField(default=dict)
    earlier = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    created = models.DateTimeField(default=timezone.now, editable=False)
    changed = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], name="draft_key_once"),
            models.CheckConstraint(condition=models.Q(raw_format__in=Format.values), name="draft_format_is_known"),
        ]
        # queries.drafts_of: a person's drafts, the last changed first
        indexes = [models.Index(fields=["owner", "-changed"], name="draft_of_owner_newest_first")]

    def __str__(self) -> str:
        return str(self.details.get("title") or self.key)

    def get_absolute_url(self) -> str:
        """Return the address of the preview."""
        return reverse("imports:draft", args=[self.key])
