"""Locks between processes: flock on a file, neither kept nor released by a forked child."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_open: "set[FileLock]" = set()


class FileLock:
    """One open lock file. The lock belongs to the open file, so it ends with the process at the latest."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if os.geteuid() == 0:  # whoever owns the folder can use the server too
            owner = path.parent.stat()
            os.fchown(self._descriptor, owner.st_uid, owner.st_gid)
        _open.add(self)

    def share(self, *, patience: float) -> bool:
        """Hold it together with others; False where somebody has it alone for ``patience`` seconds."""
        return self._obtained(fcntl.LOCK_SH, patience)

    def seize(self, *, patience: float = 0) -> bool:
        """Hold it alone, giving up a share first; False where others hold it for ``patience`` seconds."""
        self.let_go()
        return self._obtained(fcntl.LOCK_EX, patience)

    def let_go(self) -> None:
        """Hold it no longer."""
        fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let go for good. In a child this closes the copy only: the parent's lock stays."""
        if self in _open:
            _open.discard(self)
            os.close(self._descriptor)

    def _obtained(self, kind: int, patience: float) -> bool:
        deadline = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(self._descriptor, kind | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    return False
                time.sleep(0.02)
            else:
                return True


@contextmanager
def alone(path: Path, *, patience: float) -> Iterator[bool]:
    """Hold the lock file alone for the block; gives False where ``patience`` seconds were not enough."""
    lock = FileLock(path)
    try:
        yield lock.seize(patience=patience)
    finally:
        lock.close()


def _close_copies() -> None:
    for lock in tuple(_open):
        lock.close()


os.register_at_fork(after_in_child=_close_copies)
