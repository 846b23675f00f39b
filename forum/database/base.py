"""Django's engine "forum.database": PostgreSQL, perhaps embedded, with a pool that survives its absence."""

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.db import connections
from django.db.backends.postgresql import base
from django.db.utils import OperationalError
from psycopg_pool import ConnectionPool

from forum.database import embedded
from forum.database.client import DatabaseClient
from forum.database.errors import EmbeddedDatabaseError

_FIRST_START = 60.0  # seconds: a command may wait for a new data folder or a recovery
_LATER_START = 2.0  # seconds: a page must say within three that the database is away


_inherited: list[Any] = []


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection of one thread."""

    client_class = DatabaseClient
    _connection_pools: dict[str, ConnectionPool[Any]] = {}
    _patience = _FIRST_START

    @property
    def is_embedded(self) -> bool:
        """Say whether we start and stop the server ourselves."""
        return bool(self.settings_dict.get("VAR_DIR"))

    def ensure_server(self) -> None:
        """Start the embedded server if it does not run.

        Raises:
            OperationalError: it cannot run; the sentence says why.
        """
        if not self.is_embedded:
            return
        try:
            embedded.ensure_running(Path(self.settings_dict["VAR_DIR"]), patience=self._patience)
        except EmbeddedDatabaseError as error:
            raise OperationalError(str(error)) from error
        DatabaseWrapper._patience = _LATER_START

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Return a connection that works: stale ones of the pool are all replaced at the first of them."""
        self.ensure_server()
        connection = super().get_new_connection(conn_params)
        if not self.pool or _works(connection):
            return connection
        self.pool.putconn(connection)
        self.pool.drain()
        return super().get_new_connection(conn_params)

    @classmethod
    def close_pools(cls) -> None:
        """Close before the server is stopped: what is registered last runs first at exit."""
        for pool in cls._connection_pools.values():
            pool.close(timeout=1)

    @classmethod
    def forget_parent(cls) -> None:
        """Leave the parent's connections to the parent, unclosed: a forked child makes its own."""
        _inherited.extend(cls._connection_pools.values())
        cls._connection_pools.clear()
        cls._patience = _FIRST_START
        for wrapper in connections.all(initialized_only=True):
            if isinstance(wrapper, cls) and wrapper.connection is not None:
                _inherited.append(wrapper.connection)
                wrapper.connection = None

    @contextmanager
    def _nodb_cursor(self) -> Iterator[Any]:
        self.ensure_server()  # first, so that Django does not take its refusal for a missing database
        with super()._nodb_cursor() as cursor:
            yield cursor


def _works(connection: Any) -> bool:
    try:
        ConnectionPool.check_connection(connection)
    except psycopg.Error:
        return False
    return True


atexit.register(DatabaseWrapper.close_pools)
os.register_at_fork(after_in_child=DatabaseWrapper.forget_parent)
