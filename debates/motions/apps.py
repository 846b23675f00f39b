"""Where Django finds this room."""

from forum import rooms


class Motions(rooms.Room):
    """The sentence put to the house, about one article."""

    name = "debates.motions"
