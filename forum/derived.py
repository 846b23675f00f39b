"""The one registry of derived data: what is stored though it could be counted, with its check and its rebuild."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Derived:
    """Something stored twice. ``faults`` reads and returns a line for each row that is off; ``rebuild`` writes."""

    name: str
    faults: Callable[[], list[str]]
    rebuild: Callable[[], int]


REGISTRY: dict[str, Derived] = {}


def register(derived: Derived) -> None:
    """Add to the registry; the same name again replaces it."""
    REGISTRY[derived.name] = derived
