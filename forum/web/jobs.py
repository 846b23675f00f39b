"""What the house does every hour by itself. A site that runs for an hour at a time has its turn too."""

from procrastinate.contrib.django import app

from forum.web import sweeping


@app.periodic(cron="17 * * * *")
@app.task(name="web.sweep", queueing_lock="web.sweep")
def sweep(timestamp: int) -> None:
    """Delete old counts, sessions, cache rows and jobs."""
    sweeping.swept("counts", sweeping.sweep_counts())
    sweeping.swept("sessions", sweeping.sweep_sessions())
    sweeping.swept("cache rows", sweeping.sweep_cache())
    sweeping.swept("ended jobs", sweeping.sweep_jobs())
