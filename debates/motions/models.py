"""The sentence put to the house, about one article: when it sits, who does what in it, what was ruled."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from debates.articles.models import Article
from debates.motions.clock import Reading, Span, Stage, Timetable, Who, read
from debates.motions.states import STAGES, VOICES, Act, Format, Part, Shown, Side, State
from forum.accounts.models import HIGHEST_TRUST

MAX_SENTENCE = 240
LONGEST_PAUSE = 1_440  # minutes


class Motion(models.Model):
    """One sentence that people debate. One article may stand under several motions.

    ``opens`` and ``closes`` (none: for ever) are the dates of the debate; of a structured one, those of its first and
    last phase. ``voices`` is who may argue in an open debate; ``pause`` is how many minutes a person waits between
    two posts; ``comments_follow`` says that comments wait for the floor phase as arguments do. ``results`` is when
    totals are shown; stances and votes count from the level of trust ``counts_from`` on.
    """

    slug = models.SlugField(max_length=80)
    sentence = models.CharField(_("motion"), max_length=MAX_SENTENCE)
    article = models.ForeignKey(Article, models.PROTECT, related_name="motions")
    language = models.CharField(_("language"), max_length=16, default="en")
    format = models.CharField(_("format"), max_length=16, choices=Format, default=Format.OPEN)
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.OPEN)
    opens = models.DateTimeField(default=timezone.now)
    closes = models.DateTimeField(null=True)
    voices = models.CharField(max_length=16, choices=VOICES, default=Who.EVERYBODY.value)
    pause = models.PositiveIntegerField(default=0)
    comments_follow = models.BooleanField(default=False)
    results = models.CharField(max_length=16, choices=Shown, default=Shown.STANCE)
    counts_from = models.PositiveSmallIntegerField(default=0)
    introduction = models.TextField(blank=True)
    created = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug"], name="motion_slug_once"),
            models.CheckConstraint(condition=~Q(sentence=""), name="motion_has_a_sentence"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="motion_state_is_known"),
            models.CheckConstraint(condition=Q(format__in=Format.values), name="motion_format_is_known"),
            models.CheckConstraint(condition=Q(voices__in=list(Who)), name="motion_voices_are_known"),
            models.CheckConstraint(
                condition=Q(closes=None) | Q(closes__gt=F("opens")), name="motion_closes_after_it_opens"
            ),
            models.CheckConstraint(condition=Q(results__in=Shown.values), name="motion_results_are_known"),
            models.CheckConstraint(
                condition=Q(counts_from__lte=HIGHEST_TRUST), name="motion_counts_from_a_level_of_trust"
            ),
            models.CheckConstraint(condition=Q(pause__lte=LONGEST_PAUSE), name="motion_pause_is_a_day_at_most"),
        ]
        indexes = [
            # queries.sitting: the order paper, newest first
            models.Index(fields=["-created", "-id"], name="motion_newest_first"),
            # queries.part_of: the debates that come, sit or are over
            models.Index(fields=["opens", "closes"], name="motion_by_dates"),
        ]
        # posts hold on to the article through their motion, so it may not be changed under them
        triggers = [pgtrigger.ReadOnly(name="motion_article_stays", fields=["article"])]

    def __str__(self) -> str:
        return self.sentence

    def get_absolute_url(self) -> str:
        """Return the debate's address."""
        return reverse("threads:reading", args=[self.slug])

    @property
    def is_structured(self) -> bool:
        """Whether it runs in phases."""
        return self.format == Format.STRUCTURED

    @property
    def is_open(self) -> bool:
        """Whether neither a host nor a moderator has locked or closed it; the dates are the clock's."""
        return self.state == State.OPEN

    @cached_property
    def timetable(self) -> Timetable:
        """When it sits; of a structured debate one query, unless its phases were fetched with it."""
        spans = [phase.span for phase in self.phases.all()] if self.is_structured else []
        return Timetable(self.opens, self.closes, tuple(sorted(spans, key=lambda span: span.starts)))

    def forget_timetable(self) -> None:
        """Have the timetable read anew, after its dates or phases were changed."""
        self.__dict__.pop("timetable", None)

    @property
    def clock(self) -> Reading:
        """What the clock shows now."""
        return read(self.timetable, timezone.now())

    @property
    def is_over(self) -> bool:
        """Whether it was closed, or its time is over."""
        return self.state == State.CLOSED or (self.closes is not None and self.closes <= timezone.now())


class Phase(models.Model):
    """A part of a structured debate; ``longest`` is how many characters an argument may have in it, none: as ever."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="phases")
    stage = models.CharField(max_length=16, choices=STAGES)
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    who = models.CharField(max_length=16, choices=VOICES)
    longest = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["motion", "stage"], name="phase_once_per_motion"),
            models.CheckConstraint(condition=Q(stage__in=list(Stage)), name="phase_stage_is_known"),
            models.CheckConstraint(condition=Q(who__in=list(Who)), name="phase_who_is_known"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="phase_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(longest=None) | Q(longest__gte=1), name="phase_longest_from_1"),
            # a range of one number in place of the number: GiST compares numbers with an extension alone
            ExclusionConstraint(
                name="phases_do_not_overlap",
                expressions=[
                    (Func(F("motion"), F("motion"), Value("[]"), function="int8range"), "&&"),
                    (Func(F("starts"), F("ends"), function="tstzrange"), "&&"),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.motion_id} {self.stage}"

    @property
    def span(self) -> Span:
        """The phase as the clock knows it."""
        return Span(Stage(self.stage), self.starts, self.ends, Who(self.who), self.longest)


class MotionRole(models.Model):
    """A person's part in one debate; a speaker speaks for a side."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="roles")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    part = models.CharField(max_length=16, choices=Part)
    side = models.CharField(max_length=16, choices=Side, null=True)  # noqa: DJ001 - a host has none

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["motion", "person", "part"], name="part_once_per_person"),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="part_is_known"),
            models.CheckConstraint(
                condition=Q(part=Part.SPEAKER, side__isnull=False) & Q(side__in=Side.values)
                | (~Q(part=Part.SPEAKER) & Q(side=None)),
                name="part_of_a_speaker_has_a_side",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.part} {self.motion_id}"


class Ruling(models.Model):
    """What a host or a moderator did with a debate, and why. Everybody reads it; it never changes."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="rulings")
    act = models.CharField(max_length=16, choices=Act)
    reason = models.CharField(max_length=500)
    was = models.CharField(max_length=MAX_SENTENCE, blank=True)
    became = models.CharField(max_length=MAX_SENTENCE, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(act__in=Act.values), name="ruling_act_is_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="ruling_has_a_reason"),
        ]
        # queries.rulings: the newest first
        indexes = [models.Index(fields=["motion", "-made", "-id"], name="ruling_newest_first")]
        # who ruled may leave the site; what was ruled stays
        triggers = [
            pgtrigger.ReadOnly(name="ruling_never_changes", fields=["motion", "act", "reason", "was", "became", "made"])
        ]

    def __str__(self) -> str:
        return f"{self.motion_id} {self.act}"
