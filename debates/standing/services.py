"""Reckoning the trust that people earned; accounts keep it."""

from collections import defaultdict

from debates.standing.earning import earned
from debates.standing.queries import facts
from forum.accounts.models import User
from forum.accounts.services import set_trust_of

BATCH = 500


def reckon(*, person_id: int) -> bool:
    """Reckon somebody's trust anew, and return whether it changed; of somebody who left nothing changes."""
    return _reckon([person_id]) == 1


def reckon_all() -> int:
    """Reckon everybody's trust anew, a batch at a time so that nobody waits; return of how many it changed."""
    changed, last = 0, 0
    while batch := list(User.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        changed, last = changed + _reckon(batch), batch[-1]
    return changed


def _reckon(people: list[int]) -> int:
    levels = defaultdict(list)
    for person, known in facts(people).items():
        levels[earned(known)].append(person)
    return sum(set_trust_of(people=some, earned=level) for level, some in levels.items())
