"""What is reckoned every night."""

import logging

from procrastinate.contrib.django import app

from debates.standing import services

log = logging.getLogger("rejoinder.standing")


@app.periodic(cron="40 2 * * *")
@app.task(name="standing.reckon_all", queueing_lock="standing.reckon_all")
def reckon_all(timestamp: int) -> None:
    """Let everybody have the trust that they earned by now."""
    log.info("trust of %d people changed", services.reckon_all())
