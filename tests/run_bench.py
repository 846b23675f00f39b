"""``make bench``: tests/bench.py on a database of its own, dropped at the end."""

import os
from importlib import import_module

import django
from django.db import connection

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        import_module("tests.bench").run()
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)
