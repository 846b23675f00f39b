"""Where Django finds this room."""

from forum import rooms


class Demo(rooms.Room):
    """The debates that ship with the project."""

    name = "debates.demo"
