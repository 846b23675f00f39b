"""Where the embedded server's files are: in the site's data folder, unless its user cannot get there."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

ROLE = DATABASE = "rejoinder"
PORT = 5432
SYSTEM_FOLDER = Path("/var/lib/rejoinder")
_LONGEST_SOCKET = 100  # bytes of path; Linux takes 107, macOS 103


@dataclass(frozen=True)
class Places:
    """The files of one server. Locks and log are beside the data, wherever those really are."""

    var: Path
    data: Path

    @property
    def link(self) -> Path:
        """Where people look for the data."""
        return self.var / "postgres"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.data.with_name(f"{self.data.name}.log")

    @property
    def users_lock(self) -> Path:
        """Shared by everyone who uses the server."""
        return self.data.with_name(f"{self.data.name}.lock")

    @property
    def start_lock(self) -> Path:
        """Held by the one who starts it."""
        return self.data.with_name(f"{self.data.name}.start.lock")

    @property
    def draft(self) -> Path:
        """Where initdb works, so that a finished name means a finished folder."""
        return self.data.with_name(f"{self.data.name}.new")

    @property
    def made(self) -> Path:
        """A note beside the data that they were made once: should they be missing, nothing new takes their name."""
        return self.var / "postgres.made"

    @property
    def socket_dir(self) -> Path:
        """Where clients connect."""
        return socket_dir(self.var)

    @property
    def cluster_name(self) -> str:
        """What the titles of the server's processes carry."""
        return f"rejoinder-{digest(self.data)}"

    @property
    def is_socket_with_data(self) -> bool:
        """Is the socket in the data folder itself?"""
        return self.socket_dir == self.link


def socket_dir(var: Path) -> Path:
    """Return the folder of the socket, from the path alone: settings need it before anything exists."""
    inside = var / "postgres"
    if len(os.fsencode(inside / f".s.PGSQL.{PORT}")) <= _LONGEST_SOCKET:
        return inside
    return Path("/tmp") / f"rejoinder-{digest(var)}"  # noqa: S108 -- its owner and mode are checked before use


def digest(path: Path) -> str:
    """Return a short name for a path."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
