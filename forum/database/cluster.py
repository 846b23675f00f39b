"""The data folder of the embedded server: found, made, mended."""

import os
import shutil
import stat
import time
from pathlib import Path

from forum.database import accounts, processes, programs
from forum.database.accounts import Account
from forum.database.errors import EmbeddedDatabaseError
from forum.database.places import DATABASE, ROLE, SYSTEM_FOLDER, Places, digest

_INITDB = (
    f"--username={ROLE}",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--auth-local=trust",
    "--auth-host=reject",
)
_SINGLE = ("--single", "-c", "exit_on_error=on", "-D")


def locate(var: Path) -> Places:
    """Say where the data are or would be: under /var/lib if their user may not enter root's project."""
    link = var / "postgres"
    if link.is_symlink() or link.exists():
        return Places(var, link.resolve())
    if os.geteuid() == 0 and not (accounts.ordinary_owner([var]) or accounts.NOBODY_YET).may_reach(var):
        return Places(var, SYSTEM_FOLDER / digest(var) / "postgres")
    return Places(var, link)


def make_room(places: Places) -> None:
    """Make the folders above the data."""
    places.var.mkdir(parents=True, exist_ok=True)
    if places.data.is_relative_to(SYSTEM_FOLDER):
        programs.make_public(SYSTEM_FOLDER)
        programs.make_public(places.data.parent)


def account_for(places: Places) -> Account:
    """Say as whom the server runs: root's becomes that of whoever owns the data, else a system user's."""
    if os.geteuid() != 0:
        return accounts.current()
    return accounts.ordinary_owner([places.data, places.var]) or accounts.system_user()


def prepare(places: Places, account: Account) -> None:
    """Make the data folder fit to start, whatever an earlier life left there.

    Raises:
        EmbeddedDatabaseError: it cannot be used; the sentence says why.
    """
    _refuse_if_gone(places, account)
    if not os.path.lexists(places.link):
        _set_aside(places, "unlinked")
        if places.link != places.data:
            places.link.symlink_to(places.data)
    if places.data.exists() and not _is_complete(places.data, account):
        _set_aside(places, "unfinished")
    if not places.data.exists():
        _make(places, account)
    _mend(places, account)
    _prepare_socket_dir(places, account)
    if not places.made.exists():
        places.made.touch()
        account.take(places.made)


def _refuse_if_gone(places: Places, account: Account) -> None:
    """Refuse to begin anew where data were before: moved away for a moment, they could not be put back."""
    if not places.made.exists():
        return
    if not os.path.lexists(places.link) or not places.data.exists() or not _is_complete(places.data, account):
        raise EmbeddedDatabaseError(
            f"The data that were in {places.link} are gone. "
            f"Put them back, or delete {places.made} to begin anew with an empty database.",
        )


def _is_complete(data: Path, account: Account) -> bool:
    _refuse_unless_ours(data, account)
    if not (data / "PG_VERSION").exists() or not (data / "global" / "pg_control").exists():
        return False
    version = (data / "PG_VERSION").read_text(encoding="ascii").strip()
    if version != programs.VERSION:
        raise EmbeddedDatabaseError(
            f"The data in {data} are PostgreSQL {version}'s; this site runs {programs.VERSION}."
        )
    return True


def _refuse_unless_ours(data: Path, account: Account) -> None:
    owner = data.stat().st_uid
    if owner not in {account.uid, os.geteuid()}:
        whose = Account(owner, -1).name
        raise EmbeddedDatabaseError(f"The database in {data} belongs to {whose}, not to {account.name}.")


def _set_aside(places: Places, why: str) -> None:
    """Rename, never delete: an unfinished folder, or one whose link in the site's data folder was deleted."""
    if not places.data.exists():
        return
    processes.end_leftovers(places)
    if any(places.data.iterdir()):
        places.data.rename(places.data.with_name(f"{places.data.name}.{why}-{time.time_ns()}"))
    else:
        places.data.rmdir()


def _make(places: Places, account: Account) -> None:
    processes.end_making(places)
    _remove(places.draft)
    places.draft.mkdir(mode=0o700)
    account.take(places.draft)
    start = log_size(places)
    for program, *arguments, statement in (
        ("initdb", *_INITDB, f"--pgdata={places.draft}", ""),
        ("postgres", *_SINGLE, str(places.draft), "postgres", f'CREATE DATABASE "{DATABASE}";'),
    ):
        if programs.run(program, *arguments, places=places, account=account, statement=statement):
            raise EmbeddedDatabaseError(f"The database could not be made: {said(places, start)}")
    places.draft.rename(places.data)
    _write_to_disk(places.data.parent)


def _write_to_disk(folder: Path) -> None:
    """Make the new name outlast a power cut: the next start deletes what still has the old one."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(draft: Path) -> None:
    """Delete what an interrupted start left; its last process may still be writing for a moment."""
    deadline = time.monotonic() + 5
    while draft.exists() and time.monotonic() < deadline:
        shutil.rmtree(draft, ignore_errors=True)
    if draft.exists():
        shutil.rmtree(draft)


def _mend(places: Places, account: Account) -> None:
    """Give back what a copy of the folder loses: its owner, its mode, the way there."""
    status = places.data.stat()
    if status.st_uid == 0 and account.uid != 0:
        for path in (places.data, *places.data.rglob("*")):
            account.take(path)
    if stat.S_IMODE(status.st_mode) & 0o077:
        places.data.chmod(0o700)
    if os.geteuid() == 0 and not account.may_reach(places.data):
        raise EmbeddedDatabaseError(
            f"{account.name}, as whom the database runs, may not enter a folder above {places.data}."
        )


def _prepare_socket_dir(places: Places, account: Account) -> None:
    """Make the socket's folder where it is not the data folder, or see that nobody else made it."""
    folder = places.socket_dir
    if not places.is_socket_with_data and not os.path.lexists(folder):
        folder.mkdir(mode=0o700)
        account.take(folder)
    refuse_foreign_socket_dir(places, account)


def refuse_foreign_socket_dir(places: Places, account: Account) -> None:
    """Refuse a folder in /tmp that is not ours alone.

    Raises:
        EmbeddedDatabaseError: it is a link, somebody else's, or open to others.
    """
    folder = places.socket_dir
    if places.is_socket_with_data or not os.path.lexists(folder):
        return
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != account.uid or status.st_mode & 0o077:
        raise EmbeddedDatabaseError(f"{folder} is not ours alone: delete it, or set VAR_DIR to a shorter path.")


def log_size(places: Places) -> int:
    """Return the length of the log so far, for ``said``."""
    return places.log.stat().st_size if places.log.exists() else 0


def said(places: Places, start: int) -> str:
    """Return the log's last complaint after ``start``, with the log's path."""
    with places.log.open("rb") as log:
        log.seek(start if start <= log_size(places) else 0)
        lines = log.read().decode(errors="replace").splitlines()
    lines = [line for line in lines if not line.startswith(("pg_ctl:", "Examine"))]
    complaints = [line for line in lines if any(word in line for word in ("FATAL:", "PANIC:", "error:", "could not"))]
    reason = (complaints or lines or ["it said nothing"])[-1].split("FATAL:")[-1].strip().rstrip(".")
    return f"{reason} (log: {places.log})."
