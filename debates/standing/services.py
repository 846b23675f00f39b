"""Stub."""


def reckon(*, person_id: int) -> None:
    """Nothing yet."""
