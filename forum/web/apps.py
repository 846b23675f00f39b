"""Where Django finds this room."""

from forum import rooms


class Web(rooms.Room):
    """Manners that every view shares: htmx or page, counted limits, error pages, health, logs."""

    name = "forum.web"
