"""`manage.py dbshell`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.backends.postgresql.client import DatabaseClient as PostgresClient

from forum.database import programs

if TYPE_CHECKING:
    from forum.database.base import DatabaseWrapper


class DatabaseClient(PostgresClient):
    """PostgreSQL's psql; for the embedded server the one that came with it, once that runs."""

    connection: "DatabaseWrapper"

    def runshell(self, parameters: Iterable[str]) -> None:
        """Open the shell."""
        if self.connection.is_embedded:
            self.connection.ensure_server()
            self.executable_name = str(programs.shipped_folder() / "psql")
        super().runshell(parameters)
