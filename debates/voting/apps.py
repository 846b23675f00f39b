"""Where Django finds this room."""

from forum import rooms


class Voting(rooms.Room):
    """Where people stand, how they vote on posts, and what changed their minds."""

    name = "debates.voting"
