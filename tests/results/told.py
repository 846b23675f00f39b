"""Figures as tests of the pages want them, and debates that have them as their count or their verdict."""

from datetime import timedelta

from django.utils import timezone

from debates.motions.models import Motion, Ruling
from debates.motions.states import Act
from debates.results.figures import Credited, Figures, as_json, digest
from debates.results.measuring import measured
from debates.results.models import Count, Verdict
from debates.results.swing import Table
from debates.voting.models import Credit, Reason, Stance, Voter
from debates.voting.states import Position

# before by after, in the order for, undecided, against: the worked example, in which all that is small is merged
WORKED = ((28, 1, 2), (10, 7, 8), (4, 1, 39))
PLAIN = ((28, 3, 4), (10, 7, 8), (6, 3, 39))  # every cell is told
CLEAR = ((200, 0, 3), (60, 20, 5), (40, 5, 120))  # For wins
LOST = tuple(row[::-1] for row in CLEAR[::-1])
SMALL = ((6, 0, 0), (3, 4, 0), (0, 0, 7))
HIDDEN = ((9, 0, 0), (0, 1, 0), (0, 0, 8))  # even a total is of one
FEW = ((3, 0, 0), (0, 1, 0), (0, 0, 5))
NOBODY = ((0, 0, 0),) * 3
NOTE = "I had thought of tea as a habit; it is a duty to whoever sits beside you at table."


def figures_of(cells=PLAIN, *, has_winner: bool = False, **fields) -> Figures:
    return Figures(as_of=timezone.now().isoformat(), **measured(Table(cells), seed=1, has_winner=has_winner), **fields)


def counted(motion: Motion, figures: Figures) -> Motion:
    """The debate as it sits, with the figures as its newest count."""
    Count.objects.create(motion=motion, as_of=timezone.now(), figures=as_json(figures))
    return fresh(motion)


def decided(motion: Motion, figures: Figures, **fields) -> Motion:
    """The debate, closed, with the figures as its verdict."""
    Motion.objects.filter(pk=motion.pk).update(state="closed")
    as_of = Ruling.objects.create(motion=motion, act=Act.CLOSE, reason="It is time.").made
    Verdict.objects.create(motion=motion, as_of=as_of, figures=as_json(figures), hash=digest(figures), **fields)
    return fresh(motion)


def fresh(motion: Motion) -> Motion:
    return Motion.objects.select_related("article__current_revision").get(pk=motion.pk)


def reason(motion: Motion, *, post=None, block=None, note: str = NOTE) -> Reason:
    """What somebody says who changed their mind, of whom nobody knows the name."""
    voter = Voter.objects.create(motion=motion, opening="against", position="for")
    for number, position in enumerate((Position.AGAINST, Position.FOR), 1):
        stance = Stance.objects.create(voter=voter, number=number, position=position)
    given = Reason.objects.create(stance=stance, note=note)
    Credit.objects.create(reason=given, position=1, post=post, block=block)
    return given


def credited(weight: float, people: int, *reasons: Reason, post=None, block=None) -> Credited:
    pks = tuple(one.pk for one in reasons)
    return Credited(weight, people, post.pk if post else None, block.pk if block else None, pks)


def steps(motion: Motion, *totals) -> tuple[tuple[str, tuple[int, int, int]], ...]:
    """A course: totals day after day from the opening on."""
    return tuple(((motion.opens + timedelta(days=day)).isoformat(), total) for day, total in enumerate(totals, start=1))
