"""Jobs of the desk."""

from procrastinate.contrib.django import app

from debates.desk import services
from forum.web.sweeping import swept


@app.periodic(cron="47 * * * *")
@app.task(name="desk.look_for_anomalies", queueing_lock="desk.look_for_anomalies")
def look_for_anomalies(timestamp: int) -> None:
    """Lay before moderators the groups of accounts that vote as one."""
    swept("groups that vote as one", services.look_for_anomalies())
