"""Stub."""

from forum import rooms


class Standing(rooms.Room):
    """Stub."""

    name = "debates.standing"
