"""Jobs of counting: what debates say by the hour, what they said at midnight, what those that ended came to."""

from procrastinate.contrib.django import app

from debates.motions.queries import sitting
from debates.results import services
from debates.results.publishing import changed, undecided
from debates.voting.ranks import at_dawn, settle_counts


@app.periodic(cron="4 * * * *")
@app.task(name="results.publish_counts", queueing_lock="results.publish_counts")
def publish_counts(timestamp: int) -> None:
    """Count anew the debates that sit and in which enough people acted; of whom those count who are trusted by now."""
    for motion in changed():
        settle_counts(motion)
        services.publish(motion=motion)


@app.periodic(cron="0 0 * * *")
@app.task(name="results.note_the_dawn", queueing_lock="results.note_the_dawn")
def note_the_dawn(timestamp: int) -> None:
    """Let those count who are trusted by now, and note at midnight, UTC, by what the day's orders go."""
    for motion in sitting():
        settle_counts(motion)
    at_dawn()


@app.periodic(cron="*/5 * * * *")
@app.task(name="results.freeze_verdicts", queueing_lock="results.freeze_verdicts")
def freeze_verdicts(timestamp: int) -> None:
    """Decide the debates that ended, where no reader came first."""
    for motion in undecided():
        services.freeze(motion=motion)
