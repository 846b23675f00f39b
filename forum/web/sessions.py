"""Changing what a session keeps where two tabs may do it at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import transaction


@contextmanager
def held(session: SessionBase, key: str) -> Iterator[list[Any]]:
    """Yield the list that a session keeps under a key, to be changed in place; four queries, one transaction.

    A session is read whole and written whole: of two tabs, or two presses, the quicker would lose what it kept. So it
    is locked, and read anew. One that is not saved yet has no other tab.
    """
    with transaction.atomic():
        session.get(key)  # the key of a session that is none is forgotten when it is read
        is_saved = Session.objects.select_for_update().filter(pk=session.session_key).exists()
        now = type(session)(session.session_key) if is_saved else session
        kept: list[Any] = list(now.get(key, []))
        yield kept
        session[key] = kept
        if is_saved:
            session.save()
            session.modified = False  # saved once more after the lock, it would undo what another tab noted
