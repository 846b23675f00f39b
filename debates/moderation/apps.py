"""Where Django finds this room."""

from forum import rooms


class Moderation(rooms.Room):
    """Reports gather in cases, cases are decided, and who is restricted reads why."""

    name = "debates.moderation"
