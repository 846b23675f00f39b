"""Where Django finds this room."""

from forum import rooms


class Accounts(rooms.Room):
    """Who a person is: handle, trust, role, and what each may do."""

    name = "forum.accounts"
