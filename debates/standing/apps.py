"""Where Django finds this room."""

from forum import rooms


class Standing(rooms.Room):
    """The trust that people earn: what each level asks, who has it, and what it gives."""

    name = "debates.standing"
