"""What is done for pictures every night."""

from procrastinate.contrib.django import app

from forum.uploads.services import sweep


@app.periodic(cron="23 3 * * *", periodic_id="sweep pictures")
@app.task(name="forum.uploads.sweep_pictures", queueing_lock="sweep pictures", pass_context=False)
def sweep_pictures(timestamp: int) -> int:
    """Remove the pictures that nothing shows; return how many."""
    return sweep()
