"""Jobs of moderation."""

from django.utils import timezone
from procrastinate.contrib.django import app

from debates.moderation.firsts import lay_first_posts
from debates.moderation.models import Case
from debates.moderation.states import APPEAL_WITHIN, State
from forum.web.sweeping import swept

_ANSWERED = (State.DECIDED, State.UPHELD, State.OVERTURNED)


@app.periodic(cron="41 3 * * *")
@app.task(name="moderation.close_old", queueing_lock="moderation.close_old")
def close_old(timestamp: int) -> None:
    """Close cases of which nobody can appeal any more."""
    old = Case.objects.filter(state__in=_ANSWERED, decided__lt=timezone.now() - APPEAL_WITHIN)
    swept("cases to close", old.update(state=State.CLOSED))


@app.periodic(cron="* * * * *")
@app.task(name="moderation.lay_first_posts", queueing_lock="moderation.lay_first_posts")
def look_at_first_posts(timestamp: int) -> None:
    """Lay before moderators what people who are new here said first: not while they post, which has a budget."""
    swept("first posts laid in the queue", lay_first_posts())
