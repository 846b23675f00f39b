"""Jobs of posts."""

from django.utils import timezone
from procrastinate.contrib.django import app

from debates.posts.models import Draft
from forum.web.sweeping import delete_in_batches, swept


@app.periodic(cron="27 * * * *")
@app.task(name="posts.sweep_drafts", queueing_lock="posts.sweep_drafts")
def sweep_drafts(timestamp: int) -> None:
    """Delete drafts whose time is over."""
    swept("drafts", delete_in_batches(Draft.objects.filter(until__lt=timezone.now())))
