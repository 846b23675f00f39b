"""Where Django finds this room."""

from forum import rooms


class Transparency(rooms.Room):
    """What everybody may check: the public log of what was decided."""

    name = "debates.transparency"
