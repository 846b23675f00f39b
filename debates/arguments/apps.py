"""Where Django finds this room."""

from forum import rooms


class Arguments(rooms.Room):
    """For and against: benches, trees of counterarguments, the map, corrections."""

    name = "debates.arguments"
