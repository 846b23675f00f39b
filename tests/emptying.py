"""After a test with transactions of its own its rows are deleted, which takes a tenth of what Django's flush takes."""

import pgtrigger
from django.db import connection
from django.test import TransactionTestCase

from forum.audit.models import NO_CUT

# what migrations leave and no test changes: Django's flush would make it anew each time
KEPT = ("django_migrations", "django_content_type", "auth_permission", "django_site")

# A replica asks no trigger, neither those that keep the log whole nor those of foreign keys: all rows go anyway.
_EMPTY = """
DO $$
DECLARE one record; is_filled boolean;
BEGIN
  SET LOCAL session_replication_role = replica;
  FOR one IN SELECT oid::regclass AS name FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> ALL (%s) LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %%s)', one.name) INTO is_filled;
    IF is_filled THEN EXECUTE format('DELETE FROM %%s', one.name); END IF;
  END LOOP;
END $$
"""


_flush = TransactionTestCase._fixture_teardown


def install() -> None:
    """Put it in the place of Django's own, which every transactional test of pytest-django goes through."""
    TransactionTestCase._fixture_teardown = _empty


def _empty(case: TransactionTestCase) -> None:
    if not _may_pass_triggers():
        with pgtrigger.ignore(f"audit.Entry:{NO_CUT}"):
            _flush(case)
        return
    with connection.cursor() as cursor:
        kept = ", ".join(f"'{name}'" for name in KEPT)
        cursor.execute(_EMPTY % f"ARRAY[{kept}]")


def _may_pass_triggers() -> bool:
    """The embedded server's role may; one that DATABASE_URL names need not be a superuser."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        return bool(cursor.fetchone()[0])
