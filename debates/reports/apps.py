"""Where Django finds this room."""

from forum import rooms


class Reports(rooms.Room):
    """The pages on which something is reported, what came of one's own reports, the house rules."""

    name = "debates.reports"
