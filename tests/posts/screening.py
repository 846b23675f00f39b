"""Rules and what is told to other rooms, for tests of screening."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.dispatch import Signal

from debates.posts.models import ScreeningRule

LONG = "The kettle was put on at six, and nobody spoke a word before it sang to the whole of the house."


def rule(pattern: str, does: str, told: str = "", kind: str = "word", state: str = "on") -> ScreeningRule:
    return ScreeningRule.objects.create(kind=kind, pattern=pattern, does=does, told=told, state=state)


@contextmanager
def heard(signal: Signal) -> Iterator[list[dict[str, object]]]:
    """Collect what is sent meanwhile."""
    facts: list[dict[str, object]] = []

    def listen(**sent: object) -> None:
        facts.append(sent)

    signal.connect(listen)
    try:
        yield facts
    finally:
        signal.disconnect(listen)
