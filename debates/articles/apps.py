"""Where Django finds this room."""

from forum import rooms


class Articles(rooms.Room):
    """The text under debate: import, revisions, and blocks that keep their number."""

    name = "debates.articles"
