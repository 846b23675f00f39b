"""Where Django finds this room."""

from forum import rooms


class Corrections(rooms.Room):
    """Where posts stand wrongly: who proposes a better place, and what was decided."""

    name = "debates.corrections"
