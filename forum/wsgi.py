"""The entry for a WSGI server: ``gunicorn forum.wsgi``."""

import os

import django

from forum.web.requests import Wsgi

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forum.settings")
django.setup(set_prefix=False)
application = Wsgi()
