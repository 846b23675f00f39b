"""The processes beneath `serve`: the web server, with which it stands and falls, and a worker that is kept alive."""

import logging
import subprocess
import threading
import time

_SHORTEST_WAIT, _LONGEST_WAIT = 0.5, 30.0  # seconds before a worker is started again
log = logging.getLogger("rejoinder.serve")


class Child:
    """One process that can be told to stop, from any thread and at any moment."""

    def __init__(self, command: list[str]) -> None:
        self.command = command
        self.process: subprocess.Popen[bytes] | None = None
        self.stopping = threading.Event()
        self._guard = threading.RLock()  # a signal handler may find its own thread within

    def start(self) -> "subprocess.Popen[bytes] | None":
        """Start it and return it; none once it was told to stop."""
        with self._guard:
            if self.stopping.is_set():
                return None
            self.process = subprocess.Popen(self.command)  # noqa: S603 - our own words
        if self.stopping.is_set():  # told so by a signal just now
            self.process.terminate()
        return self.process

    def tell_to_stop(self) -> None:
        """Tell it once; it finishes what is under way."""
        self.stopping.set()
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def end(self, deadline: float) -> None:
        """Tell it to stop, wait until ``deadline`` (of time.monotonic), then kill it."""
        self.tell_to_stop()
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class KeptAlive(Child):
    """One that is started again when it ends by itself, after waits that grow while it lives but briefly."""

    def start_keeping(self) -> None:
        """Start it, and a thread that keeps it alive."""
        threading.Thread(target=self._keep, name="keeper", daemon=True).start()

    def _keep(self) -> None:
        wait = _SHORTEST_WAIT
        while (process := self.start()) is not None:
            began = time.monotonic()
            code = process.wait()
            if self.stopping.is_set():
                return
            wait = _SHORTEST_WAIT if time.monotonic() - began > _LONGEST_WAIT else min(wait * 2, _LONGEST_WAIT)
            log.warning("worker ended by itself", extra={"facts": {"exit": code, "again_in_seconds": wait}})
            self.stopping.wait(wait)
