"""The orders of the benches that follow votes, and the one by lot that does not: who gets which, page by page."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC

from django.db.models import BooleanField, Exists, ExpressionWrapper, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.utils import timezone

from debates.motions.models import Motion
from debates.motions.states import Side
from debates.voting.drawing import seed_of, start_of
from debates.voting.models import Tally
from debates.voting.models.tally import YOUNG
from debates.voting.policy import may_see_totals
from debates.voting.ranking import Band
from debates.voting.ways import Bench, ByLot, Found, Mixed, Ranked, Stretch, Way, numbers_in
from forum.accounts.models import User
from forum.accounts.policy import Viewer

MIXED, LOT = "mixed", "lot"
# the orders by what was counted, each with the field of Tally that it follows, the highest first
RANKS = {"best": "best", "divisive": "divided", "persuasive": "persuasion"}
BY_VOTES = (MIXED, *RANKS)


def pages(motion: Motion, viewer: Viewer, order: str, places: Mapping[Side, str], size: int) -> dict[Side, Stretch]:
    """Return one page of each bench that ``places`` names, beginning after its place; one query besides the gate's.

    ``order`` is one of ``BY_VOTES``, or ``LOT``. Who may not see totals gets the order by lot, whatever they ask for. A
    place that names nothing is the beginning.
    """
    way = _way(motion, viewer, order)
    asked = {side: numbers_in(place) for side, place in places.items()}
    parts = [part for side in asked for part in way.parts(Bench(motion, side, viewer), asked[side], size)]
    found: defaultdict[str, list[Found]] = defaultdict(list)
    for row in parts[0].union(*parts[1:], all=True) if parts else ():
        found[row[0]].append(Found(*row))
    return {side: way.stretch(found[side], place, size) for side, place in asked.items()}


def has_begun(motion: Motion, order: str) -> Combinable:
    """Return an expression that is true once an order of ``BY_VOTES`` has something to go by: a few index probes.

    Of the best and the mixed order: some argument has readers enough of each side; before, they follow Wilson's bound
    of all votes. True of every other order.
    """
    tallies = Tally.objects.filter(motion=motion, bench__in=Side.values)
    if order == MIXED:
        return _is_read(tallies.filter(dawn_votes__gte=YOUNG), "dawn_best")
    if order == "best":
        return _is_read(tallies, "best")
    return Exists(tallies.filter(**{f"{RANKS[order]}__gt": 0.0})) if order in RANKS else Value(1)


def _is_read(tallies: QuerySet[Tally], field: str) -> Combinable:
    """Return whether any waits no longer: two ranges of an index, in place of a scan."""
    above = tallies.filter(**{f"{field}__gte": float(Band.BRIDGED)})
    below = tallies.filter(**{f"{field}__lt": float(Band.WAITING)})
    return ExpressionWrapper(Q(Exists(above)) | Q(Exists(below)), output_field=BooleanField())


def _way(motion: Motion, viewer: Viewer, order: str) -> Way:
    if order in RANKS and may_see_totals(viewer, motion):
        return Ranked(RANKS[order])
    person = viewer.pk if isinstance(viewer, User) else ""
    seed = seed_of(person, timezone.now().astimezone(UTC).date(), motion.pk)
    return Mixed(seed) if order == MIXED and may_see_totals(viewer, motion) else ByLot(start_of(seed))
