"""A letter ready to go, and what may keep it. Where it goes to is in ``files`` and ``smtp``."""

from dataclasses import dataclass
from datetime import datetime, timedelta

_WAITS = (5, 30, 120, 600, 1800, 3600)  # seconds, growing from one attempt to the next
_LONGEST_WAIT = 7200
MOST_ATTEMPTS = 65  # five days of them


@dataclass(frozen=True, slots=True)
class Parcel:
    """The bytes of a mail (RFC 5322, lines ended by CRLF) with its envelope: bare addresses."""

    sender: str
    recipient: str
    message_id: str
    message: bytes
    queued: datetime


class NotDelivered(Exception):  # noqa: N818 - a mail server that is away is no error of ours
    """It did not go. ``is_final``: the server refused this letter for good, and asking again is of no use."""

    def __init__(self, reason: str, *, is_final: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_final = is_final


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after that many vain attempts, one or more: seconds first, two hours at last."""
    return timedelta(seconds=_WAITS[attempts - 1] if attempts <= len(_WAITS) else _LONGEST_WAIT)
