"""Who uses the embedded server, and since when: the first starts it, the last to leave stops it.

Everyone who uses it holds a share of the users' lock. Whoever leaves gives the share back and tries to get
the lock alone: only the last one can, and while it stops the server no newcomer gets a share. Starting needs
a share and, on top of it, the start lock.
"""

import atexit
import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from forum.database import cluster, locks, processes, server
from forum.database.errors import EmbeddedDatabaseError
from forum.database.places import Places

_log = logging.getLogger("rejoinder.database")
_STOPPING = 20.0  # seconds for the last checkpoint
_STOPPING_BY_FORCE = 4.0


@dataclass
class _Use:
    """This process's use of one server."""

    places: Places
    share: locks.FileLock
    postmaster: int | None = None


_uses: dict[Path, _Use] = {}
_guard = threading.Lock()


def is_embedded() -> bool:
    """Say whether the site's database is the embedded server."""
    return bool(settings.DATABASES["default"].get("VAR_DIR"))


def ensure_running(var_dir: Path | None = None, *, patience: float = 60.0) -> None:
    """Use the server of ``var_dir`` (the site's own by default) from now on; start it if it does not run.

    Raises:
        EmbeddedDatabaseError: it does not run within ``patience`` seconds; the sentence says why.
    """
    var = _var(var_dir)
    deadline = time.monotonic() + patience
    use = _uses.get(var)
    if use and use.postmaster and processes.is_postmaster(use.postmaster, use.places):
        return
    with _one_thread(patience), _clear_words(var):
        _take_part(var, deadline)


def leave(wait: float = 10.0, var_dir: Path | None = None) -> None:
    """Stop the server once the others have left, or after ``wait`` seconds in any case.

    For whoever answers for the server, such as `make run`. All others leave at their exit by themselves.
    """
    var = _var(var_dir)
    if not var.exists():
        return
    with _clear_words(var):
        use = _uses.pop(var, None) or _joined(var)
        _leave(use, wait=wait, is_forced=True)


def _var(var_dir: Path | None) -> Path:
    return Path(var_dir or settings.DATABASES["default"]["VAR_DIR"]).resolve()


@contextmanager
def _one_thread(patience: float) -> Iterator[None]:
    guard = _guard  # a forked child has another
    if not guard.acquire(timeout=patience):
        raise EmbeddedDatabaseError("The database is being started; try again in a moment.")
    try:
        yield
    finally:
        guard.release()


@contextmanager
def _clear_words(var: Path) -> Iterator[None]:
    """Turn the operating system's refusals into one sentence."""
    try:
        yield
    except OSError as error:
        what = error.filename or var
        raise EmbeddedDatabaseError(
            f"The embedded database in {var} cannot be used ({error.strerror or error}: {what}). "
            "Make the folder yours, or set VAR_DIR to another one.",
        ) from error


def _take_part(var: Path, deadline: float) -> None:
    use = _uses.get(var) or _joined(var)
    if not use.share.share(patience=_left(deadline)):
        use.share.close()
        raise EmbeddedDatabaseError(f"The database in {var} is being stopped; try again in a moment.")
    _uses[var] = use
    account = cluster.account_for(use.places)
    cluster.refuse_foreign_socket_dir(use.places, account)
    if server.state(use.places) is not server.State.UP:
        with locks.alone(use.places.start_lock, patience=_left(deadline)) as is_our_turn:
            if not is_our_turn:
                raise EmbeddedDatabaseError(f"The database in {var} is being started; try again in a moment.")
            server.start(use.places, account, patience=_left(deadline))
    use.postmaster = processes.postmaster(use.places)


def _joined(var: Path) -> _Use:
    var.mkdir(parents=True, exist_ok=True)
    places = cluster.locate(var)
    cluster.make_room(places)
    return _Use(places, locks.FileLock(places.users_lock))


def _left(deadline: float) -> float:
    return max(0.0, deadline - time.monotonic())


def _leave(use: _Use, *, wait: float, is_forced: bool) -> None:
    try:
        if use.share.seize(patience=wait):
            server.stop(use.places, patience=_STOPPING_BY_FORCE if is_forced else _STOPPING)
        elif is_forced:
            with locks.alone(use.places.start_lock, patience=1):
                server.stop(use.places, patience=_STOPPING_BY_FORCE)
    finally:
        use.share.close()


def _leave_at_exit() -> None:
    while _uses:
        _var_dir, use = _uses.popitem()
        try:
            _leave(use, wait=0, is_forced=False)
        except OSError as error:
            with suppress(ValueError):
                _log.warning("the database was not stopped: %s", error)


def _forget_parent() -> None:
    """Start anew in a forked child: its use is its own, and so are its threads."""
    global _guard  # noqa: PLW0603 -- the one place that may
    _uses.clear()
    _guard = threading.Lock()


atexit.register(_leave_at_exit)
os.register_at_fork(after_in_child=_forget_parent)
