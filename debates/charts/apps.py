"""Where Django finds this room."""

from forum import rooms


class Charts(rooms.Room):
    """The shape of a debate as a picture: what is drawn, where, and the same in words."""

    name = "debates.charts"
