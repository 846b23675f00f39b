"""Where Django finds this room."""

from django.utils.translation import gettext_lazy as _

from forum import rooms


class Accounts(rooms.Room):
    """Who a person is: handle, trust, role, and what each may do."""

    name = "forum.accounts"
    verbose_name = _("People")  # in the admin, beside allauth's accounts
