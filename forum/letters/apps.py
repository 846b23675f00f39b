"""Where Django finds this room."""

from forum import rooms


class Letters(rooms.Room):
    """E-mail as background jobs: queued in the transaction that caused it, sent by the worker."""

    name = "forum.letters"
