"""Where Django finds its admin, with our door before it."""

from django.contrib.admin.apps import AdminConfig


class Tables(AdminConfig):
    """Django's admin: a place to look into the tables, not to change them."""

    default_site = "forum.accounts.admin_site.TablesSite"
