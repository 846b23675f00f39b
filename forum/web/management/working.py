"""The worker: takes jobs from the database and does them, whatever becomes of the database meanwhile."""

import asyncio
import logging
import signal
import time
from dataclasses import dataclass, field

from django.db import DatabaseError, InterfaceError, connection, connections
from procrastinate import exceptions, jobs
from procrastinate.contrib.django import app, utils
from procrastinate.psycopg_connector import PsycopgConnector
from psycopg_pool import PoolTimeout

log = logging.getLogger("rejoinder.worker")

# Letters one at a time: should the worker be killed, at most one of them was sent and not yet deleted. The others
# have a lane of their own, and never wait for a slow mail server.
LANES = {("letters",): 1, ("default", "builtin"): 2}
POLLING = 5.0  # seconds, for what is due at a time; what is due at once is notified
FINISHING = 5.0  # seconds for jobs under way when told to stop
_SHORTEST_WAIT, _LONGEST_WAIT = 0.5, 15.0
_AWAY = (DatabaseError, InterfaceError, exceptions.ConnectorException, PoolTimeout)


@dataclass
class Work:
    """Works until it is told to stop. ``heartbeat`` in seconds: who misses three is taken for dead."""

    heartbeat: float = 10.0
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    def run(self) -> None:
        """Work; returns after SIGINT or SIGTERM, however often they come."""
        asyncio.run(self._run())

    async def _run(self) -> None:
        for signum in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(signum, self.stopping.set)
        wait = _SHORTEST_WAIT
        while not self.stopping.is_set():
            began = time.monotonic()
            await self._until_the_database_goes()
            wait = _SHORTEST_WAIT if time.monotonic() - began > _LONGEST_WAIT else min(wait * 2, _LONGEST_WAIT)
            await self._pause(wait)

    async def _until_the_database_goes(self) -> None:
        connector = _connector()
        try:
            await asyncio.to_thread(_ask_database)
            with app.replace_connector(connector):
                await connector.open_async()
                log.info("worker started")
                await self._in_all_lanes()
        except _AWAY as error:
            reason = str(error.__cause__ or error) or repr(error)
            log.warning("worker waits for the database", extra={"facts": {"reason": reason}})
        finally:
            await connector.close_async()

    async def _in_all_lanes(self) -> None:
        """Work until told to stop, or until something ends by itself: then everything is begun anew."""
        tasks = [asyncio.create_task(self._lane(queues, most)) for queues, most in LANES.items()]
        tasks.append(asyncio.create_task(self._rescue()))
        stop = asyncio.create_task(self.stopping.wait())
        await asyncio.wait([*tasks, stop], return_when=asyncio.FIRST_COMPLETED)
        for task in (*tasks, stop):
            task.cancel()
        for end in await asyncio.gather(*tasks, stop, return_exceptions=True):
            if isinstance(end, Exception):
                raise end

    async def _lane(self, queues: tuple[str, ...], most: int) -> None:
        await app.run_worker_async(
            queues=list(queues),
            name="-".join(queues),
            concurrency=most,
            fetch_job_polling_interval=POLLING,
            shutdown_graceful_timeout=FINISHING,
            update_heartbeat_interval=self.heartbeat,
            stalled_worker_timeout=3 * self.heartbeat,
            delete_jobs="successful",
            install_signal_handlers=False,
        )

    async def _rescue(self) -> None:
        """Queue anew what a dead worker left half done, again and again."""
        while True:
            for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=3 * self.heartbeat):
                await _take_up(job)
            await asyncio.sleep(self.heartbeat)

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self.stopping.wait(), seconds)
        except TimeoutError:
            return


async def _take_up(job: jobs.Job) -> None:
    log.warning("job taken up", extra={"facts": {"job": job.id, "name": job.task_name, "attempts": job.attempts}})
    try:
        await app.job_manager.retry_job(job)
    except exceptions.UniqueViolation:  # its successor waits already
        await app.job_manager.finish_job(job, status=jobs.Status.FAILED, delete_job=True)


def _connector() -> PsycopgConnector:
    return PsycopgConnector(
        kwargs=utils.connector_params(), min_size=1, max_size=4, timeout=5.0, reconnect_timeout=2.0, max_idle=120.0
    )


def _ask_database() -> None:
    """See that it answers. This starts the embedded server, and takes a share of it, where that is ours."""
    try:
        connection.ensure_connection()
    finally:
        connections.close_all()
