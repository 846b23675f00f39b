"""What people did, as far as trust asks."""

from collections.abc import Collection
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.db.models import Count, Q
from django.utils import timezone

from debates.posts.models import Post
from debates.posts.states import PUBLIC, State
from debates.standing.earning import REMEMBERED, Facts
from forum.accounts.models import User

# What a moderator took away. What waits for one says nothing yet; what its author took back is their own affair.
_REMOVED = (State.REMOVED, State.PURGED)
_NOTHING = (0, 0, 0)


def facts(people: Collection[int]) -> dict[int, Facts]:
    """Return what is known of people, by id; three queries for all of them."""
    now = timezone.now()
    joined = dict(User.objects.filter(pk__in=people).values_list("pk", "joined"))
    confirmed = set(EmailAddress.objects.filter(user__in=joined, verified=True).values_list("user", flat=True))
    said = _said(joined, now - timedelta(days=REMEMBERED))
    return {
        person: Facts(person in confirmed, (now - since).days, *said.get(person, _NOTHING))
        for person, since in joined.items()
    }


def _said(people: Collection[int], since: datetime) -> dict[int, tuple[int, int, int]]:
    """Return of each author how many posts are visible, and since when on how many are visible and were removed."""
    visible, of_late = Q(state__in=PUBLIC), Q(created__gte=since)
    counted = (
        Post.objects.filter(author__in=people)
        .order_by()
        .values("author")
        .annotate(
            visible=Count("pk", filter=visible),
            visible_of_late=Count("pk", filter=visible & of_late),
            removed_of_late=Count("pk", filter=Q(state__in=_REMOVED) & of_late),
        )
    )
    return {row["author"]: (row["visible"], row["visible_of_late"], row["removed_of_late"]) for row in counted}
