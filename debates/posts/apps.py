"""Where Django finds this room."""

from forum import rooms


class Posts(rooms.Room):
    """Everything that a person says, in one relation to what it answers."""

    name = "debates.posts"
