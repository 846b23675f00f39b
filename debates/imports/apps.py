"""Where Django finds this room."""

from forum import rooms


class Imports(rooms.Room):
    """How an article comes in: pasted, as a file, or from an address, and put right before it is published."""

    name = "debates.imports"
