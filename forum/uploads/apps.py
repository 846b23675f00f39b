"""Where Django finds this room."""

from forum import rooms


class Uploads(rooms.Room):
    """Pictures: re-encoded, owned, shown only to who may see what they stand in."""

    name = "forum.uploads"
