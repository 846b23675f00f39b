"""What somebody did here who is not logged in: kept in their session, to be done once they log in."""

import time
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from forum.web.sessions import held

SESSION_KEY = "acts"
MOST_KEPT = 20
STANCE, VOTE, CREDIT = "stance", "vote", "credit"  # what is kept
KEPT_FOR = 3_600  # seconds; later it may be somebody else who logs in at the same computer

Act = dict[str, Any]


def keep(session: SessionBase, act: Act) -> None:
    """Keep an act in the session of who is not logged in, the newest 20; at most four queries, one transaction.

    ``act`` is written as JSON and names ``what`` it is and ``about`` what: of two the same, the later one holds.
    """
    with held(session, SESSION_KEY) as acts:
        acts[:] = [*(one for one in acts if not _is_same(one, act)), {**act, "at": int(time.time())}][-MOST_KEPT:]


def take_up(session: SessionBase, what: str) -> list[Act]:
    """Return the acts of one kind that were kept of late, the oldest first, and forget them; no query."""
    kept, found = session.get(SESSION_KEY, []), look_up(session, what)
    if kept:
        session[SESSION_KEY] = [act for act in kept if act["what"] != what]
    return found


def look_up(session: SessionBase, what: str) -> list[Act]:
    """Return the same, and leave it there."""
    since = time.time() - KEPT_FOR
    return [act for act in session.get(SESSION_KEY, []) if act["what"] == what and act["at"] >= since]


def _is_same(one: Act, other: Act) -> bool:
    return bool(one["what"] == other["what"] and one["about"] == other["about"])
