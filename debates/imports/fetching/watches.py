"""The time and the bytes of one fetch, over all its redirects."""

import time
from collections.abc import Callable

from debates.imports.fetching.refusals import FetchRefused

Progress = Callable[[int], None]
PATIENCE = 0.25  # seconds of silence after which whoever waits may cancel


class Watch:
    """Runs from the moment it is made; tells whoever waits how many bytes have come."""

    def __init__(self, seconds: float, on_progress: Progress | None = None) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._tell = on_progress
        self._received = 0

    def left(self) -> float:
        """Return the seconds that are left, always more than none.

        Raises:
            FetchRefused: the time is up.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchRefused(
                f"The site took longer than {self._seconds:g} seconds. Try again later, or paste the text.", "slow"
            )
        return left

    def count(self, received: int = 0) -> None:
        """Add bytes, and tell; whatever ``on_progress`` raises ends the fetch."""
        self._received += received
        if self._tell is not None:
            self._tell(self._received)
