"""Where Django finds this room."""

from forum import rooms


class Notices(rooms.Room):
    """Notices of illegal content, which need no account."""

    name = "debates.notices"
