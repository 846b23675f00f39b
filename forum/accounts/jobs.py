"""What is done for accounts every hour by itself."""

from procrastinate.contrib.django import app

from forum.accounts.services import sweep_sessions
from forum.web.sweeping import swept


@app.periodic(cron="27 * * * *")  # ten minutes after the sessions themselves
@app.task(name="accounts.sweep_sessions", queueing_lock="accounts.sweep_sessions")
def sweep(timestamp: int) -> None:
    """Delete what is noted of ended sessions."""
    swept("notes of ended sessions", sweep_sessions())
