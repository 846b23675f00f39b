"""One embedded server: is it there, start it, stop it. Who may do so when is in ``embedded``."""

import os
import shlex
import signal
import time
from enum import Enum

import psycopg

from forum.database import cluster, processes, programs
from forum.database.accounts import Account
from forum.database.errors import EmbeddedDatabaseError
from forum.database.places import PORT, ROLE, Places


class State(Enum):
    """What a connection was told."""

    UP = "up"
    CHANGING = "starting, recovering or stopping"
    DOWN = "down"


def state(places: Places) -> State:
    """Really connect, and see that the answer comes from this data folder's server."""
    try:
        with _connection(places) as connection:
            row = connection.execute("SHOW data_directory").fetchone()
    except psycopg.OperationalError as error:
        return _state_told_by(str(error))
    return State.UP if row and row[0] == str(places.data) else State.DOWN


def start(places: Places, account: Account, *, patience: float) -> None:
    """Start the server, or wait for one that is starting already. The caller holds the start lock.

    Raises:
        EmbeddedDatabaseError: it does not answer within ``patience`` seconds.
    """
    deadline = time.monotonic() + patience
    while (running := processes.postmaster(places)) and time.monotonic() < deadline:
        if state(places) is State.UP:
            return
        time.sleep(0.05)
    if running:
        raise EmbeddedDatabaseError(f"The database (process {running}) does not answer yet (log: {places.log}).")
    _launch(places, account, patience=max(1.0, deadline - time.monotonic()))


def stop(places: Places, *, patience: float) -> None:
    """Stop the server if it runs: at once for its clients, hard after ``patience`` seconds."""
    running = processes.postmaster(places)
    if running is None:
        return
    for kind in (
        signal.SIGINT,
        signal.SIGQUIT,
        signal.SIGKILL,
    ):  # PostgreSQL's "fast", "immediate", the last resort
        try:
            os.kill(running, kind)
        except ProcessLookupError:
            return
        if processes.is_gone(running, places, patience=patience):
            return


def _connection(places: Places) -> psycopg.Connection:
    return psycopg.connect(
        host=str(places.socket_dir),
        port=PORT,
        user=ROLE,
        dbname="postgres",
        connect_timeout=2,
        autocommit=True,
    )


def _state_told_by(message: str) -> State:
    if "the database system is" in message:
        return State.CHANGING
    return State.UP if "FATAL:" in message else State.DOWN


def _launch(places: Places, account: Account, *, patience: float) -> None:
    cluster.prepare(places, account)
    _clear_remains(places)
    start = cluster.log_size(places)
    options = ("--wait", f"--timeout={int(patience)}", "--options", _options(places))
    code = programs.run("pg_ctl", *options, "start", places=places, account=account)
    if processes.postmaster(places) is None:
        raise EmbeddedDatabaseError(f"The database in {places.data} could not start: {cluster.said(places, start)}")
    if code or state(places) is not State.UP:
        raise EmbeddedDatabaseError(f"The database is still recovering; try again in a minute (log: {places.log}).")


def _clear_remains(places: Places) -> None:
    """Remove what a killed server left; only called when no living one holds it."""
    processes.end_leftovers(places)
    socket = f".s.PGSQL.{PORT}"
    for path in (
        places.data / "postmaster.pid",
        places.socket_dir / socket,
        places.socket_dir / f"{socket}.lock",
    ):
        path.unlink(missing_ok=True)


def _options(places: Places) -> str:
    """Return the server's options, quoted for the shell that pg_ctl calls."""
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": "." if places.is_socket_with_data else str(places.socket_dir),
        "port": PORT,
        "cluster_name": places.cluster_name,
        "max_connections": 100,
        "timezone": "UTC",
        "log_timezone": "UTC",
        "logging_collector": "off",
        "log_destination": "stderr",
    }
    pairs = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    return shlex.join(["-D", str(places.data), *pairs])
