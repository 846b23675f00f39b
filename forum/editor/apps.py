"""Where Django finds this room."""

from forum import rooms


class Editor(rooms.Room):
    """What people write in: the Markdown field with its preview, mentions and pictures."""

    name = "forum.editor"
