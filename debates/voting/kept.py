"""What somebody did here who is not logged in: kept in their session, to be done once they log in."""

import time
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import transaction

SESSION_KEY = "acts"
MOST_KEPT = 20
KEPT_FOR = 3_600  # seconds; later it may be somebody else who logs in at the same computer

Act = dict[str, Any]


def keep(session: SessionBase, act: Act) -> None:
    """Keep an act in the session of who is not logged in, the newest 20; at most four queries, one transaction.

    ``act`` is written as JSON and names ``what`` it is and ``about`` what: of two the same, the later one holds.
    """
    with transaction.atomic():
        is_held = _hold(session)
        others = [one for one in session.get(SESSION_KEY, []) if not _is_same(one, act)]
        session[SESSION_KEY] = [*others, {**act, "at": int(time.time())}][-MOST_KEPT:]
        if is_held:
            session.save()
            session.modified = False  # saved once more after the lock, it would undo what another tab noted


def take_up(session: SessionBase, what: str) -> list[Act]:
    """Return the acts of one kind that were kept of late, the oldest first, and forget them; no query."""
    kept = session.get(SESSION_KEY, [])
    if not kept:
        return []
    session[SESSION_KEY] = [act for act in kept if act["what"] != what]
    since = time.time() - KEPT_FOR
    return [act for act in kept if act["what"] == what and act["at"] >= since]


def _is_same(one: Act, other: Act) -> bool:
    return bool(one["what"] == other["what"] and one["about"] == other["about"])


def _hold(session: SessionBase) -> bool:
    """Lock the session and read anew what is kept in it, if there is one.

    A session is read whole and written whole: of two tabs the quicker would lose what it kept.
    """
    session.get(SESSION_KEY)  # a key of none is forgotten when it is read
    key = session.session_key
    if not Session.objects.select_for_update().filter(pk=key).exists():
        return False
    session[SESSION_KEY] = type(session)(key).get(SESSION_KEY, [])
    return True
