"""Where Django finds this room."""

from forum import rooms


class Results(rooms.Room):
    """What came of a debate: counted hourly while it sits, frozen when it is over."""

    name = "debates.results"
