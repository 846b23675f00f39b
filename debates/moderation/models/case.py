"""Something that somebody should look at: the case, the reports on it, the signs that nobody reported."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from debates.articles.models import Article
from debates.moderation.actions import Target
from debates.moderation.reasons import LONGEST_LAW, LONGEST_NOTE, Reason
from debates.moderation.states import UNDECIDED, Clue, Outcome, State, Tray
from debates.motions.models import Motion
from debates.posts.models import Post

_UNDECIDED = Q(state__in=UNDECIDED)


def _only(name: str) -> Q:
    """Return the condition that a case is about this and about nothing else."""
    return Q(**{f"{one}__isnull": one != name for one in Target.values})


class Case(models.Model):
    """One thing to be decided on; of each thing at most one is undecided, which gathers all reports and signs.

    Exactly one of ``post``, ``motion``, ``profile`` and ``article`` is set; ``debate`` is where it stands.
    ``score`` is what its reports weigh: see score.py. ``version`` grows with each claim and decision.
    """

    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="cases", db_index=False)
    motion = models.ForeignKey(Motion, models.PROTECT, null=True, related_name="cases", db_index=False)
    profile = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="cases", db_index=False
    )
    article = models.ForeignKey(Article, models.PROTECT, null=True, related_name="cases", db_index=False)
    debate = models.ForeignKey(Motion, models.PROTECT, null=True, related_name="+")
    tray = models.CharField(max_length=16, choices=Tray)
    state = models.CharField(max_length=16, choices=State, default=State.OPEN)
    score = models.FloatField(default=0.0)
    version = models.PositiveIntegerField(default=1)
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    claimed = models.DateTimeField(null=True)
    opened = models.DateTimeField(default=timezone.now)
    decided = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            *(
                models.UniqueConstraint(fields=[name], condition=_UNDECIDED, name=f"case_undecided_once_per_{name}")
                for name in Target.values
            ),
            models.CheckConstraint(
                condition=_only("post") | _only("motion") | _only("profile") | _only("article"),
                name="case_is_about_one_thing",
            ),
            models.CheckConstraint(condition=Q(tray__in=Tray.values), name="case_tray_is_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="case_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state=State.CLAIMED) | Q(claimed__isnull=False), name="case_claimed_at_a_time"
            ),
        ]
        indexes = [
            # queries.pile: the undecided cases of a tray, the weightiest first, then the oldest
            models.Index(fields=["tray", "-score", "id"], name="case_pile", condition=_UNDECIDED),
            # queries.about: earlier cases of a post
            models.Index(fields=["post", "-id"], name="case_of_post", condition=Q(post__isnull=False)),
            # queries.about: earlier cases of a debate
            models.Index(fields=["motion", "-id"], name="case_of_motion", condition=Q(motion__isnull=False)),
            # queries.about: earlier cases of an account
            models.Index(fields=["profile", "-id"], name="case_of_profile", condition=Q(profile__isnull=False)),
            # queries.about: earlier cases of an article
            models.Index(fields=["article", "-id"], name="case_of_article", condition=Q(article__isnull=False)),
            # jobs.close_old: decided cases whose time for appeals is over
            models.Index(fields=["state", "decided"], name="case_by_decision"),
        ]

    def __str__(self) -> str:
        return f"case {self.pk}"

    def get_absolute_url(self) -> str:
        """Return the case's page."""
        return reverse("desk:case", args=[self.pk])

    @property
    def target(self) -> Target:
        """What kind of thing it is about."""
        return next(kind for kind in Target if getattr(self, f"{kind.value}_id") is not None)

    @property
    def target_id(self) -> int:
        """The id of the thing."""
        return int(getattr(self, f"{self.target.value}_id"))

    @property
    def is_undecided(self) -> bool:
        """Whether it waits for a decision."""
        return self.state in UNDECIDED


class Report(models.Model):
    """What somebody holds to be wrong, in one case once; sent again it is changed.

    ``revision_number`` is what they read of a post. ``weight`` is that of the time: see score.py.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="reports", db_index=False)
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=32, choices=Reason)
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)
    law = models.CharField(max_length=LONGEST_LAW, blank=True)
    revision_number = models.PositiveIntegerField(null=True)
    weight = models.FloatField(default=0.0)
    outcome = models.CharField(max_length=16, choices=Outcome, default=Outcome.WAITING)
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "reporter"], name="report_once_per_person"),
            models.CheckConstraint(condition=Q(reason__in=Reason.values), name="report_reason_is_known"),
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="report_outcome_is_known"),
            models.CheckConstraint(condition=~Q(reason=Reason.OTHER) | ~Q(note=""), name="report_other_says_what"),
            models.CheckConstraint(condition=~Q(reason=Reason.ILLEGAL) | ~Q(law=""), name="report_names_the_law"),
        ]
        indexes = [
            # reporting.weight_of: how somebody's reports were decided; queries.reports_by: their own, newest first
            models.Index(fields=["reporter", "-id"], name="report_of_reporter"),
        ]

    def __str__(self) -> str:
        return f"report on case {self.case_id}"


class Sign(models.Model):
    """What drew attention to something without a report: matched words, speed, a pattern of votes.

    ``facts`` of words: ``words`` that matched, ``start`` and ``end`` in the text, ``told`` to the author; of votes:
    ``voters``, ids of the entries that vote as one.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="signs")
    clue = models.CharField(max_length=16, choices=Clue)
    facts = models.JSONField(default=dict)
    revision_number = models.PositiveIntegerField(null=True)
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(clue__in=Clue.values), name="sign_clue_is_known")]

    def __str__(self) -> str:
        return f"{self.clue} in case {self.case_id}"
