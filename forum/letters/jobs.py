"""Jobs of letters."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from forum.letters import services, upkeep
from forum.web.sweeping import swept

# For what is no mail server's refusal, such as the database going away in between; 2 to 1024 s.
_ONCE_MORE = RetryStrategy(max_attempts=10, exponential_wait=2)


@app.task(name=services.SEND, queue="letters", retry=_ONCE_MORE)
def send(letter: int) -> None:
    """Deliver one letter."""
    services.deliver(letter=letter)


@app.periodic(cron="*/10 * * * *")
@app.task(name="letters.upkeep", queueing_lock="letters.upkeep")
def keep_up(timestamp: int) -> None:
    """Take up forgotten letters, delete old ones."""
    swept("forgotten letters", upkeep.queue_forgotten())
    swept("letters given up", upkeep.sweep_given_up())
