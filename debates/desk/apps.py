"""Where Django finds this room."""

from forum import rooms


class Desk(rooms.Room):
    """Where those who keep order work."""

    name = "debates.desk"
