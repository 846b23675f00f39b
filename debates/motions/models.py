"""The sentence put to the house, about one article, and who hosts it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from debates.articles.models import Article


class State(models.TextChoices):
    """Whether anything may be said."""

    OPEN = "open", _("open")
    LOCKED = "locked", _("locked")


class Motion(models.Model):
    """One sentence that people debate. One article may stand under several motions."""

    slug = models.SlugField(max_length=80)
    sentence = models.CharField(_("motion"), max_length=240)
    article = models.ForeignKey(Article, models.PROTECT, related_name="motions")
    language = models.CharField(_("language"), max_length=16, default="en")
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.OPEN)
    created = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug"], name="motion_slug_once"),
            models.CheckConstraint(condition=~models.Q(sentence=""), name="motion_has_a_sentence"),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="motion_state_is_known"),
        ]
        # queries.sitting: the order paper, newest first
        indexes = [models.Index(fields=["-created", "-id"], name="motion_newest_first")]
        # posts hold on to the article through their motion, so it may not be changed under them
        triggers = [pgtrigger.ReadOnly(name="motion_article_stays", fields=["article"])]

    def __str__(self) -> str:
        return self.sentence

    def get_absolute_url(self) -> str:
        """Return the debate's address."""
        return reverse("threads:reading", args=[self.slug])

    @property
    def is_open(self) -> bool:
        """Whether anything may be said."""
        return self.state == State.OPEN


class Part(models.TextChoices):
    """What somebody is in one debate."""

    HOST = "host", _("host")
    SPEAKER = "speaker", _("speaker")


class MotionRole(models.Model):
    """A person's part in one debate."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="roles")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    part = models.CharField(max_length=16, choices=Part)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["motion", "person", "part"], name="part_once_per_person"),
            models.CheckConstraint(condition=models.Q(part__in=Part.values), name="part_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.part} {self.motion_id}"
