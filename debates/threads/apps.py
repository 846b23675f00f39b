"""Where Django finds this room."""

from forum import rooms


class Threads(rooms.Room):
    """Conversations on paragraphs: the reading page, the pages of a thread, counts."""

    name = "debates.threads"
