"""Where Django finds this room."""

from forum import rooms


class Audit(rooms.Room):
    """What was decided, in a chain of rows that nobody can change unnoticed."""

    name = "forum.audit"
