"""What was counted of the votes on a post, and by what the lists of arguments are ordered."""

from django.db import models
from django.db.models import Q, Value

from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts.models import Post
from debates.voting.ranking import Band

YOUNG = 10  # under so many votes a post is drawn for its place, not ranked
UNRANKED = float(Band.WAITING)  # ranking.Rank.key of a post that nobody voted on


class Tally(models.Model):
    """One for each post, made by the database with it.

    ``bench`` is the side on whose bench an argument stands, none for all else: lists of arguments are ordered here.
    The counts are those of votes that count, at once. What rests on the sides that voters opened on is counted
    hourly, and so never tells of one person: ``best``, ``divided``, ``common`` (see ranking.py), ``persuasion``.
    ``sides`` holds the votes by side on which those rest, by axis, as published: see ranks.py.
    ``dawn_*`` are ``best`` and the answers to "Well argued?" as of midnight, UTC: see drawing.py. ``lot`` is by chance.
    """

    post = models.OneToOneField(Post, models.CASCADE, primary_key=True, related_name="tally")
    motion = models.ForeignKey(Motion, models.PROTECT, related_name="+", db_index=False)
    bench = models.CharField(max_length=16, choices=Side, null=True)  # noqa: DJ001 - none is no bench
    lot = models.PositiveIntegerField()
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)
    agree = models.PositiveIntegerField(default=0)
    disagree = models.PositiveIntegerField(default=0)
    passed = models.PositiveIntegerField(default=0)
    best = models.FloatField(default=UNRANKED)
    divided = models.FloatField(default=0.0)
    common = models.FloatField(default=0.0)
    persuasion = models.FloatField(default=0.0)
    sides = models.JSONField(default=dict, db_default=Value({}, models.JSONField()))
    dawn_best = models.FloatField(default=UNRANKED)
    dawn_yes = models.PositiveIntegerField(default=0)
    dawn_votes = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(bench=None) | Q(bench__in=Side.values), name="tally_bench_is_known"),
        ]
        indexes = [
            # orders: the arguments of a bench, best first
            models.Index(fields=["motion", "bench", "-best", "-post"], name="tally_best"),
            # orders: the same as of midnight, of those that are ranked
            models.Index(
                fields=["motion", "bench", "-dawn_best", "-post"],
                name="tally_best_at_dawn",
                condition=Q(dawn_votes__gte=YOUNG),
            ),
            # orders: the same, most divisive first
            models.Index(fields=["motion", "bench", "-divided", "-post"], name="tally_most_divisive"),
            # orders: the same, what changed most minds first
            models.Index(fields=["motion", "bench", "-persuasion", "-post"], name="tally_most_persuasive"),
            # orders: by lot those that are not ranked yet
            models.Index(
                fields=["motion", "bench", "lot", "post"], name="tally_young_by_lot", condition=Q(dawn_votes__lt=YOUNG)
            ),
            # orders: the same by lot, which tells nothing of votes
            models.Index(fields=["motion", "bench", "lot", "post"], name="tally_by_lot"),
        ]

    def __str__(self) -> str:
        return f"tally of c{self.post_id}"

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for readers of the other side, as of the last count."""
        return int(self.best) == Band.WAITING
