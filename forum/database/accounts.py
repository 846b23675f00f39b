"""As whom the embedded server runs: PostgreSQL refuses to run as root."""

import os
import pwd
import stat
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_SYSTEM_USER = "rejoinder-db"
_ADD_USER = [
    "useradd",
    "--system",
    "--no-create-home",
    "--home-dir",
    "/nonexistent",
    "--shell",
    "/usr/sbin/nologin",
]


@dataclass(frozen=True)
class Account:
    """A user of the operating system."""

    uid: int
    gid: int

    @property
    def for_subprocess(self) -> dict[str, Any]:
        """Return the arguments of ``subprocess`` that run a program as this user."""
        if os.geteuid() == self.uid:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    @property
    def name(self) -> str:
        """Return the name for people."""
        try:
            return pwd.getpwuid(self.uid).pw_name
        except KeyError:
            return f"user {self.uid}"

    def take(self, path: Path) -> None:
        """Own a file that root has just made."""
        if os.geteuid() == 0:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def may_reach(self, path: Path) -> bool:
        """Say whether every folder down to ``path``, and it itself, may be entered (or executed)."""
        return all(self._may_enter(step.stat()) for step in (path, *path.parents))

    def _may_enter(self, status: os.stat_result) -> bool:
        if self.uid == status.st_uid:
            return bool(status.st_mode & stat.S_IXUSR)
        return bool(status.st_mode & (stat.S_IXGRP if self.gid == status.st_gid else stat.S_IXOTH))


NOBODY_YET = Account(-1, -1)  # a system user that may not exist yet: it has what everybody has


def ordinary_owner(folders: Iterable[Path]) -> Account | None:
    """Return the owner of the first folder that exists and is not root's."""
    for folder in folders:
        if folder.exists() and (status := folder.stat()).st_uid != 0:
            return Account(status.st_uid, status.st_gid)
    return None


def current() -> Account:
    """Return the user of this process."""
    return Account(os.geteuid(), os.getegid())


def system_user() -> Account:
    """Return the system user kept for the server, made at the first call; ``nobody`` where that fails."""
    for _attempt in range(10):
        try:
            return _named(_SYSTEM_USER)
        except KeyError:
            if not _is_added():
                break
    return _named("nobody")


def _named(name: str) -> Account:
    entry = pwd.getpwnam(name)
    return Account(entry.pw_uid, entry.pw_gid)


def _is_added() -> bool:
    """Say whether looking again makes sense: the user was added, or somebody else is adding one now."""
    command = [*_ADD_USER, _SYSTEM_USER]
    try:
        result = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 -- fixed words
    except FileNotFoundError:
        return False
    time.sleep(0.2 if result.returncode else 0)
    return result.returncode in {0, 1, 9}  # made; the password file is locked; it exists
