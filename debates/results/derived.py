"""What results store though it could be counted: the hashes of verdicts, and the ranks of posts."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, QuerySet

from debates.results.models import Count, Verdict
from debates.results.recounting import misprint, misranked
from debates.voting.aside import Aside
from debates.voting.excluding import aside_since
from debates.voting.models import Voter
from debates.voting.ranks import rank_anew
from forum.derived import Derived, register

_WHILE = timedelta(minutes=1)  # who acted so shortly before a count may have been counted, or not


def faults() -> list[str]:
    """Return a line for each verdict whose hash is not that of its figures, and each post that is ranked otherwise.

    Ranks are those of the last count: they are compared in debates in which nobody acted since.
    """
    verdicts = Verdict.objects.order_by("pk").iterator()
    wrong = [f"verdict {verdict.pk}: {line}" for verdict in verdicts for line in misprint(verdict)]
    return wrong + [line for one in _resting() for line in misranked(one.motion, one.as_of, _aside(one))]


def rebuild() -> int:
    """Rank posts anew; return how many changed. A verdict is never rewritten: what is wrong with it needs a person."""
    wrong = [one for one in _resting() if misranked(one.motion, one.as_of, _aside(one))]
    return sum(rank_anew(one.motion, as_of=one.as_of, aside=_aside(one)) for one in wrong)


def _aside(kept: Count) -> Aside:
    return aside_since(kept.motion, kept.followed)[0]


def _resting() -> QuerySet[Count]:
    """Return the last counts of the debates in which nobody acted since."""
    acted = Voter.objects.filter(motion=OuterRef("motion"), acted__gt=F("motion__count__as_of") - _WHILE)
    return Count.objects.exclude(Exists(acted)).select_related("motion").order_by("pk")


register(Derived("results", faults, rebuild))
