"""The site's settings, as the tests want them: quick passwords, mail in memory, plain static files."""

import os

os.environ.setdefault("SECRET_KEY", "for tests only")

from forum.settings import *  # noqa: F403
from forum.settings import BASE_DIR, DATABASES, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
ALLOWED_HOSTS = ["*"]
# The pool keeps connections open, and a test database with one cannot be dropped.
DATABASES["default"]["OPTIONS"].pop("pool", None)
# What a power cut would lose of a test nobody misses; the tests of power cuts start servers of their own.
DATABASES["default"]["OPTIONS"]["options"] = "-c synchronous_commit=off"
STATIC_ROOT = BASE_DIR / "static"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# wherever the database is; the tests of the second factor turn it on
STAFF_NEED_SECOND_FACTOR = False
