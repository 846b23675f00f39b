"""Where Django finds this room."""

from forum import rooms


class Appeals(rooms.Room):
    """Statements of reasons as people read them, and appeals: somebody else decides again."""

    name = "debates.appeals"
