"""Jobs of notices."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from debates.notices import services

_ONCE_MORE = RetryStrategy(max_attempts=10, exponential_wait=2)  # the database may go away in between


@app.task(name=services.TELL, queue="letters", retry=_ONCE_MORE)
def tell(notice: int, decision: int) -> None:
    """Queue the letter that says what was decided on a notice, once it can no longer be undone."""
    services.tell(notice=notice, decision=decision)
