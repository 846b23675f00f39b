"""The entry for an ASGI server."""

import os

import django

from forum.web.requests import Asgi

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forum.settings")
django.setup(set_prefix=False)
application = Asgi()
